"""Whether every main side that an article quotes has a word among its points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.condense.proposals import Proposal
from bot.condense.redundancy import repeats
from bot.model.brief import Quote, Status

MOST_SIDES: Final = 3
SHARE: Final = 0.12
LONG_SHARE: Final = 0.30
"""Parts of all that the article reports people to say, by which a speaker of several statements, or of one, is a side."""

BEARING: Final = 2
"""Terms that a statement must share with the news to bear on it."""

PROTECTED: Final = 2
"""Points at the top that no side's statement pushes out as long as another can go: they are the news."""

CONTRADICTING: Final = frozenset({Status.DENIED, Status.ACKNOWLEDGED})


def main_sides(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The speakers that the article lets speak more than once and at some length, or once at great length.

    Most quoted first, at most three; only speakers who are sure.
    """
    weight: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for quote in quotes:
        if quote.shown and quote.speaker:
            weight[quote.speaker] += sum(len(segment) for segment in quote.segments)
            count[quote.speaker] += 1
    total = sum(weight.values())
    main = [
        name
        for name, size in weight.most_common()
        if size >= LONG_SHARE * total or (count[name] > 1 and size >= SHARE * total)
    ]
    return tuple(main[:MOST_SIDES])


def represent(
    chosen: Sequence[Proposal], found: Sequence[Proposal], quotes: Sequence[Quote], *, wanted: int, room: int
) -> tuple[Proposal, ...]:
    """`chosen`, in which each main side has a statement where one bears on the news: added where there is room,
    else in place of the last point that speaks for no side."""
    result = list(chosen)
    sides = main_sides(quotes)
    news = frozenset().union(*(one.terms for one in chosen)) if chosen else frozenset()
    for side in sides:
        if any(speaks(one, side) for one in result):
            continue
        best = next((one for one in found if one not in result and speaks(one, side) and bears(one, news)), None)
        if best and not repeats(best.terms, (one.terms for one in result)):
            result = admit(result, best, sides, wanted=wanted, room=room)
    return tuple(result)


def speaks(one: Proposal, side: str) -> bool:
    """Whether the point is the side's own statement; to be named in another's is no voice."""
    return side in (one.claim.claimant, one.voice)


def bears(one: Proposal, news: frozenset[str]) -> bool:
    """Whether the statement shares enough with the news, or denies or admits something."""
    return len(one.terms & news) >= BEARING or one.claim.status in CONTRADICTING


def admit(result: list[Proposal], best: Proposal, sides: Sequence[str], *, wanted: int, room: int) -> list[Proposal]:
    """`result` with `best`, at the cost of the last point that is neither the news nor a side's only word; of the two
    points at the top only the second goes: somebody's word, where no other can and one other side speaks alone."""
    kept = list(result)
    while len(kept) >= wanted or sum(len(one.text) for one in kept) + len(best.text) > room:
        free = [one for one in kept if not only_voice(one, kept, sides)]
        loose = [one for one in free if one in kept[PROTECTED:]]
        if not loose and one_sided(kept, sides):
            loose = [one for one in free if one is not kept[0] and one.claim.claimant]
        if not loose:
            return result
        kept.remove(loose[-1])
    return [*kept, best]


def one_sided(kept: Sequence[Proposal], sides: Sequence[str]) -> bool:
    """Whether just one side speaks."""
    return sum(any(speaks(one, side) for one in kept) for side in sides) == 1


def only_voice(one: Proposal, kept: Sequence[Proposal], sides: Sequence[str]) -> bool:
    """Whether some side would fall silent without this point."""
    return any(
        speaks(one, side) and not any(speaks(other, side) for other in kept if other is not one) for side in sides
    )
