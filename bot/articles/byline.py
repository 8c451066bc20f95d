"""Printed bylines to people's names, and to the agencies and newsrooms that stand in a byline's place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.articles.persons import CORE_ROLES, MOST_WORDS, is_person
from bot.articles.printed_names import LEADS, printed_names

_GOES_ON: Final = re.compile(r"(?:,|&|\b(?:and|und|et|y|e|og|och))$", re.IGNORECASE)
_GOES_ON_WITH: Final = re.compile(r"(?:&|and|und|et|y|e|og|och)\s", re.IGNORECASE)

_MARK: Final = re.compile(r",\s+|\s+[|–—-]\s+")


@dataclass(frozen=True, slots=True)
class Bylines:
    """People's names and, apart from them, the newsrooms and agencies printed as authors; each once, in order."""

    people: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()


def read_byline(printed: str | list[str] | tuple[str, ...], outlet: str = "") -> Bylines:
    """Who is named in a byline as printed, or in a list of them; the outlet itself is a newsroom."""
    texts = [printed] if isinstance(printed, str) else list(printed)
    names = [name for text in texts for name in printed_names(text)]
    people = [name for name in names if is_person(name) and fold(name) != fold(outlet)]
    others = [name for name in names if name not in people]
    return Bylines(tuple(unique(people)), tuple(unique(others)))


def names_and_role(line: str) -> bool:
    """Whether a line is a person's name and, behind a comma, a bar or a dash, a newsroom's role, and nothing else."""
    parts = _MARK.split(line.strip(), maxsplit=1)
    role = re.findall(r"\w+", parts[-1].lower()) if len(parts) == 2 else []
    return 0 < len(role) <= MOST_WORDS and role[-1] in CORE_ROLES and is_person(parts[0])


def named_lines(lines: Sequence[str]) -> str:
    """Those of a byline's printed lines that hold its names: the first, and what goes on behind an introduction alone,
    a comma or an "and"; a newspaper or a role stands below."""
    kept: list[str] = []
    for line in lines:
        if kept and not (_leads_on(kept[-1]) or _GOES_ON_WITH.match(line)):
            break
        kept.append(line)
    return " ".join(kept)


def _leads_on(line: str) -> bool:
    return bool(_GOES_ON.search(line)) or LEADS.fullmatch(f"{line} ") is not None


def fold(name: str) -> str:
    """A name as it is compared: without case, accents and anything but letters and digits."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def unique(names: list[str]) -> list[str]:
    """The names, each once by `fold`, in order."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())
