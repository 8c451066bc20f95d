"""The outlet's own words behind reported ones, told by how they begin: what it calls the statement, when it was made,
what came of it, who found otherwise. A statement that ends before them is as true as it was."""

from __future__ import annotations

from itertools import islice

from bot.condense.candidates_deeds import deed
from bot.condense.candidates_deeds import row as _row
from bot.condense.clauses import Clause
from bot.condense.lexicon import closed
from bot.condense.tokens import Token

_DASHES = ("—", "–", "-")
_MODIFIERS = 3
"""Words that may describe the statement before its noun: "a very bold claim"."""
_REACH = 6
"""Tokens within which what follows a word tells how it is used."""


def tail(tokens: list[Token], start: int, at: int, stop: int, clause: Clause) -> bool:
    """Whether the outlet goes on at `at`, behind words that start at `start` and end at the latest at `stop`."""
    if tokens[at].lower == ",":
        apart = (
            calls(tokens, at + 1, stop)
            or _ranks(tokens, at + 1, stop)
            or _concedes(tokens, at + 1, stop)
            or _comes_of_it(tokens, at + 1, stop)
        )
        if apart or _timed(tokens, at + 1, stop):
            return not _aside(tokens, at + 1, stop)
    if tokens[at - 1].kind == "q" and _timed(tokens, at, stop):
        return True
    first = at + 1 if tokens[at].lower == "," else at
    if _otherwise(tokens, first, stop) or _records(tokens, at, stop):
        return True
    return deed(tokens, start, first, stop, clause)


def calls(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a noun for what was said or done stands here with more about it: "a charge the mayor denies"."""
    if at + 2 >= stop or tokens[at].lower == "something":
        return at + 2 < stop and tokens[at + 1].kind == "w" and tokens[at + 1].lower not in ("like", "is", "was")
    if tokens[at].lower == "the" and tokens[at + 1].lower not in _row("ranked"):
        return False
    if tokens[at].lower not in ("a", "an", "the", "one", "another"):
        return False
    if tokens[at].lower == "the" and tokens[at + 2].lower == "time":
        return True
    nouns = range(at + 1, min(at + 2 + _MODIFIERS, stop - 1))
    noun = next((i for i in nouns if _noun(tokens[i], several=tokens[at].lower == "one")), None)
    return noun is not None and _told_of(tokens, noun + 1, stop)


def _noun(token: Token, *, several: bool) -> bool:
    name = token.lower.removesuffix("s") if several else token.lower
    return not token.upper and name in _row("statement")


def _told_of(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether what follows the noun is about it, and the noun none of several: "a plan, a claim and a promise"."""
    points = tokens[at].lower == "to" and tokens[at - 1].lower in ("reference", "nod", "response", "rebuke")
    if tokens[at].kind == "p" or (tokens[at].lower in ("and", "or", "for", "to") and not points):
        return False
    return not any(tokens[i].lower in ("and", "or") and tokens[i + 1].lower in ("a", "an") for i in range(at, stop - 1))


def _ranks(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether the outlet counts what was said or done: "her first comment on the matter"."""
    counted = tokens[at].lower in ("his", "her", "its", "their") and tokens[at + 1].lower in _row("ranked")
    return counted and at + 2 < stop and not any(tokens[i].lower in ("and", "or") for i in range(at, stop))


def _concedes(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether the outlet concedes something here: "even though", "though critics", "although she gave no figures",
    "though it is unclear". What else an "although" opens may be the speaker's own."""
    if tokens[at].lower == "even":
        return tokens[at + 1].lower in _row("concedes")
    if tokens[at].lower not in _row("concedes") or at + 3 >= stop:
        return False
    near = [token.lower for token in tokens[at + 1 : min(stop, at + 5)]]
    if near[0] in ("he", "she", "they"):
        return near[1] in _row("gives") or (
            near[1] in ("did", "had", "has", "didn't") and bool({*near} & _row("never"))
        )
    return near[0] in _row("disputes") or bool({*near} & _row("unclear") and near[0] in ("it", "it's"))


def _comes_of_it(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether it is told what the statement met with: "prompting laughter", "contradicting the mayor", "to applause"."""
    if tokens[at].lower in _row("answers"):
        return True
    near = islice(tokens, at + 1, min(stop, at + 1 + _REACH))
    if tokens[at].lower == "to":
        return any(token.lower in _row("comes_as", "felt") for token in islice(near, 3))
    return tokens[at].lower in _row("comes_of") and any(token.lower in _row("comes_as") for token in near)


def _timed(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a stretch of time before or after something opens here: "hours before drivers voted"."""
    unit = at
    while unit < stop - 1 and (tokens[unit].lower in _row("about", "count") or tokens[unit].lower.isdigit()):
        unit += 1
    return unit < stop - 1 and tokens[unit].lower in _row("unit") and tokens[unit + 1].lower in ("before", "after")


def _aside(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a comma closes the words at `at` and the verb of what was said follows, or a dash does: "the plan, a move
    that cost much, would fail"."""
    if any(tokens[i].lower in _DASHES for i in range(at, stop)):
        return True
    close = next((i for i in range(at, stop - 1) if tokens[i].lower == ","), None)
    return close is not None and tokens[close + 1].lower in closed("finite", "verb")


def _otherwise(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a court or chamber is told to have found: "but was convicted", "and the council voted for it"."""
    link = tokens[at].lower
    if link not in ("and", "but") or at + 2 >= stop:
        return False
    if tokens[at + 1].lower in ("was", "were"):
        return link == "but" and tokens[at + 2].lower in _row("sentenced")
    body = next((i for i in range(at + 1, min(at + 5, stop - 1)) if tokens[i].lower in _row("bench", "chamber")), None)
    if body is None or tokens[at + 1].lower not in closed("determiner"):
        return False
    court = tokens[body].lower in _row("bench")
    return tokens[body + 1].lower in _row("ruled" if court else "passed") and (court or link == "and")


def _records(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether records are set against the words: "-- figures show they rose", ", but official data suggest"."""
    first = at
    while first < stop - 2 and (tokens[first].lower in (",", ";", *_DASHES)):
        first += 1
    linked = tokens[first].lower in ("but", "yet", "while", *_row("concedes"))
    if not linked and (first == at or tokens[first - 1].lower not in _DASHES):
        return False
    near = range(first + linked, min(first + 4, stop - 1))
    return any(tokens[i].lower in _row("record") and tokens[i + 1].lower in _row("reads") for i in near)
