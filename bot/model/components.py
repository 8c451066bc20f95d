"""A message as a tree, before any platform turns it into its own words.

Texts are already escaped for the Markdown that chat platforms share (`bot.render` does that).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens `url`."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button that asks Byline for something: `name` such as "evidence", `argument` such as a story id."""

    label: str
    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class Row:
    """One to five buttons side by side."""

    buttons: tuple[Link | Action, ...]


class Tone(StrEnum):
    """What a card is about, for its colour."""

    NEWS = "news"
    QUOTE = "quote"
    GOOD = "good"
    TROUBLE = "trouble"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Card:
    """A framed group of parts."""

    parts: tuple[Text | Rule | Row, ...]
    tone: Tone = Tone.PLAIN


Part = Text | Rule | Row | Card


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what fits a platform's limits at once. `plain` is its notification line."""

    parts: tuple[Part, ...]
    plain: str = ""
