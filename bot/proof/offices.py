"""Whether words beside a name tell an office: "evening ferry carried", "struck by a driver" and "brother" of nobody do not,
nor does another's title and name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.proof.words import IRREGULAR, NUMBER_WORDS, ORG_WORDS, PREPOSITIONS, TITLES, listed

_TOKEN = re.compile(r"[\w$£€@&]+(?:[.'’/-]\w+)*")
_RELATIVE = listed("who that which whom whose where")
_OBJECTS = NUMBER_WORDS | listed("a an the his her its their my our him them it himself herself itself themselves")
_GRANTED = listed(
    "denied refused granted given awarded handed offered paid sent shown told asked ordered fined sentenced jailed spared "
    "allowed promised owed taught made left seen heard found put held kept hit"
)
"""Passives that take an object: "denied bail", "given six years", "found dead"."""

_IN_ING = listed(
    "marketing engineering nursing banking housing planning training accounting advertising fundraising programming"
)
_OWNER = re.compile(r"['’]s\b|s['’]\s")
_OWNERS = listed("his her their my our its")
_KIN = listed(
    "brother sister son daughter father mother wife husband uncle aunt nephew niece cousin grandson granddaughter stepson "
    "stepdaughter stepfather stepmother boyfriend girlfriend fiancé fiancée brother-in-law sister-in-law son-in-law"
)
_SHORT_TITLES = listed("sen gov rep mr mrs ms dr lt sgt capt gen col prof rev")
_HALVES = listed("vice prime former deputy acting assistant joint first lady general u.s us state and or now who")
"""Halves of titles: alone, none tells what somebody is."""

_BEFORE_TITLES = listed("vice deputy former acting assistant joint u.s us state county city the")
"""Words of titles that begin no title of another: "Deputy Prime Minister"."""

_OFFICES = listed(
    "retired acting elected appointed accused retiring outgoing incoming presiding sitting managing ranking founding "
    "leading supervising commanding visiting returning operating marketing contributing training coaching prosecuting "
    "investigating consulting engineering attending arresting trained born based chartered certified registered ousted deposed jailed disgraced exiled embattled"
)
"""Participles that stand in offices: "managing director", "retired teacher"."""

_LOWERING = listed(
    "alleged suspected reputed presumed supposed purported self-proclaimed self-styled self-appointed self-declared "
    "impeached failed defeated nominated disputed convicted acquitted dismissed fired sacked suspended not-yet-elected"
)
"""Participles that take something from the title behind them: "impeached President"."""

_TOWARDS = listed(
    "adviser advisers advisor advisors aide aides ambassador envoy counsel counsellor assistant secretary consultant "
    "witness heir nurse minister commissioner delegate representative emissary chaplain spokesman spokeswoman "
    "spokesperson liaison contender runner-up successor predecessor"
)


_CUT_OFF = PREPOSITIONS | {"and", "or", "the", "a", "an"}


def no_office(words: str, speaker: str | None) -> str | None:
    """Why words beside a name do not tell what their bearer is; None where they may."""
    found = _TOKEN.findall(words)
    lowered = [word.casefold() for word in found]
    if not found or (len(found) <= 1 and set(lowered) <= _HALVES):
        return "it is no office by itself"
    if lowered[0] in {"and", "or", "but"} or lowered[-1] in _CUT_OFF:
        return "it is cut off"
    if len(lowered) > 1 and found[-1].islower() and _loses_its_object(lowered):
        return f"{lowered[-1]!r} has lost its object"
    return _points_nowhere(words, lowered) or _verbal(found, lowered) or _of_somebody_else(found, lowered, speaker)


def _points_nowhere(words: str, lowered: Sequence[str]) -> str | None:
    """A brother of nobody, a clause on a thing, a title that has lost its bearer: "adviser to Sen."."""
    if lowered[0] in {"which", "whose", "whom", "that"}:
        return "it is a clause on something else"
    owned = lowered[0] in _OWNERS or _OWNER.search(words) or set(lowered) & PREPOSITIONS
    if lowered[-1] in _KIN and not owned:
        return f"{lowered[-1]!r} of nobody"
    if lowered[-1].rstrip(".") in _SHORT_TITLES and set(lowered[:-1]) & {"to", "for", "with"}:
        return f"{lowered[-1]!r} has lost its bearer"
    return None


def _verbal(found: Sequence[str], lowered: Sequence[str]) -> str | None:
    if lowered[0] in _RELATIVE:
        return None
    if opening := _opens_a_clause(found, lowered):
        return opening
    for at, (word, after) in enumerate(zip(lowered, [*lowered[1:], ""], strict=True)):
        if not found[at].islower() or word in _OFFICES:
            continue
        participle = word.endswith(("ed", "ing")) and len(word) > 4
        if word.endswith("ed") and (not after or (not at and after in PREPOSITIONS)):
            return f"{word!r} tells a deed, no office"
        if participle and word not in _LOWERING and after in TITLES and found[at + 1][:1].isupper():
            return f"{word!r} is a verb before a title"
    if len(lowered) > 2 and lowered[-2] == "to" and found[-1].islower() and not set(lowered[:-2]) & _TOWARDS:
        return "it ends in an infinitive"
    return None


def _opens_a_clause(found: Sequence[str], lowered: Sequence[str]) -> str | None:
    """A verb that opens what is no office: "sitting in court", "denied bail", "struck by a driver", "ran against Lund"."""
    first, after = lowered[0], lowered[1] if len(lowered) > 1 else ""
    if not found[0].islower():
        return None
    deed = first in IRREGULAR and after in PREPOSITIONS | _OBJECTS
    doing = first.endswith("ing") and len(first) > 4 and after in PREPOSITIONS | _OBJECTS
    granted = first in _GRANTED and found[-1].islower() and after != "back" and lowered[-1] not in TITLES
    return f"{first!r} opens a clause" if deed or doing or granted else None


def _of_somebody_else(found: Sequence[str], lowered: Sequence[str], speaker: str | None) -> str | None:
    """A title with a whole name behind it is that bearer's: "Governor Bo Lund" is no office of Ada Quill."""
    mine = {word.casefold() for word in _TOKEN.findall(speaker or "")}
    if "and" in lowered[1:-2] and _and_a_name(found, lowered, mine):
        return "it goes on to somebody else"
    for at, word in enumerate(lowered[:-2]):
        if set(lowered[:at]) & (PREPOSITIONS | {"the"}) or any(_possessive(one) for one in found[:at]):
            break
        behind = found[at + 1 :]
        names = [one for one in behind if one[:1].isupper() and one.casefold() not in TITLES]
        if (
            word in TITLES - _BEFORE_TITLES
            and found[at][:1].isupper()
            and len(names) == len(behind) >= 2
            and not mine & {one.casefold() for one in names}
        ):
            return "it is a title and a name of another"
    return None


def _and_a_name(found: Sequence[str], lowered: Sequence[str], mine: set[str]) -> bool:
    """Whether a person's name stands behind a noun and "and": "Bo Lund’s lawyer and Cy Marsh"."""
    at = lowered.index("and", 1)
    behind = found[at + 1 :]
    small = found[at - 1].islower() and not set(lowered[:at]) & PREPOSITIONS
    named = len(behind) == 2 and all(word[:1].isupper() and word[1:].islower() for word in behind)
    return small and named and not set(lowered[at + 1 :]) & (TITLES | ORG_WORDS | mine)


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _loses_its_object(lowered: Sequence[str]) -> bool:
    """Whether the last word is a participle without what it does: "lawyer representing", not "head of marketing"."""
    return lowered[-1].endswith("ing") and lowered[-2] not in PREPOSITIONS | {"and"} and lowered[-1] not in _IN_ING
