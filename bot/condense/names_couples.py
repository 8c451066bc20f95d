"""Two given names that share a last name: "Graeme and Lyn Baxter" names Graeme Baxter too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from bot.condense.names_scan import Run
from bot.condense.names_titles import is_given

_AND = frozenset((" and ", " & "))
_TOGETHER = re.compile(r"(?P<first>\S+)[ \xa0](?:and|&)[ \xa0]\S+[ \xa0](?P<last>.+)")


class Placed(Protocol):
    """The groups of an article's names (`names_groups.Groups`), as far as couples ask."""

    members: list[list[Run]]
    persons: dict[str, list[int]]

    def new(self) -> int:
        """The number of a new, empty group."""


def join(text: str, found: Sequence[Run], groups: Placed, owners: dict[int, int]) -> None:
    """Gives the first of two a group of its own, known by the last name that both share."""
    for first, second in pairwise(found):
        known = f"{text[first.name : first.end].lower()} " in groups.persons
        if _couple(text, first, second) and first.start not in owners and not known:
            last = text[second.name : second.end].rsplit(maxsplit=1)[-1].lower()
            at = groups.new()
            groups.members[at] += [Run(first.start, second.end, first.name, "person", second.possessive), first]
            groups.persons[last].append(at)
            groups.persons[f"{text[first.name : first.end].lower()} "].append(at)
            owners[first.start] = at


def _couple(text: str, first: Run, second: Run) -> bool:
    """Whether a lone given name is joined to a full one by "and"; not one that the article prints in full elsewhere."""
    if text[first.end : second.start] not in _AND or second.kind != "person" or second.name != second.start:
        return False
    alone, full = text[first.name : first.end].split(), text[second.name : second.end].split()
    return len(alone) == 1 and len(full) > 1 and is_given(alone[0].lower()) and is_given(full[0].lower())


def is_shared(text: str, run: Run) -> bool:
    """Whether the run is of two names that share the last one."""
    return _TOGETHER.fullmatch(text[run.name : run.end]) is not None


def full(name: str) -> str:
    """The full name of the first of two ("Graeme Baxter" of "Graeme and Lyn Baxter"); any other name as it is."""
    found = _TOGETHER.fullmatch(name)
    return f"{found['first']} {found['last']}" if found else name
