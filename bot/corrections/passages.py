"""Sentences that one version has alone: points that rest on them, and passages that nobody was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.corrections.align import Aligned, Sentence
from bot.corrections.shown import Shown, scattered
from bot.corrections.spelling import plain
from bot.corrections.tokens import Token
from bot.corrections.weight import content
from bot.model.correction import Change, Changed
from bot.model.span import Span

Furniture = Callable[[str, Span], bool]
"""Whether the sentence at a span of a text is no part of its news: a byline, a credit, a call to read on."""


def points_gone(before: str, after: str, found: Aligned, was: Shown) -> list[Change]:
    """Points whose sentences are not in the newer version."""
    points = _resting(was, found.gone)
    return [Change(Changed.POINT, span.of(before), span) for span in points if scattered(span.of(before), after)]


def points_added(before: str, after: str, found: Aligned, now: Shown) -> list[Change]:
    """Points that rest on sentences the older version did not have."""
    points = _resting(now, found.new)
    return [Change(Changed.POINT, "", None, s.of(after), s) for s in points if scattered(s.of(after), before)]


def _resting(shown: Shown, alone: Iterable[Sentence]) -> list[Span]:
    spans = [sentence.span for sentence in alone]
    return [point for point in shown.evidence if any(point.overlaps(span) for span in spans)]


def passages_gone(before: str, found: Aligned, furniture: Furniture) -> list[Change]:
    """Sentences that the newer version has no more, nor their words in one of those it changed."""
    others = [*(two for _, two in found.pairs), *found.new]
    told = (one.span for one in found.gone if _told(before, one, others, furniture))
    return [Change(Changed.PASSAGE, span.of(before), span) for span in told]


def passages_added(after: str, found: Aligned, furniture: Furniture) -> list[Change]:
    """Sentences that the older version did not have, nor their words in one of those that changed."""
    others = [*(one for one, _ in found.pairs), *found.gone]
    told = (two.span for two in found.new if _told(after, two, others, furniture))
    return [Change(Changed.PASSAGE, "", None, span.of(after), span) for span in told]


def _told(text: str, sentence: Sentence, others: Iterable[Sentence], furniture: Furniture) -> bool:
    return not furniture(text, sentence.span) and not moved(sentence.tokens, others)


def moved(words: Iterable[Token], others: Iterable[Sentence]) -> bool:
    """Whether words that went from one sentence, or came to it, stand in another that changed with it: a sentence
    was cut in two, or two were made one."""
    told = content(words)
    return bool(told) and any(told <= {plain(word) for word in other.counted} for other in others)


def not_told_twice(changes: list[Change]) -> list[Change]:
    """The changes without the passages of which a point or a quotation tells the greater part."""
    shown = [one for one in changes if one.what in (Changed.POINT, Changed.QUOTE)]
    return [
        one for one in changes if one.what is not Changed.PASSAGE or not any(_told_by(one, other) for other in shown)
    ]


def _told_by(passage: Change, other: Change) -> bool:
    sides = ((passage.before_span, other.before_span), (passage.after_span, other.after_span))
    return any(one and two and 2 * _overlap(one, two) >= len(one) for one, two in sides)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
