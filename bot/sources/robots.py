"""Honours robots.txt (RFC 9309) for pages. Feeds are exempt: they are published to be polled."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from yarl import URL

from bot.clock import Clock
from bot.errors import BadStatus, FetchError, NoWorker, Refused, Unreachable, WorkerKilled
from bot.messages import text
from bot.model.fetched import Fetched

KEPT = timedelta(days=1)
"""How long an answer is believed (RFC 9309, 2.4: not longer than 24 hours)."""

RETRIED = timedelta(minutes=30)
"""How long a host whose robots.txt could not be had is left alone."""

HOSTS = 20_000
ROOM = 16 * 1024 * 1024
"""How many hosts are remembered, and how many bytes of their files, the least recently asked forgotten first."""

Permits = Callable[[bytes, str, str], Awaitable[bool]]
"""Reads a robots.txt: see `bot.sources.rules`. WorkerKilled where that took too much time or memory."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one host's robots.txt says, as it came, empty where it has none; `trouble` is why it could not be had, or
    not be read: then nothing is fetched."""

    until: datetime
    body: bytes = b""
    trouble: str = ""


class Robots:
    """Asks each host's robots.txt, once a day, whether we may fetch a page.

    A host without one (any 4xx but 429) sets no limits. One that cannot be asked (5xx, 429, no connection) is
    left alone for half an hour, as RFC 9309 demands.
    """

    def __init__(
        self, product: str, fetch: Callable[[str], Awaitable[Fetched]], permits: Permits, clock: Clock
    ) -> None:
        self._product = product
        self._fetch = fetch
        self._permits = permits
        self._clock = clock
        self._known: OrderedDict[URL, _Rules] = OrderedDict()
        self._held = 0
        self._asking: dict[URL, asyncio.Future[_Rules]] = {}

    async def check(self, url: URL) -> None:
        """Refused where robots.txt forbids this page, Unreachable where it could not be asked or read: that may
        pass."""
        origin = url.origin()
        rules = await self._rules(origin)
        if rules.trouble:
            raise _unknown(url, rules.trouble)
        try:
            permitted = not rules.body or await self._permits(rules.body, str(url), self._product)
        except NoWorker as error:  # no fault of the host's
            raise _unknown(url, str(error)) from error
        except WorkerKilled as error:
            self._remember(origin, _Rules(self._clock() + RETRIED, trouble=str(error)))
            raise _unknown(url, str(error)) from error
        if not permitted:
            raise Refused(text("fetch.robots.refused", url=url, host=url.host), url=str(url))

    async def _rules(self, origin: URL) -> _Rules:
        known = self._known.get(origin)
        if known is not None and self._clock() < known.until:
            self._known.move_to_end(origin)
            return known
        if origin not in self._asking:
            self._asking[origin] = asyncio.ensure_future(self._ask(origin))
            self._asking[origin].add_done_callback(lambda _: self._asking.pop(origin, None))
        return await asyncio.shield(self._asking[origin])

    async def _ask(self, origin: URL) -> _Rules:
        """Fetch and remember; those who ask meanwhile wait for the same answer."""
        rules = await self._fetched(origin)
        self._remember(origin, rules)
        return rules

    def _remember(self, origin: URL, rules: _Rules) -> None:
        """Keep this answer as the newest, and let the oldest go while there are too many."""
        before = self._known.pop(origin, None)
        self._known[origin] = rules
        self._held += len(rules.body) - (len(before.body) if before else 0)
        while len(self._known) > HOSTS or self._held > ROOM:
            self._held -= len(self._known.popitem(last=False)[1].body)

    async def _fetched(self, origin: URL) -> _Rules:
        now = self._clock()
        try:
            answer = await self._fetch(str(origin / "robots.txt"))
        except BadStatus as error:
            if 400 <= error.status < 500 and error.status != 429:
                return _Rules(now + KEPT)
            return _Rules(now + min(error.retry_after or RETRIED, KEPT), trouble=str(error))
        except FetchError as error:
            return _Rules(now + RETRIED, trouble=str(error))
        return _Rules(now + KEPT, answer.body)


def _unknown(url: URL, why: str) -> Unreachable:
    """The error for a page of which it is not known whether it may be fetched."""
    return Unreachable(text("fetch.robots.trouble", url=url, why=why), url=str(url))
