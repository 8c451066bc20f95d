"""Bytes to strings when the declared encoding may be missing or wrong."""

from __future__ import annotations

from typing import Final

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

FALLBACK: Final = "cp1252"
"""What Western pages without a declaration are written in, and what browsers assume."""


_WIDE: Final = ("utf-16", "utf-32")
"""Encodings that a declaration cannot truly name where it could be read byte by byte: then there are NUL bytes."""


def decode(body: bytes, content_type: str = "", charset: str | None = None) -> str:
    """The text of a document.

    A byte order mark decides; then valid UTF-8 with any non-ASCII character (text in another encoding is
    practically never valid UTF-8, while declarations are often wrong); then the document's own declaration,
    the server's, and Windows-1252. Undecodable bytes become U+FFFD.
    """
    marked, mark = read_bom(body)
    if marked:
        return str(to_unicode(body[len(mark or b"") :], marked))
    if (text := _utf8(body)) is not None:
        return text
    return str(to_unicode(body, _declared(body, content_type, charset)))


def _utf8(body: bytes) -> str | None:
    """The text if it is UTF-8 beyond ASCII. An escape byte means ISO-2022, which is ASCII to the eye."""
    if body.isascii():
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _declared(body: bytes, content_type: str, charset: str | None) -> str:
    for label in (html_body_declared_encoding(body), http_content_type_encoding(content_type or None), charset):
        codec = str(resolve_encoding(label) or "") if label else ""
        if codec and not (codec.startswith(_WIDE) and b"\0" not in body):
            return codec
    return "utf-8" if body.isascii() or _almost_utf8(body) else FALLBACK


def _almost_utf8(body: bytes) -> bool:
    """Whether a few broken bytes stand in what is UTF-8 otherwise (a cut-off body, one pasted character)."""
    damage = body.decode("utf-8", "replace").count("\ufffd")
    return damage * 10 < sum(byte >= 0x80 for byte in body)
