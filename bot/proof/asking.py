"""Asking the verifier beforehand, without making anything Proven."""

from __future__ import annotations

from collections.abc import Callable

from bot.errors import ProofError
from bot.model.brief import KeyPoint
from bot.proof.point import check_point
from bot.proof.printed import Printed


def admitting(text: str) -> Callable[[KeyPoint, tuple[str, ...]], bool]:
    """A function that says whether `prove_point` would let a point of `text` through, given its authors."""
    printed = Printed.read(text)

    def admits(point: KeyPoint, authors: tuple[str, ...]) -> bool:
        try:
            check_point(printed, point, authors)
        except ProofError:
            return False
        return True

    return admits
