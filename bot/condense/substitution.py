"""Fuller names in place of short ones and of pronouns, only where the article makes the antecedent certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.condense.edits import Change
from bot.condense.lexicon import words
from bot.condense.names import Entity, Mention, Names
from bot.model.span import Span

PRONOUN: Final = re.compile(r"(He|She)\b(?!['’](?:ll|d|ve)\b)")
GENDER: Final = {"he": "m", "she": "f"}
FULL_NAME: Final = re.compile(
    r"[A-Z][\w.'’-]*(?: (?:de|da|del|della|di|van|von|der|bin|al|el|la|le|[A-Z][\w.'’-]*)){1,4}"
)
HONORIFICS: Final = frozenset({"Mr", "Mrs", "Ms", "Miss"})
PARTICLE: Final = re.compile(r"\b(?:de|da|del|della|di|van|von|der|bin|al|el|la|le|du|dos) $")
DESCRIPTION: Final = re.compile(
    r"The (agency|department|company|university|ministry|council|commission|union|bank|group|hospital|school|committee|"
    r"board|bureau|association|organisation|organization|authority|institute|foundation)\b(?!['’-])"
)
PEOPLE: Final = (
    "man woman boy girl officer senator mayor president minister spokesman spokeswoman spokesperson suspect victim driver "
    "lawyer attorney judge governor teacher student player coach doctor nurse neighbor neighbour witness defendant wife "
    "husband mother father son daughter brother sister friend colleague boss partner aide adviser advisor director chairman "
    "chairwoman chief leader candidate opponent rival successor predecessor customer passenger pilot patient resident "
    "worker employee owner manager founder activist journalist reporter author actor actress singer secretary "
    "commissioner sheriff deputy prosecutor analyst economist expert professor researcher scientist critic supporter "
    "person girlfriend boyfriend child teenager colonel general captain sergeant detective"
)
SOMEBODY: Final = re.compile(
    rf"\b(?:an?|the|another|one|his|her|their|its|\w+['’]s) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(PEOPLE.split())})\b",
    re.IGNORECASE,
)
"""Somebody without a name, whom a pronoun might mean as well."""

DAYS: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)"
ADVERBIAL: Final = rf"(?:[A-Z][^A-Z,“”\"]{{0,40}}(?:{DAYS}[^A-Z,“”\"]{{0,20}})?, )"
POINTING: Final = re.compile(
    rf"(?:{ADVERBIAL})?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]ers?|[Tt]heirs?|[Ii]ts|[Hh]im|[Tt]hem|[Tt]his|"
    r"[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch|[Bb]oth|[Nn]either|[Hh]ere)\b"
    r"(?! (?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|weekend|century|sides)\b)",
)
"""A sentence that begins by pointing at what an earlier one named, also after an adverbial."""

TYING: Final = re.compile(
    r"(?:But|And|Or|Nor|Yet|So|Then|Still|Also|However|Meanwhile|Moreover|Furthermore|Therefore|Thus|Hence|"
    r"Nevertheless|Nonetheless|Instead|Otherwise|Likewise|Similarly|Besides|Additionally|Consequently|Accordingly|"
    r"Too|Neither|Afterwards?|Later|Earlier|Elsewhere|Among (?:them|those|these)|One of (?:them|those|these)|"
    r"(?:None|All|Most|Many|Both|Several|Few|Half|Two|Three|Four|Each|Any) of (?:them|those|these)|"
    r"The (?:former|latter|same|other|others)|Others|Another|Some of (?:them|those|these)|Because of (?:that|this)|"
    r"As (?:such|a result)|In (?:addition|contrast|response|return|turn|that case|other words)|For (?:example|instance)|"
    r"By (?:contrast|comparison|then)|At (?:that|this) (?:point|time|moment)|On the (?:other|contrary)|"
    r"Since then|Even so|After (?:that|this)|Before (?:that|this))\b(?! \d| than\b)"
)
"""A sentence that begins by tying itself to the one before it."""

AFTER_ADVERBIAL: Final = re.compile(r"[A-Z][^,“”\"]{2,80}, (he|she|they)\b")
RAISED: Final = (
    r"(?:(?:\w+ly|also|now|still|not) ){0,2}(?:expected|likely|unlikely|set|due|supposed|believed|thought|said|reported|"
    r"going|about|certain|sure|bound|able|unable|willing|ready|meant|designed|intended|scheduled|known|estimated|used|"
    r"required|allowed|forced|projected|planned|understood|alleged|feared|built|made|free) to\b"
)
"""What says something of the "it" before it: "It is expected to rise"."""

EXPLETIVE: Final = re.compile(
    rf"it (?:is|was|has been|will be|would be) (?!{RAISED})(?:\w+ ){{1,4}}?"
    r"(?:that(?! (?:day|night|morning|evening|week|weekend|month|year|spring|summer|autumn|fall|winter|season)\b)|to|who|whether)\b|"
    r"it (?:is|was) the (?:first|second)\b",
    re.IGNORECASE,
)
"""An `it` that points at nothing before it."""


def short_names(text: str, unit: Span, names: Names, quoted: Sequence[Span]) -> Iterator[Change]:
    """A change for each person whom the sentence first names by less than the article's fullest form of the name."""
    seen: set[int] = set()
    mentions = names.at(unit.start, unit.end)
    printed_here = {mention.entity for mention in mentions if is_full(text, mention, names.entity(mention))}
    for mention in mentions:
        if mention.entity in seen or any(mention.span.overlaps(span) for span in quoted):
            continue
        seen.add(mention.entity)
        entity = names.entity(mention)
        sure = mention.certain and mention.entity not in printed_here and nobody_else(entity, names)
        if sure and fuller(text, mention, entity) and surely_printed(text, entity):
            yield Change(replaced(text, mention), "name", entity.span)


def replaced(text: str, mention: Mention) -> Span:
    """What the full name replaces: the short one with an honorific ("Mr. Dorn"), but not with an office ("Mayor Dorn")."""
    title = text[mention.whole.start : mention.span.start].strip()
    return Span(mention.whole.start, mention.span.end) if title.rstrip(".") in HONORIFICS else mention.span


def is_full(text: str, mention: Mention, entity: Entity) -> bool:
    """Whether the mention is the entity's fullest printed form."""
    return mention.span.of(text) == entity.full


def fuller(text: str, mention: Mention, entity: Entity) -> bool:
    """Whether the entity's form says more than a mention by last name alone; people only, and only forms that fit."""
    short = mention.span.of(text)
    if entity.kind != "person" or " " in short or not FULL_NAME.fullmatch(entity.full):
        return False
    if PARTICLE.search(text, max(0, mention.span.start - 8), mention.span.start):
        return False
    return entity.full.split()[-1] == short and entity.span.of(text) == entity.full


def surely_printed(text: str, entity: Entity) -> bool:
    """Whether the full form is a name for certain: begun by a known given name, or printed inside a sentence.

    "Embattled Tennant" at a sentence's start, and nowhere else, is an adjective before a last name.
    """
    first = entity.full.split()[0].lower()
    if first in words("male_names") or first in words("female_names") or "." in first:
        return True
    titled = {title.end for title in entity.titles}
    return any(at in titled or within_sentence(text, at) for at in places(text, entity.full))


def places(text: str, words: str) -> Iterator[int]:
    """Where `words` begin in `text`, one after the other."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def within_sentence(text: str, at: int) -> bool:
    """Whether a word, and no sentence's end or mark, stands before character `at`."""
    return text[max(0, at - 2) : at].strip(' “"‘(')[-1:].isalnum()


def nobody_else(entity: Entity, names: Names) -> bool:
    """Whether the last name is no part of any other name in the article: neither of a person nor of a place."""
    last = entity.last
    return all(other is entity or last not in other.full.lower().split() for other in names.entities)


def pronoun(text: str, start: int, end: int, names: Names, before: int) -> Change | None:
    """A change for a sentence that begins (at `start`) with He or She, where exactly one person can be meant."""
    found = PRONOUN.match(text, start, end)
    if not found:
        return None
    entity = antecedent(text, Span(before, start), names, GENDER[found.group(1).lower()]) if before < start else None
    return Change(Span(found.start(), found.end()), "name", entity.span) if entity else None


def antecedent(text: str, before: Span, names: Names, gender: str) -> Entity | None:
    """The one person named in `before`, where the gender fits; None where two could be meant, or none."""
    named = [m for m in names.at(before.start, before.end) if maybe_person(names.entity(m))]
    if len({m.entity for m in named}) != 1 or not named[0].certain or SOMEBODY.search(text, before.start, before.end):
        return None
    entity = names.entity(named[0])
    told = entity.gender or told_by_pronoun(before.of(text), named[-1].span.of(text))
    if entity.kind != "person" or told != gender or entity.span.of(text) != entity.full:
        return None
    sure = bool(FULL_NAME.fullmatch(entity.full)) and surely_printed(text, entity)
    return entity if sure and nobody_else(entity, names) else None


def told_by_pronoun(before: str, name: str) -> str:
    """The gender that a pronoun tied to `name` tells, "" where none is: "When she left, Dorn ...", "Dorn said she ..."."""
    for shape in (
        r"\b(?:When|After|As|While|Before|Since|Although|Though) (he|she) [^,“”\"\n]{2,60}, {}\b",
        r"\b{} said (?:that )?(he|she)\b",
    ):
        found = re.search(shape.replace("{}", re.escape(name)), before)
        if found:
            return GENDER[found.group(1)]
    return ""


def description(text: str, start: int, end: int, names: Names, before: int) -> Change | None:
    """A change for a sentence that begins (at `start`) with "The agency", where one organisation alone can be meant.

    The organisation must be the only one named since `before`, and bear the word in its name ("the agency" for an
    Agency, "the department" for a Department).
    """
    found = DESCRIPTION.match(text, start, end)
    if not found or before >= start:
        return None
    around = {m.entity for m in names.at(before, start) if names.entity(m).kind == "organisation" and m.certain}
    entity = names.entities[around.pop()] if len(around) == 1 else None
    bears = entity is not None and " " in entity.full and found.group(1) in entity.full.lower().split()
    if entity is None or not bears or entity.span.of(text) != entity.full:
        return None
    return Change(Span(found.start(), found.end()), "name", with_article(text, entity.span))


def with_article(text: str, name: Span) -> Span:
    """`name` with the article that is printed before it, where that one begins with a capital."""
    return Span(name.start - 4, name.end) if text[max(0, name.start - 4) : name.start] == "The " else name


def maybe_person(entity: Entity) -> bool:
    """Whether a pronoun might mean it: a person, or a name of two words of which nobody knows what it names."""
    return entity.kind == "person" or (entity.kind == "unknown" and " " in entity.full)


def subject_is_loose(text: str, unit: Span, names: Names) -> bool:
    """Whether the subject after an opening adverbial is a pronoun, and the adverbial names no person."""
    found = AFTER_ADVERBIAL.match(text, unit.start, unit.end)
    if not found:
        return False
    return not any(maybe_person(names.entity(mention)) for mention in names.at(unit.start, found.start(1)))


def dangles(point: str) -> bool:
    """Whether a point of these words would begin by pointing at something that it does not name, or by tying on."""
    if point.startswith(("(", "[")) or TYING.match(point):
        return True
    return bool(POINTING.match(point)) and not EXPLETIVE.match(point)
