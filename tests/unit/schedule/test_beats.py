"""What health says of the ticks: one that hangs, or never ran, is not well."""

from __future__ import annotations

from datetime import timedelta

from bot.process import Beats
from bot.web.metrics import Metrics
from tests.newsroom import ManualClock

OFTEN, SELDOM = timedelta(seconds=20), timedelta(hours=6)


def beats() -> tuple[ManualClock, Beats]:
    clock = ManualClock()
    return clock, Beats(clock, {"digests": OFTEN, "upkeep": SELDOM})


def test_a_tick_that_has_not_ended_yet_is_well_for_a_while() -> None:
    clock, ticks = beats()
    clock.pass_(minutes=4)
    assert ticks.told()["digests"] == {"seconds_ago": None, "ok": True}


def test_a_tick_that_never_ended_is_not_well_after_five_minutes() -> None:
    clock, ticks = beats()
    clock.pass_(minutes=6)
    assert ticks.told()["digests"] == {"seconds_ago": None, "ok": False}
    assert ticks.told()["upkeep"]["ok"]


def test_a_tick_that_hangs_is_not_well_though_its_last_end_was() -> None:
    clock, ticks = beats()
    beat = ticks.observe(Metrics())
    beat("digests", 0.1, True)
    clock.pass_(minutes=6)
    assert ticks.told()["digests"] == {"seconds_ago": 360.0, "ok": False}
    beat("digests", 0.1, True)
    assert ticks.told()["digests"]["ok"]


def test_a_seldom_tick_has_three_of_its_intervals() -> None:
    clock, ticks = beats()
    ticks.observe(Metrics())("upkeep", 0.1, True)
    clock.pass_(hours=17)
    assert ticks.told()["upkeep"]["ok"]
    clock.pass_(hours=2)
    assert not ticks.told()["upkeep"]["ok"]


def test_a_tick_that_failed_is_not_well() -> None:
    _, ticks = beats()
    ticks.observe(Metrics())("digests", 0.1, False)
    assert not ticks.told()["digests"]["ok"]
