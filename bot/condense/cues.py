"""Finds the words that report speech in a sentence."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.condense.lexicon import table, words
from bot.condense.tokens import Token


class Cue(NamedTuple):
    """The cue at tokens `first` to `last` (exclusive). `kind` is say, that, object, direct or according;
    `participle` marks an -ing form, `negated` a refusal or a "did not" before it."""

    first: int
    last: int
    kind: str
    participle: bool
    negated: bool


@cache
def forms() -> dict[str, str]:
    """Every form of every cue verb with its kind; the first kind in the list wins."""
    kinds: dict[str, str] = {}
    for kind, entries in table("cues").items():
        for word in entries:
            kinds.setdefault(word, kind)
    return kinds


@cache
def _closed(name: str) -> frozenset[str]:
    return table("closed_classes")[name]


def find(tokens: list[Token]) -> list[Cue]:
    """The cues of a sentence in order; a noun that looks like a verb ("the report") is none."""
    known, found = forms(), []
    for at, token in enumerate(tokens):
        if token.kind != "w":
            continue
        if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            found.append(Cue(at, at + 2, "according", False, False))
        kind = known.get(token.lower)
        if kind and _is_verb(tokens, at):
            participle = token.lower.endswith("ing") and not _after_be(tokens, at)
            found.append(Cue(at, at + 1, kind, participle, _negated(tokens, at)))
    return found


def _is_verb(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.upper and before is not None and before.kind == "w":
        return False
    if before is None or before.kind != "w":
        return not (token.upper and before is None and token.lower.endswith(("s", "e", "t")))
    if before.lower in _closed("determiner") and before.lower not in ("that", "these", "those", "both", "all", "some", "many", "most", "several", "others", "one"):
        return False
    if before.lower.endswith(("'s", "s'")):
        return token.lower.endswith("ed") or token.lower == "said"
    if before.lower in ("of", "in", "on", "with", "from", "about", "for", "by", "at", "being", "been") :
        return token.lower.endswith("ing") and before.lower in ("by", "for", "in", "of", "been", "about")
    return not _noun_after(tokens, at)


def _noun_after(tokens: list[Token], at: int) -> bool:
    """Whether a form that is also a noun ("reports of", "claims about") is followed as a noun is."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    nounlike = token.lower in ("reports", "report", "claims", "claim", "calls", "call", "demands", "demand", "charges", "charge", "posts", "post", "attacks", "attack", "notes", "note", "shows", "show", "states", "state", "hope", "hopes", "offer", "offers", "answer", "answers", "estimate", "estimates", "promise", "promises", "order", "orders", "tweet", "tweets", "text", "texts", "email", "emails", "remarks", "remark", "complaint", "read", "praise", "blame", "defense", "find", "put", "go")
    before = tokens[at - 1]
    plural_subject = before.lower.endswith("s") or before.lower in _closed("pronoun") or before.lower in words("auxiliaries") or before.lower == "to"
    if token.lower in ("state", "states") and not (following == "that" or plural_subject and token.lower == "state"):
        return True
    return nounlike and following in ("of", "from", "is", "are", "was", "were", "in", "on", "by", "will", "would", "have", "has")


def _after_be(tokens: list[Token], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 4), -1):
        if tokens[back].lower in ("is", "are", "was", "were", "been", "be", "i'm", "he's", "she's", "they're"):
            return True
        if tokens[back].lower not in words("auxiliaries"):
            return False
    return False


def _negated(tokens: list[Token], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 5), -1):
        word = tokens[back].lower
        if word in _closed("negation") or word in _closed("refusal"):
            return True
        if word not in words("auxiliaries") and word != "to":
            return False
    return False
