"""A worker: reads tasks from a socket and answers there, one after another, until its parent closes it.

Started by `bot.workers.worker` as `python -m bot.workers.child PARENT CHANNEL MEMORY_MB [MODULE...]`: the parent's
process id, the socket's descriptor, the limit in MiB, and the modules to load before the first task.
"""

from __future__ import annotations

import importlib
import os
import pickle
import socket
import sys
import traceback
from typing import BinaryIO

from bot.workers import limits
from bot.workers.frames import HEAD, OUT_OF_MEMORY, framed

READY = framed(b"ready")


def main(parent: int, channel: int, memory_mb: int, preload: list[str]) -> None:
    """Serve tasks one after another; returns when the parent closes the socket."""
    limits.bind_to(parent)
    limits.leave_signals()
    limits.offer_to_oom_killer()
    talk = socket.socket(fileno=channel)
    tasks = talk.makefile("rb")
    for module in preload:
        importlib.import_module(module)
    limits.hold_memory(memory_mb)
    talk.sendall(READY)
    while payload := _read(tasks):
        talk.sendall(framed(_answer(payload)))


def _read(tasks: BinaryIO) -> bytes:
    """The next frame's payload, b"" at the end."""
    head = tasks.read(HEAD.size)
    return tasks.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else b""


def _answer(payload: bytes) -> bytes:
    """The pickled (worked, value or error)."""
    try:
        function, args, kwargs = pickle.loads(payload)  # noqa: S301 - the parent wrote it
        return _success(function(*args, **kwargs))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the heap is not worth trusting
    except Exception as error:  # noqa: BLE001 - the boundary of a job: whatever happened is answered
        return _failure(error)


def _success(value: object) -> bytes:
    """The pickled value; TypeError for one that cannot cross, whatever pickle calls it."""
    try:
        return pickle.dumps((True, value), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError) as error:
        raise TypeError(f"a task cannot pickle what it returns: {error}") from error


def _failure(error: Exception) -> bytes:
    """The pickled error with its traceback as a note; one that cannot be pickled is told in words."""
    error.add_note("In a worker:\n" + traceback.format_exc().rstrip())
    try:
        answer = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(answer)  # noqa: S301 - our own bytes: an error may be pickled and yet not come back
    except Exception:  # noqa: BLE001 - a foreign error may raise anything when it is pickled
        told = RuntimeError(f"{type(error).__name__}: {error}")
        told.__notes__ = error.__notes__
        return pickle.dumps((False, told), pickle.HIGHEST_PROTOCOL)
    return answer


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
