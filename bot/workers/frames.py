"""How workers, the server that forks them and their parent talk.

Over a worker's channel go tasks and answers: a length, then that many bytes of pickle. Over the server's go requests of
one number each (`FORK` with the worker's end of its channel, or the id of the worker to end) and one number back.
"""

from __future__ import annotations

import struct

HEAD = struct.Struct("!Q")
"""The length of what follows, in bytes."""

LARGEST = 64 * 1024 * 1024
"""No answer about one document is larger; a longer one is a parser gone wild."""

OUT_OF_MEMORY = 77
"""The exit status of a worker that reached its limit of memory."""

REQUEST = struct.Struct("!i")
"""What the server is asked: `FORK`, or the process id of a worker."""

ANSWER = struct.Struct("!i")
"""What it says: the process id of the new worker, or the exit status of the one that ended (minus the signal)."""

FORK = 0

UNKNOWN = -1000
"""The answer where no worker can be forked, and about a process that is none."""


def framed(payload: bytes) -> bytes:
    """The bytes with their length before them."""
    return HEAD.pack(len(payload)) + payload


READY = framed(b"ready")
"""What a server and each worker say when they have loaded what they need."""
