"""Finds the subject of each cue in a sentence: who says it, and on which side."""

from __future__ import annotations

from typing import NamedTuple

from bot.condense.clauses_phrases import appositive, chunk_start, left_edge, phrase_end, subject_of, walk_left
from bot.condense.clauses_stretches import (
    SETS_OFF,
    after_noun,
    antecedent,
    behind_noun,
    for_whom,
    full_clause,
    only_named,
    past_verb,
)
from bot.condense.cues import Cue, in_ones_words
from bot.condense.lexicon import closed, words
from bot.condense.tokens import Token


class Clause(NamedTuple):
    """A cue with its subject at tokens `first` to `last` (exclusive; equal where none is printed).

    `shape` says how they stand: "before" (X said), "after" (said X), "according", "relative" (X, who said),
    "shared" (X did this and said), "participle" (X did this, saying), "colon" (X:), "dash" (X —), "reduced" (a charge X denies:
    what he denies stands before him), "bare" (no subject found)."""

    cue: Cue
    first: int
    last: int
    shape: str


def parse(tokens: list[Token], cues: list[Cue]) -> list[Clause]:
    """The clause of each cue, in order."""
    clauses: list[Clause] = []
    for cue in cues:
        owner = in_ones_words(tokens, cue.first) if tokens[cue.first].lower == "words" else None
        whose = None if owner is None else Clause(cue, owner, cue.first, "before")
        clauses.append(whose or _own_subject(tokens, _clause(tokens, cue, clauses)))
    return clauses


def _own_subject(tokens: list[Token], clause: Clause) -> Clause:
    """The clause with a subject that holds no noun before it: in "a charge the mayor denies" the mayor denies, and what
    he denies stands before him."""
    if clause.shape != "before":
        return clause
    if clause.last - clause.first == 1:
        return clause._replace(shape="reduced") if after_noun(tokens, clause.first) else clause
    opened = clause.first - 1 if tokens[clause.first - 1].lower in closed("determiner") else clause.first
    if tokens[opened - 1].lower not in SETS_OFF:
        return clause
    first = behind_noun(tokens, clause.first, clause.last)
    return clause if first == clause.first else clause._replace(first=first, shape="reduced")


def _clause(tokens: list[Token], cue: Cue, earlier: list[Clause]) -> Clause:
    if cue.kind == "according":
        return Clause(cue, cue.last, phrase_end(tokens, cue.last), "according")
    if cue.first and tokens[cue.first - 1].lower == "to":
        return _infinitive(tokens, cue, earlier)
    at = _skip_auxiliaries(tokens, cue.first)
    if _inverted(tokens, at, cue):
        return Clause(cue, cue.last, phrase_end(tokens, cue.last), "after")
    if at == 0 or tokens[at - 1].kind == "q":
        shared = _shared(tokens, cue, earlier, "participle") if cue.participle and earlier else None
        return shared or _bare(cue)
    if cue.participle:
        return _with_subject(tokens, cue, at) or _shared(tokens, cue, earlier, "participle")
    return _finite(tokens, cue, at, earlier)


def _finite(tokens: list[Token], cue: Cue, at: int, earlier: list[Clause]) -> Clause:
    at = _before_adjunct(tokens, at)
    before = tokens[at - 1]
    if before.lower in ("who", "which", "that"):
        found = walk_left(tokens, at - 2 if at > 1 and tokens[at - 2].lower == "," else at - 1)
        return Clause(cue, antecedent(tokens, *found), found[1], "relative") if found else _bare(cue)
    if before.lower in closed("shared_link"):
        return _shared(tokens, cue, earlier, "shared")
    if before.kind == "p":
        return _past_comma(tokens, cue, at, earlier)
    first = _past_cue(tokens, past_verb(tokens, _past_relative(tokens, left_edge(tokens, at)), at), earlier)
    return Clause(cue, first, at, "before") if first < at else _shared(tokens, cue, earlier, "shared")


def _before_adjunct(tokens: list[Token], at: int) -> int:
    """Where the subject ends if only an adjunct stands between it and the verb at `at`: "X has over the past months
    warned", "X on Tuesday wrote"."""
    first = left_edge(tokens, at)
    if not first or first == at or tokens[first].lower not in closed("preposition"):
        return at
    timed = tokens[at - 1].lower in words("months") or tokens[at - 1].lower in closed("time")
    helped = tokens[first - 1].lower in ("has", "have", "had", "will")
    return _skip_auxiliaries(tokens, first) if timed or helped else at


def _past_cue(tokens: list[Token], first: int, earlier: list[Clause]) -> int:
    """Where the subject starts behind the verb that reports it: "the guard" in "Quill said the guard demanded"."""
    said = (clause.cue.last for clause in earlier if clause.shape == "before" and clause.cue.kind == "say")
    return max((last for last in said if last > first and tokens[last - 1].lower in closed("plain")), default=first)


def _past_relative(tokens: list[Token], first: int) -> int:
    """Where the subject starts if the words from `first` on are a relative clause about it: "people who admire X said"."""
    if first < 2 or tokens[first - 1].lower != "who" or tokens[first - 2].kind != "w":
        return first
    return left_edge(tokens, first - 1)


def _infinitive(tokens: list[Token], cue: Cue, earlier: list[Clause]) -> Clause:
    """The clause of "X went on to say", "X was moved to say"; behind any other verb, the sentence's subject's."""
    at = cue.first - 1
    while at and (_between(tokens[at - 1]) or tokens[at - 1].lower in closed("chain")):
        at -= 1
    first = left_edge(tokens, at) if at < cue.first - 1 else at
    return Clause(cue, first, at, "before") if first < at else _shared(tokens, cue, earlier, "shared")


def _bare(cue: Cue) -> Clause:
    return Clause(cue, cue.first, cue.first, "bare")


def _with_subject(tokens: list[Token], cue: Cue, stop: int) -> Clause | None:
    """The clause of a participle whose own subject stands after "with": "with one poster writing"."""
    for at in range(stop - 1, max(-1, stop - 8), -1):
        if tokens[at].kind != "w" or tokens[at].lower in closed("finite"):
            return None
        if tokens[at].lower == "with":
            return Clause(cue, at + 1, stop, "before") if at + 1 < stop else None
    return None


def _skip_auxiliaries(tokens: list[Token], at: int) -> int:
    while at and tokens[at - 1].kind == "w" and _between(tokens[at - 1]):
        at -= 1
    return at


def _between(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb."""
    adverb = token.lower.endswith("ly") and token.lower not in closed("noun_in_ly")
    return token.lower in words("auxiliaries") or token.lower in closed("today") or (adverb and not token.upper)


def _inverted(tokens: list[Token], at: int, cue: Cue) -> bool:
    """Whether the subject follows: nothing but a quotation, a mark or "as" stands before the cue."""
    before = tokens[at - 1] if at else None
    if before is not None and before.kind == "w" and before.lower not in ("as", "so", "than"):
        return False
    if cue.participle or cue.last >= len(tokens):
        return False
    if before is not None and before.lower == "," and not (at > 1 and tokens[at - 2].kind == "q"):
        return _inverted_after_comma(tokens, at - 1, cue)
    following = tokens[cue.last]
    if following.kind != "w" or following.lower in closed("preposition", "subordinator"):
        return False
    return (following.upper or not following.lower.endswith("ly")) and following.lower not in words("months")


def _inverted_after_comma(tokens: list[Token], comma: int, cue: Cue) -> bool:
    """Whether what stands before ", said X" is a clause ("The bill is dead") and no name with its appositive."""
    following = tokens[cue.last]
    if tokens[cue.first].lower not in closed("inverts") or following.lower in words("months"):
        return False
    if only_named(tokens, cue.last) and full_clause(tokens, comma):
        return True
    if not following.upper and following.lower not in closed("determiner"):
        return False
    if following.upper and any(token.kind == "q" for token in tokens[:comma]):
        return True
    start = chunk_start(tokens, comma)
    clause = any(token.lower in closed("finite") for token in tokens[start:comma])
    return clause and not appositive(tokens, start, comma)


def _shared(tokens: list[Token], cue: Cue, earlier: list[Clause], shape: str) -> Clause:
    """The clause with the subject of the one before: the nearest earlier cue's, else the sentence's own."""
    near = [clause for clause in earlier if clause.first < clause.last and clause.shape != "according"]
    if near and not any(token.lower == ";" for token in tokens[near[-1].cue.last : cue.first]):
        return Clause(cue, near[-1].first, near[-1].last, shape)
    first, last = subject_of(tokens, 0, cue.first)
    return Clause(cue, first, last, shape)


def _past_comma(tokens: list[Token], cue: Cue, at: int, earlier: list[Clause]) -> Clause:
    """The clause of "X, the mayor of Y, said": the subject stands before its appositives."""
    if tokens[at - 1].lower not in (",", "—", "–", ")", "-"):
        first, last = subject_of(tokens, 0, cue.first)
        return Clause(cue, first, last, "shared") if first < last else _bare(cue)
    found = walk_left(tokens, at)
    if not found:
        return _shared(tokens, cue, earlier, "shared")
    first, last = for_whom(tokens, *found)
    while last - first > 1 and tokens[last - 1].lower in closed("have", "be"):
        last -= 1
    return Clause(cue, first, last, "before")
