"""When things run: a few ticks, never one job a source.

Each tick awaits one function, which claims what is due in the database. A tick that is still running when
the next one is due is not started twice, and ticks missed while the process slept are run once, not many
times: due times in the database make up for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock

_log = structlog.get_logger(__name__)

GRACE_SECONDS = 5.0
"""How long a tick at work may go on when the process stops; what it leaves has leases that expire."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A name, how often, and what to await."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[object]]


Observe = Callable[[str, float, bool], None]
"""Told after each tick: its name, how many seconds it took, whether it ended well."""


@asynccontextmanager
async def running(ticks: tuple[Tick, ...], *, clock: Clock, observe: Observe) -> AsyncIterator[AsyncIOScheduler]:
    """The scheduler with its ticks, each first run at once.

    Leaving starts no more of them, gives those at work a few seconds to end, and then stops them.
    """
    scheduler = AsyncIOScheduler(timezone=UTC)
    at_work: set[asyncio.Task[object]] = set()
    for tick in ticks:
        scheduler.add_job(
            _guarded(tick, clock, observe, at_work),
            IntervalTrigger(seconds=tick.every.total_seconds(), timezone=UTC),
            id=tick.name,
            name=tick.name,
            next_run_time=clock(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.pause()
        if at_work:
            await asyncio.wait(at_work, timeout=GRACE_SECONDS)
        scheduler.shutdown(wait=False)


def _guarded(
    tick: Tick, clock: Clock, observe: Observe, at_work: set[asyncio.Task[object]]
) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        started, well = clock(), True
        task = asyncio.current_task()
        if task is not None:
            at_work.add(task)
            task.add_done_callback(at_work.discard)
        try:
            await tick.run()
        except Exception:  # noqa: BLE001 - the boundary of a job: the next tick must still run
            well = False
            _log.exception("tick failed", tick=tick.name)
        observe(tick.name, (clock() - started).total_seconds(), well)

    return run
