"""Walks from a name to the left over the words that may be its role."""

from __future__ import annotations

import re

from bot.condense.lexicon import table, words
from bot.condense.names import Mention, Names
from bot.condense.roles_nouns import OWNER, PREPOSITIONS, WORD, is_personal, is_role, lowers, may_describe, word

REACH = 160
_JOINS = frozenset(("and", "&"))
_ALONE = frozenset(("king", "queen", "prince", "princess", "duke", "duchess", "pope", "president", "lord", "lady"))
"""Titles that one person bears alone: "the Queen and Prince Bo" are two."""

_DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "our", "my", "that", "this", "another", "one")
)
_MOST_WORDS = 16
_MOST_BETWEEN = 4
_NAME_REACH = 80


def person_before(text: str, mention: Mention, names: Names) -> int:
    """Where the nearest other person before the name ends. Such a name is no part of the role, unless it is a
    possessive ("Reed's lawyer") or nothing but a role stands between it and the name ("Reed spokesman")."""
    near = names.at(max(0, mention.span.start - REACH), mention.whole.start)
    people = [m for m in near if names.entity(m).kind == "person" and not m.possessive]
    ends = (m.span.end for m in people if not _describes(text, m.span.end, mention))
    return max(ends, default=0)


def _describes(text: str, end: int, mention: Mention) -> bool:
    following = WORD.findall(text, end, mention.span.start)
    if not 0 < len(following) <= _MOST_BETWEEN or is_personal(word(following[-1])) or following[0] in _JOINS:
        return False
    return is_role(word(following[-1])) and all(may_describe(one) or one in _JOINS for one in following)


def leftmost(tokens: list[re.Match[str]], names: Names, *, apposed: bool) -> int:
    """The number of the first word of the phrase that ends with `tokens`; `apposed` where a comma follows them."""
    at = first = _past_bracket(tokens) if apposed else len(tokens)
    end = first
    while at > max(0, len(tokens) - _MOST_WORDS):
        lower = word(tokens[at - 1][0])
        if first < end and (lower in PREPOSITIONS or lower in _JOINS or lower == "the"):
            if not _linked(tokens, at - 1, names, apposed=apposed):
                break
        elif _inside(tokens, at - 1) and not _stray(tokens, at - 1, first) and not _infinitive(tokens, at - 1):
            first = at - 1
        else:
            break
        at -= 1
    return first if first < end else len(tokens)


def _past_bracket(tokens: list[re.Match[str]]) -> int:
    """The number of words before a bracket that ends the phrase: "the secretary of the LB (Lakes Board), Ada Quill"."""
    if not tokens or tokens[-1][0] != ")":
        return len(tokens)
    return next(
        (at for at in range(len(tokens) - 1, max(0, len(tokens) - 10), -1) if tokens[at][0] == "("), len(tokens)
    )


def _inside(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether the word can stand in a role: "next" only in "next door neighbour"."""
    next_door = word(tokens[at][0]) == "next" and at + 1 < len(tokens) and tokens[at + 1][0] == "door"
    return next_door or may_describe(tokens[at][0])


def _infinitive(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether the word is a verb behind "to": "paid to retain pianist Bo Reed"."""
    if at < 1 or word(tokens[at - 1][0]) != "to" or not tokens[at][0].islower() or is_role(word(tokens[at][0])):
        return False
    return at < 2 or not is_role(word(tokens[at - 2][0]))


def _stray(tokens: list[re.Match[str]], at: int, first: int) -> bool:
    """Whether a lower-case noun before a capitalised title belongs to something else: "On that occasion Judge Bo Reed"."""
    token = tokens[at][0]
    if first >= len(tokens) or not token.islower() or OWNER.search(token):
        return False
    title = tokens[first][0]
    rows = table("role_words")
    known = is_role(word(token)) or lowers(word(token)) or word(token) in rows["bare_modifier"] | rows["before_a_title"]
    return title[0].isupper() and is_role(word(title)) and not known


def _linked(tokens: list[re.Match[str]], at: int, names: Names, *, apposed: bool) -> bool:
    """Whether the preposition, "the" or "and" at `at` stands inside a role: after its noun or inside a name."""
    lower = tokens[at][0].lower()
    if at == 0 or at + 1 >= len(tokens):
        return False
    left, right = tokens[at - 1][0], tokens[at + 1][0]
    if lower == "the":
        return left.lower() in PREPOSITIONS
    if lower in _JOINS:
        return _joined(tokens, at, left, right)
    if is_role(word(left)):
        return True
    if left[0].isupper() and lower in ("of", "on", "for"):
        return word(left) in words("organisations") or (right[0].isupper() and _one_name(tokens, at, names))
    return apposed and left.islower() and may_describe(left)


def _one_name(tokens: list[re.Match[str]], at: int, names: Names) -> bool:
    """Whether the words on both sides of "of" stand in one name of the article's table."""
    near = names.at(max(0, tokens[at].start() - _NAME_REACH), tokens[at].end() + _NAME_REACH)
    return any(m.whole.start < tokens[at].start() and m.span.end > tokens[at].end() for m in near)


def _joined(tokens: list[re.Match[str]], at: int, left: str, right: str) -> bool:
    """Whether "and" joins two parts of one role: two nouns for people, two fields of an office ("health and sport
    minister"), or a pair of nouns that opens the phrase ("Search and rescue co-ordinator")."""
    if {left.lower(), right.lower()} <= _ALONE:
        return False
    if is_role(word(left)) or not may_describe(left):
        return is_role(word(left))
    if word(left) in words("organisations") or {word(left), word(right)} & words("departments"):
        return True
    if is_role(word(right)) or not right.islower():
        return False
    if word(left) in table("role_words")["pairs"]:
        return True
    before = tokens[at - 2][0] if at > 1 else ""
    return not before or (left.islower() and (before.lower() in _DETERMINERS or not before[0].isalnum()))
