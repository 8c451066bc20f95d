"""One worker process, seen from its parent."""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Self

from bot.errors import WorkerKilled
from bot.messages import text
from bot.workers.frames import HEAD, LARGEST, OUT_OF_MEMORY, framed

START_SECONDS = 60.0
"""A worker that has not loaded its modules by then never will; generous, for machines under load."""


REAP_SECONDS = 0.005
"""Between two looks whether a killed process has ended."""

ROOM = 1024 * 1024
"""Bytes that may be on their way at once: a whole document in few steps."""

KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR")
"""What of our environment a worker sees."""


class Gone(Exception):
    """The process ended, or sent what no worker sends, before it answered."""


class Worker:
    """A process that runs one task at a time, and a socket to it. Not restarted: whoever kills it starts another.

    A plain Popen and a socket of our own, not asyncio's subprocess: its `wait` hangs while an unread pipe is full,
    which is what a killed worker with a long answer leaves (CPython issue 119710, seen here).
    """

    def __init__(
        self, process: subprocess.Popen[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer
        self.tasks = 0

    @classmethod
    async def start(cls, memory_mb: int, preload: tuple[str, ...]) -> Self:
        """A worker that has loaded its modules and waits for its first task."""
        ours, theirs = socket.socketpair()
        with theirs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
            streams = await _streams(ours)  # before the process, so that a cancelled start leaves none behind
            worker = cls(_popen(theirs.fileno(), memory_mb, preload), *streams)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker._receive()
        except BaseException as error:
            await worker.kill()
            if isinstance(error, Gone | TimeoutError):
                raise WorkerKilled(text("worker.unstarted")) from error
            raise
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def out_of_memory(self) -> bool:
        """Whether it ended because it reached its limit of memory."""
        return self._process.poll() == OUT_OF_MEMORY

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    async def run(self, payload: bytes) -> tuple[bool, Any]:
        """What the task came to: (True, its value) or (False, its error); Gone if the process ended meanwhile."""
        self.tasks += 1
        await self._send(payload)
        worked, value = pickle.loads(await self._receive())  # noqa: S301 - our own worker wrote it
        return worked, value

    async def kill(self) -> None:
        """End the process at once and wait for its end, which takes milliseconds."""
        self._writer.close()
        self._process.kill()  # does nothing to a process that has ended
        await self._reap(5.0)

    async def end(self) -> None:
        """Wait a moment for a process that is ending by itself, so that its exit status tells why; then kill it."""
        await self._reap(0.2)
        await self.kill()

    async def _reap(self, seconds: float) -> None:
        """Wait for the process's end; a killed one that takes longer hangs in the kernel, and is left to it."""
        for _ in range(round(seconds / REAP_SECONDS)):
            if self._process.poll() is not None:
                return
            await asyncio.sleep(REAP_SECONDS)

    async def _send(self, payload: bytes) -> None:
        try:
            self._writer.write(framed(payload))
            await self._writer.drain()
        except ConnectionError as error:
            raise Gone from error

    async def _receive(self) -> bytes:
        try:
            size: int = HEAD.unpack(await self._reader.readexactly(HEAD.size))[0]
            if size > LARGEST:
                raise Gone
            return await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise Gone from error


async def _streams(ours: socket.socket) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Our end of the socket, closed if it cannot be had."""
    try:
        return await asyncio.open_connection(sock=ours, limit=ROOM)
    except BaseException:
        ours.close()
        raise


def _popen(channel: int, memory_mb: int, preload: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """The process, started (about a millisecond: nothing of ours is copied)."""
    numbers = (str(number) for number in (os.getpid(), channel, memory_mb))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", "bot.workers.child", *numbers, *preload],
        stdin=subprocess.DEVNULL,
        stdout=2,  # what a parser prints goes to standard error
        pass_fds=(channel,),
        start_new_session=True,  # Ctrl-C in a terminal reaches the parent alone
        env=_environment(),
    )


def task(function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> bytes:
    """A task as it crosses to a worker; TypeError for what cannot cross, such as a lambda."""
    try:
        return pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError) as error:
        raise TypeError(f"{function!r} cannot run in another process: give a top-level function") from error


def _environment() -> dict[str, str]:
    """Our environment without secrets (a parser has no use for a token or a password) and with our module path."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(part or os.getcwd() for part in sys.path)}  # noqa: PTH109 - no Path needed
