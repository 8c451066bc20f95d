"""Whom something was told, which stands between the verb and the words that were told."""

from __future__ import annotations

from bot.condense.lexicon import closed, table, words
from bot.condense.tokens import Token

LONGEST_TOLD = 16
"""Tokens in which whom, when and where something was told may stand before "that"."""


def told_that(tokens: list[Token], at: int) -> int:
    """The "that" behind whom, when and where something was told: "told staff on Monday that"; 0 where none is so near."""
    for i in range(at, min(len(tokens), at + LONGEST_TOLD)):
        token = tokens[i]
        if token.lower == "that" and not _points(tokens, i):
            return 0 if _relates(tokens, i) else i
        if token.lower == "about" and i > at and not tokens[i + 1 : i + 2][0].lower[:1].isdigit():
            return 0
        if token.kind != "w" or token.lower in closed("clause_pronoun", "finite", "verb", "relative"):
            return 0
        if i > at and token.lower in closed("determiner") and not _leads_noun(tokens[i - 1]):
            return 0
    return 0


def _points(tokens: list[Token], that: int) -> bool:
    """Whether the "that" only points at a time: "on the phone that night"."""
    return that + 1 < len(tokens) and tokens[that + 1].lower in table("tails")["unit"]


def _relates(tokens: list[Token], that: int) -> bool:
    """Whether a verb follows at once: "the council that runs the port"."""
    return that + 1 < len(tokens) and tokens[that + 1].lower in closed("finite", "verb")


def _leads_noun(token: Token) -> bool:
    """Whether a determiner may follow in one phrase: "at the hall", "all the staff", "more than a few"."""
    return token.lower in closed("preposition", "determiner") or token.lower in ("and", "than")


def past_addressee(tokens: list[Token], at: int) -> int:
    """The token behind whom something was told; `at` itself where nobody is named."""
    if tokens[at].lower in closed("addressee"):
        return at + 1
    if tokens[at].lower == "that":
        return at
    start, limit = at, min(len(tokens), at + 9)
    while at < limit and tokens[at].kind == "w" and _addressed(tokens[at], first=at == start):
        at += 1
    return at


def _addressed(token: Token, *, first: bool) -> bool:
    """Whether the word may belong to whom something was told."""
    word = token.lower
    if token.upper and word not in closed("pronoun"):
        return True
    if first:
        return word in closed("determiner")
    begins = closed("opens_clause", "pronoun", "determiner", "preposition", "finite")
    return word not in begins and word not in words("months") and word not in ("there", "to")
