"""Sorts the names of an article into groups, one a person, organisation or place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from bot.condense import names_couples as couples
from bot.condense import names_kin as kin
from bot.condense.lexicon import table as rows
from bot.condense.lexicon import words
from bot.condense.names_scan import Run

_SPLIT = re.compile(r"[ \xa0]+")
_BRACKET = re.compile(r"[ \xa0]\((?:the |or )?[“\"]?([A-Z][A-Za-z.&]{1,9})[”\"]?\)")
_CAPITAL_WORD = re.compile(r"[A-Za-z]\w*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
_MOST_NAMESAKES = 40
_PARTICLES = frozenset(
    (
        "ní",
        "nic",
        "uí",
        "mac",
        "mc",
        "ó",
        "van",
        "von",
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "le",
        "la",
        "al",
        "el",
        "bin",
        "ibn",
        "ter",
        "ten",
        "st",
    )
)
"""Small words that open a last name with a capital: "Ms Ní Dhálaigh"."""
_SMALL = ("of", "for", "the", "and", "on", "in")


@dataclass(slots=True)
class Groups:
    """The runs of each name (`members`), each run with its group and whether that is certain (`placed`), and
    the short forms that the article introduces in brackets (`aliases`). `initials` are the groups by the
    acronyms that may stand for them."""

    members: list[list[Run]] = field(default_factory=list)
    placed: list[tuple[Run, int, bool]] = field(default_factory=list)
    aliases: dict[str, int] = field(default_factory=dict)
    persons: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[str, int] = field(default_factory=dict)
    initials: dict[str, int] = field(default_factory=dict)

    def name(self, full: str, at: int) -> None:
        """Remembers what group a name in lower case means, and every acronym of three letters or more that may stand
        for its last words; the first to have either keeps it."""
        if full in self.exact:
            return
        self.exact[full] = at
        letters = "".join(word[0] for word in full.split() if word not in _SMALL)
        for start in range(len(letters) - 2):
            self.initials.setdefault(letters[start:], at)

    def new(self) -> int:
        """The number of a new, empty group."""
        self.members.append([])
        return len(self.members) - 1


def bare(name: str) -> str:
    """`name` without a leading article and without a possessive ending."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without Jr. or a number; asked again and again of the same few names."""
    found = (part.strip(".,").lower() for part in _SPLIT.split(name))
    return tuple(part for part in found if part and part not in _SUFFIXES)


def group(text: str, found: list[Run], small: frozenset[str]) -> Groups:
    """The groups of the runs in `found`: full names first, then the short forms that point to them.

    `small` are the words that the text prints in lower case.
    """
    groups = Groups()
    full = [run for run in found if run.kind == "person" and len(parts(text[run.name : run.end])) > 1]
    for run in sorted(full, key=lambda run: (not _given(text, run), parts(text[run.name : run.end])[0] in _PARTICLES)):
        _place_person(text, run, groups, small)
    owners = {run.start: at for at, members in enumerate(groups.members) for run in members}
    couples.join(text, found, groups, owners)
    for run in found:
        _bracket(text, run, groups, owners)
    for run in found:
        at, certain = (owners[run.start], True) if run.start in owners else _place(text, run, groups)
        groups.placed.append((run, at, certain))
    return groups


def _given(text: str, run: Run) -> bool:
    first = parts(text[run.name : run.end])[:1]
    return bool(first) and (first[0] in words("male_names") or first[0] in words("female_names"))


def _place_person(text: str, run: Run, groups: Groups, small: frozenset[str]) -> None:
    name = parts(text[run.name : run.end])
    known = groups.persons[name[-1]]
    if known and len(name) == 2 and name[0] in _PARTICLES:
        groups.members[known[0]].append(run)
        return
    if known and _describes(name[0], small):
        last = run.end - len(_SPLIT.split(text[run.name : run.end])[-1])
        groups.members[known[0]].append(Run(run.start, run.end, last, "person", run.possessive))
        return
    for at in known[:_MOST_NAMESAKES]:
        other = groups.members[at][0]
        if _same_first(name[0], parts(text[other.name : other.end])[0]):
            groups.members[at].append(run)
            return
    at = groups.new()
    groups.members[at].append(run)
    known.append(at)
    if name[0] != name[-1]:
        groups.persons[f"{name[0]} "].append(at)


def _describes(word: str, small: frozenset[str]) -> bool:
    """Whether a capitalised word before a known last name is no given name: "Liberal Quill", "Ohio Quill"."""
    if word in words("titles"):
        return True  # "Dean Quill", where somebody else is called Quill in full
    if word in words("male_names") or word in words("female_names"):
        return False
    if word in rows("role_words")["rank_letters"] or word in words("occupations") - rows("role_words")["given_too"]:
        return True
    lists = ("places", "parties", "organisations", "describing")
    return word in small or any(word in words(name) for name in lists)


def _same_first(one: str, other: str) -> bool:
    """Whether two given names can be the same person's: equal, an initial, or a short form."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return one[:3] == other[:3] and min(len(one), len(other)) > 2


def _bracket(text: str, run: Run, groups: Groups, owners: dict[int, int]) -> None:
    """Learns "Central Bureau of Lakes (CBL)": the short form names the long one from there on."""
    match = _BRACKET.match(text, run.end)
    if match is None or run.kind not in ("organisation", "unknown", "person") or not _initials(text, run, match[1]):
        return
    full, short = bare(text[run.name : run.end]).lower(), match[1].lower()
    at = owners.get(run.start, groups.exact.get(full, -1))
    if at < 0:
        at = groups.new()
    groups.name(full, at)
    if run.start not in owners:
        owners[run.start] = at
        groups.members[at].append(run)
    groups.name(short, at)
    groups.aliases.setdefault(short, at)


def _initials(text: str, run: Run, short: str) -> bool:
    letters = [word[0] for word in _CAPITAL_WORD.findall(text[run.start : run.end])]
    capitals = "".join(letter for letter in letters if letter.isupper())
    return short[0] in capitals and short.replace(".", "").upper()[-1] in capitals


def _place(text: str, run: Run, groups: Groups) -> tuple[int, bool]:
    name = text[run.name : run.end]
    words_of = parts(name)
    if len(words_of) == 1 and run.kind in ("person", "unknown"):
        short = _short_form(text, run, groups, words_of[0])
        if short is not None:
            groups.members[short[0]].append(run)
            return short
    key = bare(name).lower()
    at = groups.exact.get(key)
    if at is None:
        spelt = _spelt_out(key, groups) if run.kind == "acronym" else None
        at = groups.new() if spelt is None else spelt
        groups.name(key, at)
    groups.members[at].append(run)
    return at, True


def _short_form(text: str, run: Run, groups: Groups, word: str) -> tuple[int, bool] | None:
    """The person whom a last or a given name alone stands for, and whether only one can be meant."""
    known = groups.persons.get(word, [])[:_MOST_NAMESAKES]
    if known:
        fitting = _fitting(text, run, groups, known)
        if len(known) == 1 and kin.is_anothers(text, run, groups.members[known[0]]):
            return None
        if len(known) == 1 and run.name == run.start and word in groups.exact:
            return groups.exact[word], False  # "Lund", where "President Lund" is not the one named in full
        if len(fitting) > 1 and any(couples.is_shared(text, groups.members[at][0]) for at in fitting):
            return None  # "Quill said", where Ada and Bo Quill were named together: nobody can tell
        return min(fitting, key=lambda at: groups.members[at][0].start), len(known) == 1 or len(fitting) == 1
    first = groups.persons.get(f"{word} ", [])
    return (first[0], True) if len(first) == 1 else None


def _fitting(text: str, run: Run, groups: Groups, known: list[int]) -> list[int]:
    """Those of that last name who are of the gender an honorific tells; of several the one named first is meant: it is
    the others who are told apart by their given names."""
    gender = title_gender(text[run.start : run.name])
    return [at for at in known if not gender or given_gender(text, groups.members[at]) in (gender, "")] or known


def _spelt_out(acronym: str, groups: Groups) -> int | None:
    letters = acronym.replace(".", "")
    return groups.initials.get(letters) if len(letters) > 2 else None


def title_gender(title: str) -> str:
    """The gender that an honorific or a title tells: m, f, or empty."""
    words_of = [word.lower() for word in title.split()]
    for source in (rows("honorifics"), rows("gendered")):
        for gender, entries in source.items():
            if any(word in entries for word in words_of):
                return gender
    return ""


def given_gender(text: str, members: Iterable[Run]) -> str:
    """The gender that a title or a given name of these runs tells: m, f, or empty."""
    runs = list(members)
    told = next(filter(None, (title_gender(text[run.start : run.name]) for run in runs)), "")
    if told:
        return told
    names = (parts(text[run.name : run.end]) for run in runs)
    return next(filter(None, (_name_gender(name[0]) for name in names if len(name) > 1)), "")


def _name_gender(given: str) -> str:
    male, female = given in words("male_names"), given in words("female_names")
    return "" if male == female else "m" if male else "f"
