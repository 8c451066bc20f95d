"""What of an article is compared when stories are decided: its words, its names, its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.stories.words import MONTHS, STOP, WEEKDAYS

LEAD = 900
"""Characters of the text that are read: the news is at the top, and background is what different events share."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(
    r"(?<![\w.])[£$€]?(\d[\d,]*(?:\.\d+)?)(?:[-\s]?(million|billion|trillion|m|bn|percent|per cent|%))?", re.IGNORECASE
)
_NAME = re.compile(r"(?<![\w'’])[A-ZÀ-Þ][\w-]+(?:[ \u00a0][A-ZÀ-Þ][\w-]+)*")
_DATE = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s+(\d{{1,2}})\b(?!,?\d)", re.IGNORECASE)
_SCALE = {
    "million": "m",
    "m": "m",
    "billion": "bn",
    "bn": "bn",
    "trillion": "tn",
    "percent": "%",
    "per cent": "%",
    "%": "%",
}


@dataclass(frozen=True, slots=True)
class Features:
    """`terms`: stems of content words; `names`: capitalised words that are no stop words, in lower case;
    `numbers`: figures with their scale, "date:12-01" and "day:monday"."""

    terms: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def features(title: str, text: str, outlet: str = "") -> Features:
    """The features of an article from its title and the top of its text; the outlet's own name is not one."""
    top = text[:LEAD]
    own = {stem(word) for word in words(outlet)}
    both = f"{title}\n{top}"
    return Features(
        terms=frozenset(terms(both)) - own,
        names=frozenset(names(top, title)) - own,
        numbers=frozenset(numbers(both)),
    )


def words(text: str) -> list[str]:
    """The words of `text` in lower case, possessive endings left out."""
    found = (match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))
    return [word.removesuffix("'s") for word in found]


def terms(text: str) -> list[str]:
    """The stems of the content words of `text`, in order."""
    return [stem(word) for word in words(text) if word not in STOP and len(word) > 1]


def stem(word: str) -> str:
    """A light stem: plural and verb endings off, so that "resigns" meets "resigned"."""
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def names(text: str, title: str = "") -> set[str]:
    """The words of capitalised names in `text`; of a title only those that the text prints too, or all if none."""
    lower = set(re.findall(r"\b[a-zß-ÿ][\w-]+", text))
    found = {
        stem(word.casefold())
        for match in _NAME.finditer(text or title)
        for word in match.group().split()
        if word.casefold() not in STOP and word.casefold() not in lower and word.casefold() not in MONTHS
    }
    return found - {stem(day) for day in WEEKDAYS}


def numbers(text: str) -> set[str]:
    """Figures as "7113", "1.2m", "3%"; dates as "date:12-01"; weekdays as "day:monday"."""
    found = {f"date:{MONTHS[month.casefold()]:02d}-{int(day):02d}" for month, day in _DATE.findall(text)}
    bare = _DATE.sub(" ", text)
    for figure, scale in _NUMBER.findall(bare):
        value = figure.replace(",", "").rstrip(".")
        found.add(value + _SCALE.get(scale.casefold(), ""))
    lowered = set(words(text))
    return found | {f"day:{day}" for day in WEEKDAYS if day in lowered}
