"""Recorded edits of a sentence, and their replay: all that a key point's text may be made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.model.brief import Cut, Edit, Keep, Put
from bot.model.span import Span

CLOSERS: Final = "\"”’')]»"
ENDS: Final = ".!?…"


@dataclass(frozen=True, slots=True)
class Change:
    """One wish: leave `span` out because of `why`, and put what stands at `put`, if anything, in its place."""

    span: Span
    why: str
    put: Span | None = None


def plan(text: str, unit: Span, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits that carry out `changes` on the characters of `unit`; of two that overlap the earlier one wins."""
    done: list[Edit] = []
    at = unit.start
    for change in sorted(changes, key=lambda change: change.span):
        if change.span.start < at or change.span.end > unit.end:
            continue
        done += kept(at, change.span.start)
        done.append(Cut(change.span, change.why))
        if change.put:
            done.append(Put(change.put.of(text), change.put))
        at = change.span.end
    return (*done, *kept(at, unit.end))


def kept(start: int, end: int) -> Iterator[Keep]:
    """The characters from `start` to `end`, where there are any."""
    if start < end:
        yield Keep(Span(start, end))


def replay(text: str, edits: Iterable[Edit]) -> str:
    """The words that `edits` make of `text`: pieces as they stand, first letter raised, a full stop where none ends."""
    return finish("".join(piece(text, edit) for edit in edits))


def piece(text: str, edit: Edit) -> str:
    """What one edit contributes."""
    if isinstance(edit, Keep):
        return edit.span.of(text)
    return edit.text if isinstance(edit, Put) else ""


def finish(words: str) -> str:
    """`words` with the first letter raised, and closed by a full stop where no mark ends it."""
    first = words[:1].upper()
    if len(first) == 1:
        words = first + words[1:]
    bare = words.rstrip(CLOSERS)
    return words if bare.endswith(tuple(ENDS)) else words + "."
