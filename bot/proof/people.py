"""The names an article prints, as the verifier finds them: capitalised words that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.model.span import Span
from bot.proof.printed import Printed, places
from bot.proof.words import CALENDAR, HE, ORG_WORDS, SHE, TITLES, listed

_UP = "".join(chr(code) for code in range(0x250) if chr(code).isupper()) + "Α-ΩА-Я"
_WORD = rf"[{_UP}](?:[\w-]*(?:['’](?![sS]\b)\w+)*)"
_TOKEN = (
    rf"(?:[{_UP}]\.(?:[{_UP}]\.)*|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Lt|Gen|Col|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr)\.|{_WORD})"
)
_PARTICLE = r"(?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|dos|of)[ \u00a0]){0,2}"
_SEQUENCE = re.compile(rf"(?<![\w'’]){_TOKEN}(?:[ \u00a0]{_PARTICLE}{_TOKEN})*")
_PART = re.compile(r"[^\W\d_][\w-]*(?:\.(?=\w)[\w-]+)*(?:['’](?![sS]\b)\w+)*")
_FUNCTION = listed(
    "the a an in on at by of and but or for from to with as if when while after before since he she it they we i you "
    "his her its their our my this that these those there here what who how why where yes no not all some many most "
    "both each every one two three four five six seven eight nine ten according meanwhile however also still then "
    "now under over during until about more less than so yet last next earlier later once because although though "
    "asked speaking despite unlike like without among amid against between beyond toward towards upon through throughout "
    "within around across near off out up down onto into whereas unless whether even only just perhaps maybe indeed "
    "instead nevertheless nonetheless moreover furthermore additionally thus hence therefore such other another any few "
    "several neither either nor can could may might will would should must did does do is are was were has have had"
)
_OPENS = _FUNCTION | CALENDAR
_CLOSES = CALENDAR | {"of"}
"""Words that a sequence of capitals may begin or end with and that are no part of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """One printed name: where it stands and its parts in lower case, titles and possessive endings left out.

    The last word is never a title: there are people called Bishop, King and Major.
    """

    span: Span
    parts: tuple[str, ...]
    titles: frozenset[str]

    @property
    def last(self) -> str:
        """The last part: of a person the family name."""
        return self.parts[-1]

    @property
    def gender(self) -> str:
        """What an honorific tells: "he", "she" or ""."""
        return "he" if self.titles & HE else "she" if self.titles & SHE else ""

    @property
    def organisation(self) -> bool:
        """Whether a word of the name is one that organisations and places bear."""
        return any(part in ORG_WORDS for part in self.parts)


@lru_cache(maxsize=4_096)
def parts(words: str) -> tuple[str, ...]:
    """The parts of a name in lower case, stops and possessive ending left out, titles kept."""
    return tuple(match.group().casefold().replace(".", "") for match in _PART.finditer(words))


def names(text: str, within: Span | None = None) -> tuple[Name, ...]:
    """The capitalised names of `text` (or of `within`), in order; leading function words are not part of them."""
    return _all(text) if within is None else _between(text, within.start, within.end)


@lru_cache(maxsize=2)
def _all(text: str) -> tuple[Name, ...]:
    """The names of a whole text, which the rules ask for again and again."""
    return _between(text, 0, len(text))


def bearers(text: str, part: str) -> tuple[Name, ...]:
    """The names of a whole text that hold `part`, in order."""
    return _by_part(text).get(part, ())


@lru_cache(maxsize=2)
def _by_part(text: str) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for name in _all(text):
        for part in frozenset(name.parts):
            found.setdefault(part, []).append(name)
    return {part: tuple(bearing) for part, bearing in found.items()}


def first_name(text: str, begin: int, end: int) -> Name | None:
    """The first of the names between two places; None where there is none."""
    return next(_found(text, begin, end), None)


def _between(text: str, begin: int, end: int) -> tuple[Name, ...]:
    return tuple(_found(text, begin, end))


def _found(text: str, begin: int, end: int) -> Iterator[Name]:
    found = (_name(match.group(), match.start()) for match in _SEQUENCE.finditer(text, begin, end))
    return (name for name in found if name is not None)


def _name(words: str, start: int) -> Name | None:
    pieces = list(_PART.finditer(words))
    while pieces and pieces[0].group().casefold() in _OPENS:
        pieces.pop(0)
    while pieces and pieces[-1].group().casefold() in _CLOSES:
        pieces.pop()
    if not pieces:
        return None
    lowered = [piece.group().casefold().replace(".", "") for piece in pieces]
    kept = [*(word for word in lowered[:-1] if word not in TITLES), lowered[-1]]
    kept = lowered if set(lowered) <= TITLES else kept
    span = Span(start + pieces[0].start(), start + pieces[-1].end())
    return Name(span, tuple(kept), frozenset(lowered[:-1]) & TITLES)


_KIN = re.compile(
    r"\b(?:couple|husband|wife|spouses?|married|marriage|brothers?|sisters?|siblings|twins|parents|newlyweds|widow(?:er)?)\b",
    re.IGNORECASE,
)


def shared_name(printed: Printed, name: str) -> bool:
    """Whether the article prints the name as the first of two that share a last one: "Ada Quill" of "Ada and Bo Quill",
    and says that they are a couple or kin: "Madonna and Bo Lund met" names no Madonna Lund."""
    first, _, last = name.partition(" ")
    if not last or " " in last or first.casefold() in CALENDAR | TITLES:
        return False
    pattern = rf"(?<![\w’'.-])(?<![{_UP}]\w[ ]){re.escape(first)}\s(?:and|&)\s[{_UP}][\w-]+\s{re.escape(last)}(?!\w)"
    return re.search(pattern, printed.text) is not None and _are_kin(printed, last)


def _are_kin(printed: Printed, last: str) -> bool:
    return (
        bool(_KIN.search(printed.text)) or re.search(rf"\b[Tt]he {re.escape(last)}(?:s|es)\b", printed.text) is not None
    )


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sets of name parts can be one person: the shorter stands whole at the end or start of the longer,
    or both share first and last part."""
    short, full = sorted((one, other), key=len)
    if not short:
        return False
    ends = full[-len(short) :] == short or full[: len(short)] == short
    return ends or (len(short) > 1 and short[0] == full[0] and short[-1] == full[-1])


_FOLLOWS = re.compile(
    r"['’]s?\b|,|\s*\(|\s(?:\w+ed|is|was|are|were|has|have|had|will|would|may|might|could|should|must|can|cannot|did|does|"
    r"said|says|told|tells|and|left|made|took|went|came|ran|won|lost|met|held|gave|got|saw|began|became|wrote|spoke|led|"
    r"kept|brought|thought|knew|found|put|set|sent|spent|stood|rose|fell|built|bought|sold|paid|chose|grew|drove|threw|"
    r"broke|shot|hit|cut|let|read|who|whose|also|later|then|never|not)\b|\s\w+s\s(?:the|an?|its|his|her|[A-Z]\w+)\b"
)
"""What stands behind a name and not behind an adjective and its noun: a comma, a verb, a possessive ending."""


def surely_name(printed: Printed, name: str) -> bool:
    """Whether the capitals of `name` are a name's and not a sentence's: "Derelict Quill voters stayed home" names Quill.

    It is a name when it stands elsewhere than at a sentence's start, stands twice, or a verb or a comma follows it.
    """
    if len(parts(name)) < 2:
        return True
    found = places(printed.text, name)
    for at in found:
        opens = printed.sentence_starts(at) or printed.text[at - 1 : at] in {"“", '"', "‘"}
        if not opens or _FOLLOWS.match(printed.text, at + len(name)):
            return True
    return len(found) != 1


_ALONE = re.compile(r"(?:^|[^\w\s’'.&-]\s*|\n|\b[a-z][\w’'-]*[ \u00a0])[^\W\d_a-z][\w’'-]+ and $")
"""A first name by itself before the "and" of a couple: no last name stands before it."""


def one_of_two(text: str, name: str) -> bool:
    """Whether the article prints the name only as half of a couple: "Graeme and Lyn Baxter". The last name alone then
    means either."""
    wanted = [word for word in name.split() if word[:1].isupper()]
    if len(wanted) < 2:
        return False
    if f"and {wanted[0]}" not in text:
        return False
    found = [match.start() for match in re.finditer(r"\s+".join(map(re.escape, wanted)) + r"\b", text)]
    return bool(found) and all(_ALONE.search(text[max(0, at - 60) : at]) for at in found)
