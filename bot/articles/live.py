"""Live blogs: their entries, newest first, each in its newest state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from bot.articles.access import is_wall
from bot.articles.body import MOST_PARAGRAPHS
from bot.articles.dates import parse_date
from bot.articles.jsonld import Linked, Update
from bot.articles.paragraph import Paragraph
from bot.articles.prompts import prompt
from bot.articles.text import tree_to_text

ENTRIES: Final = re.compile(
    r"(?:^|[\s_-])(?:live|live-?blog|live-?ticker|live-?text|ticker|key-?event|timeline)(?:[_-]+\w+)*?[_-]+"
    r"(?:entry|post|item|event|update|block|card|article)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names that content systems give to the entries of a live blog."""

_AROUND: Final = ("time", "button", "figure", "form", "nav", "aside", "footer")
_ENDS: Final = ("footer", "nav", "form")
_HOLDERS: Final = ("div", "article", "section", "main", "body")
_CONTAINERS: Final = ("div", "article", "section", "li")
_TITLED: Final = re.compile(
    r"^\W?live\b|\blive\s*[:|–—-]|\blive (?:updates?|blog|coverage|ticker|results)\b|\blive-?(?:blog|ticker)\b|[|–—-]\s*live\W?$|"
    r"\bminute[- ]by[- ]minute\b|\bas it happened\b|\ben direct(?:o)?\b",
    re.IGNORECASE,
)
"""How a page that declares nothing says in its title that it is live; it is believed where its entries show it."""

_CLOCK: Final = re.compile(
    r"(?:at\s)?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?|\d{1,2}\s?[ap]\.?m\.?", re.IGNORECASE
)
_DEEPEST: Final = 4
_FEWEST_CLOCKED: Final = 3
_FEWEST: Final = 2
_SHORTEST: Final = 30
_LONG_AGO: Final = datetime(1971, 1, 1, tzinfo=UTC)


def live_body(tree: HtmlElement, linked: Linked, kind: str, titles: Sequence[str] = ()) -> tuple[Paragraph, ...]:
    """The entries' paragraphs, newest entry first; empty for a page that neither declares itself live nor says so in one
    of its `titles`, or whose entries cannot be told apart. Entries come from the JSON-LD (`liveBlogUpdate`), else from
    the page's marked containers, else from those that begin with a time of day."""
    declared = kind == "live" or any("LiveBlogPosting" in (e.get("itemtype") or "") for e in tree.iter(*_HOLDERS))
    if not declared and not any(map(_TITLED.search, titles)):
        return ()
    updates = [update for update in linked.updates if len(update.body) >= _SHORTEST]
    updates = updates if len(updates) >= _FEWEST else _marked(tree) if declared else []
    updates = updates if len(updates) >= _FEWEST else _clocked(tree)
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
    for element in tree.iter(*_CONTAINERS):
        if _is_entry(element) and not any(up in found for up in element.iterancestors()):
            found[element] = None
    read = [_update(element) for element in list(found)[:MOST_PARAGRAPHS]]
    return [update for update in read if len(update.body) >= _SHORTEST]


def _clocked(tree: HtmlElement) -> list[Update]:
    """What stands below times of day in containers of their own, in document order; none where few are prose."""
    found = dict.fromkeys(entry for time in tree.iter("time") if (entry := _timed(time)) is not None)
    read = [_update(element) for element in list(found)[:MOST_PARAGRAPHS]]
    told = [update for update in read if len(update.body) >= _SHORTEST]
    return told if len(told) >= _FEWEST_CLOCKED else _flat(tree)


def _timed(time: HtmlElement) -> HtmlElement | None:
    """The container that a time of day opens, the smallest with a paragraph; None where it holds other times too."""
    if not _is_clock(time):
        return None
    for around in islice(time.iterancestors(), _DEEPEST):
        if sum(1 for _ in islice(around.iter("time"), _FEWEST)) > 1 or around.tag not in (*_HOLDERS, "li", "header"):
            return None
        if around.find(".//p") is not None and around.tag in _CONTAINERS:
            opens = around.text_content().strip().startswith(time.text_content().strip())
            return around if opens and _is_prose(around) else None
    return None


def _is_clock(time: HtmlElement) -> bool:
    """Whether the element prints a time of day, and stands in what the page tells."""
    beside = next(time.iterancestors("aside", "nav", "footer"), None) is not None
    return not beside and bool(_CLOCK.fullmatch(time.text_content().strip()))


MOST_TIMES: Final = 500
"""Times of day of a page without containers that are looked at: each may ask for the whole of what stands around it."""


def _flat(tree: HtmlElement) -> list[Update]:
    """What stands between times of day that follow each other without a container for each entry, in document order;
    none where few are prose."""
    heads: dict[HtmlElement, list[HtmlElement]] = {}
    times = islice(tree.iter("time"), MOST_TIMES)
    for head in dict.fromkeys(found for time in times if _is_clock(time) and (found := _head(time)) is not None):
        heads.setdefault(head.getparent(), []).append(head)
    read = [_update(entry) for opened in heads.values() if len(opened) >= _FEWEST_CLOCKED for entry in _parted(opened)]
    told = [update for update in read[:MOST_PARAGRAPHS] if len(update.body) >= _SHORTEST]
    return told if len(told) >= _FEWEST_CLOCKED else []


def _head(time: HtmlElement) -> HtmlElement | None:
    """What a time of day opens among the paragraphs: itself, or the line or heading that begins with it."""
    head = time
    for around in islice(time.iterancestors(), _DEEPEST):
        if around.find(".//p") is not None:
            opens = head.text_content().strip().startswith(time.text_content().strip())
            return head if opens and around.tag in _HOLDERS else None
        head = around
    return None


def _parted(heads: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Each of them with what follows it up to the next, or to where the page turns to something else."""
    entries, others = [], frozenset(heads)
    for head in heads:
        entry = html.Element("div")
        entry.append(deepcopy(head))
        for beside in head.itersiblings():
            if beside in others or beside.tag in _ENDS:
                break
            entry.append(deepcopy(beside))
        entries.append(entry)
    return [entry for entry in entries if _is_prose(entry)]


def _is_prose(entry: HtmlElement) -> bool:
    """Whether less than half of it is links: a list of the newest articles has times too."""
    linked = sum(len(link.text_content()) for link in entry.iter("a"))
    return 2 * linked < len(entry.text_content())


def _is_entry(element: HtmlElement) -> bool:
    marked = "liveblogupdate" in (element.get("itemprop") or "").lower() or ENTRIES.search(element.get("class") or "")
    return bool(marked) and next(element.iter("time"), None) is not None


def _update(element: HtmlElement) -> Update:
    time = next(element.iter("time"))
    at = time.get("datetime") or time.text_content()
    copy = deepcopy(element)
    etree.strip_elements(copy, *_AROUND, with_tail=False)
    return Update(id=element.get("id") or "", at=at, headline="", body=tree_to_text(copy))
