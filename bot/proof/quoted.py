"""Quotation marks in a point promise words as printed between marks of the source."""

from __future__ import annotations

from bot.errors import ProofError
from bot.model.brief import KeyPoint, Put
from bot.model.span import Span
from bot.proof.marks import DOUBLE, quoted
from bot.proof.printed import Printed
from bot.proof.replay import Replay


def check_marks(printed: Printed, point: KeyPoint, made: Replay) -> None:
    """Nothing when the point's marks are balanced and hold what the source holds in marks; ProofError else."""
    if any(character in DOUBLE for piece in made.pieces if isinstance(piece, Put) for character in piece.text):
        raise ProofError("marks: a name that was put in brings a quotation mark")
    _check_edges(printed, made)
    before, after = _inside_source(printed, made), _inside_point(point.text)
    if before != after:
        raise ProofError("marks: the point's quotation marks do not hold what the source's hold")


def _check_edges(printed: Printed, made: Replay) -> None:
    """No cut, and no end of the point, falls inside a quotation."""
    for left in made.left:
        for edge in (left.span.start, left.span.end):
            if _strictly_inside(printed, edge):
                raise ProofError("marks: a quotation is cut")
    for stretch in made.stretches:
        for edge in (stretch.start, stretch.end):
            if _strictly_inside(printed, edge):
                raise ProofError("marks: the quotation goes on outside the evidence")


def _strictly_inside(printed: Printed, edge: int) -> bool:
    span = printed.inside(edge) or (printed.inside(edge - 1) if edge else None)
    return span is not None and span.start - 1 < edge < span.end + 1 and _mid(printed.text, span, edge)


def _mid(text: str, span: Span, edge: int) -> bool:
    """An edge is inside when the quotation has words on the kept and on the other side of its marks."""
    open_to_end = span.end >= len(text) or text[span.end] == "\n"
    if open_to_end and edge == span.end:
        return True
    return span.start <= edge <= span.end


def _inside_source(printed: Printed, made: Replay) -> str:
    """The letters and digits of the point that stand in marks in the source, in order, others as blanks."""
    letters = []
    for piece in made.pieces:
        put = isinstance(piece, Put)
        for at in range(piece.span.start, piece.span.end):
            character = printed.text[at]
            if character.isalnum():
                letters.append(character.casefold() if not put and printed.inside(at) else " ")
    return "".join(letters)


def _inside_point(text: str) -> str:
    spans = quoted(text)
    letters, number = [], 0
    for at, character in enumerate(text):
        while number < len(spans) and at >= spans[number].end:
            number += 1
        inside = number < len(spans) and spans[number].start <= at
        if character.isalnum():
            letters.append(character.casefold() if inside else " ")
    return "".join(letters)
