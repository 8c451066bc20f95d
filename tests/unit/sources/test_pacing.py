from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.fetched import Validators
from bot.model.ids import SourceId
from bot.model.source import PollOutcome, Source, SourceState
from bot.sources.pacing import next_poll, resume, seen_at, spread_of

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
SOURCE = Source(SourceId(1), "https://harbour-gazette.example/feed")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NEW, QUIET, SAME, FAILED = (
    PollOutcome.NEW_ITEMS,
    PollOutcome.NOTHING_NEW,
    PollOutcome.NOT_MODIFIED,
    PollOutcome.FAILED,
)


@pytest.mark.parametrize(
    ("outcome", "before", "hints", "max_age", "retry_after", "wait"),
    [
        pytest.param(NEW, SOURCE, None, None, None, HOUR, id="hourly unless told otherwise"),
        pytest.param(QUIET, SOURCE, None, None, None, HOUR, id="hourly too when nothing is new"),
        pytest.param(NEW, SOURCE, 30 * MINUTE, None, None, 30 * MINUTE, id="the feed may offer half an hour"),
        pytest.param(NEW, SOURCE, 10 * MINUTE, None, None, 10 * MINUTE, id="the feed may offer ten minutes"),
        pytest.param(NEW, SOURCE, MINUTE, None, None, 10 * MINUTE, id="not more often than every ten minutes"),
        pytest.param(NEW, SOURCE, 6 * HOUR, None, None, 6 * HOUR, id="the feed may ask for longer"),
        pytest.param(NEW, SOURCE, 30 * DAY, None, None, DAY, id="but daily at least"),
        pytest.param(NEW, SOURCE, None, 3 * HOUR, None, 3 * HOUR, id="not while the last answer is fresh"),
        pytest.param(NEW, SOURCE, None, 10 * MINUTE, None, HOUR, id="a short cache lifetime is no invitation"),
        pytest.param(NEW, SOURCE, None, 365 * DAY, None, DAY, id="a cache lifetime of a year is a day"),
        pytest.param(NEW, SOURCE, 10 * MINUTE, 20 * MINUTE, None, 20 * MINUTE, id="the later of hint and lifetime"),
        pytest.param(
            SAME, replace(SOURCE, interval=20 * MINUTE), None, None, None, 20 * MINUTE, id="a 304 keeps the interval"
        ),
        pytest.param(
            NEW, replace(SOURCE, interval=20 * MINUTE), None, None, None, HOUR, id="a hint that is dropped is forgotten"
        ),
        pytest.param(FAILED, SOURCE, None, None, None, HOUR, id="the first failure waits an interval"),
        pytest.param(FAILED, replace(SOURCE, failures=1), None, None, None, 2 * HOUR, id="the second waits double"),
        pytest.param(FAILED, replace(SOURCE, failures=3), None, None, None, 8 * HOUR, id="the fourth eightfold"),
        pytest.param(FAILED, replace(SOURCE, failures=5), None, None, None, DAY, id="never more than a day"),
        pytest.param(FAILED, replace(SOURCE, failures=9999), None, None, None, DAY, id="however often it failed"),
        pytest.param(FAILED, SOURCE, None, None, 3 * DAY, 3 * DAY, id="Retry-After is obeyed, days too"),
        pytest.param(FAILED, SOURCE, None, None, 5 * MINUTE, HOUR, id="a short Retry-After is no invitation"),
        pytest.param(FAILED, SOURCE, None, None, 3650 * DAY, 30 * DAY, id="a Retry-After of years is a month"),
    ],
)
def test_the_next_poll_is_as_the_table_says(
    outcome: PollOutcome,
    before: Source,
    hints: timedelta | None,
    max_age: timedelta | None,
    retry_after: timedelta | None,
    wait: timedelta,
) -> None:
    after = next_poll(before, outcome, now=NOW, hints=hints, max_age=max_age, retry_after=retry_after, spread=0.0)
    assert after.next_poll_at == NOW + wait
    assert after.polled_at == NOW


def test_a_success_clears_the_record_of_failures() -> None:
    failing = replace(SOURCE, state=SourceState.FAILING, failures=7, reason="status 503")
    after = next_poll(failing, SAME, now=NOW, spread=0.0)
    assert (after.state, after.failures, after.reason, after.ok_at) == (SourceState.HEALTHY, 0, "", NOW)


def test_a_failure_says_why_and_keeps_what_there_is_to_ask_with() -> None:
    source = replace(SOURCE, ok_at=NOW - DAY, validators=Validators('"7"'), body_hash="ab")
    after = next_poll(source, FAILED, now=NOW, spread=0.0, reason="status 503")
    assert (after.state, after.failures, after.reason) == (SourceState.FAILING, 1, "status 503")
    assert (after.ok_at, after.validators, after.body_hash) == (NOW - DAY, Validators('"7"'), "ab")


def test_a_source_that_is_gone_is_not_polled_until_it_is_resumed() -> None:
    gone = next_poll(SOURCE, PollOutcome.GONE, now=NOW, spread=0.5, reason="gone for good")
    assert (gone.state, gone.next_poll_at, gone.reason) == (SourceState.GONE, None, "gone for good")
    again = resume(gone, now=NOW + DAY)
    assert (again.state, again.next_poll_at, again.failures) == (SourceState.NEW, NOW + DAY, 0)


def test_an_operator_may_lower_the_floor() -> None:
    assert next_poll(SOURCE, NEW, now=NOW, spread=0.0, floor=10 * MINUTE).next_poll_at == NOW + 10 * MINUTE


@given(
    spread=st.floats(0, 1, exclude_max=True),
    wait=st.timedeltas(timedelta(0), timedelta(days=400)),
    outcome=st.sampled_from([NEW, QUIET, SAME, FAILED]),
    failures=st.integers(0, 10**6),
)
def test_the_next_poll_is_never_sooner_than_asked_and_never_never(
    spread: float, wait: timedelta, outcome: PollOutcome, failures: int
) -> None:
    source = replace(SOURCE, failures=failures)
    after = next_poll(source, outcome, now=NOW, max_age=wait, retry_after=wait, hints=wait, spread=spread)
    assert after.next_poll_at is not None
    assert NOW + min(wait, DAY) <= after.next_poll_at <= NOW + 33 * DAY
    assert after.next_poll_at >= NOW + 10 * MINUTE


def test_the_spread_is_stable_and_even() -> None:
    spreads = [spread_of(f"https://outlet-{number}.example/feed") for number in range(1000)]
    assert spread_of("https://outlet-7.example/feed") == spreads[7]
    assert all(0 <= spread < 1 for spread in spreads)
    assert all(60 <= sum(low <= spread * 10 < low + 1 for spread in spreads) <= 140 for low in range(10))


def test_a_permanent_redirect_is_believed_when_it_was_seen_three_times() -> None:
    new = "https://new-harbour.example/feed"
    once = seen_at(SOURCE, new)
    twice = seen_at(once, new)
    assert (once.url, once.moved_to, once.moved_seen) == (SOURCE.url, new, 1)
    assert (twice.url, twice.moved_seen) == (SOURCE.url, 2)
    thrice = seen_at(twice, new)
    assert (thrice.url, thrice.moved_to, thrice.moved_seen) == (new, None, 0)


def test_a_redirect_that_changes_or_ends_is_counted_anew() -> None:
    twice = seen_at(seen_at(SOURCE, "https://a.example/feed"), "https://a.example/feed")
    assert seen_at(twice, "https://b.example/feed").moved_seen == 1
    assert (seen_at(twice, None).moved_to, seen_at(twice, None).moved_seen) == (None, 0)
