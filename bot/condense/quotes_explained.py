"""Tells why a statement has its speaker: everybody whom a rule names, and what was weighed."""

from __future__ import annotations

from bot.condense.names import Names
from bot.condense.quotes_said import Said
from bot.condense.resolution_focus import Speaker
from bot.condense.resolution_weights import FEATURES
from bot.model.brief import Quote
from bot.model.explained import Explained, Weighed

_SHOWN_REFERENTS = 6
"""Whom a pronoun can mean is told as far as this; those behind weigh less than any of them."""


def found(said: Said) -> str:
    """How the words of a statement were found: by a label, a colon, the place of cue and subject, or alone."""
    if said.speaker is not None and said.speaker.how in ("label", "signed"):
        return said.speaker.how
    clause = said.draft.clause
    if clause is None:
        return "alone"
    return "colon" if clause.cue.kind == "colon" else clause.shape


def labelled(quote: Quote) -> Explained:
    """The explanation of a transcript's turn: its label says who speaks."""
    if quote.speaker is None:
        return Explained(quote, "label")
    why = "label" if quote.mention else "interviewed"
    return Explained(quote, "label", (Weighed(quote.speaker, why, quote.confidence, (), won=True),), why)


def weighed(said: Said, names: Names) -> tuple[tuple[Weighed, ...], str]:
    """Everybody who could have said it, the winner first, and the name of the rule that won ("nobody" for none)."""
    candidates: list[Weighed] = []
    for way in said.ways:
        won = way is said.ways[0] and said.speaker is not None
        candidates.extend(_referents(way, names, won=won) if way.ranked else [_whole(way, won=won)])
    return tuple(candidates), said.speaker.how if said.speaker else "nobody"


def _whole(way: Speaker, *, won: bool) -> Weighed:
    return Weighed(way.name, way.how, way.sure, (), won)


def _referents(way: Speaker, names: Names, *, won: bool) -> list[Weighed]:
    """Those whom the pronoun can mean, with their weights."""
    return [
        Weighed(
            names.entity(referent.mention).full,
            way.how,
            round(referent.score, 2),
            tuple((name, weight) for name, weight in zip(FEATURES, referent.weights, strict=True) if weight),
            won and at == 0,
        )
        for at, referent in enumerate(way.ranked[:_SHOWN_REFERENTS])
    ]
