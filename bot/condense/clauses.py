"""Finds the subject of each cue in a sentence: who says it, and on which side."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.condense.cues import Cue
from bot.condense.lexicon import table, words
from bot.condense.tokens import Token

_QUOTE_OR_MARK = ("q", "p")


class Clause(NamedTuple):
    """A cue with its subject at tokens `first` to `last` (exclusive; equal where none is printed).

    `shape` says how they stand: "before" (X said), "after" (said X), "according", "shared" (X did this and
    said), "participle" (X did this, saying), "bare" (no subject found)."""

    cue: Cue
    first: int
    last: int
    shape: str


@cache
def closed(name: str) -> frozenset[str]:
    """The words of one closed class."""
    return table("closed_classes")[name]


def parse(tokens: list[Token], cues: list[Cue]) -> list[Clause]:
    """The clause of each cue, in order."""
    clauses: list[Clause] = []
    for cue in cues:
        clauses.append(_clause(tokens, cue, clauses))
    return clauses


def _clause(tokens: list[Token], cue: Cue, earlier: list[Clause]) -> Clause:
    if cue.kind == "according":
        return Clause(cue, cue.last, _phrase_end(tokens, cue.last), "according")
    at = _skip_auxiliaries(tokens, cue.first)
    if _inverted(tokens, at, cue):
        return Clause(cue, cue.last, _phrase_end(tokens, cue.last), "after")
    before = tokens[at - 1] if at else None
    if before is None or before.kind == "q":
        shared = _shared(tokens, cue, earlier, "participle") if cue.participle and earlier else None
        return shared or Clause(cue, cue.first, cue.first, "bare")
    if cue.participle:
        return _with_subject(tokens, cue, at) or _shared(tokens, cue, earlier, "participle")
    if before.lower in ("who", "which", "that"):
        return _relative(tokens, cue, at - 1)
    if before.lower in ("and", "but", "then", "or", "to", "by", "in", "before", "after", "without"):
        return _shared(tokens, cue, earlier, "shared")
    if before.kind == "p":
        return _past_comma(tokens, cue, at, earlier)
    return _adjacent(tokens, cue, at, earlier)


def _with_subject(tokens: list[Token], cue: Cue, stop: int) -> Clause | None:
    """ "With one poster writing": a participle whose own subject stands after "with"."""
    for at in range(stop - 1, max(-1, stop - 8), -1):
        if tokens[at].kind != "w" or tokens[at].lower in closed("finite"):
            return None
        if tokens[at].lower == "with":
            return Clause(cue, at + 1, stop, "before") if at + 1 < stop else None
    return None


def _skip_auxiliaries(tokens: list[Token], at: int) -> int:
    skip = words("auxiliaries")
    while (
        at
        and tokens[at - 1].kind == "w"
        and (tokens[at - 1].lower in skip or (tokens[at - 1].lower.endswith("ly") and not tokens[at - 1].upper))
    ):
        at -= 1
    return at


def _inverted(tokens: list[Token], at: int, cue: Cue) -> bool:
    """Whether the subject follows: nothing but a quotation, a mark or "as" stands before the cue."""
    before = tokens[at - 1] if at else None
    if before is not None and before.kind not in _QUOTE_OR_MARK and before.lower not in ("as", "so", "than"):
        return False
    if cue.participle or cue.last >= len(tokens):
        return False
    if before is not None and before.lower == "," and not _quote_before(tokens, at - 1):
        return _inverted_after_comma(tokens, at - 1, cue)
    following = tokens[cue.last]
    if following.kind != "w" or following.lower in closed("preposition") or following.lower in closed("subordinator"):
        return False
    return (following.upper or not following.lower.endswith("ly")) and following.lower not in words("months")


def _inverted_after_comma(tokens: list[Token], comma: int, cue: Cue) -> bool:
    """ "The bill is dead, said X": the words before the comma are a clause, and no name with its appositive."""
    if tokens[cue.first].lower not in ("said", "says", "wrote", "writes", "added", "adds") or not _starts_name(
        tokens[cue.last]
    ):
        return False
    start = _chunk_start(tokens, comma)
    return not _appositive(tokens, start, comma) and any(t.lower in closed("finite") for t in tokens[start:comma])


def _quote_before(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind == "q"


def _starts_name(token: Token) -> bool:
    return token.upper or token.lower in closed("determiner")


def _phrase_end(tokens: list[Token], at: int) -> int:
    """The end of the noun phrase that starts at `at`: to a mark, a quotation, a verb or a subordinator."""
    start = at
    while at < len(tokens) and tokens[at].kind == "w":
        word = tokens[at].lower
        if at > start and (
            word in closed("finite")
            or word
            in (
                "who",
                "which",
                "when",
                "while",
                "as",
                "after",
                "before",
                "during",
                "if",
                "because",
                "since",
                "that",
                "where",
                "but",
            )
        ):
            break
        if (
            at > start
            and not tokens[at].upper
            and word in ("in", "on", "at", "to", "about", "during", "by")
            and at - start > 0
        ):
            break
        at += 1
        at = _initial_dot(tokens, at)
    return at


def _initial_dot(tokens: list[Token], at: int) -> int:
    """Steps over the full stop of an initial or an abbreviation."""
    if at + 1 < len(tokens) and tokens[at].lower == "." and tokens[at + 1].kind == "w" and tokens[at + 1].upper:
        return at + 1
    return at


def _shared(tokens: list[Token], cue: Cue, earlier: list[Clause], shape: str) -> Clause:
    """The subject of the clause before: the nearest earlier cue's, else the sentence's own."""
    near = [clause for clause in earlier if clause.first < clause.last and clause.shape != "according"]
    if near and not any(tokens[i].lower in (";",) for i in range(near[-1].cue.last, cue.first)):
        return Clause(cue, near[-1].first, near[-1].last, shape)
    first, last = subject_of(tokens, 0, cue.first)
    return Clause(cue, first, last, shape)


def subject_of(tokens: list[Token], start: int, stop: int) -> tuple[int, int]:
    """The first noun phrase that can be a subject among tokens `start` to `stop`, past any opening adjunct."""
    at = start
    while at < stop:
        first = at
        chunk_end = next(
            (i for i in range(at, stop) if tokens[i].lower in (",", ";", ":", "—", "–") or tokens[i].kind == "q"), stop
        )
        if tokens[first].lower in ("and", "but", "so", "yet", "while", "or", "then") and chunk_end - first > 1:
            first += 1
        timed = (
            chunk_end > first and tokens[chunk_end - 1].lower in ("later", "earlier", "ago", "before", "after")
        ) or (chunk_end - first == 1 and tokens[first].lower in _CONNECTIVES)
        if first < chunk_end and not timed and _can_open_subject(tokens[first]):
            return first, _noun_phrase_end(tokens, first, chunk_end)
        at = chunk_end + 1
    return stop, stop


_CONNECTIVES = frozenset(
    [
        "likewise",
        "meanwhile",
        "still",
        "however",
        "instead",
        "similarly",
        "also",
        "then",
        "now",
        "indeed",
        "moreover",
        "nevertheless",
        "nonetheless",
        "thus",
        "therefore",
        "yes",
        "no",
        "well",
        "so",
        "but",
    ]
)


def _can_open_subject(token: Token) -> bool:
    word = token.lower
    if token.kind != "w" or word in closed("preposition") or word in closed("subordinator") - closed("determiner"):
        return False
    return not (
        word.endswith("ly")
        or word.endswith("ing")
        or word in words("months")
        or word in ("asked", "according", "meanwhile", "still", "however", "also", "then", "there", "here")
    )


def _noun_phrase_end(tokens: list[Token], at: int, stop: int) -> int:
    start = at
    if tokens[at].lower in closed("pronoun"):
        return at + 1
    while at < stop and tokens[at].kind == "w":
        word = tokens[at].lower
        if at > start and (word in closed("finite") or word in closed("relative") or _verbish(tokens, at, start)):
            break
        at = _initial_dot(tokens, at + 1)
    return at


def _verbish(tokens: list[Token], at: int, start: int) -> bool:
    token = tokens[at]
    if token.upper or at == start:
        return False
    word = token.lower
    if word in words("auxiliaries") or word in (
        "that",
        "because",
        "when",
        "if",
        "while",
        "but",
        "as",
        "after",
        "before",
    ):
        return True
    return (word.endswith("ed") and tokens[at - 1].lower not in closed("determiner")) or word in _VERBS


_VERBS = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "took",
        "takes",
        "takes",
        "went",
        "goes",
        "made",
        "makes",
        "gave",
        "gives",
        "came",
        "comes",
        "got",
        "gets",
        "began",
        "begins",
        "spoke",
        "speaks",
        "wrote",
        "writes",
        "ran",
        "runs",
        "won",
        "wins",
        "lost",
        "loses",
        "left",
        "leaves",
        "held",
        "holds",
        "saw",
        "sees",
        "met",
        "meets",
        "found",
        "finds",
        "kept",
        "keeps",
        "put",
        "puts",
        "led",
        "leads",
        "stood",
        "stands",
        "sent",
        "sends",
        "brought",
        "brings",
        "thought",
        "thinks",
        "knew",
        "knows",
        "felt",
        "feels",
        "heard",
        "hears",
        "wants",
        "needs",
        "seems",
        "appears",
        "continues",
        "faces",
        "hopes",
        "used",
        "tried",
    ]
)


def _relative(tokens: list[Token], cue: Cue, pronoun: int) -> Clause:
    """ "X, who said": the noun phrase before the relative pronoun, past any appositive."""
    stop = pronoun
    if stop and tokens[stop - 1].lower == ",":
        stop -= 1
    found = _walk_left(tokens, stop)
    return Clause(cue, *found, "relative") if found else Clause(cue, cue.first, cue.first, "bare")


def _adjacent(tokens: list[Token], cue: Cue, stop: int, earlier: list[Clause]) -> Clause:
    """ "X said": the noun phrase that ends at `stop`."""
    first = _left_edge(tokens, stop)
    if first == stop:
        return _shared(tokens, cue, earlier, "shared")
    return Clause(cue, first, stop, "before")


def _left_edge(tokens: list[Token], stop: int) -> int:
    """Where the noun phrase that ends at `stop` starts, walking left over words that may belong to it."""
    at = stop
    while at:
        token = tokens[at - 1]
        if token.kind == "p":
            if token.lower == "." and at - 2 >= 0 and tokens[at - 2].kind == "w" and at < stop:
                at -= 1
                continue
            if token.lower in "'’&/-" and at < stop:
                at -= 1
                continue
            if token.lower == ")":
                opening = next((i for i in range(at - 2, max(-1, at - 12), -1) if tokens[i].lower == "("), None)
                if opening is not None:
                    at = opening
                    continue
            break
        if token.kind == "q" or _stops_left(tokens, at - 1, stop):
            break
        at -= 1
        if token.lower in closed("pronoun"):
            break
    while at < stop and tokens[at].lower in (
        "and",
        "but",
        "or",
        "so",
        "as",
        "that",
        "while",
        "because",
        "if",
        "when",
        "though",
        "although",
        "since",
        "until",
        "yet",
        "however",
        "than",
    ):
        at += 1
    return at


def _stops_left(tokens: list[Token], at: int, stop: int) -> bool:
    word = tokens[at].lower
    if word in closed("finite") or word in closed("refusal"):
        return True
    if word in (
        "because",
        "while",
        "when",
        "if",
        "although",
        "though",
        "whereas",
        "unless",
        "but",
        "than",
        "who",
        "which",
        "whom",
        "where",
        "so",
        "that",
        "what",
        "whether",
        "how",
        "why",
    ):
        return True
    return False


def _past_comma(tokens: list[Token], cue: Cue, at: int, earlier: list[Clause]) -> Clause:
    """ "X, the mayor of Y, said": walks left over appositives to the noun phrase that they stand with."""
    if tokens[at - 1].lower not in (",", "—", "–", ")", "-"):
        first, last = subject_of(tokens, 0, cue.first)
        return Clause(cue, first, last, "shared") if first < last else Clause(cue, cue.first, cue.first, "bare")
    found = _walk_left(tokens, at)
    return Clause(cue, *found, "before") if found else _shared(tokens, cue, earlier, "shared")


def _walk_left(tokens: list[Token], stop: int) -> tuple[int, int] | None:
    """The noun phrase that the appositives before `stop` stand with: the nearest that is none itself."""
    leftmost = None
    while stop > 0:
        stop = _drop_mark(tokens, stop)
        edge = _chunk_start(tokens, stop)
        if edge >= stop:
            break
        if not _appositive(tokens, edge, stop):
            return edge, stop
        if _opens_nominal(tokens[edge]):
            leftmost = (edge, stop)
        stop = edge
    return leftmost


def _drop_mark(tokens: list[Token], stop: int) -> int:
    while stop and tokens[stop - 1].kind == "p" and tokens[stop - 1].lower != ")":
        stop -= 1
    return stop


def _chunk_start(tokens: list[Token], stop: int) -> int:
    at, depth = stop, 0
    while at:
        token = tokens[at - 1]
        if token.lower == ")":
            depth += 1
        if token.lower == "(" and depth:
            depth -= 1
            at -= 1
            continue
        if not depth and (
            (token.kind == "q" and not _inside_phrase(tokens, at - 1)) or token.lower in (",", ";", ":", "—", "–")
        ):
            break
        at -= 1
    while at < stop and tokens[at].lower in ("and", "but", "while", "as", "yet", "so"):
        at += 1
    return at


def _inside_phrase(tokens: list[Token], at: int) -> bool:
    """A quotation of a word or two inside a phrase ("wearing a “Lake” cap") does not bound it."""
    return at > 0 and tokens[at - 1].kind == "w" and tokens[at].end - tokens[at].start < 25


def _appositive(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a stretch between commas only describes a name: "the mayor of X", "34", "R-Ohio", "Ohio"."""
    token = tokens[first]
    word = token.lower
    if word in closed("relative") or word in closed("preposition") or word in closed("determiner") or word.isdigit():
        return True
    if not token.upper:
        return word not in closed("pronoun")
    if word in words("parties") or word[:2] in ("r-", "d-", "i-"):
        return True
    chunk = " ".join(t.lower for t in tokens[first:stop] if t.kind == "w")
    if (
        chunk in words("places")
        or chunk in table("abbreviations")["state"]
        or (stop - first <= 3 and word in ("d", "r", "i", "jr", "sr"))
    ):
        return True
    if tokens[stop - 1].upper or tokens[stop - 1].kind != "w":
        return stop - first <= 2 and word in words("titles")
    return (
        tokens[stop - 1].lower in words("person_nouns")
        or tokens[stop - 1].lower in words("titles")
        or " of " in f" {chunk} "
    )


def _opens_nominal(token: Token) -> bool:
    return (
        token.lower in closed("determiner")
        or token.upper
        or not (token.lower in closed("preposition") or token.lower in closed("relative"))
    )
