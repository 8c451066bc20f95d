"""Lists and spans as canonical JSON: the same value is always the same text, and any character survives."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.model.brief import Cut, Edit, Keep, Put
from bot.model.span import Span


def dumps(value: Any) -> str:
    """Canonical JSON in ASCII, so that even a lone surrogate or a NUL can be stored."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def from_texts(texts: Iterable[str]) -> str:
    """A JSON list of texts, in order."""
    return dumps(list(texts))


def to_texts(stored: str) -> tuple[str, ...]:
    """The texts of a stored list."""
    return tuple(json.loads(stored))


def from_span(span: Span | None) -> str | None:
    """A JSON pair, or None."""
    return None if span is None else dumps([span.start, span.end])


def to_span(stored: str | None) -> Span | None:
    """The span of a stored pair."""
    return None if stored is None else Span(*json.loads(stored))


def from_spans(spans: Iterable[Span]) -> str:
    """A JSON list of pairs, in order."""
    return dumps([[span.start, span.end] for span in spans])


def to_spans(stored: str) -> tuple[Span, ...]:
    """The spans of a stored list."""
    return tuple(Span(start, end) for start, end in json.loads(stored))


def from_edits(edits: Iterable[Edit]) -> str:
    """A JSON list of edits: ["keep", start, end], ["cut", start, end, why] or ["put", start, end, text]."""
    return dumps([_from_edit(edit) for edit in edits])


def to_edits(stored: str) -> tuple[Edit, ...]:
    """The edits of a stored list."""
    return tuple(_to_edit(*edit) for edit in json.loads(stored))


def _from_edit(edit: Edit) -> list[object]:
    match edit:
        case Keep(span):
            return ["keep", span.start, span.end]
        case Cut(span, why):
            return ["cut", span.start, span.end, why]
        case Put(text, span):
            return ["put", span.start, span.end, text]


def _to_edit(kind: str, start: int, end: int, words: str = "") -> Edit:
    span = Span(start, end)
    if kind == "keep":
        return Keep(span)
    return Cut(span, words) if kind == "cut" else Put(words, span)
