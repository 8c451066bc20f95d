"""Hosts whose servers asked to be left alone for a while, when a page was asked for."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from yarl import URL

from bot.errors import BadStatus
from bot.messages import text

BUSY = frozenset({429, 503})
"""Statuses whose Retry-After speaks of the server and not of one document (RFC 9110 15.6.4, RFC 6585 4)."""

LONGEST = timedelta(days=1)
"""The longest rest: an item waits for its page no longer, and is then shown as a link."""

HOSTS = 2000
"""How many hosts are remembered, the one that asked first forgotten first."""


class Rests:
    """Who asked for a rest, and until when. One for the process; a feed's own Retry-After is stored with its source."""

    def __init__(self) -> None:
        self._until: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def check(self, url: URL, now: datetime) -> None:
        """BadStatus, as it was answered, while the host of this address is to be left alone."""
        until, status = self._until.get(url.raw_host or "", (now, 0))
        if now < until:
            words = text("fetch.rests", url=url, host=url.host, until=f"{until:%Y-%m-%d %H:%M}")
            raise BadStatus(words, url=str(url), status=status, retry_after=until - now)
        self._until.pop(url.raw_host or "", None)

    def note(self, url: URL, error: BadStatus, now: datetime) -> None:
        """Remember what the host of this address asked for with its refusal, if anything."""
        if error.status not in BUSY or not error.retry_after:
            return
        self._until[url.raw_host or ""] = (now + min(error.retry_after, LONGEST), error.status)
        while len(self._until) > HOSTS:
            self._until.popitem(last=False)
