"""Honours robots.txt (RFC 9309) for pages. Feeds are exempt: they are published to be polled."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego
from yarl import URL

from bot.clock import Clock
from bot.errors import BadStatus, FetchError, Refused, Unreachable
from bot.messages import text
from bot.model.fetched import Fetched

KEPT = timedelta(days=1)
"""How long an answer is believed (RFC 9309, 2.4: not longer than 24 hours)."""

RETRIED = timedelta(minutes=30)
"""How long a host whose robots.txt could not be had is left alone."""

HOSTS = 2000
"""How many hosts are remembered, the least recently asked forgotten first."""

FREE = ""
"""The rules of a host that has none."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one host's robots.txt says; `parsed` is None where it could not be had: then nothing is fetched."""

    parsed: Protego | None
    until: datetime
    trouble: str = ""


class Robots:
    """Asks each host's robots.txt, once a day, whether we may fetch a page.

    A host without one (any 4xx but 429) sets no limits. One that cannot be asked (5xx, 429, no connection) is
    left alone for half an hour, as RFC 9309 demands.
    """

    def __init__(self, product: str, fetch: Callable[[str], Awaitable[Fetched]], clock: Clock) -> None:
        self._product = product
        self._fetch = fetch
        self._clock = clock
        self._known: OrderedDict[URL, _Rules] = OrderedDict()
        self._asking: dict[URL, asyncio.Future[_Rules]] = {}

    async def check(self, url: URL) -> None:
        """Refused where robots.txt forbids this page, Unreachable where it could not be asked: that may pass."""
        rules = await self._rules(url.origin())
        if rules.parsed is None:
            raise Unreachable(text("fetch.robots.trouble", url=url, why=rules.trouble), url=str(url))
        if not rules.parsed.can_fetch(str(url), self._product):
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
        self._known[origin] = rules
        self._known.move_to_end(origin)
        while len(self._known) > HOSTS:
            self._known.popitem(last=False)
        return rules

    async def _fetched(self, origin: URL) -> _Rules:
        now = self._clock()
        try:
            answer = await self._fetch(str(origin / "robots.txt"))
        except BadStatus as error:
            if 400 <= error.status < 500 and error.status != 429:
                return _Rules(Protego.parse(FREE), now + KEPT)
            return _Rules(None, now + (error.retry_after or RETRIED), str(error))
        except FetchError as error:
            return _Rules(None, now + RETRIED, str(error))
        return _Rules(Protego.parse(answer.body.decode("utf-8", "replace")), now + KEPT)
