"""One statement as it is read, and the parts of a split quotation put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.condense.candidates import Draft
from bot.condense.resolution_focus import Speaker
from bot.condense.tokens import Token
from bot.model.span import Span

MOST_PARTS = 40
"""Parts of one split quotation; a longer run is told as several."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its draft, the tokens that the draft counts in, where it stands and who says it.
    `closed` is false where its closing mark is missing; `more` are further parts of the same quotation; `ways` are all whom any rule would name, the
    winner first, where that was asked for; `within` is the span of
    its sentence."""

    draft: Draft
    tokens: list[Token]
    sentence: int
    paragraph: int
    speaker: Speaker | None
    closed: bool
    within: Span
    more: tuple[Said, ...] = ()
    ways: tuple[Speaker, ...] = ()

    @property
    def segments(self) -> tuple[Span, ...]:
        """The spans of its words, those of its further parts behind them."""
        own = tuple(Span(self.tokens[a].start, self.tokens[b - 1].end) for a, b in self.draft.parts)
        return own + tuple(span for part in self.more for span in part.segments)


def joined(said: list[Said]) -> list[Said]:
    """The statements, with the parts of a split quotation as one: "...," X said. "..."."""
    result: list[Said] = []
    for one in said:
        if result and _continues(result[-1], one):
            result[-1] = replace(result[-1], more=(*result[-1].more, one))
        else:
            result.append(one)
    return result


def _continues(first: Said, second: Said) -> bool:
    """Whether `second` goes on with the quotation of `first`: no speaker of its own, right behind, same kind."""
    last = first.more[-1] if first.more else first
    if len(first.more) >= MOST_PARTS or first.draft.kind != "direct" or second.draft.kind != "direct":
        return False
    if second.draft.clause is not None and second.draft.clause is not last.draft.clause:
        return False
    if second.speaker is None or first.speaker is None or second.speaker.name != first.speaker.name:
        return False
    if second.sentence - last.sentence > 1:
        return False
    return second.paragraph == last.paragraph or (not last.closed and second.paragraph == last.paragraph + 1)
