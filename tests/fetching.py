"""A fetcher for servers of the tests, which are trusted: their robots.txt is read in this process."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from bot.clock import Clock, system_clock
from bot.sources.fetcher import Fetcher, Names
from bot.sources.policy import FetchPolicy
from bot.sources.rules import permits


async def permits_here(body: bytes, url: str, product: str) -> bool:
    """Whether the robots.txt lets the program of that name fetch the address."""
    return permits(body, url, product)


def fetching(
    policy: FetchPolicy, *, clock: Clock = system_clock, resolver: Names | None = None
) -> AbstractAsyncContextManager[Fetcher]:
    """A fetcher whose connections close with the block."""
    return Fetcher.open(policy, permits=permits_here, clock=clock, resolver=resolver)
