"""Parts laid into messages within the limits: measured first, so that no platform has to refuse one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.messages import text as words
from bot.model.components import Card, Message, Part, Row, Text, Tone
from bot.model.ids import StoryId
from bot.render.limits import DISCORD, Limits

_NUMBERING = 16  # room for "  (12 of 34)" behind a heading


@dataclass(frozen=True, slots=True)
class Block:
    """A part that is not divided between messages, and the stories it shows."""

    part: Part
    stories: tuple[StoryId, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """One message and the stories that it shows."""

    message: Message
    stories: tuple[StoryId, ...]


def width(text: str) -> int:
    """The length in UTF-16 units, which is never less than in code points."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def components(part: Part) -> int:
    """How many components the part is, itself and all nested ones counted."""
    if isinstance(part, Card):
        return 1 + sum(components(inner) for inner in part.parts)
    return 1 + len(part.buttons) if isinstance(part, Row) else 1


def letters(part: Part) -> int:
    """How many characters of shown text the part holds."""
    if isinstance(part, Card):
        return sum(letters(inner) for inner in part.parts)
    return width(part.text) if isinstance(part, Text) else 0


def fits(message: Message, limits: Limits = DISCORD) -> bool:
    """Whether the message stays within the limits."""
    return sum(map(components, message.parts)) <= limits.components and sum(map(letters, message.parts)) <= limits.text


def cards(lines: Iterable[str], tone: Tone, *, room: int = 1800, between: str = "\n") -> tuple[Card, ...]:
    """The lines in order, with `between` them, in as many cards as keep each within `room` characters (a line
    longer than that has a card of its own)."""
    piles: list[list[str]] = []
    for line in lines:
        if not piles or width(between.join([*piles[-1], line])) > room:
            piles.append([])
        piles[-1].append(line)
    return tuple(Card((Text(between.join(pile)),), tone) for pile in piles)


def pack(blocks: Sequence[Block], *, heading: str, limits: Limits = DISCORD) -> tuple[RenderedPart, ...]:
    """The blocks in order in as few messages as hold them; with several, each heading is numbered.

    `heading` is plain text. A block larger than a whole message is a fault of its maker: ValueError.
    """
    room = limits.less(components=1, text=width(heading) + len("## ") + _NUMBERING)
    piles: list[list[Block]] = [[]]
    for block in blocks:
        if not _holds([block], room):
            raise ValueError(f"a block of {letters(block.part)} characters does not fit into one message")
        if not _holds([*piles[-1], block], room):
            piles.append([])
        piles[-1].append(block)
    return tuple(_message(pile, _numbered(heading, n, len(piles))) for n, pile in enumerate(piles, 1))


def _holds(blocks: Sequence[Block], room: Limits) -> bool:
    return fits(Message(tuple(block.part for block in blocks)), room)


def _numbered(heading: str, number: int, of: int) -> str:
    return heading if of == 1 else words("part.numbered", heading=heading, number=number, of=of)


def _message(pile: Sequence[Block], heading: str) -> RenderedPart:
    parts = (Text(f"## {heading}"), *(block.part for block in pile))
    stories = tuple(dict.fromkeys(story for block in pile for story in block.stories))
    return RenderedPart(Message(parts, plain=heading), stories)
