"""Whose the last name alone is not: "President Lund" is not the first lady Mia Lund, though she alone is named in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.condense.names_scan import Run

_NEAR = 40
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady"))
"""What anybody may be called by: kin too, from their second mention on."""

_KIN = (
    r"(?:wife|husband|spouse|widow|widower|son|daughter|brother|sister|father|mother|niece|nephew|cousin|partner|fianc[ée]e?|"
    r"grand(?:son|daughter|father|mother)|step(?:son|daughter|father|mother))"
)
_BEFORE = re.compile(
    rf"\b(?:first (?:lady|gentleman)|(?:his|her|their|['’]s)[ \xa0](?:[a-z-]+[ \xa0]){{0,2}}{_KIN}),?[ \xa0](?:[A-Z][\w.]+[ \xa0])?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:,[ \xa0]is|[ \xa0](?:is|was))[ \xa0](?:the )?{_KIN}[ \xa0]of[ \xa0]|,[ \xa0](?:the )?(?:first (?:lady|gentleman)\b|(?:his|her|their)[ \xa0](?:[a-z-]+[ \xa0]){{0,2}}{_KIN}\b|(?:the )?{_KIN} of )",
    re.IGNORECASE,
)


def is_anothers(text: str, run: Run, members: Sequence[Run]) -> bool:
    """Whether a title and a last name mean somebody else than the one person named in full: one whom the article calls
    kin of another and to whom it never gives that title."""
    title = text[run.start : run.name].strip(" \xa0.").lower()
    if (
        not title
        or title in _HONORIFICS
        or any(title == text[one.start : one.name].strip(" \xa0.").lower() for one in members if one is not run)
    ):
        return False
    return any(is_kin(text, one) for one in members)


def is_kin(text: str, run: Run) -> bool:
    """Whether the name is printed as that of somebody's wife, son or the like."""
    before, behind = text[max(0, run.start - _NEAR) : run.name], text[run.end : run.end + _NEAR]
    return _BEFORE.search(before) is not None or _BEHIND.match(behind) is not None
