"""The day that a page prints beside its headline, for pages of which neither metadata nor elements say when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, islice, takewhile
from typing import Final

from lxml.html import HtmlElement

from bot.articles.dates import parse_date
from bot.articles.text import one_line

NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:date(?:line|time)?|datum|fecha|data|timestamp|pub-?date|publish(?:ed|ing)?|posted|published-?on|posted-?on)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Parts of class names that content systems give to the day of an article."""

_CHANGED: Final = re.compile(
    r"updat|modif|edited|printed|gedruckt|imprim|impres|aktualisiert|mis à jour|mise à jour|actualiz|atualiz|aggiorna|bijgewerkt|uppdatera|oppdatert|opdateret|"
    r"aktualiz|zaktualizowan|обновл|päivitet",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
"""A day that is another one on the other side of the Atlantic."""

DIVIDED: Final = re.compile(r"\s+[|·•–—-]\s+|\s*[|·•]\s*")
_BESIDE: Final = ("aside", "nav", "footer", "figure")
_NEAR: Final = 150
"""Elements after the headline among which its day is looked for."""
_LONGEST: Final = 120
_MOST_WORDS: Final = 12
_MOST_BEFORE: Final = 4
"""Words before a day, such as "Published on" and a weekday."""


def printed_date(tree: HtmlElement) -> datetime | None:
    """The first day printed soon after the headline, else right above it, in an element that is named for it or says
    nothing else; None where there is none. A day of changes is none, nor one that each continent reads its own way."""
    return next((date for element in _candidates(tree) if (date := _dated(element))), None)


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    yield from islice(above_the_text(tree), _NEAR)
    headline = next(tree.iter("h1"), None)
    around = headline.getparent() if headline is not None else None
    if around is not None and around.tag != "body":
        yield from islice(takewhile(lambda element: element.tag != "h1", around.iter()), _NEAR)


def above_the_text(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements from the headline to the second long paragraph; the first may be the standfirst."""
    long = 0
    for element in dropwhile(lambda element: element.tag != "h1", tree.iter()):
        long += element.tag == "p" and len(element.text or "") > _LONGEST
        if long > 1:
            return
        yield element


def _dated(element: HtmlElement) -> datetime | None:
    named = bool(NAMES.search(element.get("class") or ""))
    said = dated_line(element) if named or len(element) == 0 else ""
    if not said or _CHANGED.search(f"{said} {element.get('class') or ''}") or _EITHER.search(said):
        return None
    if next(element.iterancestors(*_BESIDE), None) is not None:
        return None
    parts = DIVIDED.split(said) if named else [said]
    return next((date for part in parts if (date := day_in(part, loose=named))), None)


def dated_line(element: HtmlElement) -> str:
    """What a short element with a number in it says; empty for any other."""
    said = ""
    for piece in islice(element.itertext(), 20):
        said += piece
        if len(said) > 3 * _LONGEST:
            return ""
    text = one_line(said)
    return text if len(text) <= _LONGEST and any(sign.isdecimal() for sign in text) else ""


def day_in(text: str, *, loose: bool) -> datetime | None:
    """The day behind a few words at most; where it is `loose`, with more behind it."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return None
    for start in range(min(_MOST_BEFORE, len(words))):
        for end in range(len(words), start if loose else len(words) - 1, -1):
            if date := parse_date(" ".join(words[start:end]).rstrip(",;")):
                return date
    return None
