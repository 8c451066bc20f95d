"""What a stretch of words holds that looks like a subject: a whole clause, the end of another one, nothing but a name."""

from __future__ import annotations

from bot.condense.clauses_phrases import chunk_start, initial_dot, verbish, walk_left
from bot.condense.lexicon import closed, table, words
from bot.condense.tokens import Token

_LINKS = frozenset(("after", "before", "since", "until", "once"))
"""Prepositions that also open a clause: "left the house after residents called it an eyesore"."""

_AWAY = frozenset(("in", "on", "at", "from", "by", "with", "to", "under", "against", "behind", "into", "between"))
"""Prepositions behind which a noun of its own stands; what "of" and "for" lead to belongs to the noun before it."""

SETS_OFF = (",", "—", "–")
_SHORTEST_CLAUSE = 4
_UNNAMING = closed("determiner", "preposition", "subordinator", "finite", "verb", "relative")
"""Words that are no noun before a subject: "in the", "and the", "said the"."""


def past_verb(tokens: list[Token], first: int, stop: int) -> int:
    """Where the subject starts among tokens `first` to `stop`: behind an "after" that follows a verb."""
    for at in range(stop - 2, first, -1):
        if tokens[at].lower in _LINKS and _predicate(tokens, first, at) and _opens_noun(tokens, at + 1, stop):
            return at + 1
    return first


def antecedent(tokens: list[Token], first: int, stop: int) -> int:
    """Where the noun starts that a "who" behind `stop` means, in a stretch that holds a verb: "Susan" in "the question
    comes from Susan, who says"."""
    if not _predicate(tokens, first, stop):
        return first
    starts = (at + 1 for at in range(stop - 2, first, -1) if _leads(tokens, at))
    return next(
        (at for at in starts if _opens_noun(tokens, at, stop) and tokens[at].lower not in words("months")), first
    )


def _leads(tokens: list[Token], at: int) -> bool:
    """Whether a noun of its own may stand behind the word: a preposition, a verb in -ing."""
    word = tokens[at].lower
    return word in _AWAY or (word.endswith("ing") and tokens[at + 1].lower in closed("determiner"))


def _predicate(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a verb stands in the stretch, behind a word that may be its subject."""
    return any(
        tokens[at].lower in closed("finite") or verbish(tokens, at) or _present(tokens, at)
        for at in range(first + 1, stop)
    )


def _present(tokens: list[Token], at: int) -> bool:
    """Whether a word in -s stands between a noun and a preposition, as a verb does: "the show opens in Prague"."""
    word, before = tokens[at].lower, tokens[at - 1].lower
    plain = word.endswith("s") and not word.endswith(("ss", "'s", "us")) and not tokens[at].upper
    follows = (
        at + 1 < len(tokens)
        and tokens[at + 1].lower in closed("preposition")
        and tokens[at + 1].lower not in ("of", "for")
    )
    return (
        plain
        and follows
        and word not in words("person_nouns")
        and not before.endswith("s")
        and before not in closed("determiner")
    )


def _opens_noun(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a noun phrase may start at `at` and end at `stop`: a name, a determiner, people."""
    if tokens[at].upper or tokens[stop - 1].upper or tokens[at].lower in closed("determiner", "pronoun"):
        return True
    last = tokens[stop - 1].lower
    return last in words("person_nouns") or last.endswith("s") or last == "police"


def full_clause(tokens: list[Token], stop: int) -> bool:
    """Whether the stretch that a comma ends at `stop` is a clause in itself and describes no name before it."""
    start = chunk_start(tokens, stop)
    opening = tokens[start].lower
    if opening in closed("relative", "preposition") or opening.endswith("ing") or stop - start < _SHORTEST_CLAUSE:
        return False
    if start and opening in closed("determiner") and tokens[start - 1].lower not in closed("coordinator"):
        return False
    return (
        start == 0
        or any(tokens[at].lower in closed("finite") or verbish(tokens, at) for at in range(start, stop))
        or opening.endswith("s")
    )


def only_named(tokens: list[Token], start: int) -> bool:
    """Whether nothing but who says it follows from `start` on: a name with its title, and no verb."""
    if tokens[start].kind != "w" or tokens[start].lower in closed(
        "preposition", "pronoun", "subordinator", "no_clause"
    ):
        return False
    at = start
    while at < len(tokens) and (tokens[at].kind == "w" or tokens[at].lower in "'’&-"):
        if tokens[at].lower in closed("relative"):
            break
        at = initial_dot(tokens, at + 1)
    named = any(tokens[i].upper and tokens[i].lower not in words("months") for i in range(start, at))
    return named and not _tells(tokens, start, len(tokens))


def _tells(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether a verb follows, outside a relative clause or one behind a conjunction."""
    for at in range(start + 1, stop):
        if tokens[at].lower in closed("relative", "subordinator", "connective"):
            return False
        if tokens[at].lower in closed("finite", "verb") or (verbish(tokens, at) and tokens[at - 1].kind == "w"):
            return True
    return False


def for_whom(tokens: list[Token], first: int, stop: int) -> tuple[int, int]:
    """The subject that ends with the stretch `first` to `stop` where that only names for whom it speaks: "a spokesman for
    the co-op, Lake Dairies"; the stretch itself elsewhere."""
    if first < 2 or tokens[first - 1].lower != ",":
        return first, stop
    start = chunk_start(tokens, first - 1)
    spoken = any(
        tokens[at].lower in closed("spokes") and tokens[at + 1].lower in ("for", "of", "from")
        for at in range(start, first - 2)
    )
    if not spoken:
        return first, stop
    outer = walk_left(tokens, start) if start and tokens[start - 1].lower == "," else None
    return outer or (start, stop)


def behind_noun(tokens: list[Token], first: int, last: int) -> int:
    """Where the subject at tokens `first` to `last` starts, behind a noun that it only tells more about: "the mayor" in
    "a charge the mayor denies" and "a man the mayor called", "economists" in "something economists call"."""
    if tokens[first].lower == "something":
        return first + 1
    for noun in range(first, last - 1):
        said = not tokens[noun].upper and tokens[noun].lower in table("tails")["statement"]
        if (said and _opens_subject(tokens[noun + 1])) or _another_noun(tokens, noun, last):
            return noun + 1
    return first


def _opens_subject(token: Token) -> bool:
    named = token.upper and token.lower not in words("months")
    return named or token.lower in closed("determiner", "pronoun")


def _another_noun(tokens: list[Token], noun: int, last: int) -> bool:
    """Whether a noun without a link to the one at `noun` follows it, and no verb of that one: "man the mayor"."""
    opens = tokens[noun + 1].lower in ("the", "his", "her", "its", "their", "he", "she", "they")
    plain = tokens[noun].kind == "w" and not tokens[noun].upper and tokens[noun].lower not in _UNNAMING
    rest = tokens[noun + 1 : last]
    return opens and plain and not any(token.lower.endswith("ed") or token.lower in closed("verb") for token in rest)


def after_noun(tokens: list[Token], at: int) -> bool:
    """Whether the pronoun at `at` stands right behind a noun that a comma sets off: "he" in ", a man he called"."""
    if tokens[at].lower not in ("he", "she", "they") or tokens[at - 1].kind != "w" or tokens[at - 1].upper:
        return False
    opens = next((i for i in range(at - 2, max(0, at - 6), -1) if tokens[i].lower in ("a", "an", "something")), 0)
    return opens > 0 and tokens[opens - 1].lower in SETS_OFF and tokens[at - 1].lower not in _UNNAMING
