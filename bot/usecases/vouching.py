"""Feeds that are served from elsewhere than the site whose they are, as FeedBurner's are."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

KEPT: Final = 5000
"""Pairs of a feed and a host that are remembered, the least recently used forgotten first."""


@dataclass(slots=True)
class Vouchers:
    """What hosts said of feeds since this process began: under which name a host's pages declare a feed as theirs.

    A feed may say what is printed on pages of its own site alone, because anybody can write a feed that puts words
    under another's links. Where a page of the other host declares this very feed in its head, the host itself says
    whose it is. Nothing is stored: after a restart, one page of each such feed is read again.
    """

    _outlets: OrderedDict[tuple[str, str], str] = field(default_factory=OrderedDict)

    def outlet(self, feed: str, page: str) -> str:
        """The outlet's name that stands on the pages of this host, where they declare the feed; else empty."""
        key = _key(feed, page)
        if key in self._outlets:
            self._outlets.move_to_end(key)
        return self._outlets.get(key, "")

    def note(self, feed: str, page: str, outlet: str) -> None:
        """Remember that a page of this host declares the feed as that outlet's."""
        self._outlets[_key(feed, page)] = outlet
        while len(self._outlets) > KEPT:
            self._outlets.popitem(last=False)


def _key(feed: str, page: str) -> tuple[str, str]:
    return feed, (urlsplit(page).hostname or "").removeprefix("www.")
