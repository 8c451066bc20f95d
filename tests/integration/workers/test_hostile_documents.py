"""Documents made to hang or fill a parser, read where they are read in earnest: in a worker with its limits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import psutil

from bot.errors import ParseError, WorkerKilled
from bot.model.fetched import Fetched
from bot.settings.model import Workers as Limits
from bot.usecases.looking import PRELOADED
from bot.usecases.reading import feed_to_read, page_to_read
from bot.workers.pool import Workers
from tests.golden.articles.fuzzing import SEEDS, URL
from tests.golden.articles.hanging import CASES

SECONDS, MEBIBYTES = Limits().seconds, Limits().memory_mb
MAX_CHARS = 100_000


class Watched:
    """The most memory that any of our worker processes held at once, in bytes, looked at every few milliseconds."""

    def __init__(self) -> None:
        self.most = 0

    async def watch(self) -> None:
        """Look until cancelled."""
        while True:
            for child in psutil.Process().children(recursive=True):
                try:
                    self.most = max(self.most, child.memory_info().rss)
                except psutil.Error:  # it ended just now
                    continue
            await asyncio.sleep(0.005)


@asynccontextmanager
async def watched() -> AsyncIterator[tuple[Workers, Watched]]:
    """Two workers with the limits that production gives them, and their memory watched."""
    seen = Watched()
    async with Workers.open(2, SECONDS, MEBIBYTES, PRELOADED) as workers:
        await asyncio.gather(*(workers.run(feed_to_read, sound()) for _ in range(2)))
        watching = asyncio.create_task(seen.watch())
        yield workers, seen
        watching.cancel()


def sound() -> Fetched:
    """A feed that is what it should be."""
    return Fetched(URL, 200, SEEDS["rss.xml"])


async def ends(reading: Awaitable[object]) -> None:
    """Wait for a reading that ends in a value or in the words of a refusal."""
    try:
        await reading
    except (ParseError, WorkerKilled) as refusal:
        assert str(refusal)  # noqa: PT017 - refusing is allowed, silence is not


async def read_twice(workers: Workers, body: bytes) -> None:
    """Read the document as a feed, then as a page."""
    said = Fetched(URL, 200, body)
    await ends(workers.run(feed_to_read, said))
    await ends(workers.run(page_to_read, MAX_CHARS, said, None, None))


async def test_every_hostile_document_ends_in_time_and_memory_while_the_next_source_is_read() -> None:
    beside = 0.0
    async with watched() as (workers, seen):
        for name, document in CASES.items():
            began = time.perf_counter()
            reading = asyncio.create_task(read_twice(workers, document.encode()))
            next_one = time.perf_counter()
            assert (await workers.run(feed_to_read, sound())).entries, name
            beside = max(beside, time.perf_counter() - next_one)
            await reading
            assert time.perf_counter() - began < 2 * (SECONDS + 1), name
        assert beside < SECONDS
    assert 0 < seen.most < MEBIBYTES * 1024 * 1024
