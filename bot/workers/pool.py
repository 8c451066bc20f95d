"""Runs functions in other processes that can be killed, for bytes from strangers.

A parser in C that hangs can be stopped neither by a thread nor by a signal handler, so each task has a process to
itself, and over time or memory that process is killed and replaced while the others go on. Each worker has a socket
of its own: there is no lock between them that a killed one could leave locked. All are forked from one process that
has loaded the parsers (`bot.workers.forkserver`) and reads no bytes from strangers itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, ParamSpec, Self, TypeVar

from bot.errors import NoWorker, WorkerKilled
from bot.messages import text
from bot.workers.forkserver import ForkServer, Gone
from bot.workers.worker import Worker, task

P = ParamSpec("P")
R = TypeVar("R")

TASKS = 2000
"""A worker is replaced after this many tasks, so that what a parser leaks does not add up."""


class Workers:
    """A few processes that run one task each, in the order in which `run` was called.

    They ignore Ctrl-C, die with this process whatever kills it, and know none of its secrets (their environment
    is emptied but for paths and language).
    """

    def __init__(self, processes: int, seconds: float, memory_mb: int, preload: tuple[str, ...]) -> None:
        self._unstarted = processes
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._preload = preload
        self._idle: asyncio.Queue[Worker | None] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._server: ForkServer | None = None
        self._serving = asyncio.Lock()
        self._closed = False

    @classmethod
    @asynccontextmanager
    async def open(
        cls, processes: int = 2, seconds: float = 5.0, memory_mb: int = 300, preload: tuple[str, ...] = ()
    ) -> AsyncIterator[Self]:
        """Workers that start with the first task and end with the block. A task may take `seconds`, and its process
        `memory_mb` MiB of memory; the modules of `preload` are loaded before a worker's first task, outside its
        time."""
        workers = cls(processes, seconds, memory_mb, preload)
        try:
            yield workers
        finally:
            await workers._close()

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function returns or raises (with the worker's traceback as a note), run in a worker.

        The function must be a module's own, and what it takes and returns must pickle (TypeError else).
        WorkerKilled where it took more time or memory than it may, or ended its process; NoWorker where no process can
        be had, or the block has ended.
        """
        self._go_on()
        payload = task(function, args, kwargs)
        self._start_all()
        worker = await self._take()
        try:
            worked, value = await self._within_limits(worker, payload)
        except BaseException:  # also when cancelled: a worker in the middle of a task is of no use
            await self._discard(worker)
            raise
        self._give_back(worker)
        if worked:
            result: R = value
            return result
        raise value

    def _start_all(self) -> None:
        """Start those that were never started: a command that only asks the database needs none of them."""
        while self._unstarted:
            self._unstarted -= 1
            self._replace()

    async def _take(self) -> Worker:
        """A worker that waits for a task."""
        while True:
            worker = await self._idle.get()
            if self._closed:
                self._idle.put_nowait(None)  # wake the next who waits
            self._go_on()
            if worker is None:
                return await self._start_now()
            if worker.alive:
                return worker
            await self._discard(worker)

    def _go_on(self) -> None:
        """Nothing, until the block has ended: then NoWorker."""
        if self._closed:
            raise NoWorker(text("worker.stopping"))

    async def _start_now(self) -> Worker:
        """A worker in a place where none could be started before; if this fails too, the place stays open."""
        try:
            return await self._start()
        except BaseException:
            self._idle.put_nowait(None)
            raise

    async def _within_limits(self, worker: Worker, payload: bytes) -> tuple[bool, Any]:
        try:
            async with asyncio.timeout(self._seconds):
                return await worker.run(payload)
        except TimeoutError as error:
            raise WorkerKilled(text("worker.seconds", seconds=self._seconds)) from error
        except Gone as error:
            if await worker.kill():
                raise WorkerKilled(text("worker.memory", mib=self._memory_mb)) from error
            raise WorkerKilled(text("worker.ended")) from error

    def _give_back(self, worker: Worker) -> None:
        if worker.tasks < TASKS:
            self._idle.put_nowait(worker)
        else:
            self._later(self._discard(worker))

    async def _discard(self, worker: Worker) -> None:
        """End a worker and have another one started, without waiting for that."""
        self._all.discard(worker)
        if not self._closed:
            self._replace()
        await worker.kill()

    def _replace(self) -> None:
        self._later(self._start_idle())

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        started = asyncio.create_task(work)
        self._starting.add(started)
        started.add_done_callback(self._starting.discard)

    async def _start_idle(self) -> None:
        try:
            worker = await self._start()
        except (NoWorker, OSError):
            self._idle.put_nowait(None)  # whoever takes this place tries again, and tells why it fails
        else:
            self._idle.put_nowait(worker)

    async def _start(self) -> Worker:
        worker = await Worker.start(await self._forks())
        if self._closed:
            await worker.kill()
        self._go_on()
        self._all.add(worker)
        return worker

    async def _forks(self) -> ForkServer:
        """The server from which workers are forked, started where there is none or it has ended."""
        async with self._serving:
            self._go_on()
            if self._server is not None and not self._server.alive:
                await self._server.close()
                self._server = None
            if self._server is None:
                self._server = await ForkServer.start(self._memory_mb, self._preload)
            return self._server

    async def _close(self) -> None:
        """End all workers at once; whoever still waits for one gets NoWorker."""
        self._closed = True
        starting = tuple(self._starting)
        for begun in starting:
            begun.cancel()
        await asyncio.gather(*starting, *(worker.kill() for worker in self._all), return_exceptions=True)
        async with self._serving:
            if self._server is not None:
                await self._server.close()
        self._idle.put_nowait(None)
