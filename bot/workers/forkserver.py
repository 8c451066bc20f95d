"""The process from which workers are forked, seen from its parent.

It loads the parsers once, so a worker that was killed is replaced in milliseconds, and all of them share the memory in
which the parsers lie. multiprocessing has a fork server too, but hands it our environment with its secrets, and cannot
be told how much memory a child may take or to end one without waiting for it in a thread.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from typing import Self

from bot.errors import NoWorker
from bot.messages import text
from bot.workers.frames import ANSWER, FORK, READY, REQUEST, UNKNOWN

START_SECONDS = 60.0
"""A server that has not loaded its modules by then never will; generous, for machines under load."""

ANSWER_SECONDS = 5.0
"""A fork or a kill takes milliseconds; a server that needs longer hangs in the kernel, and is given up."""

REAP_SECONDS = 0.005
"""Between two looks whether a killed process has ended."""

KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR")
"""What of our environment a worker sees."""


class Gone(Exception):
    """A process ended, or sent what it never sends, before it answered."""


class ForkServer:
    """A process that forks workers and ends them. Not restarted: whoever finds it dead starts another.

    Promise: its workers do not outlive it (on Linux; elsewhere one that hangs in C goes on until it is done).
    """

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket) -> None:
        self._process = process
        self._control = control
        self._turn = asyncio.Lock()
        self._asking: set[asyncio.Task[int]] = set()
        self._lost = False

    @classmethod
    async def start(cls, memory_mb: int, preload: tuple[str, ...]) -> Self:
        """A server that has loaded the modules; NoWorker where it cannot."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            server = cls(_popen(theirs.fileno(), memory_mb, preload), ours)
        try:
            async with asyncio.timeout(START_SECONDS):
                await server._received(len(READY))
        except BaseException as error:
            await server.close()
            if isinstance(error, Gone | TimeoutError):
                raise NoWorker(text("worker.unstarted")) from error
            raise
        return server

    @property
    def alive(self) -> bool:
        """Whether the process runs and answers."""
        return not self._lost and self._process.poll() is None

    async def fork(self, channel: socket.socket) -> int:
        """The process id of a new worker at the other end of the channel; Gone where none can be forked. Where the
        caller gives up, the worker that it would have had is ended."""
        asking = self._begun(FORK, os.dup(channel.fileno()))
        try:
            pid = await asyncio.shield(asking)
        except asyncio.CancelledError:
            asking.add_done_callback(self._unwanted)
            raise
        if pid == UNKNOWN:
            raise Gone
        return pid

    async def end(self, pid: int) -> int:
        """The exit status of one of its workers (minus the signal), killed now unless it ended before; Gone where the
        server has ended, and its workers with it."""
        return await asyncio.shield(self._begun(pid))

    async def close(self) -> None:
        """End the server, and with it the workers that are left."""
        self._lose()
        while self._asking:
            await asyncio.gather(*self._asking, return_exceptions=True)
        self._control.close()
        await self._reap(5.0)

    def _lose(self) -> None:
        self._lost = True
        self._process.kill()  # does nothing to a process that has ended

    async def _reap(self, seconds: float) -> None:
        """Wait for the process's end; a killed one that takes longer hangs in the kernel, and is left to it."""
        for _ in range(round(seconds / REAP_SECONDS)):
            if self._process.poll() is not None:
                return
            await asyncio.sleep(REAP_SECONDS)

    def _begun(self, request: int, *channels: int) -> asyncio.Task[int]:
        """The server's answer, waited for also where the caller gives up, or the next one would get it."""
        asking = asyncio.create_task(self._ask(request, channels))
        self._asking.add(asking)
        asking.add_done_callback(self._answered)
        return asking

    def _answered(self, asking: asyncio.Task[int]) -> None:
        self._asking.discard(asking)
        if not asking.cancelled():
            asking.exception()  # whoever asked may not be there to hear it

    def _unwanted(self, asking: asyncio.Task[int]) -> None:
        """End the worker that nobody waits for, so that the server keeps none that is dead."""
        if not self._lost and not asking.cancelled() and not asking.exception() and asking.result() != UNKNOWN:
            self._begun(asking.result())

    async def _ask(self, request: int, channels: tuple[int, ...]) -> int:
        try:
            async with self._turn, asyncio.timeout(ANSWER_SECONDS):
                socket.send_fds(self._control, [REQUEST.pack(request)], list(channels))
                answer: int = ANSWER.unpack(await self._received(ANSWER.size))[0]
                return answer
        except (OSError, TimeoutError) as error:
            self._lose()
            raise Gone from error
        finally:
            for channel in channels:
                os.close(channel)

    async def _received(self, size: int) -> bytes:
        loop, got = asyncio.get_running_loop(), b""
        while len(got) < size:
            try:
                more = await loop.sock_recv(self._control, size - len(got))
            except OSError as error:
                raise Gone from error
            if not more:
                raise Gone
            got += more
        return got


def _popen(control: int, memory_mb: int, preload: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """The process, started (about a millisecond: nothing of ours is copied)."""
    numbers = (str(number) for number in (os.getpid(), control, memory_mb))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", "bot.workers.child", *numbers, *preload],
        stdin=subprocess.DEVNULL,
        stdout=2,  # what a parser prints goes to standard error
        pass_fds=(control,),
        start_new_session=True,  # Ctrl-C in a terminal reaches the parent alone
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    """Our environment without secrets (a parser has no use for a token or a password) and with our module path."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(part or os.getcwd() for part in sys.path)}  # noqa: PTH109 - no Path needed
