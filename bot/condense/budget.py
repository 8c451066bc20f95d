"""How much of one article may be shown, and in how many points."""

from __future__ import annotations

from typing import Final

from bot.model.article import shown_at_once

LONGEST_POINT: Final = 280
"""A point longer than this is no point."""

MOST_POINTS: Final = 5
FEWEST_POINTS: Final = 3

SHORT_TEXT: Final = 1_400
"""Below this many characters three points say it all."""

LONG_TEXT: Final = 2_600
"""From this many characters on, five points are wanted."""


def room(length: int, max_snippet: int | None) -> int:
    """Characters that the points of a text of `length` characters may take together; 0 where none may be shown."""
    return shown_at_once(length, max_snippet)


def wanted(length: int) -> int:
    """How many points a text of `length` characters deserves, 3 to 5; what fits in `room` may be fewer."""
    if length < SHORT_TEXT:
        return FEWEST_POINTS
    return MOST_POINTS if length >= LONG_TEXT else FEWEST_POINTS + 1
