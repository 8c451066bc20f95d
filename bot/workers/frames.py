"""How a worker and its parent talk: a length, then that many bytes of pickle."""

from __future__ import annotations

import struct

HEAD = struct.Struct("!Q")
"""The length of what follows, in bytes."""

LARGEST = 64 * 1024 * 1024
"""No answer about one document is larger; a longer one is a parser gone wild."""

OUT_OF_MEMORY = 77
"""The exit status of a worker that reached its limit of memory."""


def framed(payload: bytes) -> bytes:
    """The bytes with their length before them."""
    return HEAD.pack(len(payload)) + payload
