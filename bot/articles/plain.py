"""Plain texts to articles, without touching a character: offsets into what was given must hold."""

from __future__ import annotations

import re
from typing import Final

from bot.articles.byline import Bylines, names_and_role, read_byline
from bot.articles.contributors import find_contributors
from bot.articles.dates import parse_date
from bot.articles.language import detect
from bot.articles.plain_title import first_line
from bot.model.article import Article

_BYLINE: Final = re.compile(
    r"^[ \t]*(?:(?:EXCLUSIVE|Exclusive|Words|Report)[ \t]+)?(?:By|BY|by|Von|Par|Por|Di|Door|Av)[ \t]+(?P<names>[^\n]{2,160}?)[ \t]*$",
    re.MULTILINE,
)
_RUNNING: Final = re.compile(
    r"^\s*(?:By|BY)[ \t]+(?P<names>(?:[A-Z][\w.’'-]+(?:,? (?:and )?)){2,8}?)"
    r"(?=\s*(?:,|\||—|–|-{1,2}|/)\s|\s+[A-Z][A-Z. ]{2,}|\s+\()"
)
"""A byline that runs on into the text: a dateline in capitals, a bar, a dash or an agency in brackets follows."""

_HEAD: Final = 600
_MOST_BEFORE: Final = 3
_SENTENCE: Final = re.compile(r"[.!?][”\"’']?$")


def read_plain(
    text: str, *, url: str = "", title: str = "", outlet: str = "", published: str = "", language: str = ""
) -> Article:
    """The article whose `text` is exactly the given text; byline, contributors and language read from it,
    the title from its first line where none is given and that is no sentence."""
    bylines = plain_byline(text, outlet)
    return Article(
        url=url,
        title=title or first_line(text),
        text=text,
        outlet=outlet,
        byline=bylines.people,
        credits=bylines.newsrooms,
        contributors=find_contributors(text, bylines.people),
        published=parse_date(published),
        language=language or detect(text),
    )


def plain_byline(text: str, outlet: str = "") -> Bylines:
    """Who a line among the first ones names, behind "By" or before a newsroom's role; a sentence is none."""
    for match in _BYLINE.finditer(text[:_HEAD]):
        before = [line for line in text[: match.start()].splitlines() if line.strip()]
        found = read_byline(match["names"].split(" | ")[0], outlet)
        if len(before) <= _MOST_BEFORE and not _is_sentence(match["names"]) and (found.people or found.newsrooms):
            return found
    if running := _RUNNING.match(text):
        return read_byline(running["names"], outlet)
    head = [line for line in text[:_HEAD].splitlines() if line.strip()][: _MOST_BEFORE + 1]
    return next((read_byline(line, outlet) for line in head if names_and_role(line)), Bylines())


def _is_sentence(line: str) -> bool:
    """Whether a line is prose: it ends like a sentence and is too long for a name with an initial."""
    lower = sum(word[:1].islower() for word in line.split())
    return lower > 6 or bool(_SENTENCE.search(line) and lower > 1)
