"""Proves a whole brief: what passes stays, what does not is left out with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import InitVar, dataclass, replace
from typing import TypeVar

from bot.errors import ProofError
from bot.model.brief import UNNAMED_AUTHOR, ArticleKind, Brief, KeyPoint, NonResponse, Quote
from bot.proof.governed import lowered
from bot.proof.nonresponse import check_non_response
from bot.proof.point import refusal
from bot.proof.printed import Printed, fingerprint
from bot.proof.proven import Proven, mint
from bot.proof.quote import check_printed

V = TypeVar("V")

_DOOR = object()
_RELAY = re.compile(r"/[\w .-]{2,30}/")
"""Who hands a release on, as its dateline prints it: "VELM, March 3 /Newswire/ --"."""


@dataclass(frozen=True, slots=True)
class ProvenBrief:
    """A brief whose every point, quote and non-response is proven against the text of fingerprint `source`.

    `brief` holds the same values plainly. `refused` says, one line each, what was left out and by which rule.
    Only `prove_brief` makes one.
    """

    brief: Brief
    points: tuple[Proven[KeyPoint], ...]
    quotes: tuple[Proven[Quote], ...]
    non_responses: tuple[Proven[NonResponse], ...]
    source: str
    refused: tuple[str, ...] = ()
    door: InitVar[object] = None

    def __post_init__(self, door: object) -> None:
        if door is not _DOOR:
            raise TypeError("only prove_brief makes a ProvenBrief")

    def __reduce__(self) -> str:
        raise TypeError("a proven brief cannot be pickled: send the plain brief and prove it again")


def prove_brief(text: str, brief: Brief) -> ProvenBrief:
    """The brief with only what follows from `text`; never raises for a wrong point, quote or non-response.

    A quote whose sentence takes it back (a denial, a condition, a hedge, a forgery, another's report) stays, but
    is no longer shown.
    """
    printed, source = Printed.read(text), fingerprint(text)
    authors = _authors(text, brief)
    refused: list[str] = []
    points = _passing(brief.points, "point", lambda point: _point(text, point, authors), refused)
    quotes = _passing(brief.quotes, "quote", lambda quote: _quote(printed, quote, refused), refused)
    silent = _passing(brief.non_responses, "non-response", lambda one: check_non_response(printed, one), refused)
    return ProvenBrief(
        brief=replace(brief, points=points, quotes=quotes, non_responses=silent),
        points=tuple(mint(point, source) for point in points),
        quotes=tuple(mint(quote, source) for quote in quotes),
        non_responses=tuple(mint(one, source) for one in silent),
        source=source,
        refused=tuple(refused),
        door=_DOOR,
    )


def _authors(text: str, brief: Brief) -> tuple[str, ...]:
    """Who vouches for the article as a whole: its byline; of an opinion without one, its unnamed author; of a press
    release whom its text names beyond the dateline, so that no site vouches for what it hands on."""
    if brief.kind is ArticleKind.OPINION:
        return brief.byline or (UNNAMED_AUTHOR,)
    if brief.kind is not ArticleKind.RELEASE:
        return ()
    printed = _RELAY.sub(" ", text)
    return tuple(name for name in brief.byline if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed))


def _point(text: str, point: KeyPoint, authors: tuple[str, ...]) -> KeyPoint:
    reason = refusal(text, point, authors)
    if reason is not None:
        raise ProofError(reason)
    return point


def _quote(printed: Printed, quote: Quote, refused: list[str]) -> Quote:
    """The quote as it may stand (not shown where its sentence takes it back), without its role where nothing but
    the role is refused: the words and the speaker still stand."""
    try:
        kept = check_printed(printed, quote)
    except ProofError as error:
        if not str(error).startswith("role:"):
            raise
        kept = check_printed(printed, replace(quote, role=None, role_span=None))
        refused.append(f"the role {(quote.role or '')[:60]!r} of a quote, which is kept without it: {error}")
    return lowered(printed, kept)


def _passing(values: tuple[V, ...], label: str, check: Callable[[V], V], refused: list[str]) -> tuple[V, ...]:
    kept = []
    for number, value in enumerate(values):
        try:
            kept.append(check(value))
        except ProofError as error:
            refused.append(f"{label} {number}: {error}")
    return tuple(kept)
