"""Words as the indexes hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.words import LONGEST, folded, name_words, words

ROWS = [
    ("Ferry line: opens!", ("ferry", "line", "opens")),
    ("Ólafur Jökull", ("olafur", "jokull")),
    ("straße", ("strasse",)),
    ("4,500 people", ("4", "500", "people")),
    ("snake_case under__score", ("snake", "case", "under", "score")),
    ("MÜNCHEN", ("munchen",)),
    ("ﬁsh", ("fish",)),
    ("Москва растёт", ("москва", "растет")),
    ("— … !", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_case_accents_and_punctuation_do_not_matter(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("name", ["Maeve O'Neil", "Maeve O’Neil", "maeve ONEIL", "Mæve".replace("æ", "ae") + " O‘Neil"])
def test_an_apostrophe_divides_no_name(name: str) -> None:
    assert name_words(name) == ("maeve", "oneil")


def test_a_word_that_nobody_types_is_cut() -> None:
    assert words("a" * 5000) == ("a" * LONGEST,)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = folded([text])
    assert folded([once]) == once


@given(st.text())
def test_a_folded_word_is_letters_and_digits_so_that_no_search_syntax_gets_in(text: str) -> None:
    assert all(character.isalnum() for word in words(text) for character in word)
