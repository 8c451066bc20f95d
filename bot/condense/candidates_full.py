"""Whether a quotation is a statement of its own or a fragment of the outlet's sentence."""

from __future__ import annotations

import re

from bot.condense.candidates_beside import leads_to
from bot.condense.clauses import Clause
from bot.condense.lexicon import closed
from bot.condense.tokens import Token

_OPENERS = frozenset(",:;—–-([")
_ENDS = (".", ",", "!", "?", "…", "—", "-", "–")
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


def _several(text: str, token: Token) -> bool:
    """Whether it holds more than one sentence: then it is no fragment, wherever it stands."""
    inner = text[token.start + 1 : token.end - 1]
    return len(inner.split()) >= 12 and _SENTENCE_END.search(inner) is not None


def _start(clause: Clause) -> int:
    return min(clause.cue.first, clause.first) if clause.first < clause.last else clause.cue.first
