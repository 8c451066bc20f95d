"""Why a quote has its speaker. Every sentence is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bot.condense.names import table
from bot.condense.quotes import explain_quotes, find_quotes
from bot.condense.sentences import split
from bot.messages import ENGLISH
from bot.model.explained import Explained
from tests.unit.condense.quotes.test_properties import TEXTS


def explained(text: str) -> tuple[Explained, ...]:
    return explain_quotes(text, split(text), table(text))


CASES = [
    ("“It is safe,” Ada Quill said.", "before", "named"),
    ("“It is safe,” said Ada Quill.", "after", "named"),
    ("It is safe, according to Ada Quill.", "according", "named"),
    ("Ada Quill left. “It is safe,” she said.", "before", "pronoun"),
    ("“It is safe,” the harbor master said.", "before", "nominal"),
    ("“It is safe,” Ada Quill and Bo Reed said.", "before", "joint"),
    ("Ada Quill left.\n\n“It is safe and it will be safe for years.”", "alone", "subject"),
    ("“The pier is open now,” Ada Quill said.\n\n“It will stay open all year.”", "alone", "continued"),
    ("“The pier will open in May and close in June.”\n\n— Ada Quill", "signed", "signed"),
    ("“The pier will open in May and close in June.”", "alone", "nobody"),
]


@pytest.mark.parametrize(("text", "found", "why"), CASES)
def test_the_last_quote_tells_how_it_was_found_and_why_its_speaker_won(text: str, found: str, why: str) -> None:
    last = explained(text)[-1]
    assert (last.found, last.why) == (found, why)
    assert [candidate.won for candidate in last.candidates[:1]] == [why != "nobody"] * bool(last.candidates)


def test_a_pronoun_tells_whom_else_it_could_mean_and_what_was_weighed() -> None:
    (quote,) = explained("Ada Quill walked the dam. Carla Dent’s dog barked. “It is safe,” she said.")
    assert [(one.name, one.won) for one in quote.candidates[:2]] == [("Ada Quill", True), ("Carla Dent", False)]
    assert dict(quote.candidates[0].features) == {"distance": -1.1, "subject": 1.0, "new subject": 0.9}
    assert "possessive" in dict(quote.candidates[1].features)
    assert all(one.score == pytest.approx(sum(w for _, w in one.features)) for one in quote.candidates[:2])


def test_a_weaker_rule_is_told_beside_the_one_that_won() -> None:
    last = explained("“We left early today,” Bo Reed said. “It is safe,” Ada Quill said.")[-1]
    assert [(one.name, one.how) for one in last.candidates] == [("Ada Quill", "named"), ("Bo Reed", "continued")]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_explaining_changes_no_quote_and_the_winner_is_the_speaker(text: str) -> None:
    told = explained(text)
    assert tuple(one.quote for one in told) == find_quotes(text, split(text), table(text))
    for one in told:
        winners = [candidate.name for candidate in one.candidates if candidate.won]
        assert winners == ([one.quote.speaker] if one.quote.speaker else [])
        assert f"explain.why.{one.why}" in ENGLISH
        assert f"explain.found.{one.found}" in ENGLISH
        for candidate in one.candidates:
            assert f"explain.how.{candidate.how}" in ENGLISH
            assert all(f"explain.feature.{name}" in ENGLISH for name, _ in candidate.features)
