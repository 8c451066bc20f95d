"""Takes titles, places and letters off a capitalised run: where the name of a person starts and ends in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from bot.condense.lexicon import table, words

_OFFICE = re.compile(r"(\w+)[ \xa0](?:to|of|for|in)[ \xa0](?:the[ \xa0])?$")


class Word(NamedTuple):
    """A capitalised word, and whether an apostrophe and s follow."""

    text: str
    start: int
    end: int
    possessive: bool


def without_letters(text: str, chain: list[Word]) -> list[Word]:
    """The words without letters behind a person's name: "Ada Quill MP", "Bo Reed KC". "The South Velm MP" keeps them."""
    rows = table("role_words")
    first = 1 if len(chain) > 2 and is_title(chain[0].text.lower()) else 0
    while len(chain) - first > 2 and _is_letters(chain[-1].text, rows["post_nominal"] | rows["honour"]):
        if not first and not is_given(chain[0].text.lower()) and not _named_plainly(text, chain):
            break
        chain = chain[:-1]
    return chain


def _is_letters(word: str, letters: frozenset[str]) -> bool:
    return word.lower() in letters and word[-1:].isupper()


def _named_plainly(text: str, chain: list[Word]) -> bool:
    """Whether no article stands before two words that are neither a place's, a party's nor a body's."""
    article = text[max(0, chain[0].start - 4) : chain[0].start].lower().endswith(("the ", "a ", "an "))
    return not article and not any(_describes(word.text.lower()) for word in chain[:-1])


def name_start(text: str, chain: list[Word], seen: Counter[str]) -> tuple[int, bool]:
    """The index of the word at which a person's name starts, and whether a title stands before it."""
    lower = [word.text.lower() for word in chain]
    told = _placed(text, chain, lower, seen) or _ranked(chain) or _office_end(lower)
    if told:
        return told, True
    at = _after_titles(lower)
    given = next((i for i in range(at, len(chain) - 1) if is_given(lower[i])), None)
    if given is not None and given > at and any(_describes(word) for word in lower[at:given]):
        return given, True
    if at and text[chain[at - 1].end : chain[at].start].strip(". \xa0"):
        return 0, False  # "Secretary of State": what follows the title belongs to it
    if at and lower[-1] in words("organisations") and not is_given(lower[at]):
        return 0, False
    return at, at > 0


def _placed(text: str, chain: list[Word], lower: list[str], seen: Counter[str]) -> int:
    """Where the name starts behind a place that describes it: "Ohio Bo Reed", "the ambassador to Velm Bo Reed"."""
    placed = next((n for n in (2, 1) if len(chain) - n >= 2 and " ".join(lower[:n]) in words("places")), 0)
    if not placed or is_given(lower[0]) or lower[-1] in words("organisations") or is_title(lower[placed]):
        return 0
    plain = not any(_of_a_body(word) for word in lower[placed:])
    return placed if plain and (_person_after(chain, placed, seen) or _office_before(text, chain[0].start)) else 0


def _ranked(chain: list[Word]) -> int:
    """Where the name starts behind a rank in letters: "PC Ada Quill"."""
    letters = chain[0].text.isupper() and chain[0].text.lower() in table("role_words")["rank_letters"]
    return int(letters and len(chain) > 1)


def _after_titles(lower: list[str]) -> int:
    """The index behind the last title; 0 too where the only word before the last name is a given name as well, as in
    "Dean Foss". A noun for people opens a name too, where two words follow: "Librarian Ida Holm"."""
    if len(lower) == 2 and is_given(lower[0]):
        return 0
    long = (len(lower) > 2 and not any(_of_a_body(word) for word in lower[1:])) or (
        len(lower) == 2 and is_given(lower[1]) and _trade(lower[0])
    )
    opening = int((len(lower) > 2 and lower[0] in words("person_nouns")) or (long and _trade(lower[0])))
    return max((i + 1 for i, word in enumerate(lower[:-1]) if is_title(word)), default=opening)


def _of_a_body(word: str) -> bool:
    """Whether the word is one that bodies and places bear and people do not: "Department", "School"."""
    return any(word in words(name) for name in ("organisations", "departments", "place_words"))


def _trade(word: str) -> bool:
    """Whether the word names a trade and nobody's given name: "Villager", not "Mason"."""
    return word in words("occupations") and not is_given(word) and word not in table("role_words")["given_too"]


def _describes(word: str) -> bool:
    """Whether a word before a given name is no part of it: a title, a party, an organisation, a place."""
    lists = ("titles", "parties", "organisations", "places", "departments")
    return any(word in words(name) for name in lists) or word.isdigit() or "-" in word


def _person_after(chain: list[Word], at: int, seen: Counter[str]) -> bool:
    """Whether the words after a place are a person's name: by the given name, or as the last name recurs alone."""
    if is_given(chain[at].text.lower()):
        return True
    return len(chain) - at == 2 and seen[chain[-1].text] > seen[chain[at].text]


def _office_before(text: str, start: int) -> bool:
    """Whether an office ends before a place: "Ambassador to the United States Bo Reed"."""
    found = _OFFICE.search(text, max(0, start - 40), start)
    return found is not None and is_title(found[1].lower())


def _office_end(lower: list[str]) -> int:
    """Where the name starts after an office: "Secretary of State X Y", "head of the Lakes Council X Y"; 0 if nowhere."""
    if not (is_title(lower[0]) or (len(lower) > 1 and is_title(lower[1]))):
        return 0
    for at in range(len(lower) - 3, 0, -1):
        if lower[at] in words("departments") or lower[at] in words("organisations"):
            rest = lower[at + 1 :]
            plain = not any(
                word in words("organisations") or word in words("departments") or is_title(word) for word in rest
            )
            return at + 1 if 2 <= len(rest) <= 3 and plain else 0
    return 0


def is_title(word: str) -> bool:
    """Whether the word (in lower case) is a title that stands before names: "mayor", "cllr"."""
    return word in words("titles") or word + "." in words("titles")


def is_given(word: str) -> bool:
    """Whether the word (in lower case) is a known given name."""
    return word in words("male_names") or word in words("female_names")
