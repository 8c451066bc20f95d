"""What people type of what they were shown, read back."""

from __future__ import annotations

from typing import Final

from bot.errors import BadQuery
from bot.messages import text as words
from bot.model.ids import StoryId

_LARGEST_ID: Final = 2**63 - 1
_LONGEST: Final = 20
"""Digits of the largest number, and one: `int` need not read more."""


def story_id(typed: str) -> StoryId:
    """The number in "#123" or "123", as `lines.number` shows it; BadQuery for anything else."""
    digits = typed.strip().removeprefix("#")
    known = digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST
    if not (known and 0 < int(digits) <= _LARGEST_ID):
        raise BadQuery(words("news.story.bad", typed=typed))
    return StoryId(int(digits))
