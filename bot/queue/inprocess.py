"""Jobs in this process: a bounded queue and a few runners."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Self

import structlog

from bot.queue.port import Payload, Task

_log = structlog.get_logger(__name__)


class InProcessQueue:
    """A `Queue` whose jobs run beside everything else in this event loop.

    `defer` waits while `backlog` jobs are waiting already: whoever makes work feels that it piles up.
    A job that fails is logged with its traceback and forgotten; the rows it was about are still due.
    """

    def __init__(self, tasks: Mapping[str, Task], *, backlog: int = 100) -> None:
        self._tasks = dict(tasks)
        self._jobs: asyncio.Queue[tuple[str, Payload]] = asyncio.Queue(backlog)

    @classmethod
    @asynccontextmanager
    async def open(cls, tasks: Mapping[str, Task], *, runners: int = 4, backlog: int = 100) -> AsyncIterator[Self]:
        """The queue with its runners; leaving cancels what still runs, whose leases then expire."""
        queue = cls(tasks, backlog=backlog)
        running = [asyncio.create_task(queue._run(), name=f"queue-{n}") for n in range(runners)]
        try:
            yield queue
        finally:
            for runner in running:
                runner.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def defer(self, task: str, payload: Payload) -> None:
        """Queue a job; see `Queue`."""
        if task not in self._tasks:
            raise KeyError(task)
        await self._jobs.put((task, payload))

    async def join(self) -> None:
        """Wait until every job queued so far has run."""
        await self._jobs.join()

    @property
    def waiting(self) -> int:
        """How many jobs wait to run."""
        return self._jobs.qsize()

    async def _run(self) -> None:
        while True:
            task, payload = await self._jobs.get()
            try:
                await self._tasks[task](payload)
            except Exception:  # noqa: BLE001 - the boundary of a job: the next one must still run
                _log.exception("job failed", task=task, payload=dict(payload))
            finally:
                self._jobs.task_done()
