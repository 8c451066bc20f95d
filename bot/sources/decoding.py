"""Decompressing with a count, so that a small answer cannot grow into a large one unseen."""

from __future__ import annotations

import zlib

from bot.errors import TooLarge, Unreachable
from bot.messages import text

ACCEPTED = "gzip, deflate"
"""What we ask for: the codings that the standard library decodes piece by piece within a limit."""

GZIP = 16 + zlib.MAX_WBITS
"""zlib's window bits for gzip."""

OVERHEAD = 64 * 1024
"""What packing may add to bytes that do not pack, with much to spare."""

MEMBER = b"\x1f\x8b"
"""How each member of a gzip stream begins (RFC 1952)."""


MEMBERS = 1000
"""Members of one gzip stream that are decoded: there are servers that pack in pieces, and none in so many."""


class Body:
    """The bytes of one answer, decoded piece by piece and never more than `limit` of them.

    zlib is given the room that is left, so a bomb of a gigabyte costs no more memory than the limit. A document that is
    `packed` by its name is decoded also where the answer does not say so.
    """

    def __init__(self, url: str, limit: int, coding: str, *, packed: bool = False) -> None:
        self._url = url
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._came = 0
        self._decoder = decoder(coding.strip().lower(), url)
        self._packed = packed and self._decoder is None

    def add(self, piece: bytes) -> None:
        """Take the next bytes as they came over the wire; TooLarge once there are more than the limit, before or
        after decoding (there are streams that go on for ever and decode to nothing)."""
        self._came += len(piece)
        if self._came > self._limit + OVERHEAD:
            raise too_large(self._url, self._limit)
        if self._packed and piece:
            self._packed = False
            self._decoder = Decoder(gzipped=True) if piece.startswith(MEMBER) else None
        self._keep(piece if self._decoder is None else self._decode(piece))

    def _decode(self, piece: bytes) -> bytes:
        assert self._decoder is not None  # noqa: S101 - `add` asked
        try:
            return self._decoder.decode(piece, self._limit - self._size + 1)
        except zlib.error as error:
            raise Unreachable(text("fetch.trouble.damaged", url=self._url, why=error), url=self._url) from error

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise too_large(self._url, self._limit)
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """All bytes; Unreachable where a compressed answer breaks off."""
        if self._decoder is not None and self._decoder.unfinished:
            raise Unreachable(text("fetch.trouble", url=self._url, what=text("fetch.cause.payload")), url=self._url)
        return b"".join(self._pieces)


class Decoder:
    """Decodes gzip (also of several members) and deflate (with its zlib header, or raw as some servers send).

    What follows the end and is no further member is padding, and ignored.
    """

    def __init__(self, *, gzipped: bool) -> None:
        self._gzipped = gzipped
        self._stream: zlib._Decompress | None = None
        self._held = b""
        self._members = 0

    @property
    def unfinished(self) -> bool:
        """Whether bytes came, but not the end of them."""
        return bool(self._held) if self._stream is None else not self._stream.eof

    def decode(self, piece: bytes, room: int) -> bytes:
        """At most `room` decoded bytes (1 or more); the caller stops when it is filled. zlib.error where they are
        damaged, or packed in more pieces than anybody does."""
        out = bytearray()
        piece, self._held = self._held + piece, b""
        while piece and len(out) < room:
            if self._stream is None or (self._stream.eof and self._gzipped):
                if len(piece) < 2:
                    self._held = piece
                    break
                if self._stream is not None and not piece.startswith(MEMBER):
                    break
                self._stream = self._next(piece)
            if self._stream.eof:
                break
            out += self._stream.decompress(piece, room - len(out))
            piece = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)

    def _next(self, start: bytes) -> zlib._Decompress:
        """What decodes the member that begins here."""
        self._members += 1
        if self._members > MEMBERS:
            raise zlib.error(text("fetch.trouble.pieces"))
        return zlib.decompressobj(GZIP if self._gzipped else _deflate(start))


def _deflate(start: bytes) -> int:
    """The window bits for what "deflate" means here: zlib's header is a method of 8 and divisible by 31 (RFC 1950),
    and without one it is raw."""
    headed = start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS


def decoder(coding: str, url: str) -> Decoder | None:
    """The decoder for a Content-Encoding, None where there is nothing to decode; Unreachable for one we did not
    ask for."""
    if coding in {"", "identity"}:
        return None
    if coding in {"gzip", "x-gzip"}:
        return Decoder(gzipped=True)
    if coding == "deflate":
        return Decoder(gzipped=False)
    raise Unreachable(text("fetch.trouble.coding", url=url, coding=coding), url=url)


def too_large(url: str, limit: int) -> TooLarge:
    """The error for a document over its limit."""
    return TooLarge(text("fetch.large", url=url, kib=limit // 1024), url=url)
