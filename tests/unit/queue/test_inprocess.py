from __future__ import annotations

import asyncio

import pytest

from bot.queue import InProcessQueue, Payload


async def test_every_job_runs_and_join_waits_for_it() -> None:
    seen: list[list[int]] = []

    async def note(payload: Payload) -> None:
        await asyncio.sleep(0)
        seen.append(payload["ids"])

    async with InProcessQueue.open({"note": note}) as queue:
        for n in range(10):
            await queue.defer("note", {"ids": [n]})
        await queue.join()
    assert sorted(seen) == [[n] for n in range(10)]


async def test_a_job_that_fails_does_not_stop_the_next() -> None:
    seen = []

    async def work(payload: Payload) -> None:
        if payload["ids"] == [0]:
            raise RuntimeError("the first one breaks")
        seen.append(payload["ids"])

    async with InProcessQueue.open({"work": work}, runners=1) as queue:
        await queue.defer("work", {"ids": [0]})
        await queue.defer("work", {"ids": [1]})
        await queue.join()
    assert seen == [[1]]


async def test_an_unknown_task_is_refused_at_once() -> None:
    async with InProcessQueue.open({}) as queue:
        with pytest.raises(KeyError, match="nobody"):
            await queue.defer("nobody", {"ids": []})


async def test_whoever_makes_work_waits_while_the_backlog_is_full() -> None:
    hold = asyncio.Event()

    async def wait(payload: Payload) -> None:
        await hold.wait()

    async with InProcessQueue.open({"wait": wait}, runners=1, backlog=1) as queue:
        await queue.defer("wait", {"ids": []})
        await asyncio.sleep(0)
        await queue.defer("wait", {"ids": []})
        third = asyncio.create_task(queue.defer("wait", {"ids": []}))
        await asyncio.sleep(0.01)
        assert not third.done()
        hold.set()
        await third
        await queue.join()


async def test_leaving_cancels_what_still_runs() -> None:
    ended: list[str] = []

    async def long(payload: Payload) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    async with InProcessQueue.open({"long": long}) as queue:
        await queue.defer("long", {"ids": []})
        await asyncio.sleep(0.01)
    assert ended == ["cancelled"]
