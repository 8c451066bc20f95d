"""The first rule: a point is its source, replayed.

`replay` walks the edits and returns what was left out, recorded or not, so that the other rules can look at it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from bot.errors import ProofError
from bot.model.brief import Cut, Keep, KeyPoint, Put
from bot.model.span import Span
from bot.proof.printed import Printed
from bot.proof.words import WORD

TRIM = "trim"
"""The reason given to what was left out at the start or end of the evidence without a recorded cut."""

WHYS = frozenset({"dateline", "connective", "parenthesis", "aside", "caption", "name", "lead-in", "end"})


@dataclass(frozen=True, slots=True)
class Left:
    """Characters of the evidence that the point leaves out. `first` and `last`: nothing of the same stretch of
    evidence is kept before, or after. `put` stands in their place, where a name was put."""

    span: Span
    why: str
    first: bool
    last: bool
    put: Put | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """`pieces` are the kept and put words in order, `left` what was left out, `stretches` the evidence, with
    sentences that follow each other joined."""

    text: str
    pieces: tuple[Keep | Put, ...]
    left: tuple[Left, ...]
    stretches: tuple[Span, ...]

    @property
    def keeps(self) -> tuple[Span, ...]:
        """The kept spans."""
        return tuple(piece.span for piece in self.pieces if isinstance(piece, Keep))


def replay(printed: Printed, point: KeyPoint) -> Replay:
    """The replay of a point's edits; ProofError where they do not give the point's text."""
    stretches = _stretches(printed, point.evidence)
    pieces = tuple(edit for edit in point.edits if not isinstance(edit, Cut))
    text = _join(printed.text, pieces)
    if not any(isinstance(piece, Keep) for piece in pieces):
        raise ProofError("replay: a point keeps some words of its evidence")
    if not _same(text, point.text):
        raise ProofError("replay: the edits do not give the point's text")
    left = _left(printed.text, point, stretches)
    _whole_words(printed.text, pieces, left)
    return Replay(point.text, pieces, left, stretches)


def _join(text: str, pieces: tuple[Keep | Put, ...]) -> str:
    parts = []
    for piece in pieces:
        if piece.span.end > len(text):
            raise ProofError("replay: a span reaches beyond the text")
        if isinstance(piece, Put) and piece.text != piece.span.of(text):
            raise ProofError("replay: the words put in are not printed at their span")
        parts.append(piece.span.of(text))
    return "".join(parts)


def _same(made: str, text: str) -> bool:
    """Equal but for a raised first letter and a final full stop; blanks around are nobody's words."""
    made = made.strip()
    raised = [made, _raise_first(made)]
    return text in raised or text in [f"{words}." for words in raised if words and words[-1] not in ".!?…"]


def _raise_first(made: str) -> str:
    for at, character in enumerate(made):
        if character.isalnum():
            return made[:at] + character.upper() + made[at + 1 :] if len(character.upper()) == 1 else made
    return made


def _stretches(printed: Printed, evidence: tuple[Span, ...]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for given in evidence:
        if given.end > len(printed.text):
            raise ProofError("evidence: a span reaches beyond the text")
        if joined and given.start < joined[-1].end:
            raise ProofError("evidence: sentences overlap or are out of order")
        span = _trimmed(printed.text, given)
        if not printed.sentence_starts(span.start) or not printed.sentence_ends(span.end):
            raise ProofError("evidence: a span is not a whole sentence")
        if joined and not printed.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    if not words.strip():
        raise ProofError("evidence: a span holds no words")
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _left(text: str, point: KeyPoint, stretches: tuple[Span, ...]) -> tuple[Left, ...]:
    """What each stretch of the evidence lost; ProofError for a gap that no cut records."""
    rows = _rows(text, point, stretches)
    left: list[Left] = []
    for number, stretch in enumerate(stretches):
        mine = [row for row in rows if row[0] == number]
        kept = [row[1] for row in mine if isinstance(row[1], Keep)]
        if not kept and not any(row[2] for row in mine):
            raise ProofError("evidence: a sentence is given of which nothing is kept")
        left += _gaps(text, stretch, mine, kept)
    return tuple(left)


_Row = tuple[int, Keep | Cut, Put | None]


def _rows(text: str, point: KeyPoint, stretches: tuple[Span, ...]) -> list[_Row]:
    """Each keep and cut with the number of its stretch, and with the put that stands beside a cut name."""
    starts = [stretch.start for stretch in stretches]
    rows: list[_Row] = []
    reached, puts = -1, 0
    for at, edit in enumerate(point.edits):
        if isinstance(edit, Put):
            puts += 1
            continue
        number = bisect_right(starts, edit.span.start + _blanks(text, edit.span)) - 1
        if edit.span.start < reached:
            raise ProofError("replay: the edits are not in the order of the text")
        reached = edit.span.end
        if number < 0 or not _within(text, edit.span, stretches[number]):
            raise ProofError("replay: an edit lies outside the evidence")
        rows.append((number, edit, _beside(point, at) if isinstance(edit, Cut) and edit.why == "name" else None))
    if puts != sum(put is not None for _, _, put in rows):
        raise ProofError("put: words are put in where no name was cut")
    return rows


def _blanks(text: str, span: Span) -> int:
    words = text[span.start : span.end]
    return min(len(words) - len(words.lstrip()), len(words) - 1)


def _within(text: str, span: Span, stretch: Span) -> bool:
    before, after = text[span.start : stretch.start], text[max(stretch.end, span.start) : span.end]
    return not before.strip() and not after.strip()


def _beside(point: KeyPoint, at: int) -> Put:
    for near in (at + 1, at - 1):
        if 0 <= near < len(point.edits) and isinstance(point.edits[near], Put):
            other = 2 * near - at
            taken = near < at and 0 <= other < at and _is_name(point.edits[other])
            if not taken:
                return point.edits[near]  # type: ignore[return-value]  # narrowed by isinstance on the same item
    raise ProofError("name: a name was cut and none put in its place")


def _is_name(edit: Keep | Cut | Put) -> bool:
    return isinstance(edit, Cut) and edit.why == "name"


def _gaps(text: str, stretch: Span, rows: list[_Row], kept: list[Keep]) -> list[Left]:
    first, last = _words_kept(text, stretch, kept)
    left: list[Left] = []
    at = stretch.start
    for _, edit, put in rows:
        if text[at : edit.span.start].strip():
            if at != stretch.start or left:
                raise ProofError("replay: words are missing that no cut records")
            left.append(Left(Span(at, edit.span.start), TRIM, first=True, last=False))
        if isinstance(edit, Cut):
            if edit.why not in WHYS:
                raise ProofError(f"cut: {edit.why!r} is no reason")
            left.append(Left(edit.span, edit.why, edit.span.end <= first, edit.span.start >= last, put))
        at = max(at, edit.span.end)
    if text[at : stretch.end].strip():
        left.append(Left(Span(at, stretch.end), TRIM, first=False, last=True))
    return left


def _words_kept(text: str, stretch: Span, kept: list[Keep]) -> tuple[int, int]:
    """Where the first kept word of a stretch begins and the last one ends; a kept full stop is no word."""
    spans = [keep.span for keep in kept if any(character.isalnum() for character in keep.span.of(text))]
    return (spans[0].start, spans[-1].end) if spans else (stretch.end, stretch.start)


def _whole_words(text: str, pieces: tuple[Keep | Put, ...], left: tuple[Left, ...]) -> None:
    """No edit splits a word (a possessive ending may stay when its name is replaced), and no two words fuse."""
    puts = {item.span.end for item in left if item.put is not None}
    edges = {edge for item in left for edge in (item.span.start, item.span.end)}
    edges |= {edge for piece in pieces if isinstance(piece, Put) for edge in (piece.span.start, piece.span.end)}
    for edge in edges:
        if splits_word(text, edge) and not (edge in puts and text[edge] in "'’"):
            if text[edge : edge + 2].casefold() in {"'s", "’s"} and _is_put_end(pieces, edge):
                continue
            raise ProofError("cut: a word is split")
    for one, two in pairwise(pieces):
        if one.span.end != two.span.start and _fused(text[one.span.end - 1], text[two.span.start]):
            raise ProofError("cut: two words run together")


def _is_put_end(pieces: tuple[Keep | Put, ...], edge: int) -> bool:
    return any(isinstance(piece, Put) and piece.span.end == edge for piece in pieces)


def _fused(one: str, two: str) -> bool:
    return (one.isalnum() or one in "£$€-") and (two.isalnum() or two in "%-")


def splits_word(text: str, edge: int) -> bool:
    """Whether a word of `text` goes on over `edge`."""
    if not 0 < edge < len(text) or text[edge - 1].isspace() or text[edge].isspace():
        return False
    around = max(0, edge - 60)
    begin = edge
    while begin > around and not text[begin - 1].isspace():
        begin -= 1
    return any(match.start() < edge < match.end() for match in WORD.finditer(text, begin, min(len(text), edge + 60)))
