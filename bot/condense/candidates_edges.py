"""Where reported words end, and which words before a cue it reports."""

from __future__ import annotations

from bot.condense.candidates_ends import own_end, within
from bot.condense.candidates_starts import inserted_start, left_start
from bot.condense.candidates_tails import calls
from bot.condense.candidates_told import past_addressee
from bot.condense.clauses import Clause
from bot.condense.clauses_stretches import only_named
from bot.condense.lexicon import closed, table, words
from bot.condense.tokens import Token

_WORDS_IN_MARKS = 3
"""Words that a quotation counts for beside a cue."""

_ENDS = ".,;:!?—–-"


def right_end(tokens: list[Token], start: int, clause: Clause, clauses: list[Clause]) -> int:
    """Where reported words that start at `start` end: at the next participle cue, an "according to", another
    speaker's clause, the end."""
    low = max(start, clause.cue.first) + 1
    later = (other for other in clauses if other is not clause and other.cue.first > low)
    edges = (_edge(tokens, start, clause, other) for other in later)
    stop = next((edge for edge in edges if edge is not None), len(tokens))
    stop = own_end(tokens, start, stop, clause)
    while stop > start and tokens[stop - 1].kind == "p" and tokens[stop - 1].lower in _ENDS:
        if tokens[stop - 1].lower == "." and "." in tokens[stop - 2].lower:
            break  # "3 p.m." keeps its stop
        stop -= 1
    return stop


def _edge(tokens: list[Token], start: int, clause: Clause, other: Clause) -> int | None:
    """Where `other` ends the words of `clause`, if it does."""
    first, opened = other.cue.first, other.first - 1
    if tokens[first - 1].lower == "," and other.shape in ("participle", "according"):
        return first - 1
    if other.shape == "participle" and tokens[first - 1].lower == "and" and tokens[first - 2].kind == "q":
        return first - 1
    if other.shape == "reduced":
        return next((at for at in range(other.first - 1, start, -1) if tokens[at].kind == "p"), None)
    if other.shape == "shared" and other.first == clause.first:
        joint = _verb_start(tokens, first) - 1
        if within(tokens, start, clause, other):
            return None
        if tokens[joint].lower in ("and", "but"):
            return joint
    return _own_clause(tokens, start, opened) if other.shape == "before" and opened > start else None


def _own_clause(tokens: list[Token], start: int, opened: int) -> int | None:
    """Where the words that start at `start` end before the mark or word at `opened` that opens another clause."""
    before, far = tokens[opened - 1], opened > start + 1
    if tokens[opened].lower == ";":
        return opened if far else None
    if tokens[opened].lower not in closed("own_clause"):
        return None
    if before.kind == "q":
        return opened
    return opened - 1 if before.lower == "," and far else None


def _verb_start(tokens: list[Token], at: int) -> int:
    """The first word of the verb that ends in the cue at `at`: "went" in "went on to say"."""
    if tokens[at - 1].lower != "to":
        return at
    while at > 1 and (tokens[at - 1].lower in words("auxiliaries") or tokens[at - 1].lower in closed("chain")):
        at -= 1
    return at


def without_asides(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The stretch without relative clauses set off by commas, which are the outlet's own words."""
    for at in range(first + 2, last - 1):
        if tokens[at].lower != "," or tokens[at + 1].lower not in closed("relative"):
            continue
        close = next((i for i in range(at + 2, last) if tokens[i].lower in (",", "—", "–")), last)
        if not any(token.kind == "q" for token in tokens[at:close]):
            return [(first, at), *([(close + 1, last)] if last - close > 3 else [])]
    return [(first, last)]


def left_content(tokens: list[Token], clause: Clause) -> tuple[int, int] | None:
    """The words before ", X said" or ", according to X", from the start of the sentence, if they can be reported."""
    if clause.shape not in ("before", "after", "according"):
        return None
    edge = min(clause.first, clause.cue.first)
    according = clause.cue.kind == "according"
    if not edge or not (according or tokens[edge - 1].lower in (",", "—", "–") or tokens[edge - 1].kind == "q"):
        return None
    stop = edge
    while stop and tokens[stop - 1].kind == "p":
        stop -= 1
    start = left_start(tokens, stop)
    while start < stop and (tokens[start].lower in closed("lead_in") or tokens[start].kind == "p"):
        start += 1
    words_before = sum(_WORDS_IN_MARKS if token.kind == "q" else 1 for token in tokens[start:stop])
    if words_before < 3 or (not according and _mere_adjunct(tokens, start, stop)):
        return None
    return start, stop


def _mere_adjunct(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether nothing but an opening adjunct stands there; "If X happens, Y will follow" is more than that."""
    if tokens[start].lower.endswith("ing"):
        return not any(token.lower in closed("finite") for token in tokens[start:stop])
    if tokens[start].lower not in closed("adjunct"):
        return False
    comma = next((i for i in range(start, stop) if tokens[i].lower == ","), stop)
    return not any(token.lower in closed("finite") for token in tokens[comma:stop])


def inserted(tokens: list[Token], clause: Clause, clauses: list[Clause]) -> list[tuple[int, int]]:
    """Both sides of a clause set between commas: "The goal, he said, is to win"; empty where it is not so set."""
    if clause.shape not in ("before", "after") or clause.cue.kind not in ("say", "that") or not speaks(tokens, clause):
        return []
    edge = min(clause.first, clause.cue.first)
    after = _past_setting(tokens, _behind(tokens, clause))
    if edge < 2 or tokens[edge - 1].lower != "," or after + 2 >= len(tokens) or tokens[after].lower != ",":
        return []
    described = clause.shape == "after" and only_named(tokens, clause.first)
    if tokens[after + 1].kind != "w" or tokens[after + 1].lower.endswith("ing") or described:
        return []
    start = inserted_start(tokens, edge)
    if start >= edge - 1:
        return [(after + 1, right_end(tokens, after + 1, clause, clauses))]
    if any(token.kind == "q" for token in tokens[start : edge - 1]):
        return []
    own = calls(tokens, after + 1, len(tokens))
    return [(start, edge - 1), *([] if own else [(after + 1, right_end(tokens, after + 1, clause, clauses))])]


def _behind(tokens: list[Token], clause: Clause) -> int:
    """The token behind an attribution, and behind whom it tells: "he told me, ..."."""
    after = max(clause.cue.last, clause.last if clause.shape == "after" else 0)
    told = tokens[clause.cue.first].lower in ("told", "tells") and after < len(tokens)
    return past_addressee(tokens, after) if told else after


def _past_setting(tokens: list[Token], at: int) -> int:
    """The token after "in a tweet", "on Monday" and the like, as they stand between a cue and its comma."""
    stop = at
    while stop < len(tokens) and stop - at < 8 and tokens[stop].kind == "w":
        stop += 1
    opened = stop == at or tokens[at].lower in closed("preposition") or tokens[at].lower in words("months")
    return stop if opened else at


def speaks(tokens: list[Token], clause: Clause) -> bool:
    """Whether the subject can speak: a name, a pronoun, people, an organisation or a document."""
    if clause.first >= clause.last:
        return False
    inner = range(clause.first + 1, clause.last)
    stop = next((i for i in inner if tokens[i].lower in closed("link")), clause.last)
    last = tokens[stop - 1]
    bodies = table("body_nouns")
    nouns = (words("person_nouns"), bodies["organisation"], bodies["document"], closed("pronoun"), words("titles"))
    return last.upper or last.kind != "w" or last.lower.endswith("s") or any(last.lower in group for group in nouns)
