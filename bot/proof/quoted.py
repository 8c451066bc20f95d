"""Quotation marks in a point promise words as printed between marks of the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.errors import ProofError
from bot.model.brief import Keep, KeyPoint, Put
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
    pieces = []
    for piece in made.pieces:
        span = piece.span
        first = 0 if isinstance(piece, Keep) else len(printed.quoted)
        first = max(first, bisect_right(printed.starts, span.start) - 1)
        pieces.append(
            _marked(printed.text, span.start, span.end, printed.quoted[first : bisect_left(printed.starts, span.end)])
        )
    return "".join(pieces)


def _inside_point(text: str) -> str:
    return _marked(text, 0, len(text), quoted(text))


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """The letters and digits of `text[start:end]` in lower case where they stand in one of `spans`, else as blanks."""
    pieces, at = [], start
    for span in spans:
        opened, closed = max(at, span.start), min(end, span.end)
        if opened < closed:
            pieces.append(_blanks(text[at:opened]))
            pieces += [character.casefold() for character in text[opened:closed] if character.isalnum()]
            at = closed
    return "".join([*pieces, _blanks(text[at:end])])


def _blanks(words: str) -> str:
    """A blank for each letter and digit."""
    return " " * sum(map(str.isalnum, words))
