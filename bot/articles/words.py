"""Tables of words, written as one writes words."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text divided by blanks, as a set."""
    return frozenset(text.split())
