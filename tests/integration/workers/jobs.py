"""What the tests have workers do: it must be importable by name in another process."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import time

from bot.errors import BylineError

KEPT: list[int] = []


def size(body: bytes) -> int:
    return len(body)


def echo(value: object) -> object:
    return value


def spin() -> None:
    while True:
        pass


def hang_in_c() -> None:
    """Sleeps in C with the GIL held, where no Python signal handler and no other thread can run."""
    ctypes.PyDLL(None).sleep(600)


def hog(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def slow_hog() -> None:
    held = []
    while True:
        held.append(bytearray(1024 * 1024))


def leave(status: int) -> None:
    os._exit(status)


def crash() -> None:
    ctypes.string_at(0)


def nap(seconds: float) -> float:
    time.sleep(seconds)  # noqa: TID251 - a worker has no loop to block
    return seconds


def fail(error: BylineError) -> None:
    raise error


def stumble() -> None:
    raise KeyError("a bug of ours")


class Stubborn(Exception):
    """Pickles, but does not come back."""

    def __init__(self, left: int, right: int) -> None:
        super().__init__(f"{left} and {right}")


def be_stubborn() -> None:
    raise Stubborn(1, 2)


def chatter(text: str) -> str:
    print(text)  # noqa: T201 - what a careless parser does
    sys.stdout.flush()
    os.write(1, text.encode())
    return text


def environment() -> dict[str, str]:
    return dict(os.environ)


def whoami() -> int:
    return os.getpid()


def too_much() -> bytes:
    return bytes(65 * 1024 * 1024)


def loaded(module: str) -> bool:
    return module in sys.modules


def unpicklable() -> object:
    return lambda: None


def whoami_later() -> int:
    time.sleep(0.3)  # noqa: TID251 - long enough that both workers are asked
    return os.getpid()


def parent() -> int:
    return os.getppid()


def limit() -> int:
    return resource.getrlimit(resource.RLIMIT_AS)[0]


def remember(value: int) -> list[int]:
    """What this process was told so far."""
    KEPT.append(value)
    return KEPT
