"""One fork server for all the applications of a test process: a second of loading once and not for each test.

Real workers are forked for each test and end with it; only the process that has loaded the parsers stays. The tests of
the workers themselves (`tests/integration/workers`) start and end their own.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess

import pytest

from bot.workers.forkserver import ForkServer

Key = tuple[int, tuple[str, ...]]


class Staying(ForkServer):
    """A fork server that goes on when its pool is closed."""

    async def close(self) -> None:
        """Wait for what was asked."""
        while self._asking:
            await asyncio.gather(*self._asking, return_exceptions=True)

    def _lose(self) -> None:
        super()._lose()
        self._process.wait()


class Kept:
    """The servers that run, by what they were started with."""

    def __init__(self) -> None:
        self._start = ForkServer.start
        self._running: dict[Key, tuple[subprocess.Popen[bytes], socket.socket]] = {}

    async def start(self, memory_mb: int, preload: tuple[str, ...]) -> ForkServer:
        """A server over the process that runs, started where there is none or it has ended."""
        running = self._running.get((memory_mb, preload))
        if running is None or running[0].poll() is not None:
            if running is not None:
                running[1].close()
            begun = await self._start(memory_mb, preload)
            running = self._running[memory_mb, preload] = (begun._process, begun._control)
        return Staying(*running)

    def end(self) -> None:
        """End all of them."""
        for process, control in self._running.values():
            process.kill()
            process.wait()
            control.close()


def keep(patch: pytest.MonkeyPatch) -> Kept:
    """From now on a fork server is started once."""
    kept = Kept()
    patch.setattr(ForkServer, "start", kept.start)
    return kept
