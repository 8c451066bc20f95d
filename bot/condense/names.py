"""The names of an article: who is who, in every form it prints."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.condense.lexicon import table as rows
from bot.condense.lexicon import words
from bot.condense.names_headings import settle
from bot.condense.names_scan import Run, runs
from bot.model.span import Span

_SPLIT = re.compile(r"[ \xa0]+")
_PRONOUN = re.compile(r"\b(he|she|his|her|him|hers)\b", re.IGNORECASE)
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_BRACKET = re.compile(r"[ \xa0]\((?:the |or )?[“\"]?([A-Z][A-Za-z.&]{1,9})[”\"]?\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name is printed: with its title at `whole`, the name alone at `span`."""

    span: Span
    whole: Span
    entity: int
    possessive: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place of an article: `full` is its fullest printed form, at `span`.

    `kind` is person, organisation, place or unknown; `gender` m, f or empty; `titles` are where a printed
    title stands before the name, in order; `forms` every form in lower case."""

    full: str
    span: Span
    kind: str
    gender: str = ""
    titles: tuple[Span, ...] = ()
    forms: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """The last word of the name in lower case, without Jr. or a number."""
        parts = _parts(self.full)
        return parts[-1] if parts else self.full.lower()


@dataclass(frozen=True, slots=True)
class Names:
    """The table: `entities`, and `mentions` in the order of the text."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    starts: tuple[int, ...] = ()
    aliases: dict[str, int] = field(default_factory=dict)

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within characters `start` to `end`, in order."""
        first = max(0, bisect_right(self.starts, start - 1))
        found = []
        for mention in self.mentions[first:]:
            if mention.whole.start >= end:
                break
            if mention.span.end <= end:
                found.append(mention)
        return tuple(found)

    def entity(self, mention: Mention) -> Entity:
        """Whose mention it is."""
        return self.entities[mention.entity]

    def named(self, name: str) -> Entity | None:
        """The entity that is printed as `name` in one of its forms, or None."""
        at = self.aliases.get(bare(name).lower())
        return None if at is None else self.entities[at]

    def fullest(self, name: str | Span) -> tuple[str, Span] | None:
        """The fullest form of a name (or of the name mentioned at a span) and where it is printed.

        None where the article does not make it certain whose name it is.
        """
        if isinstance(name, Span):
            inside = [mention for mention in self.at(name.start, name.end) if mention.certain]
            entity = self.entity(inside[0]) if len(inside) == 1 else None
        else:
            entity = self.named(name)
        return (entity.full, entity.span) if entity else None


def bare(name: str) -> str:
    """`name` without a leading article and without a possessive ending."""
    name = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(r"['’]s?$", "", name)


def _parts(name: str) -> list[str]:
    found = [part.strip(".,").lower() for part in _SPLIT.split(name)]
    return [part for part in found if part and part not in ("jr", "sr", "ii", "iii", "iv")]


def table(text: str) -> Names:
    """The table of the names in `text`. Linear in the length of the text."""
    groups = _groups(text, settle(text, list(runs(text))))
    entities = tuple(_entity(text, group) for group in groups.members)
    mentions = tuple(
        Mention(Span(run.name, run.end), Span(run.start, run.end), at, run.possessive, certain)
        for run, at, certain in groups.placed
    )
    aliases = {form: at for at, entity in enumerate(entities) for form in entity.forms}
    entities = _by_pronouns(text, entities, mentions)
    return Names(entities, mentions, tuple(mention.whole.start for mention in mentions), aliases | groups.aliases)


@dataclass(slots=True)
class _Groups:
    members: list[list[Run]] = field(default_factory=list)
    placed: list[tuple[Run, int, bool]] = field(default_factory=list)
    aliases: dict[str, int] = field(default_factory=dict)


def _groups(text: str, found: list[Run]) -> _Groups:
    groups = _Groups()
    persons: dict[str, list[int]] = defaultdict(list)
    exact: dict[str, int] = {}
    for run in sorted(found, key=lambda run: not _given(text, run)):
        if run.kind == "person" and len(_parts(text[run.name : run.end])) > 1:
            _place_person(text, run, groups, persons)
    _brackets(text, found, groups, exact)
    placed = {run.start: (at, True) for at, group in enumerate(groups.members) for run in group}
    for run in found:
        at, certain = placed.get(run.start) or _place(text, run, groups, persons, exact)
        groups.placed.append((run, at, certain))
    return groups


def _given(text: str, run: Run) -> bool:
    first = _parts(text[run.name : run.end])[:1]
    return bool(first) and (first[0] in words("male_names") or first[0] in words("female_names"))


def _place_person(text: str, run: Run, groups: _Groups, persons: dict[str, list[int]]) -> None:
    parts = _parts(text[run.name : run.end])
    if persons[parts[-1]] and _describes(text, parts[0]):
        last = run.end - len(text[run.name : run.end].rsplit(maxsplit=1)[-1])
        groups.members[persons[parts[-1]][0]].append(Run(run.start, run.end, last, "person", run.possessive))
        return
    for at in persons[parts[-1]]:
        other = groups.members[at][0]
        if _same_first(parts[0], _parts(text[other.name : other.end])[0]):
            groups.members[at].append(run)
            return
    persons[parts[-1]].append(len(groups.members))
    if parts[0] != parts[-1]:
        persons[f"{parts[0]} "].append(len(groups.members))
    groups.members.append([run])


def _describes(text: str, word: str) -> bool:
    """Whether a capitalised word before a known last name is no given name: "Liberal Quill", "Ohio Quill"."""
    if word in words("male_names") or word in words("female_names"):
        return False
    return word in words("places") or word in words("parties") or word in words("organisations") or f" {word} " in text


def _same_first(one: str, other: str) -> bool:
    return (
        one == other
        or (one.startswith(other[:3]) and len(min(one, other, key=len)) > 2)
        or (min(len(one), len(other)) == 1 and one[0] == other[0])
    )


def _brackets(text: str, found: list[Run], groups: _Groups, exact: dict[str, int]) -> None:
    """Learns "Central Bureau of Lakes (CBL)": the short form names the long one from there on."""
    for run in found:
        match = _BRACKET.match(text, run.end)
        if match and run.kind in ("organisation", "unknown", "person") and _initials(text, run, match[1]):
            full = bare(text[run.name : run.end]).lower()
            owner = next((at for at, group in enumerate(groups.members) if run in group), None)
            if full not in exact:
                exact[full] = len(groups.members) if owner is None else owner
            if owner is None:
                groups.members.extend([[]] * (exact[full] == len(groups.members)))
                groups.members[exact[full]] = [*groups.members[exact[full]], run]
            exact.setdefault(match[1].lower(), exact[full])
            groups.aliases.setdefault(match[1].lower(), exact[full])


def _initials(text: str, run: Run, short: str) -> bool:
    letters = [word[0] for word in re.findall(r"[A-Za-z]\w*", text[run.start : run.end])]
    joined = "".join(letter for letter in letters if letter.isupper())
    return short[0] in joined and short.replace(".", "").upper()[-1] in joined.upper()


def _place(
    text: str, run: Run, groups: _Groups, persons: dict[str, list[int]], exact: dict[str, int]
) -> tuple[int, bool]:
    name = text[run.name : run.end]
    parts = _parts(name)
    known = persons.get(parts[-1], []) if parts else []
    if len(parts) == 1 and known and run.kind in ("person", "unknown"):
        best = _best_namesake(text, run, groups, known)
        groups.members[best].append(run)
        return best, len(known) == 1
    first = persons.get(f"{parts[0]} ", []) if len(parts) == 1 else []
    if len(first) == 1 and run.kind in ("person", "unknown"):
        groups.members[first[0]].append(run)
        return first[0], True
    key = bare(name).lower()
    if key not in exact and run.kind == "acronym":
        exact[key] = _spelt_out(text, key, groups, exact)
    at = exact.get(key)
    if at is None or at < 0:
        at = exact[key] = len(groups.members)
        groups.members.append([])
    groups.members[at].append(run)
    return at, True


def _best_namesake(text: str, run: Run, groups: _Groups, known: list[int]) -> int:
    """The person of that last name: of the gender an honorific tells, then the one named most often."""
    gender = _title_gender(text[run.start : run.name])
    fitting = [at for at in known if not gender or _given_gender(text, groups.members[at]) in (gender, "")]
    return max(fitting or known, key=lambda at: (len(groups.members[at]), -groups.members[at][0].start))


def _spelt_out(text: str, acronym: str, groups: _Groups, exact: dict[str, int]) -> int:
    letters = acronym.replace(".", "")
    for full, at in exact.items():
        initials = "".join(part[0] for part in full.split() if part not in ("of", "for", "the", "and", "on", "in"))
        if at >= 0 and len(letters) > 2 and initials.endswith(letters):
            return at
    return -1


def _title_gender(title: str) -> str:
    parts = [part.lower() for part in title.split()]
    for source in (rows("honorifics"), rows("gendered")):
        for gender, entries in source.items():
            if any(part in entries for part in parts):
                return gender
    return ""


def _given_gender(text: str, group: Iterable[Run]) -> str:
    for run in group:
        told = _title_gender(text[run.start : run.name])
        if told:
            return told
    for run in group:
        parts = _parts(text[run.name : run.end])
        male, female = parts[0] in words("male_names"), parts[0] in words("female_names")
        if len(parts) > 1 and male != female:
            return "m" if male else "f"
    return ""


def _entity(text: str, group: list[Run]) -> Entity:
    longest = max(group, key=lambda run: (run.end - run.name, -run.start))
    kinds = [run.kind for run in group]
    kind = next((kind for kind in ("person", "organisation", "place") if kind in kinds), "unknown")
    kind = "organisation" if kind == "unknown" and "acronym" in kinds else kind
    forms = {bare(text[run.name : run.end]).lower() for run in group}
    titles = tuple(Span(run.start, run.name) for run in sorted(group) if run.name > run.start)
    gender = _given_gender(text, group) if kind == "person" else ""
    return Entity(
        text[longest.name : longest.end], Span(longest.name, longest.end), kind, gender, titles, frozenset(forms)
    )


def _by_pronouns(text: str, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """Where neither title nor given name tells a gender, the first pronoun after each mention votes."""
    votes: dict[int, list[str]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        entity = entities[mention.entity]
        if entity.gender or entity.kind not in ("person", "unknown"):
            continue
        stop = mentions[at + 1].whole.start if at + 1 < len(mentions) else len(text)
        pronoun = _PRONOUN.search(text, mention.span.end, min(stop, mention.span.end + 160))
        if pronoun:
            votes[mention.entity].append(_GENDER[pronoun[1].lower()])
    return tuple(_voted(entity, votes.get(at, [])) for at, entity in enumerate(entities))


def _voted(entity: Entity, votes: list[str]) -> Entity:
    gender = next((g for g in "mf" if votes.count(g) > 2 * (len(votes) - votes.count(g))), "")
    if not gender:
        return entity
    return Entity(entity.full, entity.span, entity.kind, gender, entity.titles, entity.forms)
