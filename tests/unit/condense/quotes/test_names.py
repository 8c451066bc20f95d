"""Who is who in an article."""

from __future__ import annotations

import pytest

from bot.condense.names import table
from bot.model.span import Span

TEXT = (
    "Mayor Ada Quill of Lakeside met Bo Reed. The Lake Safety Board (LSB) listened.\n\n"
    "Quill said no. Mr. Reed agreed. LSB left. Clem Reed, his brother, slept."
)

FULLEST = [
    ("Quill", "Ada Quill"),
    ("ada quill", "Ada Quill"),
    ("LSB", "Lake Safety Board"),
    ("the Lake Safety Board", "Lake Safety Board"),
]


@pytest.mark.parametrize(("name", "full"), FULLEST)
def test_a_short_form_gives_the_fullest_printed_one(name: str, full: str) -> None:
    found = table(TEXT).fullest(name)
    assert found is not None
    assert found[0] == full
    assert found[1].of(TEXT) == full


def test_a_last_name_that_two_people_bear_is_not_certain() -> None:
    start = TEXT.index("Mr. Reed")
    assert table(TEXT).fullest(Span(start, start + len("Mr. Reed"))) is None


def test_a_name_that_is_not_printed_is_unknown() -> None:
    assert table(TEXT).fullest("Foss") is None


GENDERS = [("Ada Quill", "f"), ("Bo Reed", "m"), ("Clem Reed", "m"), ("Lake Safety Board", "")]


@pytest.mark.parametrize(("name", "gender"), GENDERS)
def test_given_names_and_honorifics_tell_a_gender(name: str, gender: str) -> None:
    entity = table(TEXT).named(name)
    assert entity is not None
    assert entity.gender == gender


def test_titles_are_kept_beside_the_name() -> None:
    entity = table(TEXT).named("Ada Quill")
    assert entity is not None
    assert [span.of(TEXT) for span in entity.titles] == ["Mayor "]


def test_an_article_without_names_has_an_empty_table() -> None:
    assert table("nothing is named here").entities == ()
