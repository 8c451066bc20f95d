"""Cuts a sentence into words and marks, with each quotation as one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.condense.quotations import Quotation

_TOKEN = re.compile(r"\w+(?:['’.,&-]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word ("w"), a mark ("p") or a quotation ("q") at `start` to `end`; `lower` is its lower-case form."""

    kind: str
    lower: str
    start: int
    end: int
    upper: bool = False
    quotation: Quotation | None = None


def tokenise(text: str, start: int, end: int, quotations: tuple[Quotation, ...]) -> list[Token]:
    """The tokens of characters `start` to `end`; `quotations` are those that begin there, in order."""
    found: list[Token] = []
    at = start
    for quotation in quotations:
        found.extend(_plain(text, at, quotation.start))
        stop = min(quotation.end, end)
        found.append(Token("q", "", quotation.start, stop, False, quotation))
        at = stop
    found.extend(_plain(text, at, end))
    return found


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        kind = "w" if word[0].isalnum() or word[0] == "_" else "p"
        yield Token(kind, word.lower().replace("’", "'"), match.start(), match.end(), word[0].isupper())
