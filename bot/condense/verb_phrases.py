"""The verb by which a subject makes a claim, wherever its sentence puts it: right behind the subject, as an adjective
("is confident that"), as a second verb ("went on the air and accused"), as a participle at the end (", saying").
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bot.condense.claims import ADJECTIVES, MAIN, PHRASES, SPEECH, STATUS
from bot.condense.cue_verbs import meant
from bot.model.brief import Status
from bot.model.span import Span

DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
HOME: Final = re.compile(r" of (?:the )?[A-Z][\w.'’&-]*(?: (?:of |for |and )?(?:the )?[A-Z][\w.'’&-]*){0,5}")
"""Where the subject belongs: "Piet Dorn of the Lake Institute"."""

BETWEEN: Final = (
    r"(?: \([A-Z][\w.&-]{1,9}\))?(?:, (?!and |or |but )[^,;:“”\"()]{3,90},)?"
    rf"(?:,? (?:on|in) (?:[A-Z][\w.]*(?: \d{{1,2}})?(?:, \d{{4}})?)| {DAYS}|"
    r" (?:has been|is|are|was|were)(?= \w+ing\b)|"
    r" (?:has|have|had|did|also|again|later|then|now|once|first|often|long|still|just|already|today|yesterday|previously|recently|"
    r"earlier|repeatedly|publicly|[a-z]+ly))*(?: (?:continue[sd]?|went on|goes on) to)?"
)
"""What may stand between a subject and its cue: an acronym, an aside, a day, auxiliaries, adverbs, "continues to"."""

CUE: Final = re.compile(rf"{BETWEEN} (?P<cue>[a-z]+(?: for| on| upon)?)\b(?! of\b|(?<!responded) by\b)")
BE: Final = r"(?:is|are|was|were|has been|have been)(?: (?:also|both|still|very|quite|more|most|[a-z]+ly)){0,3}"
STATE: Final = re.compile(
    rf"{BETWEEN} {BE} (?P<cue>(?:{'|'.join(sorted(ADJECTIVES))})\b(?= that\b)|"
    r"(?:critical|dismissive|supportive|skeptical|sceptical|wary)(?= of\b)|"
    r"(?:upbeat|optimistic|pessimistic|worried|concerned|skeptical|sceptical)(?= about\b)|opposed(?= to\b))"
)
OTHER: Final = (
    r"(?:and|or|but|nor|so|while|as|when|whereas|where|after|before|because|since|if|unless|until|though|although|who|"
    r"which|that|whom|whose|what|why|how|by|than|whether|is|are|was|were|been|being)\b"
)
"""Words after which another subject may speak, and those of a passive."""

WORD: Final = rf"(?: (?!{OTHER})[\w.'’$€£%/-]+)"
DEED: Final = (
    r"(?=(?: (?:has|have|had|also|later|then|now|[a-z]+ly|on [A-Z]\w+|[A-Z][a-z]+day))* (?:[a-z]+ed|[a-z]+[^s]s|met|saw|"
    r"left|took|gave|led|fought|beat|kept|held|brought|sold|drove|shot|put|set|cut|sent|made|lost|won|ran|went|came|got|"
    r"began|struck|stood|sat|wrote|spoke|cast) (?![A-Z]\w+ [a-z]+(?:ed|s) ))"
)
"""The subject's first verb stands right behind it: "American owner Piet Dorn fired" is not the American's."""

TRAILING: Final = re.compile(
    rf"{DEED}{WORD}{{2,24}}, (?P<cue>saying|warning|arguing|insisting|claiming|noting|stating|explaining|promising|pledging|"
    r"vowing|urging|accusing|acknowledging|admitting|conceding|denying|alleging|asserting|contending|declaring|"
    r"announcing|predicting|demanding)\b"
)
SECOND: Final = re.compile(
    rf"{DEED}{WORD}{{2,12}} and (?:also |then |later )?(?P<cue>[a-z]+ed|said|told)(?= (?:that|the|an?|his|her|its|their|him|"
    r"them|for|on|to|[A-Z“\"]))"
)


class Verb(NamedTuple):
    """A cue and what it makes of the claim."""

    cue: str
    status: Status


def verb_of(text: str, subject: Span, stop: int) -> Verb | None:
    """The cue whose subject is `subject`, in the sentence that ends at `stop`; None where it has none."""
    found = CUE.match(text, subject.end, stop)
    if found and meant(text, subject, found.start("cue"), stop):
        cue = found.group("cue").split()[0]
        return Verb(cue, status_at(text, found.start("cue"), cue))
    state = STATE.match(text, subject.end, stop)
    return Verb(state.group("cue"), ADJECTIVES[state.group("cue")]) if state else late_verb(text, subject, stop)


def late_verb(text: str, subject: Span, stop: int) -> Verb | None:
    """A cue behind another verb of the subject, where most of the sentence stands under it."""
    for shape, known in ((TRAILING, SPEECH), (SECOND, STATUS)):
        found = shape.match(text, subject.end, stop)
        cue, at = (found.group("cue"), found.start("cue")) if found else ("", stop)
        weighty = cue in known and stop - at >= MAIN * (stop - subject.start)
        if weighty and (shape is TRAILING or meant(text, subject, at, stop)):
            return Verb(cue, status_at(text, at, cue))
    return None


def status_at(text: str, start: int, cue: str) -> Status:
    """What the cue makes of the claim, with the words that follow it ("called for")."""
    phrase = next((status for pattern, status in PHRASES if re.match(pattern, text[start : start + 60])), None)
    return phrase or STATUS[cue]
