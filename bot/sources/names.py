"""The system's own look-up of names, with room for those that nobody answers for."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from aiohttp.abc import AbstractResolver, ResolveResult


class SystemNames(AbstractResolver):
    """Asks the system in threads of its own, as many as requests may be under way.

    The loop's own pool has a handful for everything. Names whose servers stay silent hold a thread for half a minute
    each, and a few of them would keep every other name from being found in time.
    """

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, "names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """All addresses of the name, those of a link with their zone; OSError where there are none."""
        ask = partial(
            socket.getaddrinfo, host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        )
        found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        return [
            ResolveResult(
                hostname=host, host=_address(where), port=port, family=kind, proto=proto, flags=socket.AI_NUMERICHOST
            )
            for kind, _, proto, _, where in found
        ]

    async def close(self) -> None:
        """Let go of the threads; one that still waits for a name ends with its answer, and the process not before it (half a
        minute where nobody answers: the system's look-up cannot be broken off)."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _address(where: tuple[object, ...]) -> str:
    """The address of a socket's address; IPv6 has its zone in the fourth place, 0 for none."""
    return f"{where[0]}%{where[3]}" if len(where) > 3 and where[3] else str(where[0])
