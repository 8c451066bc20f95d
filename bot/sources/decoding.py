"""Decompressing with a count, so that a small answer cannot grow into a large one unseen."""

from __future__ import annotations

import zlib

from bot.errors import TooLarge, Unreachable

ACCEPTED = "gzip, deflate"
"""What we ask for: the codings that the standard library decodes piece by piece within a limit."""


class Body:
    """The bytes of one answer, decoded piece by piece and never more than `limit` of them.

    zlib is given the room that is left, so a bomb of a gigabyte costs no more memory than the limit.
    """

    def __init__(self, url: str, limit: int, coding: str) -> None:
        self._url = url
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._decoder = decoder(coding.strip().lower(), url)

    def add(self, piece: bytes) -> None:
        """Take the next bytes as they came over the wire; TooLarge once there are more than the limit."""
        self._keep(piece if self._decoder is None else self._decode(piece))

    def _decode(self, piece: bytes) -> bytes:
        assert self._decoder is not None  # noqa: S101 - `add` asked
        try:
            return self._decoder.decode(piece, self._limit - self._size + 1)
        except zlib.error as error:
            raise Unreachable(f"{self._url} sent a damaged answer: {error}.", url=self._url) from error

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise too_large(self._url, self._limit)
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """All bytes; Unreachable where a compressed answer breaks off."""
        if self._decoder is not None and self._decoder.unfinished:
            raise Unreachable(f"{self._url} broke off in the middle of its answer.", url=self._url)
        return b"".join(self._pieces)


class Decoder:
    """Decodes gzip (also of several members) and deflate (with its zlib header, or raw as some servers send)."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._stream = zlib.decompressobj(wbits)
        self._begun = False

    @property
    def unfinished(self) -> bool:
        """Whether bytes came, but not the end of them."""
        return self._begun and not self._stream.eof

    def decode(self, piece: bytes, room: int) -> bytes:
        """At most `room` decoded bytes (1 or more); the caller stops when it is filled."""
        out = bytearray()
        while piece and len(out) < room:
            if self._stream.eof:  # another gzip member; zeros after the end are padding
                piece = piece.lstrip(b"\0")
                if not piece:
                    break
                self._stream = zlib.decompressobj(self._wbits)
            out += self._step(piece, room - len(out))
            piece = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)

    def _step(self, piece: bytes, room: int) -> bytes:
        try:
            decoded = self._stream.decompress(piece, room)
        except zlib.error:
            if self._begun or self._wbits != zlib.MAX_WBITS:
                raise
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            decoded = self._stream.decompress(piece, room)
        self._begun = True
        return decoded


def decoder(coding: str, url: str) -> Decoder | None:
    """The decoder for a Content-Encoding, None where there is nothing to decode; Unreachable for one we did not
    ask for."""
    if coding in {"", "identity"}:
        return None
    if coding in {"gzip", "x-gzip"}:
        return Decoder(16 + zlib.MAX_WBITS)
    if coding == "deflate":
        return Decoder(zlib.MAX_WBITS)
    raise Unreachable(f"{url} sent its answer in a coding that Byline did not ask for ({coding}).", url=url)


def too_large(url: str, limit: int) -> TooLarge:
    """The error for a document over its limit."""
    return TooLarge(f"{url} is larger than the {limit // 1024:,} KiB that Byline reads.", url=url)
