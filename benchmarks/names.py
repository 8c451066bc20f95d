"""Many invented names, and a name service for them in this process: no query leaves the machine.

Looking a name up costs what it costs in production but for the answer of the name server: it goes through the same
threads, and what answers there is a table in place of the system.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

CHANGING: Final = 10
"""Of so many names the body of one is new each time."""


def name_of(number: int) -> str:
    """The host of that number, each under a registered domain of its own."""
    return f"outlet-{number}.example"


def number_of(host: str) -> int:
    """The number of a host, with or without a port."""
    return int(host.partition(".")[0].rpartition("-")[2])


def changes(number: int) -> bool:
    """Whether the feed of the host of that number is new each time it is asked."""
    return number % CHANGING == 0


def brings(number: int) -> bool:
    """Whether, where it is asked for, the feed of the host of that number has a new item each time."""
    return number % (CHANGING * CHANGING) == 0


@contextmanager
def named(addresses: tuple[str, ...]) -> Iterator[None]:
    """Lets the names lead to these addresses of loopback, evenly, while the block runs."""
    system = socket.getaddrinfo

    def answer(host: Any, port: Any, *rest: Any, **more: Any) -> list[Any]:
        if not str(host).endswith(".example"):
            return system(host, port, *rest, **more)
        where = addresses[number_of(str(host)) % len(addresses)]
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (where, port or 0))]

    socket.getaddrinfo = answer
    try:
        yield
    finally:
        socket.getaddrinfo = system
