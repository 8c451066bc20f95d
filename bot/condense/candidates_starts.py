"""Where the words before an attribution start, which need not be where their sentence starts."""

from __future__ import annotations

from bot.condense.lexicon import closed
from bot.condense.tokens import Token

_LONGEST_LABEL = 8
"""Tokens of a label before the words, with its clock."""


def inserted_start(tokens: list[Token], edge: int) -> int:
    """Where the clause starts into which an attribution is set at `edge`: behind a semicolon or a label, at the "who" of
    "who was, he said, ill", behind the "where" of "where, she said, it rains"."""
    if tokens[edge - 2].lower in ("where", "when", "because", "although", "though"):
        return edge - 1
    for at in (edge - 2, edge - 3):
        relative = at > 0 and tokens[at].lower in closed("relative")
        if relative and (at == edge - 2 or tokens[edge - 2].lower in closed("finite")):
            return at
    semicolon = next((at for at in range(edge - 1, 0, -1) if tokens[at].lower == ";"), -1)
    opening = semicolon + 1 if semicolon > 0 else left_start(tokens, edge - 1)
    return opening + 1 if tokens[opening].lower in closed("lead_in") else opening


def left_start(tokens: list[Token], stop: int) -> int:
    """Where the words of a sentence start behind its dateline, clock or label: "VELM:", "14:26 FACT CHECK:"."""
    colons = [at for at in range(min(stop - 1, _LONGEST_LABEL)) if tokens[at].lower == ":"]
    if not colons or not all(_labels(token) for token in tokens[: colons[-1]]):
        return 0
    clock = colons[-1] == 1 and tokens[0].lower.isdigit() and tokens[2].lower.isdigit()
    return colons[-1] + 2 if clock else colons[-1] + 1


def _labels(token: Token) -> bool:
    return token.upper or token.lower.isdigit() or token.lower == ":"
