"""Which clause stands beside a quotation: right before it, right after it, or none."""

from __future__ import annotations

from bot.condense.candidates_content import content_start
from bot.condense.candidates_loose import announced, loose
from bot.condense.clauses import Clause
from bot.condense.lexicon import closed, words
from bot.condense.tokens import Token

_CLOSERS = "”\"’'» "
_ANSWERS = ("repl", "respond", "answer", "counter", "conclud")
"""Verbs of answering: "with" leads from them to the words."""

_LONGEST_GAP = 30
_REACH = 60
"""Tokens within which a clause stands beside a quotation."""


def beside(text: str, tokens: list[Token], at: int, clauses: list[Clause]) -> Clause | None:
    """The clause that the quotation at `at` belongs to, or None."""
    near = [clause for clause in clauses if -_REACH < clause.cue.first - at < _REACH]
    before = next((clause for clause in reversed(near) if leads_to(tokens, clause, at)), None)
    after = (
        None if announced(text, tokens, at) else next((clause for clause in near if _follows(tokens, clause, at)), None)
    )
    if before and after:
        return before if _prefers_before(text, tokens, at, before, after) else after
    return before or after or loose(text, tokens, at, clauses)


def _prefers_before(text: str, tokens: list[Token], at: int, before: Clause, after: Clause) -> bool:
    comma = text[tokens[at].start : tokens[at].end].rstrip(_CLOSERS).endswith(",")
    adjacent = at - before.cue.last <= 1 and not comma
    colon = at - _end(before) <= 1 and tokens[at - 1].lower == ":"
    return adjacent or colon or after.shape in ("bare", "participle")


def _end(clause: Clause) -> int:
    return max(clause.cue.last, clause.last if clause.shape in ("after", "according") else 0)


def leads_to(tokens: list[Token], clause: Clause, at: int) -> bool:
    """Whether the clause announces the quotation at `at`: nothing but a setting or a mark stands between."""
    end = _end(clause)
    if end > at or at - end > _LONGEST_GAP or (clause.shape == "bare" and clause.cue.kind == "object"):
        return False
    gap = tokens[end:at]
    if not gap or (gap[-1].lower == "that" and len(gap) < 12):
        return True
    if clause.shape == "after" and clause.cue.first == 0 and gap[0].lower == gap[-1].lower == ",":
        return True
    if any(token.kind == "q" for token in gap) or gap[-1].lower in (".", ";"):
        return False
    if gap[-1].kind != "p" or gap[-1].lower not in ",:—–(":
        verb = tokens[clause.cue.first].lower
        answers = gap[-1].lower == "with" and verb.startswith(_ANSWERS)
        return answers or (_setting_noun(gap[-1], verb) and content_start(tokens, clause)[0] == at)
    return gap[-1].lower == ":" or len(gap) == 1 or content_start(tokens, clause)[0] >= at - 1


def _setting_noun(token: Token, verb: str) -> bool:
    """Whether the word right before a quotation is no part of it: a setting ("in a post"), someone told."""
    if token.lower.endswith(("'s", "s'")) or token.lower in closed("determiner", "preposition"):
        return False
    if token.upper:
        return verb in ("told", "tells", "telling")
    return token.lower not in words("works")


def _follows(tokens: list[Token], clause: Clause, at: int) -> bool:
    """Whether the clause is printed right behind the quotation at `at`."""
    start = min(clause.cue.first, clause.first) if clause.first < clause.last else clause.cue.first
    if start <= at or clause.shape in ("participle", "relative") or (clause.shape == "bare" and start != at + 1):
        return False
    gap = tokens[at + 1 : start]
    if 1 < len(gap) < 12 and gap[-1].lower == "," and _describes(gap):
        return True
    return len(gap) < 4 and all(_passable(token) for token in gap)


def _passable(token: Token) -> bool:
    return token.lower in ",—–-(.…" if token.kind == "p" else token.lower in closed("gap_word")


def _describes(gap: list[Token]) -> bool:
    """Whether the words before the subject describe it: "“...,” the club's president, Ada Quill, said"."""
    opening = next((token for token in gap if token.kind == "w"), None)
    if opening is None or any(token.kind == "q" or token.lower in closed("finite") for token in gap):
        return False
    return opening.upper or opening.lower in closed("determiner")


def goes_on(tokens: list[Token], at: int, clauses: list[Clause]) -> bool:
    """Whether the quotation goes on with a clause that is reported already: "said that while he fears, “...”"."""
    if not at or tokens[at - 1].lower != ",":
        return False
    near = (clause for clause in clauses if clause.first < clause.last and at - _REACH < clause.cue.last < at)
    starts = (content_start(tokens, clause) for clause in near)
    return any(sure and start < at - 2 for start, sure in starts)


def stands(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a quotation without a cue is somebody's words: it opens its sentence or follows a mark, and is
    a sentence or more in itself."""
    if at and tokens[at - 1].lower not in (":", ",", "—", "–"):
        return False
    inner = text[tokens[at].start + 1 : tokens[at].end].rstrip(_CLOSERS)
    outside = at + 1 < len(tokens) and tokens[at + 1].lower in (".", "!", "?")
    ended, length = outside or inner.endswith((".", "!", "?", "…", ",")), len(inner.split())
    if not at and (length >= 8 or (ended and len(tokens) <= 2)):
        return True
    return ended and length >= 4
