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
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None or before.kind != "w":
        opens = before is None and token.upper and not token.lower.endswith("ing")
        return not opens or (token.lower in ("said", "says") and tokens[at + 1 : at + 2] != [] and tokens[at + 1].upper)
    if token.upper or _modifies_noun(tokens, at):
        return False
    if at + 1 < len(tokens) and _noun_before(tokens, at):
        return False
    if before.lower in _closed("preposition") or before.lower in ("being", "been"):
        return token.lower.endswith("ing") and before.lower not in ("with", "against")
    return _agrees(tokens, at)


def _noun_before(tokens: list[Token], at: int) -> bool:
    """Whether the next word shows that this one is a noun: "the report said", "the jobs report was"."""
    word, following = tokens[at].lower, tokens[at + 1].lower
    if word.endswith("ed") and following == "by":
        return True
    if word in _NOUNLIKE and following in ("on", "about", "by", "against", "over", "in", "at", "to", "with"):
        return True
    if word in ("charged", "accused") and following in ("with", "of", "in"):
        return True
    if word.endswith(("ed", "ing")) or word in _IRREGULAR:
        return False
    return (
        (following in forms() and _finite(following)) or following in _closed("finite") or following in ("of", "from")
    )


def _finite(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "says", "told", "wrote", "found", "shows", "showed")


def _modifies_noun(tokens: list[Token], at: int) -> bool:
    """Whether a determiner or a possessive stands before it, or it names a thing: "a plan called X"."""
    before = tokens[at - 1].lower
    if before in _closed("determiner") - _QUANTIFIERS:
        return True
    if before.endswith(("'s", "s'")):
        return not _finite(tokens[at].lower)
    return tokens[at].lower in ("called", "described", "dubbed", "labeled", "read", "reads") and _inner_noun(tokens, at)


def _inner_noun(tokens: list[Token], at: int) -> bool:
    """Whether the noun before is no subject: an "a" or "an" opens it, and a verb or preposition comes first."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if tokens[back].kind != "w":
            return False
        if tokens[back].lower in ("a", "an"):
            return back > 0 and tokens[back - 1].kind == "w"
    return False


def _agrees(tokens: list[Token], at: int) -> bool:
    """Whether the form agrees with the word before it: "the reports say", but no "the report say"."""
    word = tokens[at].lower
    if word.endswith(("ed", "ing")) or word in _IRREGULAR:
        return True
    back = at - 1
    while back >= 0 and tokens[back].lower in words("auxiliaries") and tokens[back].kind == "w":
        back -= 1
    subject = tokens[back] if back >= 0 else None
    if subject is None or subject.kind != "w" or (back < at - 1 and tokens[back + 1].lower in _closed("finite")):
        return True
    plural = (
        subject.lower
        in ("they", "we", "i", "you", "who", "people", "men", "women", "police", "to", "and", "or", "but", "not")
        or (subject.lower.endswith("s") and not subject.lower.endswith(("ss", "'s", "ous", "us")))
        or subject.lower in _QUANTIFIERS
    )
    if word.endswith("s"):
        return not plural or subject.upper or subject.lower in ("who", "and", "but", "or")
    return plural


_QUANTIFIERS = frozenset(
    ["that", "these", "those", "both", "all", "some", "many", "most", "several", "others", "one", "few"]
)
_NOUNLIKE = frozenset(
    "attacks attack claims claim demands demand reports report notes remarks remark complaint charges posts post answer "
    "answers estimate praise hopes hope offers offer promises promise criticism blame orders tweet tweets email shows".split()
)
_IRREGULAR = frozenset(["said", "told", "wrote", "found", "went", "shot", "sang", "put", "thought", "began", "sought"])


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
