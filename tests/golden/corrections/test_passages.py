"""Sentences, and parts of them, that came or went in an invented article, of which no point or quotation is made."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.model.correction import Changed, Correction
from bot.render.correction import correction_message
from bot.usecases.condense import condense_text
from bot.usecases.correcting import correct

ARTICLE = (
    "A tram ran into a wall in Harrow Bay on Monday and the line was closed for the day.\n\n"
    "The tram had left the depot with 30 people aboard, the operator said. Nine of them were taken to hospital.\n\n"
    "The depot stands beside the fish market and was built by the town. Trams run there each hour. The wall, which is "
    "part of an old mill, was damaged.\n\n"
    "The town bought its trams in Velm. They are serviced at the yard of Ashby Boats."
)


@dataclass(frozen=True)
class Row:
    """A stretch of the article and what stands in its place in the newer version, either of them ""."""

    old: str
    new: str


# behind these words the longer version goes on with a sentence, or with a part of one, that is news to who read the shorter
PASSAGES = [
    Row("taken to hospital.", "taken to hospital. Two of the injured later died."),
    Row("taken to hospital.", "taken to hospital. The driver was arrested."),
    Row("taken to hospital.", "taken to hospital. He had been drinking."),
    Row("each hour.", "each hour. The brakes were never tested."),
    Row("each hour.", "each hour. A second tram burned."),
    Row("each hour.", "each hour. The operator owns neither of the two."),
    Row("was damaged.", "was damaged. It was pulled down overnight."),
    Row("was damaged.", "was damaged. Neighbours had complained about the noise for years."),
    Row("was damaged.", "was damaged.\n\nThe mill belongs to the mayor's brother."),
    Row("yard of Ashby Boats.", "yard of Ashby Boats. The yard is bankrupt."),
    Row("taken to hospital.", "taken to hospital, where one died."),
    Row("by the town.", "by the town with stolen bricks and timber."),
]

SPELLING = [
    Row("taken to hospital", "taken to hosptial"),
    Row("beside the fish", "beside teh fish"),
    Row("Trams run", "Trams  run"),
    Row("the day.\n\nThe tram", "the day. The tram"),
    Row("each hour. The wall", "each hour.\n\nThe wall"),
    Row("The wall, which is part of an old mill, was", "The wall – which is part of an old mill – was"),
    Row("30 people", "thirty people"),
    Row("by the town. Trams", "by the town; trams"),
    Row("Ashby Boats.", "Ashby Boats"),
    Row("the operator said. Nine", "the operator said! Nine"),
]

FURNITURE = [
    Row("Ashby Boats.", "Ashby Boats.\n\nRead more: Ten years of trams in pictures"),
    Row("Ashby Boats.", "Ashby Boats.\n\nAdditional reporting by Ada Quill."),
    Row("Ashby Boats.", "Ashby Boats.\n\nSign up for our daily newsletter."),
    Row("A tram ran", "By Ada Quill\n\nA tram ran"),
    Row("the day.\n\n", "the day.\n\nPhoto: Bo Lund\n\n"),
    Row("the day.\n\n", "the day.\n\nUpdated 14 May 2026, 10:15\n\n"),
]

SUBSTANCE = [
    Row("which is part", "which was no part"),
    Row("left the depot with", "left for the depot without"),
    Row("bought its trams", "sold its trams"),
]

WORDED = [
    Row("was built by", "was sold to"),
    Row("was damaged", "was ruined"),
    Row("The depot stands", "The shed stands"),
    Row("an old mill", "a fine old mill"),
]


def corrected(older: str, newer: str) -> Correction:
    """What is told of the two; nothing is refused."""
    proven, refused = correct(older, condense_text(older).brief, newer, condense_text(newer).brief)
    assert refused == ()
    return proven.value


def changed(row: Row) -> str:
    """The article with the row's stretch replaced."""
    assert ARTICLE.count(row.old) == 1
    return ARTICLE.replace(row.old, row.new)


def rows(listed: list[Row]) -> pytest.MarkDecorator:
    """Each row a case."""
    return pytest.mark.parametrize("row", listed, ids=lambda row: row.new[:50])


@rows(PASSAGES)
def test_what_came_or_went_is_named_either_way(row: Row) -> None:
    longer = changed(row)
    more = row.new.removeprefix(row.old.rstrip(".")).strip(" .,\n")
    come, gone = corrected(ARTICLE, longer), corrected(longer, ARTICLE)
    for found, sides in ((come, [c.after for c in come.changes]), (gone, [c.before for c in gone.changes])):
        assert found.substance
        assert any(more in side for side in sides), found.changes
        assert "Nothing" not in correction_message(found).plain
        assert "Only" not in str(correction_message(found))
    assert all(not change.before for change in come.changes)
    assert all(not change.after for change in gone.changes)


@rows(PASSAGES)
def test_readers_of_points_and_quotations_are_told_of_no_passage(row: Row) -> None:
    longer = changed(row)
    for found in (corrected(ARTICLE, longer), corrected(longer, ARTICLE)):
        assert all(change.what is not Changed.PASSAGE for change in found.told)


@rows(SPELLING)
def test_spelling_marks_blanks_and_paragraphs_are_nothing_of_substance(row: Row) -> None:
    for found in (corrected(ARTICLE, changed(row)), corrected(changed(row), ARTICLE)):
        assert {change.what for change in found.changes} <= {Changed.TYPO}
        assert not found.substance
        assert correction_message(found).plain == "Nothing of substance changed"


@rows(FURNITURE)
def test_lines_that_are_no_news_are_no_change(row: Row) -> None:
    for found in (corrected(ARTICLE, changed(row)), corrected(changed(row), ARTICLE)):
        assert not found.substance, found.changes


@rows(SUBSTANCE)
def test_what_a_sentence_says_otherwise_is_substance(row: Row) -> None:
    for found in (corrected(ARTICLE, changed(row)), corrected(changed(row), ARTICLE)):
        assert found.substance, found.changes


@rows(WORDED)
def test_other_words_are_no_spelling(row: Row) -> None:
    for found in (corrected(ARTICLE, changed(row)), corrected(changed(row), ARTICLE)):
        assert [change.what for change in found.changes] == [Changed.WORDING]
        assert "Some words changed" in correction_message(found).plain


def test_a_sentence_cut_in_two_says_what_it_said() -> None:
    newer = ARTICLE.replace(
        "The wall, which is part of an old mill, was damaged.", "The wall was damaged. It is part of an old mill."
    )
    for found in (corrected(ARTICLE, newer), corrected(newer, ARTICLE)):
        assert not found.substance, found.changes


def test_a_long_sentence_is_shown_shortened_and_stored_whole() -> None:
    more = "The inspectors found " + ", ".join(f"a crack in pillar {chr(97 + n)}{chr(98 + n)}" for n in range(12)) + "."
    found = corrected(ARTICLE, f"{ARTICLE} {more}")
    assert more in [change.after for change in found.changes]
    assert "…" in str(correction_message(found))
    assert more not in str(correction_message(found))
