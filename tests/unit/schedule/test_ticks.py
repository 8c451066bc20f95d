from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.clock import system_clock
from bot.schedule import Tick, running

SOON = timedelta(seconds=0.05)


class Beats:
    """Remembers what the schedule told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, bool]] = []

    def __call__(self, name: str, seconds: float, well: bool) -> None:
        """Note a tick."""
        assert seconds >= 0
        self.told.append((name, well))


async def test_a_tick_runs_at_once_and_again() -> None:
    beats, ran = Beats(), asyncio.Semaphore(0)

    async def work() -> None:
        ran.release()

    async with running((Tick("work", SOON, work),), clock=system_clock, observe=beats):
        async with asyncio.timeout(5):
            for _ in range(3):
                await ran.acquire()
    assert beats.told[0] == ("work", True)


async def test_a_tick_that_fails_is_told_and_runs_again() -> None:
    beats, ran = Beats(), asyncio.Semaphore(0)

    async def work() -> None:
        ran.release()
        raise RuntimeError("once more with feeling")

    async with running((Tick("work", SOON, work),), clock=system_clock, observe=beats):
        async with asyncio.timeout(5):
            for _ in range(2):
                await ran.acquire()
    assert beats.told[0] == ("work", False)


async def test_a_tick_still_at_work_is_not_started_twice() -> None:
    at_once, most = 0, 0

    async def work() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.2)
        at_once -= 1

    async with running((Tick("slow", SOON, work),), clock=system_clock, observe=Beats()):
        await asyncio.sleep(0.5)
    assert most == 1


async def test_leaving_lets_a_tick_at_work_end() -> None:
    ended = []

    async def work() -> None:
        await asyncio.sleep(0.1)
        ended.append("well")

    async with running((Tick("work", timedelta(hours=1), work),), clock=system_clock, observe=Beats()):
        await asyncio.sleep(0.02)
    assert ended == ["well"]
