"""When things run: a few ticks, never one job a source.

Each tick awaits one function, which claims what is due in the database. A tick that is still running when
the next one is due is not started twice, and ticks missed while the process slept are run once, not many
times: due times in the database make up for them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock

_log = structlog.get_logger(__name__)


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
    """The scheduler with its ticks, each first run at once; leaving stops it without waiting for a tick."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for tick in ticks:
        scheduler.add_job(
            _guarded(tick, clock, observe),
            IntervalTrigger(seconds=tick.every.total_seconds(), timezone=UTC),
            id=tick.name,
            next_run_time=clock(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)


def _guarded(tick: Tick, clock: Clock, observe: Observe) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        started, well = clock(), True
        try:
            await tick.run()
        except Exception:  # noqa: BLE001 - the boundary of a job: the next tick must still run
            well = False
            _log.exception("tick failed", tick=tick.name)
        observe(tick.name, (clock() - started).total_seconds(), well)

    return run
