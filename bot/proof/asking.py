"""Asking the verifier beforehand, without making anything Proven."""

from __future__ import annotations

from collections.abc import Callable

from bot.model.brief import KeyPoint
from bot.proof.point import refusal


def admitting(text: str) -> Callable[[KeyPoint, tuple[str, ...]], bool]:
    """A function that says whether `prove_point` would let a point of `text` through, given its authors."""
    return lambda point, authors: refusal(text, point, authors) is None
