"""The quick looks before slow patterns leave nothing out."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.articles.contributors import _PATTERNS, _clause, find_contributors
from bot.condense.boilerplate import NAMED_SENTENCES, SIGNS, may_be

CREDIT: Final = "Bo Lund and J. T. Quill contributed to this report."


@pytest.mark.parametrize("name", sorted(SIGNS))
@given(data=st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_furniture_holds_one_of_its_signs(name: str, data: st.DataObject) -> None:
    """Strings made from the pattern itself, every branch of it."""
    words = data.draw(st.from_regex(NAMED_SENTENCES[name]))
    assert may_be(name, words)


def test_every_sign_belongs_to_a_pattern() -> None:
    """A sign of no kind would be dead."""
    assert set(SIGNS) <= set(NAMED_SENTENCES)


@pytest.mark.parametrize(
    "before", ["", "The pier closed. ", "It cost (so far) ", "Rain; ", "Cy Marsh of St. Ives\n", "Dr. "]
)
def test_a_credit_is_found_whatever_stands_before_it(before: str) -> None:
    """The search begins at the last stop before it, and the stops of initials are none."""
    assert find_contributors(before + CREDIT)[-1] == "J. T. Quill"
    assert "Bo Lund" in find_contributors(before + CREDIT)


def test_the_credits_are_found_as_by_a_search_from_the_start() -> None:
    """Each pattern finds the same from the clause of its sign on as from the beginning."""
    text = f"One (two) three. Mr. Four; five St. Six. {CREDIT} Additional reporting by Cy Marsh. Ed Fell reported from Oslo."
    for sign, whole in _PATTERNS:
        if found := sign.search(text):
            assert [m.span() for m in whole.finditer(text, _clause(text, found.start()))] == [
                m.span() for m in whole.finditer(text)
            ]
