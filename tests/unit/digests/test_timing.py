from __future__ import annotations

import contextlib
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests import last_due, next_due, parse_times, parse_zone, zones_like
from bot.errors import BadSchedule
from bot.model.digest import Schedule
from tests.make import schedule

BERLIN = "Europe/Berlin"
ZONES = [BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns", "UTC"]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def due(after: str, *times: time, zone: str = BERLIN) -> datetime:
    return next_due(schedule(*times, zone=zone), at(after))


def test_the_wall_clock_time_stays_when_summer_time_begins() -> None:
    assert due("2026-03-28T12:00", time(8)) == at("2026-03-29T06:00")
    assert due("2026-03-27T12:00", time(8)) == at("2026-03-28T07:00")


def test_a_time_in_the_spring_gap_goes_out_at_the_first_moment_that_exists() -> None:
    assert due("2026-03-28T12:00", time(2, 30)) == at("2026-03-29T01:00")
    assert due("2026-03-29T01:00", time(2, 30)) == at("2026-03-30T00:30")


def test_a_time_that_autumn_repeats_goes_out_once() -> None:
    first = due("2026-10-24T12:00", time(2, 30))
    assert first == at("2026-10-25T00:30")
    assert next_due(schedule(time(2, 30), zone=BERLIN), first) == at("2026-10-26T01:30")


def test_half_an_hour_of_summer_time_is_known_too() -> None:
    assert due("2026-10-03T12:00", time(2, 15), zone="Australia/Lord_Howe") == at("2026-10-03T15:30")


def test_a_day_that_a_zone_skipped_has_no_digest_and_the_next_one_has() -> None:
    """Samoa went from the 29th to the 31st of December 2011."""
    moment = due("2011-12-30T08:00", time(9), zone="Pacific/Apia")
    assert moment <= at("2011-12-30T19:00")


def test_weekdays_are_those_of_the_zone() -> None:
    mondays = Schedule(times=(time(1),), zone="Asia/Tokyo", weekdays=frozenset({0}))
    assert next_due(mondays, at("2026-03-01T00:00")) == at("2026-03-01T16:00")


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        next_due(schedule(), datetime(2026, 3, 2))  # noqa: DTZ001  that is the point


@given(
    st.sampled_from(ZONES),
    st.lists(
        st.times(timezones=st.none()).map(lambda t: t.replace(second=0, microsecond=0, fold=0)), min_size=1, max_size=3
    ),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  bounds are naive by contract
)
def test_the_next_moment_is_later_within_eight_days_and_none_is_between(
    zone: str, times: list[time], weekdays: frozenset[int], after: datetime
) -> None:
    made = Schedule(times=tuple(times), zone=zone, weekdays=weekdays)
    moment = next_due(made, after)
    assert after < moment <= after + timedelta(days=8)
    assert next_due(made, moment - timedelta(seconds=1)) == moment
    local = moment.astimezone(ZoneInfo(zone))
    assert local.weekday() in weekdays
    on_time = local.time().replace(fold=0) in times
    jumped = local.utcoffset() != (moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).utcoffset()
    assert on_time or jumped


@given(st.sampled_from(ZONES), st.times(timezones=st.none()), st.integers(2020, 2029))
def test_a_year_of_a_daily_digest_has_one_each_day(zone: str, when: time, year: int) -> None:
    made = schedule(when.replace(second=0, microsecond=0, fold=0), zone=zone)
    moment = datetime(year, 1, 5, tzinfo=UTC)
    days = []
    for _ in range(60):
        moment = next_due(made, moment)
        days.append(moment.astimezone(ZoneInfo(zone)).date())
    assert days == [days[0] + timedelta(days=n) for n in range(60)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("8", (time(8),)),
        ("08:00", (time(8),)),
        ("8:00, 18:30", (time(8), time(18, 30))),
        ("8am", (time(8),)),
        ("12am and 12 pm", (time(0), time(12))),
        ("6.30 p.m.; 8", (time(8), time(18, 30))),
        ("18h30", (time(18, 30),)),
        ("8, 8:00", (time(8),)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: tuple[time, ...]) -> None:
    assert parse_times(text) == times


@pytest.mark.parametrize("text", ["", " , ", "25:00", "8:60", "13pm", "0am", "soon", "8:5", "-3", "8:00-9:00"])
def test_what_is_no_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadSchedule, match=r"[Ww]rite|hour"):
        parse_times(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [("europe/berlin", BERLIN), ("Berlin", BERLIN), ("New York", "America/New_York"), ("utc", "UTC")],
)
def test_a_zone_is_read_as_people_write_it(text: str, zone: str) -> None:
    assert parse_zone(text) == zone


def test_a_zone_that_does_not_exist_is_refused_with_an_example() -> None:
    with pytest.raises(BadSchedule, match="Europe/Berlin"):
        parse_zone("Middle of Nowhere")


@given(st.text(max_size=20))
def test_any_text_is_times_or_a_clear_refusal(text: str) -> None:
    with contextlib.suppress(BadSchedule):
        assert parse_times(text)


@pytest.mark.parametrize(
    ("now", "newest"),
    [
        pytest.param(datetime(2026, 3, 14, 7, 0, tzinfo=UTC), datetime(2026, 3, 14, 7, 0, tzinfo=UTC), id="just due"),
        pytest.param(datetime(2026, 3, 14, 9, 0, tzinfo=UTC), datetime(2026, 3, 14, 7, 0, tzinfo=UTC), id="a bit late"),
        pytest.param(datetime(2026, 3, 14, 19, 0, tzinfo=UTC), datetime(2026, 3, 14, 18, 0, tzinfo=UTC), id="missed"),
        pytest.param(datetime(2029, 1, 5, 9, 0, tzinfo=UTC), datetime(2029, 1, 5, 7, 0, tzinfo=UTC), id="years late"),
    ],
)
def test_the_newest_due_moment_is_found_however_late_it_is(now: datetime, newest: datetime) -> None:
    schedule = Schedule((time(7), time(18)))
    assert last_due(schedule, datetime(2026, 3, 14, 7, 0, tzinfo=UTC), now) == newest


def test_the_first_due_moment_stands_even_where_the_schedule_would_not_name_it() -> None:
    first = datetime(2026, 3, 14, 9, 12, tzinfo=UTC)
    weekly = Schedule((time(7),), weekdays=frozenset({0}))
    assert last_due(weekly, first, first) == first
    assert last_due(weekly, first, datetime(2026, 5, 1, 9, 12, tzinfo=UTC)) == datetime(2026, 4, 27, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("berl", "Europe/Berlin"), ("new york", "America/New_York"), ("UTC", "UTC"), ("Asia/Kol", "Asia/Kolkata")],
)
def test_zones_are_offered_by_city_or_name(typed: str, first: str) -> None:
    assert zones_like(typed)[0] == first
    assert len(zones_like(typed)) <= 25


def test_no_more_than_25_zones_are_offered_for_nothing() -> None:
    assert len(zones_like("")) == 25
