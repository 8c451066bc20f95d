"""Ask the offered feeds once whether they still answer; nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from bot.errors import BylineError
from bot.messages import text
from bot.model.care import CheckedStarter, Starter
from bot.usecases.reading import Reader

_AT_ONCE: Final = 8
"""Feeds that are asked side by side; of one host fewer, as everywhere (`[fetch] per_host`)."""


async def check_offered(reader: Reader, offers: Sequence[Starter]) -> tuple[CheckedStarter, ...]:
    """What came of each, in their order: one guarded request, and those that its redirects lead to."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(starter: Starter) -> CheckedStarter:
        async with gate:
            return await _checked(reader, starter)

    return tuple(await asyncio.gather(*map(one, offers)))


async def _checked(reader: Reader, starter: Starter) -> CheckedStarter:
    try:
        fetched = await reader.fetcher.feed(starter.url)
        feed = await reader.feed(fetched)
    except BylineError as error:
        return CheckedStarter(starter, why=str(error))
    dates = [date for entry in feed.entries if (date := entry.published or entry.updated)]
    why = "" if feed.entries else text("finding.empty", url=starter.url)
    return CheckedStarter(starter, len(feed.entries), max(dates, default=None), fetched.moved_to or "", why)
