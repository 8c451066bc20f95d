"""The byline as it stands among the paragraphs, for pages whose metadata names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.articles.byline import LEADS, Bylines, read_byline

HEAD: Final = 4
FOOT: Final = 3
_LINE: Final = 160
_SENTENCE: Final = re.compile(r"[.!?]$")
_JOINED: Final = re.compile(r"\S\s*/\s*\S|\s(?:&|and|und|et|y|e|og|och)\s")
_SIGNED: Final = re.compile(r"[(（](?P<names>[^()（）]{4,160}?),\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}[)）]$")
"""The signature that closes an article in brackets, names and date, as Austrian and German papers print it."""


def printed_byline(paragraphs: Sequence[str], outlet: str = "") -> Bylines:
    """The people whom a line at the head ("By ...", or two names joined) or a signature at the end names."""
    for paragraph in paragraphs[:HEAD]:
        if (found := _from_line(paragraph, outlet)).people:
            return found
    for paragraph in paragraphs[-FOOT:]:
        if signed := _SIGNED.search(paragraph):
            return Bylines(read_byline(signed["names"], outlet).people)
    return Bylines()


def _from_line(line: str, outlet: str) -> Bylines:
    if len(line) > _LINE or _SENTENCE.search(line):
        return Bylines()
    found = read_byline(line, outlet)
    alone = bool(_JOINED.search(line)) and len(found.people) > 1 and not found.newsrooms
    return found if LEADS.match(line) or alone else Bylines()
