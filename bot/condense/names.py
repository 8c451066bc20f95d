"""The names of an article: who is who, in every form it prints."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace

from bot.condense import names_couples as couples
from bot.condense.names_gender import told
from bot.condense.names_groups import bare, given_gender, group, parts
from bot.condense.names_headings import settle
from bot.condense.names_persons import CERTAIN, evidence
from bot.condense.names_scan import Run, runs
from bot.model.span import Span

_SMALL = re.compile(r"\b[a-z][\w-]*")


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

    `kind` is person, organisation, place or unknown; `gender` m, f or empty; `titles` are where a printed
    title stands before the name, in order; `forms` every form in lower case; `human` whether the article makes it
    certain that it is a person, and no work, club, firm or place."""

    full: str
    span: Span
    kind: str
    gender: str = ""
    titles: tuple[Span, ...] = ()
    forms: frozenset[str] = frozenset()
    human: bool = False

    @property
    def last(self) -> str:
        """The last word of the name in lower case, without Jr. or a number."""
        return (parts(self.full) or (self.full.lower(),))[-1]


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
        return (entity.full, entity.span) if entity and len(entity.full) == len(entity.span) else None


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
    entities = _known(text, entities, mentions)
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
        full=couples.full(text[longest.name : longest.end]) if kind == "person" else text[longest.name : longest.end],
        span=Span(longest.name, longest.end),
        kind="organisation" if kind == "unknown" and "acronym" in kinds else kind,
        gender=given_gender(text, members) if kind == "person" else "",
        titles=tuple(Span(run.start, run.name) for run in sorted(members) if run.name > run.start),
        forms=frozenset(bare(text[run.name : run.end]).lower() for run in members),
    )


def _known(text: str, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """The entities, with the gender that the text tells of those whose names tell none, and who is a person for
    certain."""
    open_ = frozenset(at for at, one in enumerate(entities) if not one.gender and one.kind in ("person", "unknown"))
    genders = told(text, mentions, open_)
    weight = evidence(text, mentions, [one.full for one in entities], genders)
    return tuple(_weighed(one, genders.get(at, ""), weight[at]) for at, one in enumerate(entities))


def _weighed(entity: Entity, gender: str, weight: int) -> Entity:
    kind = "unknown" if entity.kind == "person" and weight < 0 else entity.kind
    kind = "person" if kind == "unknown" and weight > CERTAIN and " " not in entity.full else kind
    return replace(entity, gender=entity.gender or gender, kind=kind, human=weight >= CERTAIN)
