"""The gender of those whose title and given name tell none: by the nouns beside the name, and by pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from bot.condense.cues import forms
from bot.condense.lexicon import closed, table
from bot.model.span import Span

_PRONOUN = re.compile(r"\b(he|she|himself|herself|his|her|him|hers)\b", re.IGNORECASE)
_GENDER = {"he": "m", "himself": "m", "his": "m", "him": "m"}
_OF_A_SUBJECT = ("he", "she", "himself", "herself")
_STOP = re.compile(r"[“”\"\n]")
_BEFORE = re.compile(r"([\w-]+),?[ \xa0]$")
_AFTER = re.compile(r",[ \xa0](?:a|an|the|his|her|their|my)[ \xa0]((?:[\w'’-]+[ \xa0]?){1,6})")
_WORD_BEFORE = re.compile(r"([\w'’]+)[ \xa0]+$")
_ASKED = re.compile(r"\b(?:where|whether|if|why|how|what|which|whom|when)[ \xa0]$")
_REACH = 160
_ENOUGH = 2
"""Votes from which a gender is believed: one "he" that follows the name, or two of a "his"."""


class Named(Protocol):
    """A mention, as far as its gender asks (`names.Mention`)."""

    @property
    def span(self) -> Span:
        """Where the name is printed."""

    @property
    def whole(self) -> Span:
        """The same with its title."""

    @property
    def entity(self) -> int:
        """The number of whose name it is."""

    @property
    def possessive(self) -> bool:
        """Whether 's follows."""


def told(text: str, mentions: Sequence[Named], open_: frozenset[int]) -> dict[int, str]:
    """The gender (m or f) of those of the entities `open_` of whom the words beside their mentions tell one.

    A noun beside the name goes first ("her brother, Bo"); then the first pronoun after each mention votes.
    """
    beside = {one.entity: gender for one in mentions if one.entity in open_ and (gender := _beside(text, one))}
    votes: dict[int, Counter[str]] = {}
    for at, mention in enumerate(mentions):
        if mention.entity in open_ and mention.entity not in beside:
            votes.setdefault(mention.entity, Counter()).update(_votes(text, mentions, at))
    return {entity: gender for entity, count in votes.items() if (gender := _elected(count))} | beside


def _beside(text: str, mention: Named) -> str:
    """What a noun before the name ("brother, Bo", "actress Ida") or in apposition behind it tells."""
    before = _BEFORE.search(text, max(0, mention.whole.start - 30), mention.whole.start)
    after = _AFTER.match(text, mention.span.end, mention.span.end + 90)
    if mention.possessive:
        after = None
    return _gendered([before[1]] if before else []) or _gendered(_head(after[1]) if after else [])


def _head(words: str) -> list[str]:
    """The words of a noun phrase up to its first preposition: what follows is not the person."""
    found: list[str] = []
    for word in words.split():
        if word.lower() in closed("preposition", "relative"):
            break
        found.append(word)
    return found


def _gendered(words: Iterable[str]) -> str:
    rows = table("gendered")
    return next((gender for word in words for gender, nouns in rows.items() if word.lower() in nouns), "")


def _votes(text: str, mentions: Sequence[Named], at: int) -> Iterator[str]:
    """The vote of the first pronoun after a mention, before any quotation or other name. A "his" may be of somebody
    named before, a name in the possessive or behind a preposition is not who acts: these tell little or nothing."""
    mention = mentions[at]
    if mention.possessive:
        return
    stop = mention.span.end + _REACH
    if at + 1 < len(mentions):
        stop = min(stop, mentions[at + 1].whole.start)
    mark = _STOP.search(text, mention.span.end, stop)
    found = _PRONOUN.search(text, mention.span.end, mark.start() if mark else stop)
    if found is None:
        return
    word = found[1].lower()
    if _ASKED.search(text, mention.span.end, found.start()):
        return
    between = text[mention.span.end : found.start()].split()[-2:]
    claimed = any(one.lower() in forms() for one in between)
    sure = word in _OF_A_SUBJECT and not claimed and not _governed(text, mention)
    alone = not at or mentions[at - 1].span.end < mention.whole.start - _REACH or _same(mentions, at)
    yield from [_GENDER.get(word, "f")] * (2 if sure else 1 if alone else 0)


def _same(mentions: Sequence[Named], at: int) -> bool:
    return mentions[at - 1].entity == mentions[at].entity


def _governed(text: str, mention: Named) -> bool:
    """Whether a preposition stands right before the name."""
    before = _WORD_BEFORE.search(text, max(0, mention.whole.start - 20), mention.whole.start)
    return before is not None and before[1].lower() in closed("preposition")


def _elected(votes: Counter[str]) -> str:
    return next((g for g in "mf" if votes[g] >= _ENOUGH and votes[g] > 2 * (votes.total() - votes[g])), "")
