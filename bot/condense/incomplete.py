"""Sentences whose content stands in another one: a question without its answer, a statement without its words."""

from __future__ import annotations

import re
from typing import Final

DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
TIME: Final = (
    rf"(?:(?:In|On|By|Since|Until|From|At) (?:(?:the|early|late|mid) )*(?:\d{{1,4}}|{DAY}|{MONTH}(?: \d{{1,4}})?|spring|summer|autumn|"
    r"winter|fall|end|beginning|same (?:day|year|week|time))|(?:Last|This|That|Next|The next|The following) (?:\w+ )?(?:day|night|morning|"
    r"week|month|year|spring|summer|autumn|winter)|(?:\w+ )?\w+ (?:days|weeks|months|years|hours) (?:later|ago|earlier))"
)
POINTS_BACK: Final = re.compile(rf"{TIME}(?: (?:morning|night|afternoon|evening))?,? (?:he|she|they)\b")
"""A pronoun for a subject behind the time, with or without a comma: "In 1957 she noticed ..."."""

UNSAID: Final = (
    (
        (" it ",),
        re.compile(
            r"\bputs? it (?:(?:more|rather|quite|somewhat|even|a little) )?(?:\w+|this way|like this|another way|that way)\.$"
        ),
    ),
    (
        ("same thing", "such thing", "as much"),
        re.compile(
            r"\b(?:says?|said|told|tells|thinks?|thought|heard|did|does|faces?|faced|want(?:s|ed)?) (?:\w+ ){0,3}?(?:the same thing|such things?|as much)\b(?! as\b)"
        ),
    ),
    (
        (" it", " them", " this", " that"),
        re.compile(
            r"\bthought about it\b|^[A-Z][\w’'. -]{2,40} (?:called|found|considers?|thinks?|thought|dismissed|described|hailed|welcomed|condemned) (?:(?:it|them)\b|(?:this|that)(?= (?:an?|the|as)\b|[,.] ?| [“\"]))"
        ),
    ),
    (("I ",), re.compile(r"I (?:mention|say|raise|write|bring up|tell you|know) (?:this|that|all this)\b")),
    (
        ("so.", "as much.", "otherwise.", "the same.", "same thing."),
        re.compile(r"\b(?:said|says|thinks?|thought|did|does) (?:so|as much|otherwise|the same(?: thing)?)\.$"),
    ),
    (
        ("posted", "shared", "issued", "released", "published", "read out"),
        re.compile(
            r"^.{0,60}\b(?:posted|shared|issued|released|published|read out) (?:an?|the|another) (?:\w+ )?(?:screenshot|photo|picture|message|"
            r"letter|statement|apology|response|reply|comment|clip|selfie)(?: (?:of|from|on|to|in) (?:[\w’'.-]+ ){0,5}[\w’'.-]+)?\.$"
        ),
    ),
)
"""Statements of which only that they were made is told, each behind words of which one stands in it."""

IN_A_NOUN: Final = re.compile(
    r"\b[\w.]+(?:['’]s|s['’]) (?:\w+ ){0,3}(?:response|reply|answer|suggestion|defen[cs]e|argument|claim|contention|position|view|"
    r"complaint|message|theory|explanation|allegation|accusation) (?:[-–—] ?[^-–—]{2,60}[-–—] ?)?(?:was|is|has been) that\b"
)
"""Somebody's claim without a verb of saying, which the outlet does not make its own: "Dorn's answer was that ..."."""

GESTURE: Final = re.compile(
    r"(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) (?:then )?(?:winces?|winced|laugh(?:s|ed)|smile[sd]|sigh(?:s|ed)|shrug(?:s|ged)|"
    r"nod(?:s|ded)|grin(?:s|ned)|pause[sd]|frown(?:s|ed)|giggle[sd]|blush(?:es|ed))(?:[.,]| (?:when|at|as|again|and)\b)"
)
"""What somebody does between two statements: "Tennant winces."."""

ASKED: Final = re.compile(r"\b(?:was|were|been) asked (?:whether|if|about|why|how|what|who|when|where)\b")
REPLIED: Final = re.compile(
    r"\b(?:said|says|replied|replies|answered|responded|told|declined|refused|denied|nodded|laughed|shrugged|insisted|but)\b|[“\"]"
)


def incomplete(point: str) -> bool:
    """Whether what the sentence tells of stands in another: who is meant, who says it, what was said or answered."""
    if (
        POINTS_BACK.match(point)
        or GESTURE.match(point)
        or (" that" in point and IN_A_NOUN.search(point))
        or any(shape.search(point) for signs, shape in UNSAID if any(sign in point for sign in signs))
    ):
        return True
    return bool(ASKED.search(point)) and REPLIED.search(point) is None
