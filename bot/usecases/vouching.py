"""Feeds that are served from elsewhere than the site whose they are, as FeedBurner's are."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from bot.articles.identity import canonical_link

KEPT: Final = 5000
"""Feeds with a folder that are remembered, the least recently used forgotten first."""


_LEADS_OUT: Final = re.compile(r"(?:^|/)(?:\.|%2e){1,2}(?:/|$)|%2f|%5c|\\|;", re.IGNORECASE)
"""What may lead a path out of the folder that it names."""


@dataclass(slots=True)
class Vouchers:
    """What sites said of feeds since this process began: under which name the pages of a folder declare a feed as theirs.

    A feed may say what is printed on pages of its own site alone, because anybody can write a feed that puts words
    under another's links. Where a page of the other host declares this very feed in its head, its site says whose it is.
    That holds for pages of the same folder and no others, because many people may share a host, each with a folder of his
    own. Pages at the top of a host, and pages that a query tells apart, speak for themselves alone: each is read.
    Nothing is stored: after a restart, one page of each such folder is read again.
    """

    _outlets: OrderedDict[tuple[str, str, str], str] = field(default_factory=OrderedDict)

    def outlet(self, feed: str, page: str) -> str:
        """The outlet's name that stands on the pages of this folder, where they declare the feed; else empty."""
        key = _key(feed, page)
        if key is None or key not in self._outlets:
            return ""
        self._outlets.move_to_end(key)
        return self._outlets[key]

    def note(self, feed: str, page: str, outlet: str) -> None:
        """Remember that a page declares the feed as that outlet's, for the others of its folder."""
        key = _key(feed, page)
        if key is None:
            return
        self._outlets[key] = outlet
        while len(self._outlets) > KEPT:
            self._outlets.popitem(last=False)


def _key(feed: str, page: str) -> tuple[str, str, str] | None:
    """The feed, the host and the folder; None for a page that speaks for itself alone."""
    split = urlsplit(canonical_link(page))
    folder, _, last = split.path.rstrip("/").rpartition("/")
    if not folder or split.query or _LEADS_OUT.search(f"{folder}/{last}"):
        return None
    return feed, (split.hostname or "").removeprefix("www."), folder
