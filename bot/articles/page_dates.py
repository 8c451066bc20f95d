"""When a page's own elements say that it was published, and what htmldate makes of it where they say nothing."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import datetime
from itertools import dropwhile
from typing import Final

from htmldate import find_date
from lxml.html import HtmlElement

from bot.articles.dates import parse_date
from bot.articles.printed_date import dated_line
from bot.articles.unseen import drop_unseen

_CHANGED: Final = re.compile(r"updated|modified", re.IGNORECASE)


def time_element(tree: HtmlElement) -> datetime | None:
    """When the page's own elements say that it was published: what microdata marks, then the first time behind the
    headline, then any before it. What is beside the article has times of its own, and so have changes to it."""
    marked = [e for e in tree.iter("time", "meta", "span") if "datepublished" in (e.get("itemprop") or "").lower()]
    times = [time for time in tree.iter("time") if not _is_beside(time)]
    kept, behind = frozenset(times), list(dropwhile(lambda element: element.tag != "h1", tree.iter("h1", "time")))
    for element in [*marked, *(e for e in behind if e in kept), *times]:
        if date := parse_date(element.get("datetime") or element.get("content") or dated_line(element)):
            return date
    return None


def _is_beside(time: HtmlElement) -> bool:
    changed = _CHANGED.search(f"{time.get('class') or ''} {time.get('itemprop') or ''}")
    return bool(changed) or next(time.iterancestors("aside", "nav", "footer"), None) is not None


def found_date(tree: HtmlElement, url: str) -> datetime | None:
    """The date that htmldate finds in the page's marked-up text or its address; a day without a time, so midnight UTC."""
    seen = deepcopy(tree)
    drop_unseen(seen)
    try:
        return parse_date(find_date(seen, extensive_search=False, original_date=True, url=url or None))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # htmldate raises these on broken trees
