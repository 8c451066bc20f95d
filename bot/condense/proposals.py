"""The sentences of an article as they would be shown: trimmed by recorded edits, with their claimants and scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.condense.budget import LONGEST_POINT
from bot.condense.claims import PRONOUN, REPORTED, Claim, attributed_elsewhere, claim
from bot.condense.compress import insides, openings, quotations
from bot.condense.edges import CONTRAST, middle_claim, opening_claim, tail_claim
from bot.condense.edits import Change, plan, replay
from bot.condense.incomplete import incomplete
from bot.condense.names import Names
from bot.condense.salience import score
from bot.condense.subjects import subject_claim, under_cue
from bot.condense.substitution import GENDER, antecedent, dangles, description, pronoun, short_names, subject_is_loose
from bot.model.brief import Edit, Quote
from bot.model.span import Span

SHORTEST: Final = 25
"""Fewer characters than this are a fragment."""

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that no printed sentence holds; a sentence with one is left alone."""

OPENING: Final = re.compile(r"[\w“\"‘'«$£€¥¿¡]")
CLOSING: Final = re.compile(r"[\w)%”’\"'»][.!?…]+[”’\"'»)]*$")
"""How a sentence begins and ends: neither a list's dash nor a colon that leads on."""


OWN_PEOPLE: Final = re.compile(r"(?:my|our)\b", re.IGNORECASE)
"""Of whom only the author can tell: "My neighbours want the market open" is the author's word."""

OWN: Final = (tail_claim, opening_claim, middle_claim, subject_claim)
"""Whose claim a sentence is by its own words: its end, its opening, its subject; the first that finds one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence as it would be shown: the edits, the text they give, whose claim it is and how much news it holds.
    `spare` is whose claim it is by its own first or last words, where the quotes may err; `voice` is who speaks in it,
    where somebody else vouches for that ("Dorn said, according to the Ledger")."""

    unit: Span
    text: str
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    claim: Claim
    spare: Claim | None = None
    terms: frozenset[str] = frozenset()
    score: float = 0.0
    voice: str | None = None


def proposals(
    text: str, title: str, units: Sequence[Span], names: Names, quotes: Sequence[Quote]
) -> tuple[Proposal, ...]:
    """Every sentence that may be a point, best first; of equal ones the earlier."""
    near = Nearby(quotes)
    starts = [units[max(0, number - 2)].start for number in range(len(units))]
    drafts = [draft(text, unit, names, near.within(unit), at) for unit, at in zip(units, starts, strict=True)]
    scored = score([one.text if one else unit.of(text) for one, unit in zip(drafts, units, strict=True)], title)
    ranked = [replace(one, terms=mark.terms, score=mark.score) for one, mark in zip(drafts, scored, strict=True) if one]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.unit.start)))


class Nearby:
    """The quotes of an article, by place: a sentence asks only those around it."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self.ordered = sorted(quotes, key=lambda quote: quote.segments[0].start)
        self.longest = max((q.segments[-1].end - q.segments[0].start for q in self.ordered), default=0)
        self.at = 0

    def within(self, unit: Span) -> tuple[Quote, ...]:
        """The quotes that touch `unit`; asked in the order of the text."""
        while self.at < len(self.ordered) and self.ordered[self.at].segments[0].start + self.longest <= unit.start:
            self.at += 1
        return tuple(quote for quote in self.until(unit.end) if quote.segments[-1].end > unit.start)

    def until(self, end: int) -> Iterator[Quote]:
        """The quotes from where we are that begin before `end`."""
        for quote in self.ordered[self.at :]:
            if quote.segments[0].start >= end:
                return
            yield quote


def draft(text: str, unit: Span, names: Names, quotes: Sequence[Quote], before: int) -> Proposal | None:
    """The sentence as a point, or None where it cannot stand alone.

    `before` is where the two sentences before it begin: a pronoun's antecedent stands there or nowhere.
    """
    if len(unit) > 2 * LONGEST_POINT or CONTROL.search(text, unit.start, unit.end):
        return None
    if subject_is_loose(text, unit, names):
        return None
    spare = next(
        (one for make in OWN if (one := make(text, unit, names)) and not OWN_PEOPLE.match(one.claimant or "")), None
    )
    said = claim(text, unit, quotes)
    voice = said.claimant
    if spare and says_more(text, spare, said):
        said = spare
    if said.claimant is None and spare and not attributed_elsewhere(text, unit, quotes):
        said = spare
    by_pronoun = not said.usable and speaks_as_pronoun(text, unit, quotes)
    said = REPORTED if by_pronoun else said
    wishes = changes(text, unit, names, said, before) if said.usable else None
    if wishes is None:
        return None
    edits = plan(text, unit, wishes)
    words = replay(text, edits)
    said = pronoun_claim(text, unit, wishes) or said if said == REPORTED else named_by(text, said, wishes)
    if by_pronoun and said == REPORTED:
        return None
    return Proposal(unit, words, edits, tuple(wishes), said, spare, voice=voice) if stands(words) else None


def speaks_as_pronoun(text: str, unit: Span, quotes: Sequence[Quote]) -> bool:
    """Whether the sentence is a claim of the He or She that opens it, with the verb right behind: "He denies theft"."""
    return bool(SPEAKING.match(text, unit.start, unit.end)) and not attributed_elsewhere(text, unit, quotes)


SPEAKING: Final = re.compile(r"(?:He|She) (?:also |has |had |later |\w+ly )?[a-z]+(?:s|ed)\b")

OUTER: Final = frozenset({"according to", "reported", "reports", "show", "shows", "showed", "revealed", "reveals"})
"""Cues at a sentence's end under which all of it stands: "Dorn agreed to pay, records show"."""


SEVERAL: Final = re.compile(r"(?:[A-Z][\w.’'-]+|[a-z]{2,}s) and ")
"""Two who speak: a name or a plural before "and"; "economist and professor Orla Tennant" is one."""


def says_more(text: str, spare: Claim, said: Claim) -> bool:
    """Whether the sentence's own words credit somebody beyond the quote's speaker: a poll by CNN is no CNN, and what
    Dorn said "according to the Courier" is the Courier's claim."""
    if not (said.usable and said.mention and spare.mention):
        return False
    if joint(spare, said) or CONTRAST.search(text, spare.mention.end, max(spare.mention.end, said.mention.start)):
        return True
    outer = (spare.cue or "").lower() in OUTER and spare.claimant != said.claimant
    if not spare.mention.overlaps(said.mention):
        return outer and spare.mention.start > said.mention.end
    return outer and spare.cue == said.cue and len(spare.mention) > len(said.mention)


def joint(spare: Claim, said: Claim) -> bool:
    """Whether the sentence credits several, and the quote one of them: "Mayor Tennant and other farmers warned"."""
    if spare.mention is None or said.mention is None or spare.cue != said.cue:
        return False
    several = len(spare.mention) > len(said.mention) and SEVERAL.search(spare.claimant or "") is not None
    return several and spare.mention.overlaps(said.mention)


def pronoun_claim(text: str, unit: Span, wishes: Iterable[Change]) -> Claim | None:
    """The claim of the name that was put in place of the pronoun that opens the sentence, where a cue follows it."""
    put = next((c for c in wishes if c.put and PRONOUN.fullmatch(c.span.of(text))), None)
    return under_cue(text, put.span, unit.end, (put.put.of(text), put.put)) if put and put.put else None


def named_by(text: str, said: Claim, wishes: Iterable[Change]) -> Claim:
    """`said` with the name that was put in place of its claimant's description ("The agency")."""
    put = next((c.put for c in wishes if c.put and said.mention and c.span.overlaps(said.mention)), None)
    described = said.mention is not None and said.claimant == said.mention.of(text)
    return replace(said, claimant=put.of(text).removeprefix("The ")) if put and described else said


def changes(text: str, unit: Span, names: Names, said: Claim, before: int) -> list[Change] | None:
    """What to change in the sentence; None where its claimant is a pronoun that no sure name can replace."""
    opening = list(openings(text, unit, starts_paragraph=unit.start == 0 or text[unit.start - 1] == "\n"))
    begin = opening[-1].span.end if opening else unit.start
    rest = Span(begin, unit.end)
    wishes = opening + [c for c in insides(text, rest) if not (said.mention and c.span.overlaps(said.mention))]
    wishes += short_names(text, rest, names, quotations(text, rest))
    first = pronoun(text, begin, unit.end, names, before) or description(text, begin, unit.end, names, before)
    wishes += [first] if first else []
    speaker = speaking_pronoun(text, unit, said, names, before)
    if speaker is False:
        return None
    return wishes + ([speaker] if isinstance(speaker, Change) and speaker != first else [])


def speaking_pronoun(text: str, unit: Span, said: Claim, names: Names, before: int) -> Change | bool:
    """A change for "she said", True where the claimant is no pronoun or is named in the sentence, False where the
    name is not certain."""
    if said.mention is None or not PRONOUN.fullmatch(said.mention.of(text)):
        return True
    if said.claimant and said.claimant.rsplit(maxsplit=1)[-1] in unit.of(text):
        return True
    gender = GENDER.get(said.mention.of(text).lower(), "")
    entity = antecedent(text, Span(before, said.mention.start), names, gender) if gender else None
    if entity is None or entity.full != said.claimant:
        return False
    return Change(said.mention, "name", entity.span)


def stands(words: str) -> bool:
    """Whether the words can stand alone: neither too short nor too long, no loose reference, no half quotation."""
    if not SHORTEST <= len(words) <= LONGEST_POINT or dangles(words) or incomplete(words):
        return False
    return balanced(words) and bool(OPENING.match(words)) and bool(CLOSING.search(words))


def balanced(words: str) -> bool:
    """Whether every double quotation mark and every bracket has its partner."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    return words.count('"') % 2 == 0 and all(words.count(one) == words.count(other) for one, other in pairs)
