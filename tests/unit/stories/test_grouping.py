from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.ids import ArticleId, StoryId
from bot.model.story import Candidate, Verdict
from bot.stories import Incoming, decide, features, identity_decision, veto
from tests.make import NOON, candidate

TITLE = "Harrow Bay council approves ferry line to Skell Island"
TEXT = "The Harrow Bay council approved a ferry line to Skell Island. Mayor Orla Tennant cheered."


def incoming(title: str = TITLE, text: str = TEXT, outlet: str = "Courier") -> Incoming:
    return Incoming(title, outlet, NOON, features(title, text, outlet))


def earlier(number: int, title: str = TITLE, text: str = TEXT, hours: float = 2) -> Candidate:
    found = features(title, text)
    made = candidate(article=number, story=number, title=title, published=NOON - timedelta(hours=hours))
    return replace(made, terms=found.terms, names=found.names, numbers=found.numbers)


def test_the_first_article_ever_is_a_new_story() -> None:
    decision = decide(incoming(), [])
    assert decision.verdict is Verdict.NEW
    assert decision.story is None


def test_the_reason_of_a_join_names_what_is_shared_and_whom_with() -> None:
    decision = decide(incoming(), [earlier(7)])
    assert (decision.verdict, decision.story) == (Verdict.SAME, StoryId(7))
    assert "title words" in decision.reason
    assert "Harrow Bay Courier" in decision.reason


def test_an_article_with_no_words_joins_nothing() -> None:
    assert decide(incoming("", ""), [earlier(1)]).verdict is Verdict.NEW


def test_a_known_article_with_no_words_takes_nothing_in() -> None:
    assert decide(incoming(), [candidate()]).verdict is Verdict.NEW


def test_the_window_counts_in_both_directions() -> None:
    late = earlier(1, hours=-71)
    assert decide(incoming(), [late]).verdict is not Verdict.NEW
    assert decide(incoming(), [earlier(1, hours=-73)]).verdict is Verdict.NEW


def test_unlike_members_keep_an_article_out_of_a_story_that_drifted() -> None:
    drifted = [
        replace(earlier(number, title, title), story=StoryId(1))
        for number, title in enumerate(
            ["Lighthouse keeper retires", "Festival draws crowds", "Storm shuts school", "Choir sings in Dunmore"], 2
        )
    ]
    title, text = "Ferry line to Skell Island approved", "A ferry line was approved. Harrow Bay has fought over it."
    assert decide(incoming(title, text), [earlier(1)]).verdict is Verdict.SAME
    assert decide(incoming(title, text), [earlier(1), *drifted]).verdict is Verdict.RELATED


def test_the_order_of_what_is_known_changes_nothing() -> None:
    known = [earlier(1), earlier(2, "Dunmore school closes", "A school in Dunmore closed."), earlier(3)]
    shuffled = known[:]
    random.Random(3).shuffle(shuffled)  # noqa: S311  no secret hangs on it
    assert decide(incoming(), known) == decide(incoming(), shuffled)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Quake of 5.2 hits Velm", "Quake of 6.1 hits Velm", "numbers"),
        ("Trial opens Monday", "Trial opens Tuesday", "weekdays"),
        ("Hearing on March 3", "Hearing on Mar. 5", "dates"),
    ],
)
def test_titles_that_differ_in_what_a_series_counts_are_vetoed(one: str, other: str, why: str) -> None:
    assert why in (veto(one, other) or "")


def test_titles_that_share_a_number_or_of_which_one_has_none_are_not_vetoed() -> None:
    assert veto("12 hurt in Velm fire", "Fire in Velm hurts 12, destroys 3 houses") is None
    assert veto("12 hurt in Velm fire", "Fire in Velm") is None


def test_features_know_scaled_numbers_dates_and_weekdays() -> None:
    found = features("Velm spends $1.2 million", "On Monday, Mar. 3, Velm paid 7,113 people 4 percent more.")
    assert {"1.2m", "7113", "4%", "date:03-03", "day:monday"} <= found.numbers


def test_an_outlets_own_name_is_no_feature() -> None:
    assert "courier" not in features("Courier wins prize", "The Courier won.", "Courier").terms


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_features_and_a_decision(title: str, text: str) -> None:
    found = features(title, text)
    decision = decide(Incoming(title, "", NOON, found), [earlier(1)])
    assert decision.reason
    assert found == features(title, text)


def test_a_naive_date_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Incoming("a", "b", datetime(2026, 3, 2), features("a", "b"))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize("key", ["guid", "link", "print"])
def test_a_known_item_with_the_same_words_is_a_duplicate_by_whatever_key(key: str) -> None:
    decision = identity_decision(key, same_fingerprint=True, article=ArticleId(4), story=StoryId(2))
    assert decision is not None
    assert (decision.verdict, decision.article, decision.story) == (Verdict.DUPLICATE, 4, 2)


def test_a_known_item_with_other_words_is_an_update() -> None:
    decision = identity_decision("guid", same_fingerprint=False, article=ArticleId(4))
    assert decision is not None
    assert decision.verdict is Verdict.UPDATE
    assert "id in the feed" in decision.reason


def test_a_key_whose_article_is_gone_still_keeps_the_item_out() -> None:
    decision = identity_decision("link", same_fingerprint=False)
    assert decision is not None
    assert decision.verdict is Verdict.DUPLICATE


def test_an_unknown_item_goes_on() -> None:
    assert identity_decision(None, same_fingerprint=False) is None
