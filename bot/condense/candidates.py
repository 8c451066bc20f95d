"""Drafts the statements of a sentence: which words are said, and by the subject of which cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.condense.candidates_content import content_start, left_content, past_setting, right_end, speaks, without_asides
from bot.condense.candidates_loose import loose, slogan
from bot.condense.clauses import Clause, closed
from bot.condense.cues import Cue
from bot.condense.lexicon import words
from bot.condense.tokens import Token

_BEFORE_FULL = frozenset(",:;—–-([")
_SENTENCE_END = re.compile(r"[a-z][.!?…]+\s+[“\"']?[A-Z]")
_STOPPERS = ".,!?…—-–"


@dataclass(slots=True)
class Draft:
    """A statement found in one sentence: `parts` are token ranges, `fragments` the tokens that are quotations.
    `clause` is None where no cue or subject stands beside it."""

    kind: str
    parts: list[tuple[int, int]]
    fragments: list[int]
    clause: Clause | None
    near: bool = True


def drafts(text: str, tokens: list[Token], clauses: list[Clause]) -> list[Draft]:
    """The drafts of one sentence in the order of their text."""
    found: list[Draft] = []
    taken: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind == "q" and at not in taken:
            draft = _quoted(text, tokens, at, clauses)
            if draft:
                found.append(draft)
                taken.update(i for first, last in draft.parts for i in range(first, last))
    used = {id(draft.clause) for draft in found if draft.clause}
    for clause in clauses:
        if id(clause) not in used:
            found.extend(_reported(tokens, clause, clauses, taken))
    outer = [draft for draft in found if not any(_nested(draft, other) for other in found)]
    return sorted(outer, key=lambda draft: draft.parts[0])


def _nested(draft: Draft, other: Draft) -> bool:
    """Whether an indirect statement lies within the words of another: who says that is said by the outer one."""
    if other is draft or draft.kind == "direct":
        return False
    first, last = draft.parts[0][0], draft.parts[-1][1]
    wider = other.parts[-1][1] - other.parts[0][0] > last - first
    return wider and any(a <= first and last <= b for a, b in other.parts)


def _quoted(text: str, tokens: list[Token], at: int, clauses: list[Clause]) -> Draft | None:
    if slogan(tokens, at):
        return None
    clause = _beside(text, tokens, at, clauses)
    if clause is not None and clause.cue.kind == "colon" and tokens[at].end - tokens[at].start < 28:
        return None
    if clause is None and _goes_on(tokens, at, clauses):
        return None
    if _full(text, tokens, at, clause):
        if clause is None and not _stands(text, tokens, at):
            return None
        return Draft("direct", [(at, at + 1)], [], clause)
    return None


def _goes_on(tokens: list[Token], at: int, clauses: list[Clause]) -> bool:
    """Whether the quotation goes on with a clause that is reported already: "said that while he fears, “...”"."""
    if not at or tokens[at - 1].lower != ",":
        return False
    for clause in clauses:
        start, sure = content_start(tokens, clause)
        if sure and clause.cue.last <= start < at - 2 and clause.first < clause.last:
            return True
    return False


def _beside(text: str, tokens: list[Token], at: int, clauses: list[Clause]) -> Clause | None:
    """The clause that the quotation at `at` belongs to: the one right before it, or right after it."""
    before = next((c for c in reversed(clauses) if _leads_to(tokens, c, at)), None)
    after = next((c for c in clauses if _follows(tokens, c, at)), None)
    if before and after:
        adjacent = at - before.cue.last <= 1 and not _comma_ended(text, tokens[at])
        announced = at - _end(before) <= 1 and tokens[at - 1].lower == ":"
        return before if adjacent or announced or after.shape in ("bare", "participle") else after
    found = before or after
    return found or loose(text, tokens, at, clauses)


def _end(clause: Clause) -> int:
    return max(clause.cue.last, clause.last if clause.shape in ("after", "according") else 0)


def _comma_ended(text: str, token: Token) -> bool:
    return text[token.start : token.end].rstrip("”\"’'» ").endswith(",")


def _leads_to(tokens: list[Token], clause: Clause, at: int) -> bool:
    end = _end(clause)
    if end > at or (clause.shape == "bare" and clause.cue.kind == "object"):
        return False
    gap = tokens[end:at]
    if any(token.kind == "q" for token in gap) or any(t.lower in (".", ";") for t in gap[-1:]):
        return False
    if not gap or (gap[-1].lower == "that" and len(gap) < 12):
        return True
    if len(gap) > 30:
        return False
    if gap[-1].kind != "p" or gap[-1].lower not in ",:—–(":
        return content_start(tokens, clause)[0] == at and _setting_noun(gap[-1], tokens[clause.cue.first].lower)
    return gap[-1].lower == ":" or len(gap) == 1 or content_start(tokens, clause)[0] >= at - 1


def _setting_noun(token: Token, verb: str) -> bool:
    """Whether the word right before a quotation is no part of it: a setting ("in a post"), someone told."""
    if token.lower.endswith(("'s", "s'")) or token.lower in closed("determiner") | closed("preposition"):
        return False
    if token.upper:
        return verb in ("told", "tells", "telling")
    return token.lower not in words("works")


def _follows(tokens: list[Token], clause: Clause, at: int) -> bool:
    start = clause.cue.first
    if clause.first < clause.last:
        start = min(start, clause.first)
    if start <= at or (
        clause.shape in ("participle", "relative", "bare") and not (clause.shape == "bare" and start == at + 1)
    ):
        return False
    if clause.shape == "shared" and clause.first < at:
        return False
    gap = tokens[at + 1 : start]
    if gap and gap[-1].lower == "," and 1 < len(gap) < 12 and _apposed_before(gap):
        return True
    return (
        all(
            (token.kind == "p" and token.lower in ",—–-(.…")
            or token.lower in ("and", "but", "as", "also", "though", "then", "while")
            for token in gap
        )
        and len(gap) < 4
    )


def _apposed_before(gap: list[Token]) -> bool:
    """ "“...,” the club's president, Ada Quill, said": a description opens the subject."""
    opening = next((token for token in gap if token.kind == "w"), None)
    if opening is None or any(t.kind == "q" or t.lower in closed("finite") for t in gap):
        return False
    return opening.upper or opening.lower in closed("determiner")


def _full(text: str, tokens: list[Token], at: int, clause: Clause | None) -> bool:
    """Whether the quotation stands for itself and is no fragment of the outlet's own sentence."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    led = clause is not None and clause.cue.first < at and _leads_to(tokens, clause, at)
    if not (before is None or before.lower in _BEFORE_FULL or before.kind == "q" or led):
        return _several(text, tokens[at])
    if after is None or after.kind != "w":
        return True
    if after.lower in closed("finite") and clause is None:
        return False
    inner = text[tokens[at].start : tokens[at].end].rstrip("”\"’'» ")
    return (
        inner.endswith(tuple(_STOPPERS))
        or bool(clause and _starts(clause) == at + 1)
        or after.lower in ("and", "but", "as", "while", "when", "in", "on", "at")
    )


def _several(text: str, token: Token) -> bool:
    """A quotation of more than one sentence is no fragment, wherever it stands."""
    inner = text[token.start + 1 : token.end - 1]
    return len(inner.split()) >= 12 and _SENTENCE_END.search(inner) is not None


def _starts(clause: Clause) -> int:
    return min(clause.cue.first, clause.first) if clause.first < clause.last else clause.cue.first


def _stands(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a quotation without a cue is somebody's words: it opens its sentence or follows a mark, and is
    a sentence or more in itself."""
    if at and tokens[at - 1].lower not in (":", ",", "—", "–"):
        return False
    inner = text[tokens[at].start + 1 : tokens[at].end].rstrip("”\"’'» ")
    ended = inner.endswith((".", "!", "?", "…", ","))
    length = len(inner.split())
    if not at and len(tokens) <= 2:
        return ended or length >= 8
    return (ended and length >= 4) or (not at and length >= 8)


def _reported(tokens: list[Token], clause: Clause, clauses: list[Clause], taken: set[int]) -> Iterator[Draft]:
    cue = clause.cue
    if cue.negated or (clause.shape == "bare" and cue.kind != "according") or _hypothetical(tokens, cue):
        return
    if clause.first >= clause.last or tokens[clause.first].lower in ("i", "we", "you"):
        return
    parts = [part for span in _content(tokens, clause, clauses) for part in _free(span, taken)]
    if not parts or _only_cue(tokens, parts, clauses):
        return
    fragments = [i for first, last in parts for i in range(first, last) if tokens[i].kind == "q"]
    if fragments and cue.kind != "say" and all(slogan(tokens, i) for i in fragments):
        return
    yield Draft("mixed" if fragments else "indirect", parts, fragments, clause)


def _only_cue(tokens: list[Token], parts: list[tuple[int, int]], clauses: list[Clause]) -> bool:
    """Whether nothing but another attribution would be left, as in "X said, according to Y"."""
    first, last = parts[0]
    return len(parts) == 1 and last - first < 7 and any(clause.cue.last == last for clause in clauses)


def _hypothetical(tokens: list[Token], cue: Cue) -> bool:
    before = [token.lower for token in tokens[max(0, cue.first - 3) : cue.first]]
    return any(
        word in ("if", "to", "would", "could", "might", "should", "can", "may", "will", "must") for word in before[-2:]
    )


def _free(span: tuple[int, int], taken: set[int]) -> list[tuple[int, int]]:
    """The span without quotations that are statements of their own; nothing if too little is left."""
    first, last = span
    while last > first and last - 1 in taken:
        last -= 1
    while first < last and first in taken:
        first += 1
    return [(first, last)] if last - first >= 2 and not any(i in taken for i in range(first, last)) else []


def _content(tokens: list[Token], clause: Clause, clauses: list[Clause]) -> list[tuple[int, int]]:
    """The token ranges that the clause reports, on either side of it or on both."""
    left = left_content(tokens, clause)
    if clause.cue.kind == "according":
        if left:
            return [left]
        start = clause.last
        while start < len(tokens) and tokens[start].lower != ",":
            start += 1
        return [(start + 1, right_end(tokens, start + 1, clause, clauses))] if start + 2 < len(tokens) else []
    inserted = _inserted(tokens, clause, clauses)
    if inserted:
        return inserted
    start, sure = content_start(tokens, clause)
    stop = right_end(tokens, start, clause, clauses)
    if sure and stop - start >= 2 and tokens[start].kind != "p":
        return without_asides(tokens, start, stop)
    fits = left and not sure and clause.cue.kind in ("say", "that") and clause.shape in ("before", "after")
    return [left] if left and fits and speaks(tokens, clause) else []


def _inserted(tokens: list[Token], clause: Clause, clauses: list[Clause]) -> list[tuple[int, int]]:
    """Both sides of a clause set between commas: "The goal, he said, is to win"."""
    if clause.shape not in ("before", "after") or clause.cue.kind not in ("say", "that"):
        return []
    edge = min(clause.first, clause.cue.first)
    after = past_setting(tokens, max(clause.cue.last, clause.last if clause.shape == "after" else 0))
    if edge < 2 or tokens[edge - 1].lower != "," or after + 2 >= len(tokens) or tokens[after].lower != ",":
        return []
    if tokens[after + 1].kind != "w" or tokens[after + 1].lower.endswith("ing") or not speaks(tokens, clause):
        return []
    start = 1 if tokens[0].lower in ("but", "and", "so", "yet") else 0
    if any(token.kind == "q" for token in tokens[start : edge - 1]):
        return []
    return [(start, edge - 1), (after + 1, right_end(tokens, after + 1, clause, clauses))]
