"""The processes in which bytes are parsed: a fork server that has loaded the parsers, and the workers it forks.

Started by `bot.workers.forkserver` as `python -m bot.workers.child PARENT CONTROL MEMORY_MB [MODULE...]`: the parent's
process id, the descriptor of the socket to it, a worker's limit in MiB, and the modules to load. A worker shares what
was loaded with the server and the other workers, so it starts in milliseconds and costs little memory; its limits are
its own. It reads tasks from a socket of its own and answers there until its parent closes it.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import signal
import socket
import sys
import traceback
from typing import BinaryIO, NoReturn

from bot.workers import limits
from bot.workers.frames import ANSWER, FORK, HEAD, OUT_OF_MEMORY, READY, REQUEST, UNKNOWN, framed


def main(parent: int, control: int, memory_mb: int, preload: list[str]) -> None:
    """Load the modules and fork workers as asked; returns when the parent closes the socket."""
    limits.bind_to(parent)
    limits.leave_signals()
    asked = socket.socket(fileno=control)
    for module in preload:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # a worker's collections then leave the pages alone that it shares
    asked.sendall(READY)
    while request := _request(asked):
        pid, channels = request
        asked.sendall(ANSWER.pack(_forked(asked, channels, memory_mb) if pid == FORK else _ended(pid)))


def _request(asked: socket.socket) -> tuple[int, list[int]] | None:
    """What is asked next: to fork a worker for the channel that comes along, or to end one; None at the end."""
    message, channels, _, _ = socket.recv_fds(asked, REQUEST.size, 1)
    return (REQUEST.unpack(message)[0], channels) if len(message) == REQUEST.size else None


def _forked(asked: socket.socket, channels: list[int], memory_mb: int) -> int:
    """The process id of a new worker that talks over the channel; UNKNOWN where the system gives none, which leaves
    those that there are at work."""
    here = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        traceback.print_exc()
        pid = UNKNOWN
    if pid == 0:
        asked.close()
        _work(here, channels[0], memory_mb)
    for channel in channels:
        os.close(channel)
    return pid


def _ended(pid: int) -> int:
    """The exit status of a worker, killed now unless it has ended by itself.

    Only here is a worker's end taken note of, so its number belongs to no other process before.
    """
    try:
        os.kill(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except (ProcessLookupError, ChildProcessError):
        return UNKNOWN


def _work(parent: int, channel: int, memory_mb: int) -> NoReturn:
    """Serve tasks one after another until the channel is closed, and never return into the server's loop."""
    status = 1
    try:
        limits.bind_to(parent)
        limits.offer_to_oom_killer()
        limits.hold_memory(memory_mb)
        talk = socket.socket(fileno=channel)
        tasks = talk.makefile("rb")
        talk.sendall(READY)
        while payload := _read(tasks):
            talk.sendall(framed(_answer(payload)))
        status = 0
    except BrokenPipeError:
        status = 0  # nobody waits for the answer any more
    except Exception:  # noqa: BLE001 - the end of a process: what went wrong is said, and nobody is there to raise it to
        traceback.print_exc()
    finally:
        os._exit(status)


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
