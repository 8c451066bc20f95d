"""From a due feed to a stored brief, and polls a second, over real sockets on loopback.

Everything is what production runs: guard, politeness, worker processes, SQLite, logs (to a file). The server is a
process of its own; the peer is a bare aiohttp client that asks it for the same and looks at nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from sys import executable
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp

from benchmarks.material import MORNING
from benchmarks.measuring import ROOT, head, proportional_memory, spread
from benchmarks.served import ITEMS, hosts
from bot.app import App, open_app
from bot.log import configure
from bot.model.ids import Community
from bot.model.source import PollOutcome, StartMode
from bot.settings import Settings
from storage import sources
from tests.newsroom import ManualClock

NEW_ITEMS: Final = 100
"""Of each of two kinds."""
STEADY: Final = 200
CHANGING: Final = 30
ROUNDS: Final = 3
AT_ONCE: Final = 16
"""Polls that run side by side, in Byline as in the peer."""

Work = Callable[[], Awaitable[object]]


def main() -> None:
    """Print latencies, rates and memory."""
    head("Polling: loopback, default settings (2 workers), SQLite", "aiohttp", "sqlmodel", "SQLAlchemy")
    with TemporaryDirectory() as folder, (Path(folder) / "byline.log").open("w", encoding="utf-8") as log:
        configure("info", "json", stream=log)
        asyncio.run(measure(Path(folder)))


async def measure(folder: Path) -> None:
    """Measure everything over one application."""
    addresses = hosts(STEADY)
    async with served(len(addresses)) as port, application(folder, addresses) as app:
        await new_items(app, "whole", port, "the whole text in the feed")
        await new_items(app, "linked", port, "the text on a page of the same host")
        print("    (a host is asked at most ten times a second, so the page waits for its turn: 100 ms of that)")
        await rates(app, "steady", [f"http://{host}:{port}/steady" for host in addresses], "304 Not Modified")
        await rates(
            app, "changing", [f"http://{host}:{port}/changing" for host in addresses[:CHANGING]], "changed bytes"
        )
        size, processes = proportional_memory(apart="benchmarks.served")
        print(f"  memory of our {processes} processes after all this (PSS): {size:.0f} MiB")


@asynccontextmanager
async def served(addresses: int) -> AsyncIterator[int]:
    """The port of a server in a process of its own."""
    pipe = asyncio.subprocess.PIPE
    command = (executable, "-m", "benchmarks.served", str(addresses))
    server = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=ROOT)
    assert server.stdin is not None  # noqa: S101 - for the type checker
    assert server.stdout is not None  # noqa: S101 - same
    try:
        yield int(await server.stdout.readline())
    finally:
        server.stdin.close()
        await server.wait()


@asynccontextmanager
async def application(folder: Path, allowed: Sequence[str]) -> AsyncIterator[App]:
    """The application over a new database, which may fetch from these addresses."""
    settings = Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{folder}/byline.sqlite3"},
            "fetch": {"allow": tuple(allowed), "contact": "mailto:desk@byline.example"},
        }
    )
    async with open_app(settings, clock=ManualClock(MORNING)) as app:
        yield app


async def follow(app: App, community: Community, urls: Sequence[str]) -> None:
    """Let the community follow these feeds, and poll them for the first time."""
    async with app.db.write() as session:
        for url in urls:
            added = await sources.add_source(
                session,
                url,
                title="The Invented Archive",
                site="",
                language="en",
                kind="rss",
                now=MORNING,
                next_poll_at=MORNING,
                interval=timedelta(hours=1),
            )
            await sources.link_source(session, community, added.id, added_by="", now=MORNING, start=StartMode.BACKFILL)
    await app.services.poll(community=community, everything=True)


async def new_items(app: App, kind: str, port: int, what: str) -> None:
    """Print how long one new item takes, from the claim of its feed to its committed brief, items one by one."""
    community = Community("benchmark", kind)
    await follow(app, community, [f"http://{hosts(1)[0]}:{port}/{kind}"])
    took = []
    for _ in range(NEW_ITEMS):
        began = time.perf_counter()
        report = await app.services.poll(community=community, everything=True)
        took.append(time.perf_counter() - began)
        if sum(polled.new for polled in report.polled) != 1:
            raise SystemExit(f"a poll did not bring one new item: {report}")
    print(f"  new item to stored brief, {what} (feed of {ITEMS}): {spread(took)}")


async def rates(app: App, kind: str, urls: Sequence[str], what: str) -> None:
    """Print polls a second, and requests a second of the bare client in the same rounds."""
    community = Community("benchmark", kind)
    await follow(app, community, urls)
    expected = PollOutcome.NOT_MODIFIED if kind == "steady" else PollOutcome.NOTHING_NEW

    async def ours() -> None:
        report = await app.services.poll(community=community, everything=True)
        if len(report.polled) != len(urls) or {polled.outcome for polled in report.polled} != {expected}:
            raise SystemExit(f"the polls came to something else: {report}")

    async with aiohttp.ClientSession() as session:
        found = await alternating([ours, partial(bare, session, urls)])
    rate, peer = (len(urls) / median(each) for each in found)
    ratio = median(mine / other for mine, other in zip(*found, strict=True))
    print(
        f"  {len(urls)} sources, {what}: {rate:,.0f} polls/s; bare aiohttp {peer:,.0f}/s; byline takes {ratio:.1f} times"
    )


async def alternating(contenders: Sequence[Work]) -> list[list[float]]:
    """Seconds by the wall clock of each contender in each round; every second round goes backwards."""
    found: list[list[float]] = [[] for _ in contenders]
    for number in range(ROUNDS):
        order = range(len(contenders)) if number % 2 == 0 else reversed(range(len(contenders)))
        for place in order:
            began = time.perf_counter()
            await contenders[place]()
            found[place].append(time.perf_counter() - began)
    return found


async def bare(session: aiohttp.ClientSession, urls: Sequence[str]) -> None:
    """Ask for every address with the validator that we have of it, and read what comes."""
    gate = asyncio.Semaphore(AT_ONCE)
    answered = 0

    async def one(url: str) -> None:
        nonlocal answered
        async with gate, session.get(url, headers={"If-None-Match": '"1"'}) as answer:
            await answer.read()
            answered += answer.status in {200, 304}

    await asyncio.gather(*map(one, urls))
    if answered != len(urls):
        raise SystemExit(f"the peer had {answered} answers to {len(urls)} requests")


if __name__ == "__main__":
    main()
