"""Weighs whom a "he" or "she" can mean: everybody named before it who fits in gender."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple, Protocol

from bot.condense.names import Mention, Names

DISTANCE = -0.55
"""What a sentence of distance costs."""

SPOKE_LAST = 1.6
"""What having spoken last is worth; 0.3 less for every sentence since then."""

NEW_SUBJECT = 0.9
"""What it is worth to have become the subject last, since the last statement."""

UNLIKELY = -2.0
"""What it costs that nothing shows that the name is a person's: it may be a work, a club, a place."""

SPOKEN_OF = -2.5
"""What it costs to be named in the very words: hardly anybody says so of himself."""

_NEW_FOR = 3
"""Sentences for which a subject is new."""

FEATURES = (
    "distance",
    "subject",
    "new subject",
    "possessive",
    "gender not known",
    "not sure a person",
    "acted since",
    "spoke last",
    "named in the words",
)


class Referent(NamedTuple):
    """Somebody whom the pronoun can mean: the best mention, and one weight for each of FEATURES."""

    mention: Mention
    weights: tuple[float, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(self.weights)


class Spoken(Protocol):
    """Who spoke last, as far as a pronoun asks."""

    @property
    def entity(self) -> int | None:
        """The speaker's number in the table of names."""


class Reading(Protocol):
    """What a reader has in mind (`resolution_focus.Focus`)."""

    names: Names
    last_at: int

    @property
    def last(self) -> Spoken | None:
        """Who spoke last."""

    def before(self, position: int) -> list[Mention]:
        """The names seen before a position."""

    def sentence(self, position: int) -> int:
        """The number of the sentence at a position."""

    @property
    def spoken_of(self) -> frozenset[int]:
        """Who is named in the words whose speaker is asked for."""

    def human(self, entity: int) -> bool:
        """Whether an entity is a person for certain."""

    def gender(self, entity: int) -> str:
        """The gender of an entity: m, f or empty."""

    def subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of its sentence."""

    def acted(self, position: int) -> list[tuple[int, Mention]]:
        """Where somebody was the subject by a pronoun."""


def weigh(position: int, gender: str, focus: Reading) -> list[Referent]:
    """Everybody whom a pronoun of that gender at `position` can mean, the weightiest first."""
    here = focus.sentence(position)
    best: dict[int, Referent] = {}
    for mention in focus.before(position):
        entity = focus.names.entity(mention)
        known = focus.gender(mention.entity)
        if entity.kind not in ("person", "unknown") or known not in (gender, ""):
            continue
        found = Referent(mention, _weights(mention, here, focus, known))
        if mention.entity not in best or found.score > best[mention.entity].score:
            best[mention.entity] = found
    _newest(here, best, focus)
    _acts(position, here, best, focus)
    _last(here, best, focus)
    return sorted(best.values(), key=lambda referent: -referent.score)


def _weights(mention: Mention, here: int, focus: Reading, gender: str) -> tuple[float, ...]:
    distance, subject = here - focus.sentence(mention.span.start), focus.subject(mention)
    return (
        DISTANCE * distance,
        1.0 if subject else 0.0,
        0.0,
        -0.8 if mention.possessive else 0.0,
        0.0 if gender else -0.6,
        0.0 if focus.human(mention.entity) else UNLIKELY,
        0.0,
        0.0,
        SPOKEN_OF if mention.entity in focus.spoken_of else 0.0,
    )


def _newest(here: int, best: dict[int, Referent], focus: Reading) -> None:
    """Whoever became the subject last, since the last statement, is who is spoken of now; so is whoever did so last
    of those who are known to be a person of that gender."""
    subjects = [one for one in best.values() if one.mention.span.start > focus.last_at and focus.subject(one.mention)]
    subjects.sort(key=lambda one: -one.mention.span.start)
    proven = (one for one in subjects if focus.human(one.mention.entity) and focus.gender(one.mention.entity))
    for newest in {one.mention.entity: one for one in (*subjects[:1], *islice(proven, 1))}.values():
        if here - focus.sentence(newest.mention.span.start) <= _NEW_FOR:
            weights = (*newest.weights[:2], NEW_SUBJECT, *newest.weights[3:])
            best[newest.mention.entity] = newest._replace(weights=weights)


def _acts(position: int, here: int, best: dict[int, Referent], focus: Reading) -> None:
    """Who was the subject by a pronoun is as near as that pronoun, and named there for certain."""
    for at, mention in focus.acted(position):
        named = SPOKEN_OF if mention.entity in focus.spoken_of else 0.0
        found = Referent(mention, (DISTANCE * (here - focus.sentence(at)), 0.0, 0.0, 0.0, 0.0, 0.0, 0.9, 0.0, named))
        if mention.entity in best and found.score > best[mention.entity].score:
            best[mention.entity] = found


def spoke_last(since: int) -> float:
    """What it is worth to have spoken last, `since` sentences ago."""
    return max(0.0, SPOKE_LAST - 0.3 * since)


def _last(here: int, best: dict[int, Referent], focus: Reading) -> None:
    last = focus.last.entity if focus.last else None
    if last is not None and last in best:
        worth = spoke_last(here - focus.sentence(focus.last_at))
        weights = best[last].weights
        best[last] = best[last]._replace(weights=(*weights[:7], worth, *weights[8:]))
