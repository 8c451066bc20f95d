"""Splits a text into sentences, with quotations of several sentences kept whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.condense.lexicon import table, words
from bot.condense.quotations import PARAGRAPH, Quotation, scan
from bot.model.span import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[)\]”’\"'»“]*+(?=\s)")
_LAST_WORD = re.compile(r"[\w.&-]+$")
_NEXT = re.compile(r"[\s“”‘’\"'«»„(\[—–-]*")
_NEXT_WORD = re.compile(r"[\w’'-]+")
_ZONE = re.compile(r"[A-Z]{2,4}$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$")

_ATTRIBUTED = re.compile(
    r"(?:[\w.'’-]+[ \xa0]){1,5}(?:said|says|asked|asks|added|adds|demanded|wrote|writes|replied|told|tells|continued|"
    r"exclaimed|shouted|yelled|wondered|joked|quipped|responded|answered|tweeted|declared|recalled|cried)\b"
)


def split(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in order, without the blanks between them.

    A line break always ends a sentence. Inside quotation marks nothing does. Linear in the text's length.
    """
    quotations = scan(text)
    starts = [quotation.start for quotation in quotations]
    return tuple(
        span
        for paragraph in PARAGRAPH.finditer(text)
        for span in _paragraph(text, paragraph.start(), paragraph.end(), quotations, starts)
    )


def _paragraph(text: str, start: int, end: int, quotations: tuple[Quotation, ...], starts: list[int]) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _inside(stop.end(), quotations, starts) or not _ends(text, stop, end):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _inside(position: int, quotations: tuple[Quotation, ...], starts: list[int]) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and quotations[at].start < position < quotations[at].end


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    gap = _NEXT.match(text, stop.end(), end)
    at = gap.end() if gap else stop.end()
    following = _NEXT_WORD.match(text, at, end)
    word = following[0] if following else ""
    if not word:
        return True
    if text[at].islower() and not word[1:2].isupper():
        return False
    if stop[0][-1] in "”’\"'»" and stop[0][0] in "?!" and _ATTRIBUTED.match(text, at, end):
        return False
    if word.lower() in ("inc", "corp") and "." not in stop[0]:
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 30), stop.start())
    return _ends_after(before[0] if before else "", word, text[stop.end() : at].strip())


def _ends_after(word: str, following: str, between: str) -> bool:
    """Whether a full stop after `word` ends the sentence, given the next word and the marks before it."""
    kind = _kind(word)
    starter = following.lower() in words("starters") or bool(between.strip("(["))
    if kind == "never":
        return False
    if kind in ("initial", "starter", "acronym"):
        return starter
    if kind == "month":
        return not following[0].isdigit()
    if kind == "state":
        return "(" not in between and following.lower() not in words("titles")
    if kind == "clock":
        return not (_ZONE.match(following) or following.lower() in words("months"))
    return True


def _kind(word: str) -> str:
    lower = word.lower()
    for name, entries in table("abbreviations").items():
        if lower in entries and (name != "month" or word[0].isupper()) and not _common(word, name):
            return "acronym" if name == "state" and "." in word else name
    if len(word) == 1 and word.isupper() and word != "I":
        return "initial"
    return "acronym" if _ACRONYM.match(word) and "." in word else ""


def _common(word: str, name: str) -> bool:
    """Whether this is the ordinary word and not the abbreviation: "no", "miss", "art" in lower case."""
    return (name == "state" and word[0].islower()) or word in ("no", "col", "miss", "sun", "ill", "sec")
