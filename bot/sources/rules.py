"""What a robots.txt says of one address. Reading it is for a worker: half a megabyte can name so many programs and so
many rules for each of them that it takes minutes, and gigabytes, to read."""

from __future__ import annotations

from protego import Protego


def permits(body: bytes, url: str, product: str) -> bool:
    """Whether a robots.txt (RFC 9309) lets the program of that name fetch the address. A byte order mark is no part of
    its first line."""
    return Protego.parse(body.decode("utf-8-sig", "replace")).can_fetch(url, product)
