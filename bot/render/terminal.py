"""Messages for a terminal, as rich renderables, and the screen that they are drawn on."""

from __future__ import annotations

import re
from typing import Any, Final, TextIO, cast

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule as Line_
from rich.style import Style
from rich.text import Text as Styled

from bot.model.components import Card, Link, Message, Part, Row, Rule, Text, Tone
from bot.render.markup import Line, Piece, parse

_COLOUR = {
    Tone.NEWS: "blue",
    Tone.QUOTE: "magenta",
    Tone.GOOD: "green",
    Tone.TROUBLE: "red",
    Tone.PLAIN: "bright_black",
}

PLAIN_WIDTH: Final = 100
"""Columns where the output is no terminal, which has no width."""

_PADDING: Final = re.compile(r" +(?=\n)")


def screen(stream: TextIO, *, width: int | None = None) -> Console:
    """A console with the width and colours of the terminal behind `stream`; plain text of 100 columns (or `width`)
    without blanks at line ends where there is none. Nothing is coloured for looking like a number or a path."""
    made = Console(file=stream, width=width, highlight=False)
    if made.is_terminal:
        return made
    return Console(file=cast("TextIO", _Unpadded(stream)), width=width or PLAIN_WIDTH, highlight=False)


class _Unpadded:
    """A stream on which no line ends in blanks."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text without the blanks that fill its lines up."""
        return self._stream.write(_PADDING.sub("", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def to_terminal(message: Message) -> RenderableType:
    """The message as rich draws it; every address is printed too, since not every terminal can follow links."""
    return Group(*(_part(part) for part in message.parts))


def _part(part: Part) -> RenderableType:
    match part:
        case Text(text):
            return Styled("\n").join(_line(line) for line in parse(text))
        case Rule():
            return Line_(style="bright_black")
        case Row(buttons):
            labels = (f"[ {b.label} ]" + (f" {b.url}" if isinstance(b, Link) else "") for b in buttons)
            return Styled("  ".join(labels), style="cyan")
        case Card(parts, tone):
            return Panel(Group(*(_part(inner) for inner in parts)), border_style=_COLOUR[tone])


def _line(line: Line) -> Styled:
    drawn = Styled(_margin(line), style="dim" if "small" in line.kinds else "")
    if "heading" in line.kinds:
        drawn.stylize("bold")
    for piece in line.pieces:
        drawn.append(piece.text, _style(piece, heading="heading" in line.kinds))
    for url in dict.fromkeys(piece.url for piece in line.pieces if piece.url):
        drawn.append(f"\n  {url}", Style(dim=True, link=url))
    return drawn


def _margin(line: Line) -> str:
    bar = "│ " if "quotation" in line.kinds else ""
    return bar + ("• " if "item" in line.kinds else "  " if "indented" in line.kinds else "")


def _style(piece: Piece, *, heading: bool) -> Style:
    return Style(bold=piece.bold or heading, italic=piece.italic, link=piece.url or None)
