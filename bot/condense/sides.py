"""Whether every main side that an article quotes has a word among its points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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

HELPING: Final = re.compile(
    r"\b(?:co-?operat|assist|help)ing (?:\w+ )?(?:with )?(?:the |an |any )?(?:\w+ )?"
    r"(?:inquir|enquir|investigat|probe|police|authorities|prosecutors|regulators?)",
    re.IGNORECASE,
)
"""What those say who are under investigation: a side, however short they are quoted."""

ONE_SIDED: Final = 2
"""Claims among the points from which one side alone is too few."""

CONTRADICTING: Final = frozenset({Status.DENIED, Status.ACKNOWLEDGED})


def main_sides(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The speakers that the article lets speak more than once and at some length, or once at great length, and whoever
    says to be helping those who investigate.

    Most quoted first, at most three; only speakers who are sure.
    """
    helping = [quote.speaker for quote in quotes if quote.shown and quote.speaker and HELPING.search(quote.text)]
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
    return tuple(dict.fromkeys((*helping, *main)))[:MOST_SIDES]


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
        best = next(
            (one for one in found if one not in result and speaks(one, side) and bears(one, news, chosen)), None
        )
        if best and not repeats(best.terms, (one.terms for one in result)):
            result = admit(result, best, sides, wanted=wanted, room=room)
    return another_voice(result, found, wanted=wanted, room=room)


def another_voice(result: list[Proposal], found: Sequence[Proposal], *, wanted: int, room: int) -> tuple[Proposal, ...]:
    """`result`, in which somebody else with a name is heard where all that is claimed comes from one side: in place of the
    claim of the least news that makes room, never of the first point."""
    claims = [one for one in result if one.claim.claimant]
    named = {one.claim.claimant for one in claims if is_named(one)}
    if len(claims) < ONE_SIDED or len(named) > 1:
        return tuple(result)
    news = frozenset().union(*(one.terms for one in result))
    best = next(
        (one for one in found if is_named(one) and one.claim.claimant not in named and new(one, result, news)), None
    )
    spare = sorted((one for one in claims if one is not result[0]), key=lambda one: one.score)
    for gone in spare if best else ():
        kept = [one for one in result if one is not gone]
        if best and len(kept) < wanted and sum(len(one.text) for one in (*kept, best)) <= room:
            return (*kept, best)
    return tuple(result)


def is_named(one: Proposal) -> bool:
    """Whether the claimant is called by a name: "the union" may be any of those that have one."""
    return (one.claim.claimant or "")[:1].isupper()


def new(one: Proposal, result: Sequence[Proposal], news: frozenset[str]) -> bool:
    """Whether the statement bears on the news and repeats none of the points."""
    fresh = one not in result and not repeats(one.terms, (other.terms for other in result))
    return fresh and len(one.terms & news) >= 1


def speaks(one: Proposal, side: str) -> bool:
    """Whether the point is the side's own statement; to be named in another's is no voice."""
    return side in (one.claim.claimant, one.voice)


def bears(one: Proposal, news: frozenset[str], chosen: Sequence[Proposal]) -> bool:
    """Whether the statement shares enough with the news, denies or admits something or answers to an
    inquiry, or speaks of somebody who speaks
    in the points: by last name, or by office."""
    if len(one.terms & news) >= BEARING or one.claim.status in CONTRADICTING or HELPING.search(one.text):
        return True
    return any(mentions(one, other) for other in chosen if other.claim.claimant != one.claim.claimant)


def mentions(one: Proposal, other: Proposal) -> bool:
    """Whether the words of one point hold the last name of the other's claimant, or "the" and their office."""
    who, office = other.claim.claimant or "", (other.claim.role or "").lower()
    named = bool(who) and who[:1].isupper() and who.split()[-1] in one.text
    return named or (bool(office) and f"the {office}" in one.text)


def admit(result: list[Proposal], best: Proposal, sides: Sequence[str], *, wanted: int, room: int) -> list[Proposal]:
    """`result` with `best`, at the cost of the last point that is neither the news nor a side's only word; of the two
    points at the top only the second goes: a further word of the side that has the first, where no other can."""
    kept = list(result)
    while len(kept) >= wanted or sum(len(one.text) for one in kept) + len(best.text) > room:
        free = [one for one in kept if not only_voice(one, kept, sides)]
        loose = [one for one in free if one in kept[PROTECTED:]]
        if not loose:
            loose = [one for one in free if one is not kept[0] and further_word(one, kept, sides)]
        if not loose:
            return result
        kept.remove(loose[-1])
    left = room - sum(len(one.text) for one in (*kept, best))
    again = next((one for one in result if one not in kept and len(one.text) <= left and len(kept) + 1 < wanted), None)
    return [*kept, *([again] if again else []), best]


def further_word(one: Proposal, kept: Sequence[Proposal], sides: Sequence[str]) -> bool:
    """Whether the point is one more of the side that has the first, or where one side alone speaks, anybody's."""
    speaking = [side for side in sides if any(speaks(other, side) for other in kept)]
    alone = len(speaking) == 1 and one.claim.claimant is not None
    return alone or any(speaks(one, side) and speaks(kept[0], side) for side in speaking)


def only_voice(one: Proposal, kept: Sequence[Proposal], sides: Sequence[str]) -> bool:
    """Whether some side would fall silent without this point."""
    return any(
        speaks(one, side) and not any(speaks(other, side) for other in kept if other is not one) for side in sides
    )
