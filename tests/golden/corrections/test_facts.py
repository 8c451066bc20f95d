"""Two versions of an invented sentence: words of which one excludes the other, and words that only look different."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.corrections.tokens import fold
from bot.corrections.words import CLAIM
from bot.model.correction import Change, Changed, Correction
from bot.proof.words import HEDGE, NEGATION, QUALIFIER
from bot.render.correction import correction_message
from bot.usecases.condense import condense_text
from bot.usecases.correcting import correct

REST = (
    "\n\nThe town has two harbours and one bridge. Ferries leave each hour. The council meets in the old hall, which "
    "stands beside the fish market."
)


@dataclass(frozen=True)
class Row:
    """The sentence in its two versions, and what is told: the kind, the words before, the words now."""

    older: str
    newer: str
    what: Changed
    before: str
    after: str


NUMBER, DATE, CLAIM_, ROLE, TYPO = Changed.NUMBER, Changed.DATE, Changed.CLAIM, Changed.ROLE, Changed.TYPO

SUBSTANCE = [
    # what stands behind an abbreviation at a sentence's end
    Row("The pier will reopen on Nov. 4.", "The pier will reopen on Nov. 14.", NUMBER, "4", "14"),
    Row("Boats stop on Jan. 5. Trams go on.", "Boats stop on Jan. 15. Trams go on.", NUMBER, "5", "15"),
    Row("She lives in the mill with No. 4.", "She lives in the mill with No. 5.", NUMBER, "4", "5"),
    Row("It shuts at 5 p.m. Monday.", "It shuts at 5 p.m. Tuesday.", DATE, "Monday", "Tuesday"),
    # units, halves of the day, points
    Row("The pill held 4 mg of iron.", "The pill held 4 g of iron.", NUMBER, "4 mg", "4 g"),
    Row("The pill held 4mg of iron.", "The pill held 4g of iron.", NUMBER, "4mg", "4g"),
    Row("The parcel held 4 kg of tea.", "The parcel held 4 g of tea.", NUMBER, "4 kg", "4 g"),
    Row(
        "Rates rose by two percentage points.",
        "Rates rose by two percent.",
        NUMBER,
        "two percentage points",
        "two percent",
    ),
    Row("The bus left at 5 p.m. on Friday.", "The bus left at 5 a.m. on Friday.", NUMBER, "5 p.m", "5 a.m"),
    # quantifiers
    Row("Lund said all of it was lost.", "Lund said some of it was lost.", CLAIM_, "all", "some"),
    Row("Many boats were late again.", "Few boats were late again.", CLAIM_, "Many", "Few"),
    # charges, harm, kin, persons
    Row(
        "Lund was held for murder in Velm.", "Lund was held for manslaughter in Velm.", CLAIM_, "murder", "manslaughter"
    ),
    Row("A man was killed in the crash.", "A man was hurt in the crash.", CLAIM_, "killed", "hurt"),
    Row("Her husband opened the shop.", "Her brother opened the shop.", CLAIM_, "husband", "brother"),
    Row("Three women rowed to the boat.", "Three men rowed to the boat.", CLAIM_, "women", "men"),
    # sides, seasons, times, parts of the body, things
    Row("She broke her left arm again.", "She broke her right arm again.", CLAIM_, "left", "right"),
    Row("She broke her left arm again.", "She broke her left leg again.", CLAIM_, "arm", "leg"),
    Row("The line opens in spring, they say.", "The line opens in autumn, they say.", CLAIM_, "spring", "autumn"),
    Row("The storm came before the vote.", "The storm came after the vote.", CLAIM_, "before", "after"),
    Row("It is paid out weekly to them.", "It is paid out monthly to them.", CLAIM_, "weekly", "monthly"),
    Row("The yard made a profit then.", "The yard made a loss then.", CLAIM_, "profit", "loss"),
    Row("A red van hit the wall.", "A blue van hit the wall.", CLAIM_, "red", "blue"),
    # small words of which one excludes the other
    Row("Lund sailed to Velm on his boat.", "Lund sailed from Velm on his boat.", CLAIM_, "to", "from"),
    Row("Lund rowed there with his dog.", "Lund rowed there with her dog.", CLAIM_, "his", "her"),
    Row("The boat and the tram stop here.", "The boat or the tram stop here.", CLAIM_, "and", "or"),
    # rank, and what a prefix makes of a word
    Row("It is the largest yard here.", "It is the smallest yard here.", CLAIM_, "largest", "smallest"),
    Row("It is the largest yard here.", "It is the second-largest yard here.", CLAIM_, "largest", "second-largest"),
    Row("It is the largest yard here.", "It is the second largest yard here.", NUMBER, "largest", "second largest"),
    Row("It was illegal to row there.", "It was legal to row there.", CLAIM_, "illegal", "legal"),
    # a title that another one qualifies
    Row(
        "City Manager Ida Roe welcomed it.",
        "Assistant City Manager Ida Roe welcomed it.",
        ROLE,
        "City Manager",
        "Assistant City Manager",
    ),
    Row(
        "Roe, the town manager, came.",
        "Roe, the former town manager, came.",
        ROLE,
        "town manager",
        "former town manager",
    ),
]

SPELLING = [
    Row("The wall is 40 metres long.", "The wall is 40 meters long.", TYPO, "40 metres", "40 meters"),
    Row("The wall is 40 km long.", "The wall is 40 kilometres long.", TYPO, "40 km", "40 kilometres"),
    Row("It went on for kilometres then.", "It went on for kilometers then.", TYPO, "kilometres", "kilometers"),
    Row("They were organised by the crew.", "They were organized by the crew.", TYPO, "organised", "organized"),
    Row("The colour of it was bad.", "The color of it was bad.", TYPO, "colour", "color"),
    Row(
        "The theatre cancelled it then.", "The theater canceled it then.", TYPO, "theatre cancelled", "theater canceled"
    ),
]

WORDS = [
    ("The people were pleased with it.", "The people were delighted with it."),
    ("The children left the house.", "The children quit the house."),
    ("The owners began work there.", "The owners started work there."),
    ("It rained in the fall, mostly.", "It rained in the autumn, mostly."),
]


def corrected(older: str, newer: str) -> Correction:
    """What is told of the two, each before the same text; nothing is refused."""
    older, newer = older + REST, newer + REST
    proven, refused = correct(older, condense_text(older).brief, newer, condense_text(newer).brief)
    assert refused == ()
    return proven.value


def plainly(change: Change) -> tuple[Changed, str, str]:
    """The change without its places."""
    return change.what, change.before, change.after


@pytest.mark.parametrize("row", SUBSTANCE, ids=lambda row: row.newer[:40])
def test_another_fact_is_told_either_way(row: Row) -> None:
    assert (row.what, row.before, row.after) in map(plainly, corrected(row.older, row.newer).material)
    assert (row.what, row.after, row.before) in map(plainly, corrected(row.newer, row.older).material)


@pytest.mark.parametrize("row", SPELLING, ids=lambda row: row.newer[:40])
def test_another_spelling_is_no_correction(row: Row) -> None:
    found = corrected(row.older, row.newer)
    assert (row.what, row.before, row.after) in map(plainly, found.changes)
    assert not found.corrected


@pytest.mark.parametrize(("older", "newer"), WORDS)
def test_other_words_are_told_as_such_and_not_as_nothing(older: str, newer: str) -> None:
    found = corrected(older, newer)
    assert [change.what for change in found.changes] == [Changed.WORDING]
    assert not found.corrected
    assert correction_message(found).plain.startswith("Some words changed")


def test_the_words_that_may_change_in_no_rewording_are_told_as_claims() -> None:
    assert {fold(word) for word in HEDGE | QUALIFIER | NEGATION} <= CLAIM
