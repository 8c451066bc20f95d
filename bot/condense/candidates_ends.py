"""Where the writer goes on behind reported words, without another cue that would tell so."""

from __future__ import annotations

from bot.condense.candidates_tails import tail
from bot.condense.clauses import Clause
from bot.condense.cues import forms
from bot.condense.lexicon import closed, words
from bot.condense.tokens import Token


def own_end(tokens: list[Token], start: int, stop: int, clause: Clause) -> int:
    """The end of the words that start at `start`, at the latest `stop`: where the speaker withholds the rest, where
    the sentence goes on behind a relative clause, where "as" tells what happened meanwhile, where the outlet goes on."""
    around = clause.shape == "relative" and _set_off(tokens, clause)
    opened = start + 1 if start < stop and tokens[start].kind == "q" else start + 2
    for at in range(opened, stop - 1):
        if _withholds(tokens, at, stop) or (around and _goes_on(tokens, at)) or _meanwhile(tokens, at, stop):
            return at
        if tail(tokens, start, at, stop, clause):
            return at
    return stop


def _withholds(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether "but declined to discuss", "but would not say" starts here: what the speaker did, and not what was said."""
    if tokens[at].lower not in ("but", "and"):
        return False
    near = [token.lower for token in tokens[at + 1 : min(stop, at + 5)]]
    if not near or near[0] not in (*closed("refusal"), "would", "did", "could", "wouldn't", "didn't"):
        return False
    refuses = near[0] in closed("refusal") or any(word in closed("negation") for word in near[:2])
    return refuses and any(word in closed("withholds") for word in near[1:])


def _set_off(tokens: list[Token], clause: Clause) -> bool:
    """Whether a comma stands before the "who" of the clause: the sentence has another verb for its subject."""
    near = range(clause.cue.first - 1, max(0, clause.cue.first - 5), -1)
    back = next((at for at in near if tokens[at].lower in closed("relative")), 0)
    return back > 0 and tokens[back - 1].lower == ","


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the verb of the sentence's own subject stands behind this comma: "who said she was ill, told ..."."""
    word = tokens[at + 1].lower
    verb = word in closed("finite", "verb") or (word in forms() and not word.endswith("ing"))
    return tokens[at].lower == "," and verb and not tokens[at + 1].upper


def _meanwhile(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether ", as engineers traced the leak" stands right behind marked words, with no more of them to come."""
    if tokens[at].lower != "," or tokens[at + 1].lower != "as" or tokens[at - 1].kind != "q":
        return False
    return not any(token.kind == "q" for token in tokens[at:stop])


def within(tokens: list[Token], start: int, clause: Clause, other: Clause) -> bool:
    """Whether the deed of `other` is part of what `clause` reports: "detectives say he came in and asked", where those
    who say it are several and the words tell of one."""
    at = start + 1 if tokens[start].lower == "that" and start + 1 < len(tokens) else start
    several = tokens[clause.last - 1].lower
    plural = several == "police" or (several.endswith("s") and several in words("person_nouns"))
    return plural and tokens[at].lower in ("he", "she") and tokens[other.cue.first].lower in closed("asks")
