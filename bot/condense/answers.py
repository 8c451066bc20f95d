"""Whether whoever is accused is heard: the answer stands right behind the accusation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.condense.accusations import ACCUSED_FIRST, ANSWER, COUNSEL, COURT, REFERRING, accuses, denies, plain, refers
from bot.condense.proposals import Proposal
from bot.condense.redundancy import repeats

ATTRIBUTE: Final = re.compile(
    r"(?:[’']s?)? (?!(?:is|are|was|were|has|have|had|will|would|and|of|who|whom|on|in|at|from|for|to|with|by|as|over|faces?|stands?)\b)[a-z-]+\b(?<!ed)"
)
"""What follows a name that only says whose somebody is: "a former Velm County sheriff's deputy"."""

OPENING: Final = 60
"""Characters in which a sentence names its subject."""

NAME: Final = re.compile(
    r"(?<!\w)(?P<before>(?:in|at|near|from|across|outside|an?) )?(?P<name>[A-Z][\w’'-]*\w(?:[ -][A-Z][\w’'-]*\w)*)"
)
"""A name, and what makes it a place's: "at a Norfolk hospital", "in Trevannick"."""

OWN_VERB: Final = re.compile(r"[’',]| (?:is|are|was|were|has|have|had|faces?|stands?|denie[sd]|said)\b")
"""What follows a name that is the subject by itself."""

FOR: Final = re.compile(
    r"\b(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|defending|spokes\w+|representatives?|agents?|family|parents)\b",
    re.IGNORECASE,
)
AGAINST: Final = re.compile(
    r"\b(?:prosecut\w+|(?:[Dd]istrict|U\.S\.|[Ss]tate'?s?) [Aa]ttorney|[Aa]ttorney [Gg]eneral|plaintiffs?|victims?)\b"
)
"""Who speaks for the accused, and who does not though the word is the same."""

NEAR: Final = 400
"""Characters between an accusation and "the allegation" that points at it."""

SMALL: Final = frozenset({"The", "A", "An", "In", "On", "At", "For", "Two", "One", "Mr", "Mrs", "Ms", "Dr"})
DENIED, ANSWERED, SPOKEN = 3, 2, 1
"""How much of an answer a point is: a denial, another answer, any word of the accused."""


def heard(chosen: Sequence[Proposal], found: Sequence[Proposal], *, wanted: int, room: int) -> tuple[Proposal, ...]:
    """`chosen`, in which the answer to the first accusation stands right behind it where the article prints one, and
    no point speaks of "the allegations" without saying what is alleged."""
    charge = next((one for one in chosen if accuses(one)), None)
    if charge is None:
        return told(chosen, found, wanted=wanted, room=room)
    said = answer(charge, chosen, found)
    made = beside(charge, said, [one for one in chosen if one is not said], wanted=wanted, room=room) if said else None
    if made or said is None or not denies(said) or charge is chosen[0]:
        return made or tuple(chosen)
    return unaccused(charge, chosen, found, room=room)


def unaccused(
    charge: Proposal, chosen: Sequence[Proposal], found: Sequence[Proposal], *, room: int
) -> tuple[Proposal, ...]:
    """`chosen` without an accusation whose denial has no place beside it, and with what then has one."""
    kept = [one for one in chosen if one is not charge]
    left = room - sum(len(one.text) for one in kept)
    fit = (one for one in found if one not in chosen and len(one.text) <= left and not accuses(one) and not denies(one))
    more = next((one for one in fit if not repeats(one.terms, (other.terms for other in kept))), None)
    return (*kept, more) if more else tuple(kept)


def told(chosen: Sequence[Proposal], found: Sequence[Proposal], *, wanted: int, room: int) -> tuple[Proposal, ...]:
    """`chosen`, with the accusation that stands before "the allegations" in the article, or without that point."""
    loose = next((one for one in chosen if refers(plain(one))), None)
    if loose is None:
        return tuple(chosen)
    rest = [one for one in chosen if one is not loose]
    before = [one for one in found if accuses(one) and points_at(loose, one)]
    charge = max(before, key=lambda one: one.unit, default=None)
    made = beside(charge, loose, [*rest, charge], wanted=wanted, room=room) if charge else None
    return made or tuple(rest)


def beside(
    charge: Proposal, said: Proposal, rest: list[Proposal], *, wanted: int, room: int
) -> tuple[Proposal, ...] | None:
    """`rest`, in which the charge stands, with the answer right behind it and without what then has no place; None
    where that cannot be."""
    while len(rest) >= wanted or sum(len(one.text) for one in (*rest, said)) > room:
        spare = expendable(rest, charge)
        if spare is None:
            return None
        rest = [one for one in rest if one is not spare]
    at = rest.index(charge) + 1
    return (*rest[:at], said, *rest[at:])


def answer(charge: Proposal, chosen: Sequence[Proposal], found: Sequence[Proposal]) -> Proposal | None:
    """The best answer to the accusation that is to be put behind it: what is chosen before what is not, a denial
    before any other answer before any word of the accused; None where nothing need be done, or nothing can."""
    names = frozenset(name for one in chosen if accuses(one) for name in accused(one))
    names = names or frozenset(name for one in in_order(found) if charges(one) for name in accused(one))
    marks = {one.unit: weight(one, charge, names) for one in (*chosen, *found) if one is not charge}
    best = max(marks.values(), default=0)
    said = next((one for one in (*chosen, *found) if marks.get(one.unit) == best), None) if best else None
    stays = said is not None and (said is chosen[0] or (best == SPOKEN and said in chosen))
    return None if stays else said


def in_order(found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals in the order of the article."""
    return sorted(found, key=lambda one: one.unit)


def charges(one: Proposal) -> bool:
    """Whether the outlet itself says who stands accused: "Dorn, 41, is charged with ..."."""
    return one.claim.claimant is None and bool(ACCUSED_FIRST.search(plain(one))) and accuses(one)


def points_at(one: Proposal, charge: Proposal) -> bool:
    """Whether "the allegations" of the point may be this one: several may be any before it, one the last before it."""
    found = REFERRING.search(plain(one))
    reach = NEAR if found and not found.group().endswith("s") else one.unit.start
    return found is not None and 0 <= one.unit.start - charge.unit.end <= reach


def weight(one: Proposal, charge: Proposal, names: frozenset[str]) -> int:
    """How much of an answer to the accusation the point is, 0 for none."""
    if one.claim.claimant and one.claim.claimant == charge.claim.claimant and not COURT.search(plain(charge)):
        return 0
    if not names:
        replies = one.unit > charge.unit and ANSWER.search(plain(one)) is not None
        return (DENIED if denies(one) else ANSWERED * replies) if one.claim.claimant else 0
    own = speaks(one, names)
    if not own and not speaks_for(one, names):
        return ANSWERED if denies(one) and points_at(one, charge) else 0
    if denies(one):
        return DENIED
    counsel = bool(COUNSEL.search(f"{one.claim.role or ''} {plain(one)[:OPENING]}"))
    return ANSWERED if counsel or ANSWER.search(plain(one)) else SPOKEN * own


def accused(charge: Proposal) -> Iterator[str]:
    """The last words of the names of whom the point accuses; nothing where it names nobody."""
    words = plain(charge)
    found = ACCUSED_FIRST.search(words)
    sayer = [] if COURT.search(words) else (charge.claim.claimant or "").split()
    for name in NAME.finditer(words[: found.start()] if found else words):
        last = name["name"].split()[-1].removesuffix("’s").removesuffix("'s")
        if ATTRIBUTE.match(words, name.end()):
            continue
        if not name["before"] and last not in sayer and last not in SMALL and not opens(words, name):
            yield last


def opens(words: str, name: re.Match[str]) -> bool:
    """Whether the one word has its capital only because it opens the sentence: "Senior managers ignored ..."."""
    alone = " " not in name["name"] and not words[: name.start("name")].strip()
    return alone and not OWN_VERB.match(words, name.end())


def speaks(one: Proposal, names: frozenset[str]) -> bool:
    """Whether the point is a word of one of the names, or denies in the outlet's own words on behalf of one."""
    if one.claim.claimant:
        return any(name in one.claim.claimant.split() for name in names)
    return denies(one) and any(name in plain(one)[:OPENING] for name in names)


def speaks_for(one: Proposal, names: frozenset[str]) -> bool:
    """Whether somebody speaks in the point for one of the names: a lawyer, a spokeswoman, the family."""
    who = one.claim.claimant
    clause = f"{who} {one.claim.role or ''} {plain(one)[:OPENING]}"
    return (
        who is not None
        and bool(FOR.search(clause))
        and not AGAINST.search(clause)
        and any(n in one.text for n in names)
    )


def expendable(kept: Sequence[Proposal], charge: Proposal) -> Proposal | None:
    """The point that makes room: of the least news, neither the first nor the accusation; a denial only at last."""
    loose = [one for one in kept[1:] if one is not charge]
    return min(loose, key=lambda one: (denies(one), one.score), default=None)
