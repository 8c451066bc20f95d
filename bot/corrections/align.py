"""Which sentence of the newer version stands for which of the older one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.corrections.tokens import Token, read
from bot.model.span import Span

_END: Final = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<! [A-Z])[.!?…][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_FEWEST: Final = 3
"""Words of a piece that is a sentence of its own within a paragraph: fewer belong to what stands before ("on Nov. 4.",
"5 p.m. Monday."), for they hold nothing by which the other version's could be known."""

ALIKE: Final = 0.5
"""Two sentences are one, changed, when they share at least this part of their words (Dice's coefficient)."""

MOST: Final = 200
"""Sentences without their equal that are compared, of each version: more of them are another text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one version: where it stands, and its words."""

    span: Span
    tokens: tuple[Token, ...]
    counted: Counter[str]

    @property
    def key(self) -> tuple[str, ...]:
        """Its words as compared."""
        return tuple(token.folded for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Aligned:
    """`same` is how many sentences stand in both; `pairs` are those that changed, `gone` and `new` those of one alone."""

    same: int
    pairs: tuple[tuple[Sentence, Sentence], ...]
    gone: tuple[Sentence, ...]
    new: tuple[Sentence, ...]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` that hold words; cut the same way in both versions, which is all that is needed."""
    pieces = ((span, tokens) for span in _pieces(text) if (tokens := read(text, span.start, span.end)))
    found: list[tuple[Span, tuple[Token, ...]]] = []
    for span, tokens in pieces:
        if found and len(tokens) < _FEWEST and "\n" not in text[found[-1][0].end : span.start]:
            before, words = found.pop()
            found.append((Span(before.start, span.end), words + tokens))
        else:
            found.append((span, tokens))
    return tuple(Sentence(span, tokens, Counter(token.folded for token in tokens)) for span, tokens in found)


def _pieces(text: str) -> Iterator[Span]:
    """What stands between marks that may end a sentence, without blanks around it."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        if words := text[start:end].strip():
            at = text.index(words, start)
            yield Span(at, at + len(words))
        start = end


def align(older: tuple[Sentence, ...], newer: tuple[Sentence, ...]) -> Aligned:
    """Equal sentences first, wherever they moved; then the most alike ones, each once."""
    left, right, same = _without_equals(older, newer)
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, one in enumerate(left[:MOST])
        for j, two in enumerate(right[:MOST])
        if (score := alike(one, two)) >= ALIKE
    )
    taken: dict[int, int] = {}
    for _, _, i, j in scored:
        if i not in taken and j not in taken.values():
            taken[i] = j
    pairs = sorted(((left[i], right[j]) for i, j in taken.items()), key=lambda pair: pair[1].span)
    gone = tuple(one for i, one in enumerate(left) if i not in taken)
    new = tuple(two for j, two in enumerate(right) if j not in taken.values())
    return Aligned(same, tuple(pairs), gone, new)


def _without_equals(
    older: tuple[Sentence, ...], newer: tuple[Sentence, ...]
) -> tuple[list[Sentence], list[Sentence], int]:
    """The sentences that have no equal in the other version, and how many have one."""
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, sentence in enumerate(newer):
        waiting[tuple(token.text for token in sentence.tokens)].append(at)
    left, matched = [], set()
    for sentence in older:
        equal = waiting[tuple(token.text for token in sentence.tokens)]
        if equal:
            matched.add(equal.pop(0))
        else:
            left.append(sentence)
    return left, [sentence for at, sentence in enumerate(newer) if at not in matched], len(matched)


def alike(one: Sentence, two: Sentence) -> float:
    """The part of their words that two sentences share, 0 to 1; 0 without counting where the lengths forbid it."""
    short, long = sorted((len(one.tokens), len(two.tokens)))
    if 2 * short < ALIKE * (short + long):
        return 0.0
    return 2 * (one.counted & two.counted).total() / (short + long)
