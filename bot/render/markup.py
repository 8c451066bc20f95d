"""The Markdown that this room writes, read back: for back ends that do not speak it.

Only what `bot.render` itself emits is known: headings (##), small print (-#), items (-), quotations (>),
**bold**, *italic*, [label](address), <t:seconds:style> and backslash escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_TOKEN = re.compile(
    r"\\(?P<literal>[^\w\s]|_)"
    r"|<t:(?P<seconds>-?\d{1,12})(?::(?P<style>\w))?>"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\((?P<url>[^)\s]+)\)"
    r"|(?P<bold>\*\*)|(?P<italic>\*)"
    r"|(?P<text>[^\\<\[*]+|.)",
    re.DOTALL,
)
_PREFIXES = (("## ", "heading"), ("> ", "quotation"), ("-# ", "small"), ("- ", "item"), ("  ", "indented"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style; `url` is where they lead, empty where nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is ("heading", "quotation", "small", "item", "indented") and its pieces."""

    kinds: frozenset[str]
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)


def parse(text: str) -> tuple[Line, ...]:
    """The lines of a `Text`, unescaped."""
    return tuple(_line(line) for line in text.split("\n"))


def moment(seconds: int, style: str = "f") -> str:
    """A timestamp in words, in UTC: these back ends do not know the reader's zone."""
    try:
        at = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return "?"
    day = f"{at.day} {at:%b %Y}"
    return day if style == "D" else f"{day}, {at:%H:%M} UTC"


def _line(line: str) -> Line:
    kinds = set()
    for prefix, kind in _PREFIXES:
        if line.startswith(prefix):
            kinds.add(kind)
            line = line.removeprefix(prefix)
    return Line(frozenset(kinds), tuple(_pieces(line)))


def _pieces(text: str, *, bold: bool = False, italic: bool = False, url: str = "") -> list[Piece]:
    found: list[Piece] = []
    for token in _TOKEN.finditer(text):
        if token["bold"]:
            bold = not bold
        elif token["italic"]:
            italic = not italic
        elif token["url"]:
            found += _pieces(token["label"], bold=bold, italic=italic, url=token["url"])
        else:
            found.append(Piece(_words(token), bold, italic, url))
    return _joined(found)


def _words(token: re.Match[str]) -> str:
    if token["seconds"]:
        return moment(int(token["seconds"]), token["style"] or "f")
    return (token["literal"] or token["text"]).replace("\u200b", "")


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one style as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.url) == (piece.bold, piece.italic, piece.url):
            joined[-1] = Piece(last.text + piece.text, piece.bold, piece.italic, piece.url)
        else:
            joined.append(piece)
    return joined
