"""The list of well-known feeds is well formed; nothing of it is fetched here or anywhere unasked."""

from __future__ import annotations

from bot.sources.domains import domain_of
from bot.sources.guard import check_url
from bot.sources.policy import FetchPolicy
from bot.sources.starters import offered, starters


def test_every_feed_is_an_address_that_could_be_added_and_stands_once() -> None:
    policy = FetchPolicy("Byline")
    found = starters()
    assert len(found) > 40
    assert len({one.url for one in found}) == len(found)
    for one in found:
        assert str(check_url(one.url, policy)) == one.url
        assert one.url.startswith("https://")
        assert domain_of(one.url)
        assert one.outlet == one.outlet.strip() != ""
        assert len(one.language) == 2


def test_feeds_are_offered_by_topic() -> None:
    assert {one.topic for one in offered("Science ")} == {"science"}
    assert offered("gardening") == ()
    assert offered() == starters()
