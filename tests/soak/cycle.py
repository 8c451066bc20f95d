"""One whole cycle of 10,000 sources at 15 minutes, in one process and its workers: python -m tests.soak.cycle.

Prints one line of JSON: memory (the largest sum of PSS of our processes, in MiB, of eleven looks), the longest stall
of the event loop (milliseconds), and what became of the polls. The load server is a process of its own and left out.

Time passes SPEED times as fast as outside, so the pace is SPEED times that of production (11 polls a second). An
earlier process knows the sources already: nine of ten answer 304, of every tenth the bytes changed, and every
hundredth brings a new item with its whole text, which is read, condensed, proved and stored.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import proportional_memory
from benchmarks.names import brings, name_of, named
from benchmarks.polling import served
from benchmarks.served import hosts
from benchmarks.sustained import ADDRESSES, DESK, RunningClock, application, known_sources, queueing
from bot.app import App
from bot.log import configure
from bot.model.source import Source
from bot.process import leave_out_of_collections
from storage import health, sources

SOURCES: Final = 10_000
INTERVAL: Final = timedelta(minutes=15)
SPEED: Final = 8.0
TICK: Final = timedelta(seconds=30)
"""Between two claims of due sources, by the clock of the sources: the default."""
LOADING: Final = timedelta(seconds=60)
"""From the end of the earlier process until the first source is due, by the clock of the sources: time to start."""
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
    with TemporaryDirectory() as folder, logged(Path(folder)):
        print(json.dumps(asyncio.run(cycle(Path(folder), count))))  # noqa: T201 - what the command is for


@contextmanager
def logged(folder: Path) -> Iterator[None]:
    """The log in a file as in production, and names for the hosts, while the block runs."""
    with (folder / "byline.log").open("a", encoding="utf-8") as log, named(hosts(ADDRESSES)):
        configure("info", "json", stream=log)
        yield


async def cycle(folder: Path, count: int) -> dict[str, float]:
    """The figures of one cycle."""
    clock = RunningClock(SPEED)
    async with served(ADDRESSES) as port:
        first = await asyncio.to_thread(earlier, folder, port, count, clock.began)
        async with opened(folder, port, count, clock) as app:
            leave_out_of_collections()  # as `bot.process.run` does
            before = await stored(app)
            async with watched() as stall, queueing(app, TICK / SPEED):
                memory = await until_over(app)
            return {"memory": memory, "stall": 1000 * stall.wall, "stall_cpu": 1000 * stall.processor} | await told(
                app, first, before
            )


def opened(folder: Path, port: int, count: int, clock: RunningClock) -> AbstractAsyncContextManager[App]:
    """The application, which may fetch from all the hosts."""
    return application(folder / "cycle.sqlite3", [f"{name_of(number)}:{port}" for number in range(count)], clock)


def earlier(folder: Path, port: int, count: int, began: float) -> datetime:
    """When the first source is due, as a process of its own left them; what it needed is no memory of the cycle's."""
    command = (sys.executable, "-m", "tests.soak.cycle", str(folder), str(port), str(count), repr(began))
    return datetime.fromisoformat(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())


def prepare(folder: Path, port: int, count: int, began: float) -> None:
    """Make the sources known, and print when the first one is due."""
    with logged(folder):
        print(asyncio.run(prepared(folder, port, count, RunningClock(SPEED, began))).isoformat())  # noqa: T201 - read by `earlier`


async def prepared(folder: Path, port: int, count: int, clock: RunningClock) -> datetime:
    """The sources known and spread out; when the first one is due."""
    async with opened(folder, port, count, clock) as app:
        known = await known_sources(app, [f"http://{name_of(number)}:{port}/declared" for number in range(count)])
        return await spread_out(app, known)


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


async def spread_out(app: App, known: tuple[Source, ...]) -> datetime:
    """When the first source is due; they are so one after another, until the first ones are nearly due again."""
    first = app.clock() + LOADING
    declared = [
        replace(
            source,
            interval=INTERVAL,
            next_poll_at=first + number * apart(len(known)),
            rhythm=replace(source.rhythm, hinted=INTERVAL),
        )
        for number, source in enumerate(known)
    ]
    async with app.db.write() as session:
        await sources.save_polls(session, declared)
    return first


def apart(count: int) -> timedelta:
    """The time between two sources that fall due."""
    return (INTERVAL - LOADING - 3 * TICK) / count


async def until_over(app: App) -> float:
    """The most memory that was seen until the interval is over, less the moment in which the first are due again."""
    pause = INTERVAL.total_seconds() / SPEED / LOOKS
    most = 0.0
    for _ in range(LOOKS):
        await asyncio.sleep(pause)
        most = max(most, (await asyncio.to_thread(proportional_memory, apart="benchmarks.served"))[0])
    return most


async def told(app: App, first: datetime, before: int) -> dict[str, float]:
    """How many sources were polled, the latest of them, and how many of their next polls are as the feeds declare."""
    known = sorted((view.source for view in await app.services.list_sources(DESK)), key=lambda one: one.id)
    due = {one.id: first + number * apart(len(known)) for number, one in enumerate(known)}
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
        "expected": sum(brings(number) for number in range(len(known))),
    }


async def stored(app: App) -> int:
    """How many articles are stored."""
    async with app.db.read() as session:
        return (await health.counts(session))["articles"]


if __name__ == "__main__":
    if len(sys.argv) == 5:
        prepare(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SOURCES)
