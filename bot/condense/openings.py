"""Where the news of an article begins: behind a teaser, a scene or an anecdote, at the paragraph that says what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

FARTHEST: Final = 14
"""Sentences within which a delayed lead stands; beyond them the article has none."""

SHORT: Final = 45
"""Below this many characters an opening says little: "Orla Tennant is late, and she knows it."."""

LEAST: Final = 60
"""Characters from which a sentence may say what an article is about."""

QUOTATION: Final = re.compile(r"[“\"][^”\"]*[”\"]?")
ADDRESSING: Final = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Uu]s|[Oo]ur|I|[Mm]y|[Ll]et[’']s|[Ii]magine|[Pp]icture this)\b"
)
ONE_DAY: Final = re.compile(
    r"(?:(?:Early|Late) )?(?:On|In|One|It was)(?: the| an?)? (?:\w+[ -]){0,2}?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"morning|afternoon|evening|night|day|spring|summer|autumn|winter)s?\b(?! (?:the|a) court)[^.]{0,60}, "
)
"""How anecdotes begin: "On a Tuesday in late February, ...", "One morning last spring, ..."."""

STUDY: Final = re.compile(
    r"\baccording to (?:an? |the )?(?:new |recent )?(?:\w+ )?(?:stud(?:y|ies)|research|survey|analysis|report)\b|"
    r"\b(?:stud(?:y|ies)|paper|analysis|survey) (?:has |have )?(?:found|finds|suggests?|shows|showed)\b|"
    r"\b(?:stud(?:y|ies)|findings|results|research)(?: was| were|,)? published\b|"
    r"\b(?:researchers|scientists|a team) (?:at [^.]{3,40} )?(?:reported|report|found|find|say|have found)\b"
)
"""Where an article about research says what was found, or by whom."""

DONE: Final = re.compile(
    r"\b(?:according to|(?:announced|voted|ruled|signed|sold|bought|approved|agreed|launched|filed|sued|closed|paid|awarded|banned|"
    r"charged|arrested|plans|will)\b)"
)
FIGURES: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions?|billions?)\b"
)
POINTING: Final = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|But|And|So)\b")


def news_from(sentences: Sequence[str], title: frozenset[str], found: Sequence[frozenset[str]]) -> int:
    """The number of the sentence at which the news begins: 0, unless the article opens softly and another within reach
    tells what a study found, or a deed with its figures that is the title's. `found` are the terms of each sentence."""
    if not sentences or not soft(sentences[0]):
        return 0
    near = range(1, min(len(sentences), FARTHEST))
    return next((at for at in near if hard(sentences[at], bool(title & found[at]))), 0)


def soft(sentence: str) -> bool:
    """Whether the sentence teases, asks, addresses the reader or sets a scene, and tells no news."""
    own = QUOTATION.sub(" ", sentence)
    if sentence.rstrip("\"”'’) ").endswith("?") or ADDRESSING.search(own):
        return True
    bare = FIGURES.search(sentence) is None and STUDY.search(own) is None
    return bare and (len(sentence) < SHORT or ONE_DAY.match(sentence) is not None)


def hard(sentence: str, titled: bool) -> bool:
    """Whether the sentence says what happened by itself: what a study found, or a deed and its figures, `titled` where
    it shares a word with the title."""
    if len(sentence) < LEAST or QUOTATION.search(sentence) or soft(sentence) or POINTING.match(sentence):
        return False
    return bool(STUDY.search(sentence)) or (titled and bool(DONE.search(sentence)) and bool(FIGURES.search(sentence)))
