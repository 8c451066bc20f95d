"""What a feed's items tell of its habits, and what follows for its interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.feed import Feed
from bot.model.ids import SourceId
from bot.model.rhythm import Rhythm
from bot.model.source import PollOutcome, Source, SourceState
from bot.sources.condition import condition, span
from bot.sources.learning import declared, eased, hurried, missed, observed
from bot.sources.pacing import next_poll, spread_of

NOW = datetime(2031, 3, 3, 12, tzinfo=UTC)
"""A Monday at noon."""

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOURCE = Source(SourceId(1), "https://harbour-gazette.example/feed")


def every(gap: timedelta, *, count: int = 8, idle: timedelta = timedelta(0)) -> list[datetime | None]:
    """Dates of items, the newest `idle` ago."""
    return [NOW - idle - gap * number for number in range(count)]


def rhythm(gap: timedelta, *, idle: timedelta = timedelta(0)) -> Rhythm:
    return observed(Rhythm(), every(gap, idle=idle), ["a"], new=True, now=NOW)


def paced(known: Rhythm, *, hints: timedelta | None = None, floor: timedelta = HOUR) -> timedelta:
    source = replace(SOURCE, rhythm=known)
    return next_poll(source, PollOutcome.NEW_ITEMS, now=NOW, hints=hints, spread=0.0, floor=floor).interval


@pytest.mark.parametrize(
    ("gap", "idle", "hints", "floor", "interval"),
    [
        pytest.param(5 * MINUTE, timedelta(0), None, HOUR, HOUR, id="never more than hourly by itself"),
        pytest.param(5 * MINUTE, timedelta(0), 10 * MINUTE, HOUR, 10 * MINUTE, id="ten minutes where the feed offers"),
        pytest.param(HOUR, timedelta(0), 10 * MINUTE, HOUR, 30 * MINUTE, id="no oftener than it publishes"),
        pytest.param(HOUR, timedelta(0), None, 10 * MINUTE, 30 * MINUTE, id="the operator lowers the floor"),
        pytest.param(6 * HOUR, timedelta(0), None, HOUR, 3 * HOUR, id="two polls for each item"),
        pytest.param(6 * HOUR, timedelta(0), 5 * HOUR, HOUR, 5 * HOUR, id="not sooner than the feed asks"),
        pytest.param(7 * DAY, timedelta(0), None, HOUR, DAY, id="daily at least"),
        pytest.param(HOUR, 2 * DAY, None, HOUR, 8 * HOUR, id="a silence stretches it"),
        pytest.param(HOUR, 30 * DAY, 15 * MINUTE, HOUR, DAY, id="a long silence makes it daily whatever the hint"),
    ],
)
def test_the_interval_follows_what_the_source_publishes(
    gap: timedelta, idle: timedelta, hints: timedelta | None, floor: timedelta, interval: timedelta
) -> None:
    assert paced(rhythm(gap, idle=idle), hints=hints, floor=floor) == interval


def test_a_304_goes_by_what_was_learned_before() -> None:
    source = replace(SOURCE, rhythm=replace(rhythm(4 * HOUR), hinted=3 * HOUR))
    later = next_poll(source, PollOutcome.NOT_MODIFIED, now=NOW + HOUR, spread=0.0)
    assert later.interval == 3 * HOUR
    assert later.next_poll_at == NOW + 4 * HOUR


def test_a_feed_without_dates_keeps_the_floor_and_its_news_dates_itself() -> None:
    known = observed(Rhythm(), [None, None], ["a", "b"], new=True, now=NOW)
    assert (known.habit, known.newest_at, known.recent) == (None, NOW, ("a", "b"))
    assert observed(known, [None], ["b"], new=False, now=NOW + DAY).newest_at == NOW
    assert paced(known) == HOUR


def test_dates_in_the_future_are_not_believed() -> None:
    assert observed(Rhythm(), [NOW + DAY, NOW - HOUR], ["a"], new=True, now=NOW).newest_at == NOW - HOUR


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        pytest.param({13, 14}, set(), NOW + 3 * HOUR, id="until the hours are over"),
        pytest.param({1}, set(), NOW + HOUR, id="other hours do not matter"),
        pytest.param(set(), {0, 1}, NOW + 36 * HOUR, id="until the days are over"),
        pytest.param(set(range(24)), set(), NOW + HOUR, id="a feed that rules out every hour is not believed"),
        pytest.param(set(), set(range(7)), NOW + HOUR, id="nor one that rules out every day"),
        pytest.param({0, 1, 2, *range(13, 24)}, {0}, NOW + 15 * HOUR, id="hours and days together"),
    ],
)
@pytest.mark.parametrize("outcome", [PollOutcome.NEW_ITEMS, PollOutcome.NOT_MODIFIED, PollOutcome.FAILED])
def test_hours_and_days_that_the_feed_rules_out_are_kept(
    hours: set[int], days: set[int], expected: datetime, outcome: PollOutcome
) -> None:
    feed = Feed("x", None, "en", (), skip_hours=frozenset(hours), skip_days=frozenset(days))
    source = replace(SOURCE, rhythm=declared(Rhythm(), feed))
    assert next_poll(source, outcome, now=NOW, spread=0.0).next_poll_at == expected


def test_polls_are_spread_by_address_and_by_time() -> None:
    url = SOURCE.url
    assert spread_of(url, NOW) == spread_of(url, NOW)
    assert len({spread_of(url, NOW + HOUR * n) for n in range(50)}) == 50


def test_items_were_missed_when_nothing_of_the_last_poll_is_left() -> None:
    known = observed(Rhythm(), every(HOUR, idle=3 * HOUR), ["a", "b"], new=True, now=NOW)
    later: list[datetime | None] = [NOW, NOW - HOUR]
    assert missed(known, later, frozenset({"c", "d"}))
    assert missed(known, [None, None], frozenset({"c"}))
    assert not missed(known, later, frozenset({"b", "c"})), "one of them is left"
    assert not missed(known, [NOW, NOW - 5 * HOUR], frozenset({"c"})), "the feed goes back further than that"
    assert not missed(Rhythm(), later, frozenset({"c"})), "it was never read before"
    assert not missed(known, [], frozenset()), "it is empty"


def test_what_was_missed_shortens_the_interval_until_all_is_well_for_long() -> None:
    fast = hurried(rhythm(12 * HOUR), 6 * HOUR, NOW)
    assert (fast.cap, fast.missed_at, paced(fast)) == (3 * HOUR, NOW, 3 * HOUR)
    assert hurried(Rhythm(), 12 * MINUTE, NOW).cap == 10 * MINUTE
    polls = 0
    while fast.cap is not None:
        fast, polls = eased(fast), polls + 1
    assert 5 < polls < 20
    assert paced(fast) == 6 * HOUR


@pytest.mark.parametrize(
    ("gap", "idle", "state"),
    [
        (HOUR, 3 * DAY, SourceState.HEALTHY),
        (HOUR, 5 * DAY, SourceState.QUIET),
        (HOUR, 31 * DAY, SourceState.STALE),
        (2 * DAY, 10 * DAY, SourceState.HEALTHY),
        (2 * DAY, 13 * DAY, SourceState.QUIET),
        (2 * DAY, 41 * DAY, SourceState.STALE),
        (7 * DAY, 60 * DAY, SourceState.QUIET),
    ],
)
def test_a_source_is_quiet_beyond_its_habit_and_stale_long_beyond_it(
    gap: timedelta, idle: timedelta, state: SourceState
) -> None:
    found, reason = condition(replace(SOURCE, rhythm=rhythm(gap, idle=idle)), now=NOW)
    assert found is state
    assert (span(gap) in reason and span(idle) in reason) is (state is not SourceState.HEALTHY)


def test_a_monthly_issue_of_many_items_is_not_quiet_between_two() -> None:
    issue = [NOW - 20 * DAY - MINUTE * n for n in range(6)]
    dates: list[datetime | None] = [*issue, *(date - 30 * DAY for date in issue)]
    known = observed(Rhythm(), dates, ["a"], new=True, now=NOW)
    assert condition(replace(SOURCE, rhythm=known), now=NOW)[0] is SourceState.HEALTHY


def test_a_source_without_a_habit_is_stale_after_months_by_its_items_or_its_server() -> None:
    known = replace(SOURCE, rhythm=Rhythm(newest_at=NOW - 130 * DAY))
    assert condition(known, now=NOW)[0] is SourceState.STALE
    said = replace(SOURCE, validators=replace(SOURCE.validators, last_modified="Mon, 03 Jun 2030 12:00:00 GMT"))
    assert condition(said, now=NOW)[0] is SourceState.STALE
    assert condition(SOURCE, now=NOW) == (SourceState.HEALTHY, "")


def test_a_state_says_since_when_and_keeps_it() -> None:
    first = next_poll(SOURCE, PollOutcome.FAILED, now=NOW, spread=0.0, reason="503")
    second = next_poll(first, PollOutcome.FAILED, now=NOW + HOUR, spread=0.0, reason="504")
    assert (first.state_since, second.state_since, second.reason) == (NOW, NOW, "504")
    well = next_poll(second, PollOutcome.NOT_MODIFIED, now=NOW + DAY, spread=0.0)
    assert (well.state, well.state_since) == (SourceState.HEALTHY, NOW + DAY)


def test_our_own_trouble_changes_nothing_but_the_next_poll() -> None:
    source = replace(SOURCE, failures=2, state=SourceState.FAILING, reason="503", state_since=NOW - DAY)
    after = next_poll(source, PollOutcome.OFFLINE, now=NOW, spread=0.0)
    assert after == replace(source, next_poll_at=NOW + 10 * MINUTE)
