"""Bytes to strings when the declared encoding may be missing or wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
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

_LATIN: Final = frozenset({"cp1252", "iso8859-1", "iso8859-15", "ascii"})
"""What many servers and templates say of any text."""

_RUN: Final = re.compile(rb"[\x80-\xff]{4,}")
_FEWEST_RUNS: Final = 8

_OLD: Final = {byte: bytes([byte]).decode(FALLBACK, "replace").replace("\ufffd", chr(byte)) for byte in range(128, 160)}
"""What Windows-1252 has where Latin-1 has controls; five of its bytes mean nothing."""

_SIGNS: Final = {byte: sign if ord(sign) != byte else None for byte, sign in _OLD.items()}
_BYTES: Final = {ord(sign): byte for byte, sign in _OLD.items()}
_CONTROL: Final = re.compile("[\x80-\x9f]")
_TWICE: Final = re.compile(f"[\u00c2-\u00f4][{''.join(_OLD.values())}\x80-\xbf]")
_FEWEST_TWICE: Final = 3
"""Characters made UTF-8 twice from which a document is taken for one: fewer may be an example of it."""

_WIDE: Final = ("utf-16", "utf-32")
"""Encodings that a declaration cannot truly name where it could be read byte by byte: then there are NUL bytes."""


def decode(body: bytes, content_type: str = "", charset: str | None = None) -> str:
    """The text of a document.

    A byte order mark decides, or the NUL bytes of UTF-16; then valid UTF-8 with any non-ASCII character (text in
    another encoding is practically never valid UTF-8, while declarations are often wrong); then the document's own
    declaration and the server's, unless they say UTF-8 of what is not, or Latin letters of what has none; then an
    encoding of another script than the Latin one, where most letters are beyond ASCII; last Windows-1252.
    Undecodable bytes become U+FFFD. What was taken for Windows-1252 on its way to UTF-8 is read back.
    """
    marked, mark = read_bom(body)
    if marked:
        return str(to_unicode(body[len(mark or b"") :], marked))
    if wide := _wide(body):
        return str(to_unicode(body, wide))
    if (text := _utf8(body)) is not None:
        return without_controls(_once(text))
    return without_controls(str(to_unicode(body, _declared(body, content_type, charset))))


def without_controls(text: str) -> str:
    """The text with the signs of Windows-1252 where it has the control characters of their numbers, as browsers read
    them: the apostrophe, the quotation marks and the dash of texts that somebody took for Latin-1."""
    return text.translate(_SIGNS) if _CONTROL.search(text) else text


def _wide(body: bytes) -> str:
    """UTF-16 without a mark, told by the NUL bytes of its first two characters (which are ASCII); else empty."""
    nul = "".join("0" if byte == 0 else "x" for byte in body[:4])
    return {"x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(nul, "")


def _once(text: str) -> str:
    """The text as it was before it was made UTF-8 twice, where that is true of all that it has beyond ASCII."""
    if len(_TWICE.findall(text[:_LOOKED_AT])) < _FEWEST_TWICE:
        return text
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


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
    named = list(dict.fromkeys(_named(body, content_type, charset, plain=plain)))
    if len(named) == 1 and not (named[0] in _LATIN and _runs(body)):
        return named[0]
    told = "" if plain else _other_script(body)
    if named:
        return told if told and (told in named or named[0] in _LATIN) else named[0]
    return "utf-8" if plain else told or FALLBACK


def _named(body: bytes, content_type: str, charset: str | None, *, plain: bool) -> Iterator[str]:
    """The encodings that the document and its server name, as far as they can be true."""
    for label in (html_body_declared_encoding(body), http_content_type_encoding(content_type or None), charset):
        codec = str(resolve_encoding(label) or "") if label else ""
        if codec and not (codec.startswith(_WIDE) and b"\0" not in body) and (plain or codec != "utf-8"):
            yield codecs.lookup(codec).name


def _runs(body: bytes) -> bool:
    """Whether the text has words of bytes beyond ASCII alone, which no language of Latin letters has."""
    said = _MARKUP.sub(b" ", body[:_LOOKED_AT])
    return len(_RUN.findall(said)) >= _FEWEST_RUNS


def _other_script(body: bytes) -> str:
    """The encoding of a text of which most letters are beyond ASCII; empty for any other, and where none fits."""
    said = _MARKUP.sub(b" ", body[:_LOOKED_AT])
    lines = b"\n".join(line for line in said.splitlines() if not line.isascii())
    sample = lines if len(lines) <= _SAMPLE else lines[:_SAMPLE].rpartition(b" ")[0]
    letters = _WORDS.findall(sample)
    if not letters or 2 * sum(letter >= b"\x80" for letter in letters) < len(letters):
        return ""
    best = from_bytes(sample, cp_isolation=OTHERS).best()
    return codecs.lookup(best.encoding).name if best else ""


def _almost_utf8(body: bytes) -> bool:
    """Whether a few broken bytes stand in what is UTF-8 otherwise (a cut-off body, one pasted character)."""
    damage = body.decode("utf-8", "replace").count("\ufffd")
    return damage * 10 < sum(byte >= 0x80 for byte in body)
