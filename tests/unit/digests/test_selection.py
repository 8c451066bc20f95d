from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.digests import select
from bot.model.article import Access
from bot.model.ids import StoryId
from bot.model.views import StoryView
from tests.make import NOON, article_view, story_view, window


def chosen(stories: Sequence[StoryView], **options: object) -> list[int]:
    return [choice.story.id for choice in select(stories, window(), **options).chosen]  # type: ignore[arg-type]  # options are checked where they are used


def test_the_story_of_most_outlets_comes_first() -> None:
    one, three = story_view(id=1, outlets=["A"]), story_view(id=2, outlets=["A", "B", "C"])
    assert chosen([one, three]) == [2, 1]


def test_of_equals_the_one_with_points_and_then_the_newer_comes_first() -> None:
    bare = story_view(id=1, last_at=NOON, articles=[article_view(points=())])
    old = story_view(id=2, first_at=NOON - timedelta(hours=5))
    new = story_view(id=3, first_at=NOON - timedelta(hours=1))
    assert chosen([bare, old, new]) == [3, 2, 1]


def test_one_entry_a_story_even_when_it_is_given_twice() -> None:
    assert chosen([story_view(id=1), story_view(id=1)]) == [1]


def test_every_story_left_out_says_why() -> None:
    old = story_view(id=2, first_at=NOON - timedelta(days=5))
    withheld = story_view(id=3, articles=[article_view(access=Access.PAYWALL, points=(), quotes=())])
    stories = [story_view(id=1), old, withheld, story_view(id=4), story_view(id=5)]
    digest = select(stories, window(), posted=frozenset({StoryId(1)}), limit=1)
    assert {choice.story.id: choice.reason for choice in digest.left_out} == {
        1: "already posted here",
        2: "too old: published 5 days before",
        3: "withheld: paywall",
        5: "over the limit of 1 story",
    }
    assert digest.over == 1


def test_a_months_old_article_that_a_feed_brings_up_again_is_too_old() -> None:
    revived = story_view(id=1, last_at=NOON, articles=[article_view(published=NOON - timedelta(days=90))])
    assert chosen([revived]) == []


def test_a_story_of_which_one_outlet_can_be_read_is_not_withheld() -> None:
    half = story_view(articles=[article_view(access=Access.PAYWALL, points=(), quotes=()), article_view(id=2)])
    assert chosen([half]) == [1]


@given(
    st.lists(
        st.builds(
            story_view,
            id=st.integers(1, 30),
            outlets=st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=4),
            first_at=st.timedeltas(timedelta(days=-6), timedelta()).map(lambda ago: NOON + ago),
        ),
        max_size=25,
    ),
    st.integers(0, 10),
    st.frozensets(st.integers(1, 30).map(StoryId), max_size=8),
)
def test_every_story_is_chosen_or_left_out_once_and_the_limit_holds(
    stories: list[StoryView], limit: int, posted: frozenset[StoryId]
) -> None:
    digest = select(stories, window(), posted=posted, limit=limit)
    seen = [choice.story.id for choice in (*digest.chosen, *digest.left_out)]
    assert sorted(seen) == sorted({story.id for story in stories})
    assert len(digest.chosen) <= limit
    assert not posted & {choice.story.id for choice in digest.chosen}
    assert all(choice.reason for choice in (*digest.chosen, *digest.left_out))
    counts = [len(choice.story.outlets) for choice in digest.chosen]
    assert counts == sorted(counts, reverse=True)
