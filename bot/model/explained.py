"""Why a quote has the speaker it has."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.brief import Quote


@dataclass(frozen=True, slots=True)
class Weighed:
    """Somebody who could have said it. `how` is the rule that brings the name forward: label, named, joint, nominal,
    pronoun, announced, subject or continued. `features` are what was weighed, in the order of their names; `score`
    is their sum for a pronoun, else the rule's own confidence (0 to 1)."""

    name: str
    how: str
    score: float
    features: tuple[tuple[str, float], ...] = ()
    won: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A quote with how its words were found (`found`: label, colon, bare, alone, or how cue and subject stand), everybody who
    could have said it, the winner first, and `why` the winner won: the rule's name, or "nobody". `refused` is
    the verifier's reason where it does not let the quote through, empty where it does."""

    quote: Quote
    found: str
    candidates: tuple[Weighed, ...] = ()
    why: str = "nobody"
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The quotes of one document, each explained; `truncated` where only the first part of a very long text was read."""

    quotes: tuple[Explained, ...] = ()
    truncated: bool = False
