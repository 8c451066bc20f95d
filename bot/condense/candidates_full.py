"""Whether a quotation is a statement of its own or a fragment of the outlet's sentence."""

from __future__ import annotations

import re

from bot.condense.candidates_beside import leads_to
from bot.condense.clauses import Clause
from bot.condense.lexicon import closed
from bot.condense.tokens import Token

_OPENERS = frozenset(",:;—–-([")
_ENDS = (".", ",", "!", "?", "…", "—", "-", "–")
_MOST_LEADING = 3
"""Words that may lead into a quotation that stands for the whole clause."""

_NEARLY_ALL = 0.92
"""Share of a clause's characters in marks from which the quotation is the statement."""

_FEWEST_TOLD = 4
_NO_COMMENT = re.compile(r"[^\w]*no comments?[^\w]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z][.!?…]+\s+[“\"']?[A-Z]")


def full(text: str, tokens: list[Token], at: int, clause: Clause | None) -> bool:
    """Whether the quotation at `at` stands for itself: what is around it belongs to no clause that it ends."""
    before = tokens[at - 1] if at else None
    led = clause is not None and clause.cue.first < at and leads_to(tokens, clause, at)
    if not (before is None or before.lower in _OPENERS or before.kind == "q" or led):
        return _several(text, tokens[at])
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "w":
        return True
    if clause is None and after.lower in closed("finite"):
        return False
    ended = text[tokens[at].start : tokens[at].end].rstrip("”\"’'» ").endswith(_ENDS)
    return ended or after.lower in closed("after_full") or (clause is not None and _start(clause) == at + 1)


def leads_in(tokens: list[Token], first: int, at: int) -> bool:
    """Whether the words before the quotation at `at` may be left out: few, naming nobody, and turning nothing."""
    lead = [token.lower for token in tokens[first:at]]
    plain = closed("determiner", "pronoun", "object_pronoun", "lead_in", "that_link", "be", "have")
    return len(lead) <= _MOST_LEADING and all(word in plain and word not in closed("turning") for word in lead)


def whole(tokens: list[Token], first: int, last: int) -> int | None:
    """The one quotation that nearly all of the clause at tokens `first` to `last` stands in, or None: the words that
    lead into it name nobody, and what it says it says without them."""
    at = last - 1
    if tokens[at].kind != "q" or any(token.kind == "q" for token in tokens[first:at]):
        return None
    inside = tokens[at].end - tokens[at].start
    whole_clause = tokens[at].end - tokens[first].start
    return at if inside >= _NEARLY_ALL * whole_clause and leads_in(tokens, first, at) else None


def subjectless(tokens: list[Token], first: int, last: int) -> int | None:
    """The one quotation that a clause without its subject leads to, or None: "which she said was “unacceptable”"."""
    at = last - 1
    lone = tokens[at].kind == "q" and not any(token.kind == "q" for token in tokens[first:at])
    verb = tokens[first].lower in closed("be", "have") and "'" not in tokens[first].lower
    return at if lone and verb and leads_in(tokens, first, at) else None


def told(text: str, token: Token) -> bool:
    """Whether a quotation holds enough words to be more than a term in marks."""
    return len(text[token.start : token.end].split()) >= _FEWEST_TOLD


def no_comment(text: str, token: Token) -> bool:
    """Whether somebody said that there is nothing to say: a non-response, and no statement."""
    return _NO_COMMENT.fullmatch(text, token.start, token.end) is not None


def _several(text: str, token: Token) -> bool:
    """Whether it holds more than one sentence: then it is no fragment, wherever it stands."""
    inner = text[token.start + 1 : token.end - 1]
    return len(inner.split()) >= 12 and _SENTENCE_END.search(inner) is not None


def _start(clause: Clause) -> int:
    return min(clause.cue.first, clause.first) if clause.first < clause.last else clause.cue.first
