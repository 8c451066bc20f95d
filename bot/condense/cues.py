"""Finds the words that report speech in a sentence."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.condense.lexicon import closed, table, words
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


def find(tokens: list[Token]) -> list[Cue]:
    """The cues of a sentence in order; a noun that looks like a verb ("the report") is none."""
    known, found = forms(), []
    for at, token in enumerate(tokens):
        if token.kind != "w":
            continue
        if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            found.append(Cue(at, at + 2, "according", False, False))
        if token.lower == "per" and _as_per(tokens, at):
            found.append(Cue(at - 1, at + 1, "according", False, False))
        if token.lower in ("heard", "hears") and _in_court(tokens, at):
            found.append(Cue(at, at + 1, "say", False, _negated(tokens, at)))
        if token.lower == "words" and _in_words_of(tokens, at):
            found.append(Cue(at - 2, at + 2, "according", False, False))
        if token.lower == "words" and in_ones_words(tokens, at) is not None:
            found.append(Cue(at, at + 1, "quote", False, False))
        kind = known.get(token.lower)
        if kind and _is_verb(tokens, at):
            after_be = _after_be(tokens, at)
            if after_be and (_past(token.lower) or token.lower in closed("passive_cue")):
                continue  # "was asked": the subject is no speaker
            participle = token.lower.endswith("ing") and not after_be
            found.append(Cue(at, at + 1, kind, participle, _negated(tokens, at)))
    return found


def _as_per(tokens: list[Token], at: int) -> bool:
    """Whether this is "as per the order" or "as per Quill", and not "as per usual"."""
    if not at or tokens[at - 1].lower != "as" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].upper or tokens[at + 1].lower in closed("determiner")


def _in_court(tokens: list[Token], at: int) -> bool:
    """Whether a court is what heard it, and it is no music or noise: "The inquest has heard that", "the jury heard he"."""
    back = at - 1
    while back > 0 and tokens[back].lower in words("auxiliaries"):
        back -= 1
    return back >= 0 and tokens[back].lower in closed("hearers")


def in_ones_words(tokens: list[Token], at: int) -> int | None:
    """Where whoever "in X's words, “...”" means starts, for the "words" at `at`; None where it is no such phrase."""
    if at < 2 or not (tokens[at - 1].lower.endswith(("'s", "s'")) or tokens[at - 1].lower in ("his", "her")):
        return None
    following = tokens[at + 1 : at + 3]
    if not any(token.kind == "q" for token in following[: 2 if following and following[0].lower in ",:" else 1]):
        return None
    return next((i + 1 for i in range(at - 2, max(-1, at - 7), -1) if tokens[i].lower == "in"), None)


def _in_words_of(tokens: list[Token], at: int) -> bool:
    """Whether this is "in the words of X" or "in the immortal words of X", before or behind a quotation."""
    if at < 2 or at + 2 >= len(tokens) or tokens[at + 1].lower != "of":
        return False
    return tokens[at - 1].lower == "the" and tokens[at - 2].lower == "in"


def _is_verb(tokens: list[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None:
        return not token.upper or token.lower.endswith("ing") or _opens_inverted(tokens, at)
    if before.kind != "w":
        return not token.upper or token.lower.endswith("ing") or _opens_inverted(tokens, at)
    if (
        token.upper
        or _modifies_noun(tokens, at)
        or _described_noun(tokens, at)
        or (at + 1 < len(tokens) and _noun_before(tokens, at))
    ):
        return False
    if before.lower == "to" and _announces(tokens, at):
        return True
    if before.lower in closed("preposition") or before.lower in ("being", "been"):
        return token.lower.endswith("ing") and before.lower not in closed("others_deed")
    return _agrees(tokens, at)


def _described_noun(tokens: list[Token], at: int) -> bool:
    """Whether a word in capitals only describes the noun: "laughed at Conservative claims that", "after Velmian attacks on"."""
    before = tokens[at - 1]
    if tokens[at].lower not in closed("nounlike") or not tokens[at].lower.endswith("s") or not before.upper:
        return False
    describes = before.lower in words("parties") or before.lower.endswith(("ian", "ish", "ese"))
    return describes and not (at > 1 and tokens[at - 2].lower in closed("determiner"))


def _announces(tokens: list[Token], at: int) -> bool:
    """Whether a quotation follows at once, as in "went on to say, “...”"."""
    marked = at + 1 < len(tokens) and tokens[at + 1].lower in (",", ":")
    following = at + 2 if marked else at + 1
    return following < len(tokens) and tokens[following].kind == "q"


def _opens_inverted(tokens: list[Token], at: int) -> bool:
    """Whether the sentence opens with "Said X"."""
    return tokens[at].lower in ("said", "says") and at + 1 < len(tokens) and tokens[at + 1].upper


def _noun_before(tokens: list[Token], at: int) -> bool:
    """Whether the next word shows that this one is no finite verb: "the report said", "charged with"."""
    word, following = tokens[at].lower, tokens[at + 1].lower
    if word.endswith("ed") and (following == "by" or (word in ("charged", "accused") and following in ("with", "of"))):
        return True
    if _tells_a_deed(tokens, at) or _reduced(tokens, at):
        return True
    if word in closed("nounlike") and following in closed("noun_link"):
        return True
    if word.endswith(("ed", "ing")) or word in closed("irregular"):
        return False
    return (following in forms() and _past(following)) or following in closed("finite") or following in ("of", "from")


def _reduced(tokens: list[Token], at: int) -> bool:
    """Whether the form only describes the noun before it: "the deal announced on Monday by the two sides"."""
    if not tokens[at].lower.endswith("ed"):
        return False
    later = at + 1
    while later < min(len(tokens), at + 4) and (tokens[later].lower in words("months") or tokens[later].lower == "on"):
        later += 1
    return at + 1 < later < len(tokens) and tokens[later].lower == "by"


def _tells_a_deed(tokens: list[Token], at: int) -> bool:
    """Whether the verb is one of those that report only in one use: "point out", but no "continue to" or "add to"."""
    word, following = tokens[at].lower, tokens[at + 1].lower
    if word.startswith("point"):
        return following != "out"
    if word.startswith("continu"):
        return following == "to"
    return word in ("add", "adds", "added", "adding") and _joins(tokens, at)


def _joins(tokens: list[Token], at: int) -> bool:
    """Whether something is put to something, as in "added a line to the list": a deed and no words."""
    if tokens[at + 1].lower not in closed("determiner") or tokens[at + 1].lower == "that":
        return False
    marked = (i for i in range(at + 2, len(tokens)) if tokens[i].kind != "w")
    stop = min(at + 9, next(marked, len(tokens)))
    return any(token.lower == "to" for token in tokens[at + 2 : stop])


def _past(word: str) -> bool:
    return word.endswith("ed") or word in closed("finite_cue")


def _modifies_noun(tokens: list[Token], at: int) -> bool:
    """Whether a determiner or a possessive stands before it, or it names a thing: "a plan called X"."""
    before = tokens[at - 1].lower
    if before in closed("determiner") and before not in closed("quantifier"):
        return True
    if before.endswith(("'s", "s'")):
        return not _past(tokens[at].lower)
    return tokens[at].lower in closed("naming") and _inner_noun(tokens, at)


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
    if word.endswith(("ed", "ing")) or word in closed("irregular"):
        return True
    back = at - 1
    while back >= 0 and tokens[back].kind == "w" and tokens[back].lower in words("auxiliaries"):
        back -= 1
    if back < 0 or tokens[back].kind != "w" or (back < at - 1 and tokens[back + 1].lower in closed("finite")):
        return True
    subject = tokens[back]
    if word.endswith("s"):
        return not _plural(subject.lower) or subject.upper or subject.lower in ("who", "and", "but", "or")
    return _plural(subject.lower)


def _plural(word: str) -> bool:
    """Whether a word can be the end of a plural subject."""
    if word in closed("plural", "quantifier"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "'s", "us"))


def _after_be(tokens: list[Token], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 4), -1):
        if tokens[back].lower in closed("be"):
            return True
        if tokens[back].lower not in words("auxiliaries"):
            return False
    return False


def _negated(tokens: list[Token], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 5), -1):
        word = tokens[back].lower
        if word in closed("negation", "refusal"):
            return True
        if word not in words("auxiliaries") and word != "to":
            return False
    return False
