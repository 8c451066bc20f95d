"""Whether two points would say the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

SAME: Final = 0.50
"""Shared part of the smaller set of terms from which two sentences count as saying the same."""


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the smaller set that both hold, 0 to 1 (the overlap coefficient); 0 for an empty set."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def repeats(one: frozenset[str], chosen: Iterable[frozenset[str]]) -> bool:
    """Whether `one` says what one of `chosen` says already."""
    return any(shared(one, other) > SAME for other in chosen)
