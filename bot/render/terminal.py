"""Messages for a terminal, as rich renderables."""

from __future__ import annotations

from rich.console import Group, RenderableType
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
