"""Dates as newspapers print them, which mean nothing without the day on which they were printed."""

from __future__ import annotations

import re
from typing import Final

_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART: Final = r"(?: (?:morning|afternoon|evening|night))?"
_UNIT: Final = (
    r"(?:day|week|weekend|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|night|quarter|season)"
)
_NUMBER: Final = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|a few|a couple of)"
RELATIVE: Final = re.compile(
    rf"\b(?:(?:(?:on|by|since|until|from|late|early|last|next|this) )*{_DAY}{_PART}|"
    rf"(?:(?:earlier|later) )?(?:last|this|next|the previous|the following|the past|the coming) (?:{_NUMBER} )?{_UNIT}s?|"
    rf"(?:yesterday|today|tonight|tomorrow){_PART}|{_NUMBER} {_UNIT}s? (?:ago|earlier|later))\b",
    re.IGNORECASE,
)


def relative_dates(text: str) -> tuple[str, ...]:
    """The dates of `text` that count from the day it was printed ("on Monday", "last week"), as printed, in order."""
    return tuple(found.group() for found in RELATIVE.finditer(text))
