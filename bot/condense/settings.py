"""Where and when something was said: a statement, a post, an interview, a date; as printed."""

from __future__ import annotations

import re
from functools import cache

from bot.condense.lexicon import table
from bot.model.span import Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)"
_DATE = rf"(?:(?:late on |early on |on |in (?=\w+[ \xa0]\d{{4}})|last |late |early )?(?:{_MONTH}[ \xa0]\d{{1,2}}(?!\d)(?:,[ \xa0]\d{{4}})?|(?:\d{{1,2}}[ \xa0])?{_MONTH}[ \xa0]\d{{4}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?)|earlier this (?:week|month|year)|[Ll]ast (?:week|month|year|night)|this (?:week|month))"
_COUNT = r"(?:(?:(?<=of[ \xa0])|(?:about|around|nearly|almost|some|over|more than|up to|at least)[ \xa0])\d[\d,.]*[ \xa0](?!that\b))?"
_TAIL = rf"(?:[ \xa0](?:to|with|on|for|from|at|by|before|of|in|about)[ \xa0](?:the |a |an |his |her )?{_COUNT}(?!(?:about|around|nearly|almost|some|over|more)\b)(?:social media|[\w&.’'-]+)(?:[ \xa0][A-Z][\w&.’'-]*)*(?:[ \xa0](?:\d{{1,2}}(?:,[ \xa0]\d{{4}})?|\d{{4}}|morning|afternoon|evening|night)\b)?){{0,3}}"


_REACH = 160
"""Characters from the cue within which a setting belongs to it."""


@cache
def _pattern() -> re.Pattern[str]:
    rows = table("settings")
    nouns, platforms = (
        "|".join(sorted(map(re.escape, rows[key]), key=len, reverse=True)) for key in ("place", "platform")
    )
    modifiers = r"(?:(?!said|told|that)[\w.’'-]+[ \xa0](?:\d{1,2}[ \xa0])?){0,4}?"
    place = rf"(?:in|at|during|on|via|through)[ \xa0](?:a|an|the|his|her|their|its|this|another)[ \xa0]{modifiers}(?:{nouns})\b"
    bare = rf"(?:in|during|by|via|through)[ \xa0](?:{'|'.join(rows['bare'])})\b"
    occasion = rf"(?:a|an|the)[ \xa0]{modifiers}(?:{'|'.join(rows['occasion'])})\b"
    told = rf"(?<=\btold ){occasion}|(?<=\bsaid )(?:to|before)[ \xa0]{occasion}|(?<=\btestified )(?:to|before)[ \xa0]{occasion}"
    post = rf"on (?:(?i:{platforms}))\b"
    return re.compile(
        rf"\b(?:(?i:{place}|{bare})|{told}){_TAIL}(?:[ \xa0]{_DATE})?|\b{post}(?:[ \xa0]{_DATE})?|\b{_DATE}"
    )


def find(text: str, sentence: Span, segments: tuple[Span, ...], cue: Span | None) -> Span | None:
    """The setting in the sentence, outside the words said; None where none is printed.

    A place or medium is preferred to a bare date, and what stands after the cue to what stands before it.
    """
    pivot = cue.end if cue else sentence.start
    start, end = max(sentence.start, pivot - _REACH), min(sentence.end, pivot + _REACH)
    said = [segment for segment in segments if segment.start < end and start < segment.end]
    found = (
        Span(match.start(), match.end() - _full_stop(text, match.end(), sentence))
        for match in _pattern().finditer(text, start, end)
    )
    near = [span for span in found if not any(span.overlaps(segment) for segment in said)]
    return min(near, key=lambda span: (_bare_date(span.of(text)), abs(span.start - pivot)), default=None)


def _full_stop(text: str, end: int, sentence: Span) -> int:
    """1 where the setting ends with the full stop of its sentence, else 0."""
    return int(end >= sentence.end and text[end - 1] == ".")


def _bare_date(words: str) -> bool:
    return re.fullmatch(_DATE, words) is not None
