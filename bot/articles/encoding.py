"""Bytes to strings when the declared encoding may be missing or wrong."""

from __future__ import annotations

import re
from typing import Final

from charset_normalizer import from_bytes
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

FALLBACK: Final = "cp1252"
"""What Western pages without a declaration are written in, and what browsers assume."""


OTHERS: Final = [
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
"""Encodings of scripts other than the Latin one, which are told apart by what they make of the bytes. Those of Latin
letters cannot be told apart so surely."""

_LOOKED_AT: Final = 200_000
_SAMPLE: Final = 10_000
_MARKUP: Final = re.compile(rb"<[^<>]{0,1000}>")
_WORDS: Final = re.compile(rb"[A-Za-z\x80-\xff]")

_WIDE: Final = ("utf-16", "utf-32")
"""Encodings that a declaration cannot truly name where it could be read byte by byte: then there are NUL bytes."""


def decode(body: bytes, content_type: str = "", charset: str | None = None) -> str:
    """The text of a document.

    A byte order mark decides; then valid UTF-8 with any non-ASCII character (text in another encoding is
    practically never valid UTF-8, while declarations are often wrong); then the document's own declaration and
    the server's, unless they say UTF-8 of what is not; then an encoding of another script than the Latin one, where
    most letters are beyond ASCII; last Windows-1252. Undecodable bytes become U+FFFD.
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
    plain = body.isascii() or _almost_utf8(body)
    for label in (html_body_declared_encoding(body), http_content_type_encoding(content_type or None), charset):
        codec = str(resolve_encoding(label) or "") if label else ""
        if codec and not (codec.startswith(_WIDE) and b"\0" not in body) and (plain or codec != "utf-8"):
            return codec
    return "utf-8" if plain else _other_script(body) or FALLBACK


def _other_script(body: bytes) -> str:
    """The encoding of a text of which most letters are beyond ASCII; empty for any other, and where none fits."""
    said = _MARKUP.sub(b" ", body[:_LOOKED_AT])
    lines = b"\n".join(line for line in said.splitlines() if not line.isascii())
    sample = lines if len(lines) <= _SAMPLE else lines[:_SAMPLE].rpartition(b" ")[0]
    letters = _WORDS.findall(sample)
    if 2 * sum(letter >= b"\x80" for letter in letters) < len(letters):
        return ""
    best = from_bytes(sample, cp_isolation=OTHERS).best()
    return best.encoding if best else ""


def _almost_utf8(body: bytes) -> bool:
    """Whether a few broken bytes stand in what is UTF-8 otherwise (a cut-off body, one pasted character)."""
    damage = body.decode("utf-8", "replace").count("\ufffd")
    return damage * 10 < sum(byte >= 0x80 for byte in body)
