"""One worker process, seen from its parent."""

from __future__ import annotations

import asyncio
import pickle
import socket
from collections.abc import Callable
from typing import Any, Self

from bot.errors import NoWorker
from bot.messages import text
from bot.workers.forkserver import START_SECONDS, ForkServer, Gone
from bot.workers.frames import HEAD, LARGEST, OUT_OF_MEMORY, framed

ROOM = 1024 * 1024
"""Bytes that may be on their way at once: a whole document in few steps."""


class Worker:
    """A process that runs one task at a time, and a socket to it. Not restarted: whoever kills it starts another."""

    def __init__(
        self, server: ForkServer, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.pid = pid
        self.tasks = 0
        self._server = server
        self._reader = reader
        self._writer = writer
        self._ended = False

    @classmethod
    async def start(cls, server: ForkServer) -> Self:
        """A worker that waits for its first task; NoWorker where none can be had."""
        ours, theirs = socket.socketpair()
        with theirs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
            reader, writer = await _streams(ours)
            try:
                worker = cls(server, await server.fork(theirs), reader, writer)
            except BaseException as error:
                writer.close()  # a worker that was forked all the same finds its channel closed, and ends
                raise NoWorker(text("worker.unstarted")) if isinstance(error, Gone) else error from error
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker._receive()
        except BaseException as error:
            await worker.kill()
            if isinstance(error, Gone | TimeoutError):
                raise NoWorker(text("worker.unstarted")) from error
            raise
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process runs, as far as its socket tells."""
        return not self._ended and self._server.alive and not self._reader.at_eof()

    async def run(self, payload: bytes) -> tuple[bool, Any]:
        """What the task came to: (True, its value) or (False, its error); Gone if the process ended meanwhile."""
        self.tasks += 1
        await self._send(payload)
        worked, value = pickle.loads(await self._receive())  # noqa: S301 - our own worker wrote it
        return worked, value

    async def kill(self) -> bool:
        """End the process at once, which takes milliseconds; whether it had ended because it was out of memory."""
        self._writer.close()
        if self._ended:
            return False
        self._ended = True
        try:
            return await self._server.end(self.pid) == OUT_OF_MEMORY
        except Gone:
            return False

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


def task(function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> bytes:
    """A task as it crosses to a worker; TypeError for what cannot cross, such as a lambda."""
    try:
        return pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError) as error:
        raise TypeError(f"{function!r} cannot run in another process: give a top-level function") from error
