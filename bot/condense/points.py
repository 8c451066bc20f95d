"""The key points of an article: the sentences that carry its news and stand alone, the news first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.condense.answers import heard
from bot.condense.claims import REPORTED
from bot.condense.edits import Change, plan, replay
from bot.condense.proposals import Proposal
from bot.condense.redundancy import repeats
from bot.condense.sides import represent
from bot.model.brief import KeyPoint, Quote

Trim = Callable[[str, Proposal], Proposal]
"""Takes edits of a proposal back."""


def points(
    text: str,
    found: Sequence[Proposal],
    quotes: Sequence[Quote],
    *,
    wanted: int,
    room: int,
    accepts: Callable[[KeyPoint], bool],
) -> tuple[KeyPoint, ...]:
    """At most `wanted` key points out of `found`, the most of the news first, of at most `room` characters together.

    `accepts` is the verifier's answer: what it refuses makes room for the next best. Where nothing fits, one point of
    the best may exceed `room` as long as it is a point at all; the caller holds a publisher's own limit against it.
    """
    left = list(found)
    while True:
        best = choose(left, wanted=wanted, room=room)
        sides = represent(best, left, quotes, wanted=wanted, room=room)
        chosen = heard(ordered(sides), left, wanted=wanted, room=room)
        made = [(one, offered(text, one, accepts)) for one in introduced_once(text, chosen)]
        refused = {one.unit for one, point in made if point is None}
        if not refused:
            return tuple(point for _, point in made if point)
        left = [one for one in left if one.unit not in refused]


LEANING: Final = re.compile(r"The (?!\w+ (?:said|says|told)\b)[a-z]")
"""How a point opens that takes its subject for known: "The email ...\""""


def ordered(chosen: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """`chosen`, the one that stands first in the article put first where the best opens as if all were known: "The
    email" is introduced by the sentence before it."""
    if not chosen or not LEANING.match(chosen[0].text):
        return tuple(chosen)
    first = min(chosen, key=lambda one: one.unit.start)
    return (first, *(one for one in chosen if one is not first))


def offered(text: str, one: Proposal, accepts: Callable[[KeyPoint], bool]) -> KeyPoint | None:
    """The fullest form of the proposal that the verifier accepts, or None: with role and names, without the role,
    credited by its own first or last words, without names put in; then, where its verb is no word of saying, as
    reported."""
    return next((point for point in map(key_point, forms(text, one)) if accepts(point)), None)


def forms(text: str, one: Proposal) -> Iterator[Proposal]:
    """The proposal in ever plainer forms, made as they are asked for: most often the first is taken."""
    yield one
    plain = replace(one, claim=replace(one.claim, role=None))
    spare = replace(one, claim=one.spare or plain.claim)
    claimed = (plain, spare) if spare.claim != plain.claim else (plain,)
    trimmed: tuple[Trim, ...] = (as_printed, whole)
    yield from claimed
    yield from (trim(text, form) for trim in trimmed for form in claimed)
    if one.claim != REPORTED:
        plainly = replace(one, claim=REPORTED)
        yield plainly
        yield from (trim(text, plainly) for trim in trimmed)


def as_printed(text: str, one: Proposal) -> Proposal:
    """The proposal with every name as its sentence prints it."""
    edits = plan(text, one.unit, [change for change in one.changes if change.put is None])
    return replace(one, edits=edits, text=replay(text, edits))


def whole(text: str, one: Proposal) -> Proposal:
    """The proposal as its sentence prints it, with nothing but its opening cut."""
    edits = plan(text, one.unit, [change for change in one.changes if change.why in ("dateline", "connective")])
    return replace(one, edits=edits, text=replay(text, edits))


def introduced_once(text: str, chosen: Sequence[Proposal]) -> Iterator[Proposal]:
    """`chosen`, with a person's fuller name put in only where no earlier point holds it, as newspapers do."""
    told = ""
    for one in chosen:
        needed = [c for c in one.changes if not (c.put and c.put.of(text) in told and is_last_name(text, c))]
        edits = plan(text, one.unit, needed)
        yield replace(one, edits=edits, text=replay(text, edits))
        told += one.text + "\n"


def is_last_name(text: str, change: Change) -> bool:
    """Whether the words replaced are a part of the name put in their place, and no pronoun."""
    return change.put is not None and change.span.of(text) in change.put.of(text)


def key_point(proposal: Proposal) -> KeyPoint:
    """The value that the proposal becomes."""
    said = proposal.claim
    return KeyPoint(proposal.text, (proposal.unit,), proposal.edits, said.claimant, said.role, said.cue, said.status)


MOST_OF_ONE: Final = 2
"""Points of one claimant before anybody else is heard who has something to say."""


def choose(found: Sequence[Proposal], *, wanted: int, room: int) -> tuple[Proposal, ...]:
    """The best proposals that fit and do not repeat each other, best first; where nothing fits, the best one alone.
    A third of one claimant is taken only where somebody else is heard, or nobody else can be."""
    chosen: list[Proposal] = []
    while len(chosen) < wanted:
        left = room - sum(len(one.text) for one in chosen)
        fit = [one for one in found if len(one.text) <= left and is_new(one, chosen)]
        best = next((one for one in fit if not heard_enough(one, chosen)), fit[0] if fit else None)
        if best is None:
            break
        chosen.append(best)
    return tuple(chosen) if chosen or room <= 0 else tuple(found[:1])


def is_new(one: Proposal, chosen: Sequence[Proposal]) -> bool:
    """Whether the proposal is not among `chosen` and says nothing that they say."""
    return one not in chosen and not repeats(one.terms, (other.terms for other in chosen))


def heard_enough(one: Proposal, chosen: Sequence[Proposal]) -> bool:
    """Whether the claimant has as many points as are due before anybody else is heard, and nobody else is."""
    heard = Counter(other.claim.claimant or "" for other in chosen)
    who = one.claim.claimant
    return who is not None and heard[who] >= MOST_OF_ONE and not set(heard) - {who, ""}
