"""A gzip bomb: about a megabyte on the wire, a gigabyte when it is unpacked, and how much memory fetching it takes.

The bomb comes from a process of its own. Memory is the resident memory of this process, looked at every two
milliseconds by another thread, over what it held after an ordinary feed had been fetched.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import psutil

from benchmarks.measuring import MIB, head
from benchmarks.polling import served
from benchmarks.served import hosts
from bot.errors import TooLarge
from bot.sources.fetcher import Fetcher
from bot.sources.policy import FetchPolicy
from bot.sources.rules import permits

LOOK_SECONDS: Final = 0.002
TIMES: Final = 3
PACKING: Final = timedelta(minutes=2)


@dataclass(slots=True)
class Peak:
    """Bytes of resident memory: before, and the most since."""

    before: int
    most: int

    @property
    def over(self) -> float:
        """MiB over what was held before."""
        return (self.most - self.before) / MIB


def main() -> None:
    """Print the peaks of memory."""
    head("A gzip bomb of 1 GiB: memory of the process that fetches it", "aiohttp")
    asyncio.run(measure())


async def measure() -> None:
    """Fetch the bomb as a feed and as a page."""
    (host,) = hosts(1)
    async with served(1) as port:
        policy = FetchPolicy(
            "Byline-benchmark/1 (mailto:desk@byline.example)", allow=(f"{host}:{port}",), timeout=PACKING
        )
        async with Fetcher.open(
            policy, permits=lambda body, url, product: asyncio.to_thread(permits, body, url, product)
        ) as fetcher:
            wire = (await fetcher.feed(f"http://{host}:{port}/pack")).body.decode()
            await fetcher.feed(f"http://{host}:{port}/steady")
            print(f"  {int(wire):,} bytes on the wire")
            for what, fetch in (("a feed", fetcher.feed), ("a page", fetcher.page)):
                for number in range(1, TIMES + 1):
                    began = time.perf_counter()
                    with peak() as seen:
                        try:
                            await fetch(f"http://{host}:{port}/bomb")
                        except TooLarge as error:
                            said = str(error)
                        else:
                            raise SystemExit("the bomb was taken for a document")
                    took = time.perf_counter() - began
                    print(f"  as {what}, time {number}: {seen.over:.1f} MiB over idle, {took:.2f} s ({said})")


@contextmanager
def peak() -> Iterator[Peak]:
    """The memory that this process holds while the block runs."""
    process, done = psutil.Process(), threading.Event()
    now = process.memory_info().rss
    seen = Peak(now, now)

    def watch() -> None:
        while not done.wait(LOOK_SECONDS):
            seen.most = max(seen.most, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


if __name__ == "__main__":
    main()
