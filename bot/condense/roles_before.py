"""The role before a name: "harbour master Dan Foss", "the club's president, Ada Quill", "her niece, Ida Holm"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.condense.lexicon import table
from bot.condense.names import Mention, Names
from bot.condense.roles_beside import INTRODUCES, ends_adjunct, goes_on, with_hedge
from bot.condense.roles_nouns import (
    OWNER,
    PREPOSITIONS,
    WORD,
    is_kin,
    is_personal,
    is_relational,
    is_role,
    may_be_verb,
    word,
)
from bot.condense.roles_walk import REACH, leftmost, person_before
from bot.model.span import Span

_AGE = re.compile(r"\d+-year-old")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "sir", "dame"))


class _Phrase(NamedTuple):
    """Words `first` to before `last` of `tokens`; `apposed` where a comma stands between them and the name."""

    tokens: list[re.Match[str]]
    first: int
    last: int
    apposed: bool

    def word(self, at: int) -> str:
        """The word at `at` in lower case."""
        return word(self.tokens[at][0])

    @property
    def link(self) -> int:
        """The number of the first preposition behind a noun for a person ("adviser to"), else `last`."""
        return next(iter(self.links), self.last)

    @property
    def links(self) -> list[int]:
        """The numbers of all such prepositions; not that of "Department of"."""
        inside = range(self.first + 1, self.last)
        return [at for at in inside if self.word(at) in PREPOSITIONS and is_role(self.word(at - 1))]


def before(text: str, start: int, mention: Mention, names: Names) -> Span | None:
    """The role right before the name or before a comma and the name, not reaching back over `start`."""
    begin = max(start, person_before(text, mention, names), mention.span.start - REACH)
    tokens = list(WORD.finditer(text, begin, mention.span.start))
    comma = len([token for token in tokens if token.start() < mention.whole.start]) - 1
    comma -= comma > 0 and _AGE.fullmatch(tokens[comma][0]) is not None
    apposed = comma >= 0 and tokens[comma][0] == "," and not mention.possessive and not goes_on(text, mention.span.end)
    apposed = apposed and not ends_adjunct(text, start, tokens[comma].start(), mention.span.end)
    found = _read(tokens[:comma], names, apposed=True) if apposed else None
    return found or _read(tokens, names, apposed=False)


def _read(tokens: list[re.Match[str]], names: Names, *, apposed: bool) -> Span | None:
    plain = len(tokens)
    if not apposed and not _may_end(tokens):
        return None
    while not apposed and plain and is_personal(word(tokens[plain - 1][0])):
        plain -= 1
    if 0 < plain < len(tokens) and (found := _read(tokens[:plain], names, apposed=apposed)):
        return found
    phrase = _Phrase(tokens, leftmost(tokens, names, apposed=apposed), len(tokens), apposed)
    phrase = _without_rank(_last_title(_of_a_person(_behind_verb(phrase))))
    if phrase.first >= phrase.last or not _headed(phrase) or _is_verb(phrase) or (apposed and not _definite(phrase)):
        return None
    first = _owned(phrase)
    first = None if first is None else with_hedge(tokens, first)
    return None if first is None else Span(tokens[first].start(), tokens[phrase.last - 1].end())


def _behind_verb(phrase: _Phrase) -> _Phrase:
    """The phrase behind a verb of which what stands before it is the subject: "Velm's parliament ousted Premier"."""
    words_of = [token[0] for token in phrase.tokens[phrase.first : phrase.last]]
    for at in range(len(words_of) - 2, 1, -1):
        noun, verb, title = words_of[at - 1 : at + 2]
        does = verb.islower() and verb.endswith("ed") and title[0].isupper()
        if does and noun.islower() and not noun.endswith("ly") and not OWNER.search(noun) and OWNER.search(words_of[0]):
            return phrase._replace(first=phrase.first + at + 1)
    return phrase


def _of_a_person(phrase: _Phrase) -> _Phrase:
    """The phrase without what stands before a preposition of a thing: "testimony from Bo Reed's friend"."""
    for at in range(phrase.first + 1, phrase.last):
        if is_role(phrase.word(at - 1)) or phrase.tokens[at - 1][0][0].isupper():
            break
        if phrase.word(at) in PREPOSITIONS:
            first = at + 1 + (phrase.word(min(at + 1, phrase.last - 1)) == "the")
            return phrase._replace(first=min(first, phrase.last))
    return phrase


def _may_end(tokens: list[re.Match[str]]) -> bool:
    """Whether the words may end with a title: most names have none, and need no walk."""
    tail = tokens[-1][0] if tokens else ""
    return tail[:1].isupper() or is_role(word(tail)) or word(tail) in table("role_words")["postmodifier"]


def _last_title(phrase: _Phrase) -> _Phrase:
    """The phrase; only what follows its last "to", "for" or "of" where that is a title of its own: "an adviser to
    Senator Bo Reed" tells what Reed is, "Secretary of State Bo Reed" is one title. A rank behind an office goes:
    "Keeper of Harbour Works Captain"."""
    last = phrase.last
    if phrase.apposed or phrase.first >= last or not is_role(phrase.word(last - 1)) or not phrase.links:
        return phrase
    link = phrase.links[-1]
    office = phrase.word(link) == "of" and not is_kin(phrase.word(phrase.link - 1))
    if office and link + 1 < last - 1 and phrase.word(last - 1) in table("role_words")["rank"]:
        return phrase._replace(last=last - 1)
    first = link + 1
    while first < last and (phrase.word(first) == "the" or phrase.word(first) in PREPOSITIONS):
        first += 1
    return phrase._replace(first=first)


def _without_rank(phrase: _Phrase) -> _Phrase:
    """The phrase without a rank or form of address behind a lower-case role ("rescue co-ordinator Sergeant") and without
    a "Mr" or a number before it."""
    first = phrase.first
    last = _before_ranks(phrase)
    while last - 1 > first and _addressed(phrase, last - 1):
        last -= 1
    while first < last and (phrase.word(first) in _COURTESY or phrase.word(first).isdigit()):
        first += 1
    return phrase._replace(first=first, last=last)


def _before_ranks(phrase: _Phrase) -> int:
    """Where the ranks begin behind a lower-case role: "military spokesperson Lt. Gen."; the end where none does."""
    at = phrase.last
    while (
        at - 1 > phrase.first
        and phrase.word(at - 1) in table("role_words")["rank"]
        and phrase.tokens[at - 1][0][0].isupper()
    ):
        at -= 1
    office = phrase.tokens[at - 1][0] if at > phrase.first else ""
    return at if at < phrase.last and office.islower() and is_role(word(office)) else phrase.last


def _addressed(phrase: _Phrase, at: int) -> bool:
    rank, office = phrase.tokens[at][0], phrase.tokens[at - 1][0]
    if not is_role(word(office)):
        return False
    rows = table("role_words")
    short = rank.endswith(".") and word(office) not in rows["rank"] | rows["own_rank"]
    ranked = word(rank) in rows["rank"] and rank[0].isupper() and (office[0].islower() or short)
    return ranked or is_personal(word(rank))


def _headed(phrase: _Phrase) -> bool:
    """Whether a noun for a person heads the phrase: its last word, or the last one before a preposition."""
    head = phrase.link - 1
    late = head > phrase.first and phrase.word(head) in table("role_words")["postmodifier"]
    tail = phrase.tokens[phrase.last - 1][0]
    whole = phrase.link == phrase.last or phrase.apposed or tail[0].isupper() or is_role(word(tail))
    return whole and (late or is_role(phrase.word(head)))


def _is_verb(phrase: _Phrase) -> bool:
    """Whether the one word is a verb behind "to": "assigned to guard Bo Reed"."""
    first = phrase.first
    alone = phrase.last - first == 1 and may_be_verb(phrase.word(first))
    return alone and first > 0 and phrase.word(first - 1) == "to"


def _definite(phrase: _Phrase) -> bool:
    """Whether a phrase before a comma and a name is one person's role: "the club's president, Ada Quill", "A railway
    spokeswoman, Ida Holm"."""
    if any(OWNER.search(token[0]) for token in phrase.tokens[phrase.first : phrase.last]):
        return True
    if phrase.first == 0 or phrase.tokens[phrase.first - 1][0] in '“”"‘’':
        return phrase.tokens[phrase.first][0][0].isupper()
    return phrase.word(phrase.first - 1) in INTRODUCES


def _cut_off(phrase: _Phrase) -> bool:
    """Whether the phrase begins inside a name: "Guild of Bakers of Velm's economist", "Silence of The Lakes author"."""
    first, opening = phrase.first, phrase.tokens[phrase.first][0]
    if not first or not opening[0].isupper() or is_role(word(opening)):
        return False
    before = phrase.tokens[first - 1][0]
    inside = before in ("of", "&") and bool(OWNER.search(opening))
    return (
        inside
        or (before == "The" and first > 1)
        or (before in ("Indeed", "However", "Still") and bool(OWNER.search(opening)))
    )


def _owned(phrase: _Phrase) -> int | None:
    """Where the role begins: with its "his" or "her", where the noun needs one; None where it points at nobody."""
    tokens, first, noun = phrase.tokens, phrase.first, phrase.word(phrase.link - 1)
    possessor = phrase.word(first - 1) if first else ""
    if _cut_off(phrase):
        return _owned(phrase._replace(first=first + 1)) if first + 1 < phrase.link else None
    if any(OWNER.search(token[0]) for token in tokens[first : phrase.last]):
        kept = possessor in ("his", "her", "their", "my", "our") and OWNER.search(tokens[first][0])
        return first - 1 if kept else first
    if phrase.link < phrase.last:
        return first
    if is_kin(noun):
        return first - 1 if possessor in ("his", "her", "their") else None
    if is_relational(noun) and possessor in ("his", "her"):
        return first - 1
    alone = phrase.last - first == 1 and noun in table("role_words")["of_somebody"]
    return None if alone else first
