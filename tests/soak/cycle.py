"""One whole cycle of 10,000 sources at 15 minutes, in one process and its workers: python -m tests.soak.cycle.

Prints one line of JSON: memory (the largest sum of PSS of our processes, in MiB, of eleven looks), the longest stall
of the event loop (milliseconds), and what became of the polls. The load server is a process of its own and left out.

Time passes SPEED times as fast as outside, so the pace is SPEED times that of production (11 polls a second). The
sources stand as an earlier process left them: nine of ten answer 304, of every tenth the bytes changed, and every
hundredth brings a new item with its whole text, which is read, condensed, proved and stored.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import proportional_memory
from benchmarks.names import brings, name_of, named
from benchmarks.polling import served
from benchmarks.served import hosts
from benchmarks.sustained import ADDRESSES, RunningClock, application, known_sources, queueing
from bot.app import App
from bot.log import configure
from bot.model.ids import SourceId
from bot.model.source import Source
from bot.process import leave_out_of_collections
from storage import health, sources

SOURCES: Final = 10_000
INTERVAL: Final = timedelta(minutes=15)
SPEED: Final = 8.0
TICK: Final = timedelta(seconds=30)
"""Between two claims of due sources, by the clock of the sources: the default."""
BREATH: Final = 0.005
"""Seconds between two turns of the task that measures stalls."""
LOOKS: Final = 11
"""How often memory is looked at in the cycle, from another thread, since a look takes some milliseconds."""


@dataclass(slots=True)
class Stall:
    """The longest time between two turns of a task that asks for one every few milliseconds, less what it asked for:
    seconds by the wall clock, and of processor time that the loop's thread used meanwhile.

    On a machine that others use too, the wall clock also counts the time in which this process was not running.
    """

    wall: float = 0.0
    processor: float = 0.0

    async def watch(self) -> None:
        """Measure until cancelled."""
        wall, used = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(BREATH)
            self.wall = max(self.wall, time.perf_counter() - wall - BREATH)
            self.processor = max(self.processor, time.thread_time() - used)
            wall, used = time.perf_counter(), time.thread_time()


def main(count: int = SOURCES) -> None:
    """Run the cycle and print what it took."""
    with TemporaryDirectory() as folder, (Path(folder) / "byline.log").open("w", encoding="utf-8") as log:
        configure("info", "json", stream=log)
        with named(hosts(ADDRESSES)):
            print(json.dumps(asyncio.run(cycle(Path(folder), count))))  # noqa: T201 - what the command is for


async def cycle(folder: Path, count: int) -> dict[str, float]:
    """The figures of one cycle."""
    clock = RunningClock(SPEED)
    async with served(ADDRESSES) as port:
        names = [f"{name_of(number)}:{port}" for number in range(count)]
        async with application(folder / "cycle.sqlite3", names, clock) as app:
            leave_out_of_collections()  # as `bot.process.run` does
            known = await known_sources(app, [f"http://{name}/declared" for name in names])
            before = await stored(app)
            due = await spread_out(app, known)
            async with watched() as stall, queueing(app, TICK / SPEED):
                memory = await until_over(app)
            return {"memory": memory, "stall": 1000 * stall.wall, "stall_cpu": 1000 * stall.processor} | await told(
                app, due, before
            )


@asynccontextmanager
async def watched() -> AsyncIterator[Stall]:
    """Stalls of the event loop while the block runs."""
    stall = Stall()
    watching = asyncio.create_task(stall.watch())
    try:
        yield stall
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def spread_out(app: App, known: tuple[Source, ...]) -> dict[SourceId, datetime]:
    """When each source is due: one after another, from now on until the first ones are nearly due again."""
    now, apart = app.clock() + TICK, (INTERVAL - 3 * TICK) / len(known)
    due = {source.id: now + number * apart for number, source in enumerate(known)}
    declared = [
        replace(source, interval=INTERVAL, next_poll_at=due[source.id], rhythm=replace(source.rhythm, hinted=INTERVAL))
        for source in known
    ]
    async with app.db.write() as session:
        await sources.save_polls(session, declared)
    return due


async def until_over(app: App) -> float:
    """The most memory that was seen until the interval is over, less the moment in which the first are due again."""
    pause = INTERVAL.total_seconds() / SPEED / LOOKS
    most = 0.0
    for _ in range(LOOKS):
        await asyncio.sleep(pause)
        most = max(most, (await asyncio.to_thread(proportional_memory, apart="benchmarks.served"))[0])
    return most


async def told(app: App, due: dict[SourceId, datetime], before: int) -> dict[str, float]:
    """How many sources were polled, the latest of them, and how many of their next polls are as the feeds declare."""
    async with app.db.read() as session:
        known = await sources.sources_by_id(session, list(due))
    polled = [one for one in known if one.polled_at is not None and one.polled_at >= due[one.id]]
    late = [(one.polled_at - due[one.id]).total_seconds() for one in polled if one.polled_at is not None]
    waits = [one.next_poll_at - one.polled_at for one in polled if one.next_poll_at and one.polled_at]
    return {
        "sources": len(known),
        "polled": len(polled),
        "late": max(late, default=0.0),
        "early": sum(wait < INTERVAL for wait in waits),
        "slower": sum(wait > 1.1 * INTERVAL for wait in waits),
        "new": await stored(app) - before,
        "expected": sum(brings(number) for number in range(len(due))),
    }


async def stored(app: App) -> int:
    """How many articles are stored."""
    async with app.db.read() as session:
        return (await health.counts(session))["articles"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SOURCES)
