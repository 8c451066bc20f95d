"""Where noun phrases start and end in a sentence, told by the words around them."""

from __future__ import annotations

from bot.condense.lexicon import closed, table, words
from bot.condense.tokens import Token

_NAME = 4
"""Words of a name at most."""

_BREAKS = (",", ";", ":", "—", "–")


def phrase_end(tokens: list[Token], start: int) -> int:
    """The end of the noun phrase that starts at `start`: at a mark, a quotation, a verb or a subordinator."""
    at = start
    while at < len(tokens) and tokens[at].kind == "w":
        word = tokens[at].lower
        if at > start and (word in closed("finite", "phrase_stop", "post_noun") or _links_away(tokens[at])):
            break
        at = initial_dot(tokens, at + 1)
    return at


def _links_away(token: Token) -> bool:
    return not token.upper and token.lower in closed("phrase_link")


def initial_dot(tokens: list[Token], at: int) -> int:
    """Steps over the full stop of an initial or an abbreviation, and over the "&" of a firm."""
    if at + 1 < len(tokens) and tokens[at].lower in (".", "&") and tokens[at + 1].kind == "w" and tokens[at + 1].upper:
        return at + 1
    return at


def subject_of(tokens: list[Token], start: int, stop: int) -> tuple[int, int]:
    """The first noun phrase that can be a subject among tokens `start` to `stop`, past any opening adjunct."""
    at = start
    while at < stop:
        edge = next((i for i in range(at, stop) if tokens[i].lower in _BREAKS or tokens[i].kind == "q"), stop)
        first = at + 1 if tokens[at].lower in closed("coordinator") and edge - at > 1 else at
        if (
            first < edge
            and not _timed(tokens, first, edge)
            and not _adjoined(tokens, first)
            and _can_open_subject(tokens[first])
        ):
            return first, _noun_phrase_end(tokens, first, edge)
        at = edge + 1
    return stop, stop


def _timed(tokens: list[Token], first: int, edge: int) -> bool:
    """Whether the stretch only says when ("hours later") or links ("however")."""
    return (edge - first < 5 and tokens[edge - 1].lower in closed("ago")) or (
        edge - first == 1 and tokens[first].lower in closed("connective")
    )


def _adjoined(tokens: list[Token], first: int) -> bool:
    """Whether a participle opens the sentence and belongs to the subject behind its comma: "Pressed on the cost, she"."""
    word = tokens[first].lower
    opens = first == 0 and word.endswith("ed") and word not in words("male_names") and first + 1 < len(tokens)
    return opens and tokens[first + 1].lower in closed("preposition", "subordinator")


def _can_open_subject(token: Token) -> bool:
    word = token.lower
    if token.kind != "w" or word in closed("preposition"):
        return False
    if word in closed("subordinator") and word not in closed("determiner"):
        return False
    return not (word.endswith(("ly", "ing")) or word in words("months") or word in closed("no_subject"))


def _noun_phrase_end(tokens: list[Token], start: int, stop: int) -> int:
    if tokens[start].lower in closed("pronoun"):
        return start + 1
    at = start
    while at < stop and tokens[at].kind == "w":
        if at > start and (tokens[at].lower in closed("finite", "relative") or verbish(tokens, at)):
            break
        at = initial_dot(tokens, at + 1)
    return at


def verbish(tokens: list[Token], at: int) -> bool:
    """Whether the word looks like a verb in its clause: an auxiliary, a common verb, a past form."""
    if tokens[at].upper:
        return False
    word = tokens[at].lower
    if word in words("auxiliaries") or word in closed("verb_stop", "verb"):
        return True
    return word.endswith("ed") and tokens[at - 1].lower not in closed("determiner")


def left_edge(tokens: list[Token], stop: int) -> int:
    """Where the noun phrase that ends at `stop` starts, walking left over words that may belong to it."""
    at = stop
    while at:
        token = tokens[at - 1]
        if token.kind == "p":
            at, inside = _over_mark(tokens, at, stop)
            if not inside:
                break
            continue
        if token.kind == "q" or token.lower in closed("finite", "refusal", "left_stop"):
            break
        at -= 1
        if token.lower in closed("pronoun"):
            break
    while at < stop and tokens[at].lower in closed("edge_opener"):
        at += 1
    return at


def _over_mark(tokens: list[Token], at: int, stop: int) -> tuple[int, bool]:
    """Steps left over a mark inside a noun phrase: an abbreviation's stop, an apostrophe, a bracket."""
    mark = tokens[at - 1].lower
    if at < stop and ((mark == "." and at > 1 and tokens[at - 2].kind == "w") or mark in "'’&/-"):
        return at - 1, True
    if mark == ")":
        opening = next((i for i in range(at - 2, max(-1, at - 12), -1) if tokens[i].lower == "("), None)
        return (at, False) if opening is None else (opening, True)
    return at, False


def walk_left(tokens: list[Token], stop: int) -> tuple[int, int] | None:
    """The noun phrase that the appositives before `stop` stand with: the nearest that is none itself."""
    leftmost = None
    while stop > 0:
        while stop and tokens[stop - 1].kind == "p" and tokens[stop - 1].lower != ")":
            stop -= 1
        edge = chunk_start(tokens, stop)
        if edge >= stop:
            break
        describes = appositive(tokens, edge, stop) or _office_behind_name(tokens, edge, stop)
        if not describes and not _among(tokens, edge):
            return edge, stop
        if tokens[edge].upper or tokens[edge].lower not in closed("preposition", "relative"):
            leftmost = (edge, stop)
        stop = edge
    return leftmost


def _office_behind_name(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a stretch in capitals is the office of the name before it: "Ada Quill, Vice President of programs,", "Ada
    Quill, Velm's President,", "Bo Lund, head of sales at Drager, Inc.,"."""
    if first < 2 or tokens[first - 1].lower != ",":
        return False
    if tokens[first].lower in ("inc", "ltd", "llc", "plc", "corp"):
        return True
    start = chunk_start(tokens, first - 1)
    named = 0 < first - 1 - start <= _NAME and all(
        token.upper and token.kind == "w" for token in tokens[start : first - 1]
    )
    if (
        not named
        or tokens[start].lower in closed("preposition", "connective")
        or tokens[start].lower in words("months")
    ):
        return False
    return tokens[stop - 1].lower in words("titles") or _opens_office(tokens, first, stop)


def _opens_office(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether titles open a stretch and "of", "for" or "at" follows them: "Senior Vice President of Sales"."""
    at = first
    while at < stop and (tokens[at].lower in words("titles") or tokens[at].lower in ("senior", "deputy", "vice")):
        at += 1
    return first < at < stop and tokens[at].lower in ("of", "for", "at")


def _among(tokens: list[Token], first: int) -> bool:
    """Whether the stretch from `first` on only ends a phrase that "among others" breaks: "an adviser to, among others, X"."""
    if first < 4 or tokens[first - 1].lower != "," or tokens[first - 2].lower not in ("others", "them", "things"):
        return False
    opened = chunk_start(tokens, first - 1)
    return tokens[opened].lower in ("among", "including") and tokens[opened - 2].lower in closed("preposition")


def chunk_start(tokens: list[Token], stop: int) -> int:
    """The start of the stretch between commas that ends at `stop`, without an opening "and" or "but"."""
    at, depth = stop, 0
    while at:
        token = tokens[at - 1]
        depth += token.lower == ")"
        if token.lower == "(" and depth:
            depth -= 1
        elif not depth and (token.lower in _BREAKS or (token.kind == "q" and not _inside_phrase(tokens, at - 1))):
            break
        at -= 1
    while at < stop and tokens[at].lower in closed("coordinator"):
        at += 1
    return at


def _inside_phrase(tokens: list[Token], at: int) -> bool:
    """Whether a quotation of a word or two stands inside a phrase ("wearing a “Lake” cap") and does not bound it."""
    return at > 0 and tokens[at - 1].kind == "w" and tokens[at].end - tokens[at].start < 25


def appositive(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a stretch between commas only describes a name: "the mayor of X", "34", "R-Ohio", "Ohio"."""
    word, last = tokens[first].lower, tokens[stop - 1]
    if word in closed("relative", "preposition", "determiner") or word.isdigit():
        return True
    if not tokens[first].upper:
        return word not in closed("pronoun")
    if word in words("parties") or word[:2] in ("r-", "d-", "i-"):
        return True
    chunk = " ".join(token.lower for token in tokens[first:stop] if token.kind == "w")
    if chunk in words("places") or chunk in table("abbreviations")["state"]:
        return True
    if last.upper or last.kind != "w":
        return (stop - first <= 2 and word in words("titles")) or (stop - first <= 3 and word in ("d", "r", "jr", "sr"))
    return last.lower in words("person_nouns") or last.lower in words("titles") or " of " in f" {chunk} "
