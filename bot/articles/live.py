"""Live blogs: their entries, newest first, each in its newest state."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.access import is_wall
from bot.articles.body import MOST_PARAGRAPHS, Paragraph
from bot.articles.dates import parse_date
from bot.articles.jsonld import Linked, Update
from bot.articles.prompts import prompt
from bot.articles.text import tree_to_text

ENTRIES: Final = re.compile(
    r"(?:^|[\s_-])(?:live|live-?blog|live-?ticker|live-?text|ticker|key-?event|timeline)(?:[_-]+\w+)*?[_-]+"
    r"(?:entry|post|item|event|update|block|card|article)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names that content systems give to the entries of a live blog."""

_AROUND: Final = ("time", "button", "figure", "form", "nav", "aside", "footer")
_HOLDERS: Final = ("div", "article", "section", "main", "body")
_FEWEST: Final = 2
_SHORTEST: Final = 30
_LONG_AGO: Final = datetime(1971, 1, 1, tzinfo=UTC)


def live_body(tree: HtmlElement, linked: Linked, kind: str) -> tuple[Paragraph, ...]:
    """The entries' paragraphs, newest entry first; empty for a page that does not declare itself live or whose
    entries cannot be told apart. Entries come from the JSON-LD (`liveBlogUpdate`), else from the page's marked
    containers."""
    if kind != "live" and not any("LiveBlogPosting" in (e.get("itemtype") or "") for e in tree.iter(*_HOLDERS)):
        return ()
    updates = [update for update in linked.updates if len(update.body) >= _SHORTEST]
    updates = updates if len(updates) >= _FEWEST else _marked(tree)
    if len(updates) < _FEWEST:
        return ()
    found = [part for update in newest_first(updates) for part in _paragraphs(update)]
    return tuple(found[:MOST_PARAGRAPHS])


def newest_first(updates: list[Update]) -> list[Update]:
    """The updates by their time, the newest first; of one entry's several states only the newest. Undated ones
    keep their place at the end."""
    first: dict[str, Update] = {}
    for update in sorted(updates, key=_when, reverse=True):
        first.setdefault(update.id or update.headline or update.body, update)
    return list(first.values())


def _when(update: Update) -> datetime:
    return parse_date(update.at) or _LONG_AGO


def _paragraphs(update: Update) -> list[Paragraph]:
    body = [Paragraph(part) for part in update.body.split("\n\n") if part and not prompt(part) and not is_wall(part)]
    headed = update.headline and not update.body.startswith(update.headline)
    return [Paragraph(update.headline, heading=True), *body] if headed else body


def _marked(tree: HtmlElement) -> list[Update]:
    """The entries that the page marks by name or by microdata, in document order; nested ones count as one."""
    found: dict[HtmlElement, None] = {}
    for element in tree.iter("div", "article", "section", "li"):
        if _is_entry(element) and not any(up in found for up in element.iterancestors()):
            found[element] = None
    read = [_update(element) for element in list(found)[:MOST_PARAGRAPHS]]
    return [update for update in read if len(update.body) >= _SHORTEST]


def _is_entry(element: HtmlElement) -> bool:
    marked = "liveblogupdate" in (element.get("itemprop") or "").lower() or ENTRIES.search(element.get("class") or "")
    return bool(marked) and next(element.iter("time"), None) is not None


def _update(element: HtmlElement) -> Update:
    time = next(element.iter("time"))
    at = time.get("datetime") or time.text_content()
    copy = deepcopy(element)
    etree.strip_elements(copy, *_AROUND, with_tail=False)
    return Update(id=element.get("id") or "", at=at, headline="", body=tree_to_text(copy))
