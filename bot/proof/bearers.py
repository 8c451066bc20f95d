"""Whose title a printed role is: the words directly between it and a name say so, or nothing does.

"Mayor Ada Quill", "the mayor, Ada Quill,", "Ada Quill, 40, a former mayor,", "Ada Quill, who is mayor," and "Ada Quill of
Velm" tell what Ada Quill is. "Ada Quill, wife of the mayor," and "Ada Quill met the mayor" do not, though all of it stands
in one sentence.
"""

from __future__ import annotations

import re
from typing import Final

from bot.model.span import Span
from bot.proof.people import Name, first_name, names
from bot.proof.somebody import somebody
from bot.proof.words import IRREGULAR, ORG_WORDS, PREPOSITIONS, SAY, listed

_REACH: Final = 100
"""Characters between a name and a role in which age, party and "who is also the" have room."""

_FORWARD: Final = 80
"""Characters in which a name ends that stands right behind a role."""

_DASH: Final = r"(?:[ \u00a0]--?[ \u00a0]|--|[ \u00a0]?[–—][ \u00a0]?)"
_LEAD: Final = re.compile(
    r"(?:,?[ \u00a0](?:Jr\.?|Sr\.?|II|III|IV))?"
    r"(?:,?[ \u00a0]\([^()\n]{1,40}\))?"
    r"(?:,[ \u00a0](?:aged[ \u00a0])?\d{1,3}\b)?"
    rf"(?:(?:,[ \u00a0]|{_DASH})who(?:[ \u00a0]is|['’]s|[ \u00a0](?:serves|works)[ \u00a0]as)[ \u00a0]"
    rf"|[ \u00a0](?:is|remains|(?:serves|works)[ \u00a0]as)[ \u00a0]|[ \u00a0]?,[ \u00a0]|{_DASH}|[ \u00a0]\()"
    r"(?P<between>(?:[\w’'][\w’'.&-]*[ \u00a0]){0,5})$"
)
"""What stands between a name and what it is said to be: suffix, party, age, comma or "is", and a few words."""

_ON_NAME: Final = re.compile(r"(?:of|from|at|for|in)\b|(?:[A-Z]{2,5}|PhD)$")
"""Roles that follow a name with nothing between: "of the Saltby yard", "KC"."""

_TO_NAME: Final = re.compile(
    r"(?P<stop>,)?[ \u00a0](?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|dos)[ \u00a0]){0,2}(?:al-|el-)?$"
)
_LAST_WORD: Final = re.compile(r"([\w-]+(?:['’](?![sS]\b)\w+)*)\.?$")
_SUFFIX: Final = listed("jr sr ii iii iv")
_NO_MODIFIER: Final = (
    (PREPOSITIONS - {"like"})
    | IRREGULAR
    | SAY
    | listed("who which that whom whose when where while because if or but nor not no never than one two")
)
_DESCRIBING: Final = listed(
    "retired retiring managing leading ranking founding elected appointed outgoing incoming sitting presiding registered certified "
    "licensed chartered decorated renowned celebrated respected trained veteran disabled"
)
"""Participles that describe an office and take nothing from it."""

_OF_SOMEBODY: Final = re.compile(
    r"\b(?P<noun>[A-Za-zé-]+)[ \u00a0](?:of|to|for|with|by|from|against)[ \u00a0](?:(?:the|an?|his|her|their|its)[ \u00a0])?$"
)
_TOWARDS: Final = re.compile(
    r"\b(?:candidates?|contenders?|nominees?|hopefuls?|bid|bids|bidding|ran|run|runs|running|race|races|stood|stands?|standing|"
    r"apply|applied|applying|vying|vied|campaign\w*|aspir\w+|favou?rites?|challengers?|replacements?|successors?|designated|tipped|"
    r"mistaken|posed|posing|dressed|disguised)[ \u00a0](?:for|to[ \u00a0](?:be|become)|as)[ \u00a0](?:(?:the|an?)[ \u00a0])?$"
)
_GOES_ON: Final = re.compile(
    r"['’]s?(?!\w)"
    r"|[ \u00a0](?:elect|designate|hopeful|candidate|nominee|contender|impersonator|wannabe|in[ \u00a0](?:waiting|exile|all[ \u00a0]but))\b"
    r"|(?:[ \u00a0]of(?:[ \u00a0]the)?(?:[ \u00a0][A-Z][\w’'-]*){1,4})?[ \u00a0]"
    r"(?:until|till|at[ \u00a0]the[ \u00a0]time|from[ \u00a0]\d{4}|between[ \u00a0]\d{4}|in[ \u00a0](?:the[ \u00a0])?\d{4}s?|before[ \u00a0]\d{4})\b"
)
"""What makes less of the words before it: whose wife it is, a candidacy, an office that is over."""


def borne(text: str, role: Span, wanted: tuple[str, ...]) -> bool:
    """Whether the title at `role` is that of the one whose name has these parts, by the words between them."""
    if _TOWARDS.search(text, max(0, role.start - 40), role.start):
        return False
    name, comma = _behind(text, role.end)
    if name is not None and not comma:
        return mine(name.parts, wanted)
    before = _before(text, role)
    if name is not None and mine(name.parts, wanted) and not _of_somebody(text, role.start):
        return before is None or len(before.parts) == 1 or mine(before.parts, wanted)
    return before is not None and mine(before.parts, wanted) and not _GOES_ON.match(text, role.end)


def mine(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether two sets of name parts may be one person's: a shared part, and no other first name."""
    own = found[: found.index("of")] if "of" in found[1:] and "of" not in wanted else found
    one, other = tuple(map(_bare, own)), tuple(map(_bare, wanted))
    if not set(one) & set(other) or (one[-1] in ORG_WORDS and one[-1] not in other):
        return False
    if len(other) == 1 or set(one) <= set(other):
        return True
    last = next((part for part in reversed(other) if part not in _SUFFIX), other[-1])
    initial = len(one[0]) == 1 or len(other[0]) == 1
    return last in one and (other[0] in one or (initial and one[0][:1] == other[0][:1]))


def _bare(part: str) -> str:
    """A part of a name without the article that is written into it: "harun" of "al-harun"."""
    return part[3:] if part.startswith(("al-", "el-")) else part


def _behind(text: str, at: int) -> tuple[Name | None, bool]:
    """The name that stands right behind a title, and whether a comma stands between."""
    found = first_name(text, at, min(len(text), at + _FORWARD)) if text[at : at + 1] in {",", " ", "\u00a0"} else None
    gap = _TO_NAME.fullmatch(text, at, found.span.start) if found else None
    return (found, bool(gap["stop"])) if gap else (None, False)


def _before(text: str, role: Span) -> Name | None:
    """The name that the words before a title say it of; None where they say it of nobody."""
    if _ON_NAME.match(text, role.start, role.end) and (bare := _ends_at(text, role.start - 1)):
        return bare
    lead = _LEAD.search(text, max(0, role.start - _REACH), role.start)
    if lead is None or not _modifiers(lead["between"].split()):
        return None
    return _ends_at(text, lead.start())


def _ends_at(text: str, end: int) -> Name | None:
    """The name that ends at a place; of one in small letters its last word."""
    word = _LAST_WORD.search(text, max(0, end - 40), end) if end > 0 else None
    if word is None:
        return None
    found = names(text, Span(max(0, end - _REACH), end))
    if found and found[-1].span.end >= word.end(1):
        return found[-1]
    return Name(Span(word.start(1), word.end(1)), (word[1].casefold(),), frozenset())


def _modifiers(words: list[str]) -> bool:
    """Whether words between a comma and a title only describe: "a", "32, a retired", "Velm’s", "a nurse and former"."""
    joined = words.index("and") if "and" in words else 0
    if words[:1] == ["and"] or (
        joined and words[joined + 1 : joined + 2] in (["the"], ["a"], ["an"], ["his"], ["her"])
    ):
        return False
    if any(word[:1].isupper() and not word.endswith(("'s", "’s")) for word in words[:joined]):
        return False
    return not any(word.casefold() in _NO_MODIFIER or _verbal(word) for word in words)


def _verbal(word: str) -> bool:
    return word.islower() and len(word) > 4 and word.endswith(("ed", "ing")) and word not in _DESCRIBING


def _of_somebody(text: str, at: int) -> bool:
    """Whether a title hangs on a noun for somebody else: "the wife of the mayor, Ada Quill," names either."""
    found = _OF_SOMEBODY.search(text, max(0, at - 60), at)
    return found is not None and somebody(found["noun"])
