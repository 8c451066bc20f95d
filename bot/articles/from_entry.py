"""Feed entries to articles, where the feed carries the whole text."""

from __future__ import annotations

import re
from typing import Final

from bot.articles.byline import read_byline
from bot.articles.contributors import find_contributors
from bot.articles.entry_body import body_of
from bot.articles.language import detect
from bot.model.article import Article
from bot.model.feed import Entry

FULL_TEXT: Final = 1200
"""Characters from which an entry's text is taken for the whole article. Teasers are a sentence to a paragraph
(under 600 characters); the shortest news items that stand alone, such as agency flashes, are about 1,200."""

_CUT_OFF: Final = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read|continue|keep)\s+(?:more|reading|on)\b.{0,80}|(?:weiterlesen|lire la suite|leer más|mehr lesen)\b.{0,80})\W*$",
    re.IGNORECASE | re.DOTALL,
)
_APPEARED: Final = re.compile(r"\n\nThe post .{3,300} (?:appeared first|first appeared) on .{2,120}$", re.DOTALL)


def article_from_entry(entry: Entry, *, outlet: str, language: str) -> Article:
    """The entry as an article. `text` is the feed's body where it is the whole article; else it is empty and the
    page must be read for it, and `summary` keeps what the feed says."""
    body = _APPEARED.sub("", max((body_of(entry), entry.summary), key=len)).strip()
    bylines = read_byline(entry.authors, outlet)
    whole = is_whole(body)
    return Article(
        url=entry.page or "",
        title=entry.title,
        text=body if whole else "",
        outlet=outlet,
        byline=bylines.people,
        credits=bylines.newsrooms,
        contributors=find_contributors(body, bylines.people) if whole else (),
        published=entry.published,
        updated=entry.updated,
        language=language.partition("-")[0].lower() or detect(body or entry.title),
        summary=entry.summary,
    )


def is_whole(body: str) -> bool:
    """Whether a feed's text is the article and not its beginning: long, and not ending as a teaser does."""
    return len(body) >= FULL_TEXT and not _CUT_OFF.search(body[-200:])
