"""The names of an article: who is who, in every form it prints."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace

from bot.condense.names_groups import bare, given_gender, group, parts
from bot.condense.names_headings import settle
from bot.condense.names_scan import Run, runs
from bot.model.span import Span

_PRONOUN = re.compile(r"\b(he|she|his|her|him|hers)\b", re.IGNORECASE)
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_SMALL = re.compile(r"\b[a-z][\w-]*")
_VOTE_REACH = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name is printed: with its title at `whole`, the name alone at `span`. `entity` is the
    number of whose name it is, `certain` whether nobody else's can be meant, `possessive` whether 's follows."""

    span: Span
    whole: Span
    entity: int
    possessive: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place of an article: `full` is its fullest printed form, at `span`.

    `kind` is person, organisation, place or unknown; `gender` m, f or empty; `attested` whether a title, a known given
    name or the last name alone makes a person certain; `titles` are where a printed
    title stands before the name, in order; `forms` every form in lower case."""

    full: str
    span: Span
    kind: str
    gender: str = ""
    attested: bool = False
    titles: tuple[Span, ...] = ()
    forms: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """The last word of the name in lower case, without Jr. or a number."""
        return (parts(self.full) or [self.full.lower()])[-1]


@dataclass(frozen=True, slots=True)
class Names:
    """The table: `entities`, and `mentions` in the order of the text. `starts` are where the mentions start,
    `aliases` the number of the entity for each form in lower case, `people` the persons of each last name."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    starts: tuple[int, ...] = ()
    aliases: dict[str, int] = field(default_factory=dict)
    people: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within characters `start` to `end`, in order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.span.end <= end)

    def entity(self, mention: Mention) -> Entity:
        """Whose mention it is."""
        return self.entities[mention.entity]

    def named(self, name: str) -> Entity | None:
        """The entity that is printed as `name` in one of its forms, or None."""
        at = self.aliases.get(bare(name).lower())
        return None if at is None else self.entities[at]

    def fullest(self, name: str | Span) -> tuple[str, Span] | None:
        """The fullest form of a name (or of the one name mentioned at a span) and where it is printed.

        None where the article does not make it certain whose name it is.
        """
        if isinstance(name, Span):
            inside = [mention for mention in self.at(name.start, name.end) if mention.certain]
            entity = self.entity(inside[0]) if len(inside) == 1 else None
        else:
            entity = self.named(name)
        return (entity.full, entity.span) if entity else None


def table(text: str) -> Names:
    """The table of the names in `text`. Linear in the length of the text."""
    small = frozenset(_SMALL.findall(text))
    groups = group(text, settle(text, list(runs(text)), small), small)
    entities = tuple(_entity(text, members) for members in groups.members)
    mentions = tuple(
        Mention(Span(run.name, run.end), Span(run.start, run.end), at, run.possessive, certain)
        for run, at, certain in groups.placed
    )
    aliases = {form: at for at, entity in enumerate(entities) for form in entity.forms}
    starts = tuple(mention.whole.start for mention in mentions)
    entities = _by_pronouns(text, entities, mentions)
    return Names(entities, mentions, starts, aliases | groups.aliases, _people(entities))


def _people(entities: tuple[Entity, ...]) -> dict[str, tuple[Entity, ...]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.kind == "person":
            found[entity.last].append(entity)
    return {last: tuple(people) for last, people in found.items()}


def _entity(text: str, members: list[Run]) -> Entity:
    longest = max(members, key=lambda run: (run.end - run.name, -run.start))
    kinds = [run.kind for run in members]
    kind = next((kind for kind in ("person", "organisation", "place") if kind in kinds), "unknown")
    return Entity(
        full=text[longest.name : longest.end],
        span=Span(longest.name, longest.end),
        kind="organisation" if kind == "unknown" and "acronym" in kinds else kind,
        gender=given_gender(text, members) if kind == "person" else "",
        attested=kind == "person" and _attested(text, members),
        titles=tuple(Span(run.start, run.name) for run in sorted(members) if run.name > run.start),
        forms=frozenset(bare(text[run.name : run.end]).lower() for run in members),
    )


def _attested(text: str, members: list[Run]) -> bool:
    """Whether more than two capitals say that this is a person: a title, a known given name, the last name alone."""
    if any(run.name > run.start for run in members) or given_gender(text, members):
        return True
    return any(len(parts(text[run.name : run.end])) == 1 for run in members)


def _by_pronouns(text: str, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """Where neither title nor given name tells a gender, the first pronoun after each mention votes."""
    votes: dict[int, list[str]] = defaultdict(list)
    ends = [*(mention.whole.start for mention in mentions[1:]), len(text)][: len(mentions)]
    for mention, end in zip(mentions, ends, strict=True):
        entity = entities[mention.entity]
        if entity.gender or entity.kind not in ("person", "unknown"):
            continue
        pronoun = _PRONOUN.search(text, mention.span.end, min(end, mention.span.end + _VOTE_REACH))
        if pronoun:
            votes[mention.entity].append(_GENDER[pronoun[1].lower()])
    return tuple(_voted(entity, votes.get(at, [])) for at, entity in enumerate(entities))


def _voted(entity: Entity, votes: list[str]) -> Entity:
    gender = next((g for g in "mf" if votes.count(g) > 2 * (len(votes) - votes.count(g))), "")
    return replace(entity, gender=gender) if gender else entity
