"""Who of the names is a person for certain: by title, given name, age, the nouns and the verbs beside the name.

A capitalised name alone may be a work, a club, a place or a firm: "he" and "she" are never asked of those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from bot.condense.cues import forms
from bot.condense.lexicon import closed, table, words
from bot.condense.names_gender import Named
from bot.condense.names_groups import parts

_AGED = re.compile(
    r"(?:,[ \xa0](?:aged[ \xa0])?\d{1,3}[,.)\s]|[ \xa0]\((?:aged[ \xa0])?\d{1,3}\)|,[ \xa0]who\b|[ \xa0]who\b)"
)
_APPOSED = re.compile(r",[ \xa0](?:(?:a|an|the|his|her|their|its|my|[A-Z]\w*['’]s)[ \xa0])?((?:[\w'’-]+[ \xa0]?){1,7})")
_BLANKS = " \xa0"
_HYPHENED = re.compile(r"[\w-]+")
_VERB_AFTER = re.compile(r"[ \xa0](?:(?:[a-z]+ly|has|had|also|then|later)[ \xa0])?([a-z]+)\b")
_VERB_BEFORE = re.compile(r"[,”\"’?!—][ \xa0]([a-z]+)[ \xa0]$")
_NO_PERSON_AFTER = re.compile(r"[ \xa0]\([A-Z][A-Za-z.&]+\)|,[ \xa0]which\b|[ \xa0]which\b")
_PLACED = frozenset(("in", "at", "near", "through", "the", "into", "inside", "outside", "across"))
CERTAIN: Final = 2
"""Evidence from which somebody is a person; a telling noun or title is enough, a "said" alone is half of it."""


def evidence(
    text: str, mentions: Sequence[Named], entities: Sequence[str], gendered: Collection[int]
) -> dict[int, int]:
    """How much speaks for each entity being a person, by its number: a person for certain from `CERTAIN`, more likely
    a place or a body below 0. `entities` are their full names, as their mentions count; `gendered` are those of whom the
    text says he or she."""
    weight = {number: _by_name(full) for number, full in enumerate(entities)}
    for number in gendered:
        weight[number] += 2 if len(parts(entities[number])) > 1 else 1
    seen: set[tuple[int, str]] = set()
    for mention in mentions:
        for why, worth in _by_place(text, mention, entities[mention.entity]).items():
            if (mention.entity, why) not in seen:
                weight[mention.entity] += worth
                seen.add((mention.entity, why))
    return weight


def _by_name(full: str) -> int:
    """What the name itself tells: a known given name, before another word or alone."""
    name = parts(full)
    given = bool(name) and (name[0] in words("male_names") or name[0] in words("female_names"))
    return CERTAIN if given else 1 if len(name) > 1 and "-" in full.rsplit(maxsplit=1)[-1] else 0


def _by_place(text: str, mention: Named, full: str) -> dict[str, int]:
    """What the words around one mention tell, each kind of evidence with its worth."""
    found: dict[str, int] = {}
    title = text[mention.whole.start : mention.span.start]
    if any(_person_noun(word.lower()) for word in title.split()):
        found["title"] = 2
    end = mention.span.end
    if not mention.possessive and (_AGED.match(text, end) or _described(text, mention)):
        found["described"] = 2
    if _speaks(text, mention):
        found["speaks"] = 1
    short = parts(text[mention.span.start : end])
    if len(short) == 1 and len(parts(full)) > 1 and short[0] in parts(full):
        found["short"] = 1
    if (not title and _word_before(text, mention.whole.start) in _PLACED) or _NO_PERSON_AFTER.match(text, end):
        found["placed"] = -1
    return found


def _described(text: str, mention: Named) -> bool:
    """Whether a noun for people stands right before the name or in apposition to it."""
    if _person_noun(_word_before(text, mention.whole.start)):
        return True
    after = _APPOSED.match(text, mention.span.end, mention.span.end + 110)
    for word in after[1].lower().split() if after else ():
        if word in closed("preposition", "relative", "finite") or word in forms():
            return False
        if _person_noun(word) and word not in table("body_nouns")["organisation"]:
            return True
    return False


def _word_before(text: str, at: int) -> str:
    """The word right before `at` in lower case, with blanks and at most a comma between; empty where none is."""
    head = text[max(0, at - 40) : at]
    bare = head.rstrip(_BLANKS)
    word = bare.removesuffix(",").rpartition(" ")[2] if bare != head else ""
    found = _HYPHENED.findall(word) if word[-1:].isalnum() or word[-1:] in ("_", "-") else []
    return found[-1].lower() if found else ""


@lru_cache(maxsize=20_000)
def _person_noun(word: str) -> bool:
    return any(one in words(name) for name in ("person_nouns", "titles") for one in (word, word + "."))


def _speaks(text: str, mention: Named) -> bool:
    """Whether the name is the subject of a verb of speech."""
    after = _VERB_AFTER.match(text, mention.span.end)
    before = _VERB_BEFORE.search(text, max(0, mention.whole.start - 24), mention.whole.start)
    return any(found is not None and found[1] in forms() for found in (after, before))
