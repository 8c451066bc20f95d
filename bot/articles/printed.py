"""The byline as it stands among the paragraphs, for pages whose metadata names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.articles.byline import Bylines, named_lines, names_and_role, read_byline
from bot.articles.printed_names import LEADS

HEAD: Final = 4
FOOT: Final = 3
_LINE: Final = 160
_SENTENCE: Final = re.compile(r"[.!?]$")
_JOINED: Final = re.compile(r"\S\s*/\s*\S|\s(?:&|and|und|et|y|e|og|och)\s")
_SIGNED: Final = re.compile(r"[(（](?P<names>[^()（）]{4,160}?),\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}[)）]$")
"""The signature that closes an article in brackets, names and date, as Austrian and German papers print it."""


def printed_byline(paragraphs: Sequence[str], outlet: str = "") -> Bylines:
    """The people whom a line at the head ("By ...", two names joined, or a name and a newsroom's role) or a signature at
    the end names; each paragraph with its breaks."""
    for paragraph in paragraphs[:HEAD]:
        if (found := _from_lines(paragraph.split("\n"), outlet)).people:
            return found
    for paragraph in paragraphs[-FOOT:]:
        if signed := _SIGNED.search(paragraph):
            return Bylines(read_byline(signed["names"], outlet).people)
    return Bylines()


def _from_lines(lines: Sequence[str], outlet: str) -> Bylines:
    """What the first of a paragraph's lines say, where none of the others is prose."""
    prose = any(len(line) > _LINE or _SENTENCE.search(line) for line in lines[1:])
    return Bylines() if prose else _from_line(named_lines(lines), outlet)


def _from_line(line: str, outlet: str) -> Bylines:
    if len(line) > _LINE or _SENTENCE.search(line):
        return Bylines()
    found = read_byline(line, outlet)
    alone = bool(_JOINED.search(line)) and len(found.people) > 1 and not found.newsrooms
    return found if LEADS.match(line) or alone or names_and_role(line) else Bylines()
