"""Turns at a host: a few requests at once, and a moment between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    """One host's turns: who is inside, and when the next may start (loop time, seconds)."""

    room: asyncio.Semaphore
    waiting: int = 0
    next_start: float = 0.0
    spaced: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Lets at most `at_once` requests run at one host, their starts at least `spacing` seconds apart.

    A host is forgotten once nobody waits for it and its spacing is over, so that memory follows the work and
    not the number of hosts ever seen.
    """

    def __init__(self, at_once: int, spacing: float) -> None:
        self._at_once = at_once
        self._spacing = spacing
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at this host and hold it until the block ends."""
        turn = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._at_once)))
        turn.waiting += 1
        try:
            async with turn.room:
                await self._space(turn)
                yield
        finally:
            turn.waiting -= 1
            self._forget(host, turn)

    async def _space(self, turn: _Host) -> None:
        loop = asyncio.get_running_loop()
        async with turn.spaced:
            if (wait := turn.next_start - loop.time()) > 0:
                await asyncio.sleep(wait)
            turn.next_start = loop.time() + self._spacing

    def _forget(self, host: str, turn: _Host) -> None:
        if turn.waiting or self._hosts.get(host) is not turn:
            return
        loop = asyncio.get_running_loop()
        if (left := turn.next_start - loop.time()) > 0:
            loop.call_later(left, self._forget, host, turn)
        else:
            del self._hosts[host]

    def __len__(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)
