"""When a source is asked again, by the ledger of the server that is asked: the application polls every few minutes of
an invented day or two, and what counts is which of these polls reached the server.
"""

from __future__ import annotations

from datetime import timedelta, timezone
from itertools import pairwise

import pytest
from aiohttp.web import Request, Response

from bot.app import App, open_app
from bot.errors import BadStatus
from bot.model.ids import LOCAL, Community
from bot.model.source import SourceState
from bot.settings.model import Polling
from tests.newsroom import MORNING, ManualClock, Outlet, newsroom, settings, tram
from tests.webserver import WebServer

RSS = "application/rss+xml"
HOUR = timedelta(hours=1)
STEP = timedelta(minutes=5)


class Busy:
    """A feed with a new item each time it is asked, dated a minute after the last one: it publishes all the time."""

    def __init__(self, clock: ManualClock, *, more: str = "", headers: dict[str, str] | None = None) -> None:
        self.clock = clock
        self.more = more
        self.headers = headers or {}
        self.status = 200
        self.asked: list[timedelta] = []

    async def __call__(self, _request: Request) -> Response:
        """The feed as it is now, and note when it was asked."""
        self.asked.append(self.clock.now - MORNING)
        dates = [self.clock.now - timedelta(minutes=10 * number) for number in range(12)]
        items = "".join(
            f"<item><guid isPermaLink='false'>{date:%d%H%M}</guid><title>Tram {date:%d%H%M} leaves Saltby late</title>"
            f"<pubDate>{date:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
            for date in dates
        )
        feed = (
            "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>Trams</title>"
            f"{self.more}{items}</channel></rss>"
        )
        headers = {**self.headers, "Content-Type": RSS}
        return Response(text=feed, status=self.status, headers=headers)


async def watched(app: App, clock: ManualClock, feed: Busy, *, lasts: timedelta) -> list[timedelta]:
    """The times between the requests that reached the feed while the application polled every few minutes."""
    feed.asked.clear()
    ends = clock.now + lasts
    while clock.now < ends:
        await app.services.poll()
        clock.now += STEP
    return [later - earlier for earlier, later in pairwise(feed.asked)]


@pytest.mark.parametrize(
    ("more", "headers", "least", "most"),
    [
        ("", {}, HOUR, 1.2 * HOUR),
        ("<ttl>15</ttl>", {}, HOUR / 4, HOUR / 2),
        ("<ttl>1</ttl>", {}, HOUR / 6, HOUR / 3),
        ("<ttl>180</ttl>", {}, 3 * HOUR, 4 * HOUR),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>",
            {},
            4 * HOUR,
            5 * HOUR,
        ),
        ("", {"Cache-Control": "public, max-age=7200"}, 2 * HOUR, 3 * HOUR),
        ("<ttl>15</ttl>", {"Cache-Control": "max-age=10800"}, 3 * HOUR, 4 * HOUR),
        (
            "<ttl>15</ttl>",
            {"Date": "Sat, 14 Mar 2026 09:00:00 GMT", "Expires": "Sat, 14 Mar 2026 12:00:00 GMT"},
            3 * HOUR,
            4 * HOUR,
        ),
    ],
)
async def test_a_feed_that_publishes_all_the_time_is_asked_as_often_as_it_and_its_server_offer(
    app: App, web: WebServer, clock: ManualClock, more: str, headers: dict[str, str], least: timedelta, most: timedelta
) -> None:
    feed = Busy(clock, more=more, headers=headers)
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    clock.pass_(days=1)
    gaps = await watched(app, clock, feed, lasts=5 * most)
    assert len(gaps) >= 3
    assert all(least <= gap <= most for gap in gaps), gaps


@pytest.mark.parametrize(
    ("status", "headers", "least"),
    [
        (429, {"Retry-After": "172800"}, 48 * HOUR),
        (503, {"Retry-After": "Mon, 16 Mar 2026 15:00:00 GMT"}, 30 * HOUR),
        (404, {}, HOUR),
        (403, {}, HOUR),
        (500, {}, HOUR),
    ],
)
async def test_a_refusal_is_heeded_for_as_long_as_it_says_and_each_further_one_longer(
    app: App, web: WebServer, clock: ManualClock, status: int, headers: dict[str, str], least: timedelta
) -> None:
    feed = Busy(clock, headers=headers)
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    feed.status = status
    clock.now = MORNING + timedelta(days=1)
    gaps = await watched(app, clock, feed, lasts=max(8 * HOUR, 1.2 * least))
    assert gaps
    assert gaps[0] >= least, gaps
    assert headers or all(later >= 1.7 * earlier for earlier, later in pairwise(gaps)), gaps


async def test_a_poll_that_comes_late_waits_out_the_hours_that_the_feed_rules_out(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    feed = Busy(clock, more="<skipHours><hour>11</hour><hour>12</hour></skipHours>")
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    feed.asked.clear()
    clock.now = MORNING.replace(hour=11, minute=30)  # the process stood still since ten
    assert (await app.services.poll()).polled == ()
    await watched(app, clock, feed, lasts=3 * HOUR)
    assert feed.asked
    assert all((MORNING + asked).hour not in {11, 12} for asked in feed.asked), feed.asked


async def test_who_resumes_a_source_waits_out_the_hours_that_its_feed_rules_out_too(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    feed = Busy(clock, more="<skipHours><hour>15</hour><hour>16</hour></skipHours>")
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    feed.status = 404
    clock.pass_(hours=5)
    await app.services.poll()
    feed.status = 200
    feed.asked.clear()
    clock.now = MORNING.replace(hour=15, minute=30)
    view = await app.services.resume_source(LOCAL, "1")
    assert view.source.next_poll_at is not None
    assert view.source.next_poll_at.hour == 17
    await watched(app, clock, feed, lasts=2 * HOUR)
    assert [(MORNING + asked).hour for asked in feed.asked] == [17]


async def test_hours_that_a_feed_rules_out_are_those_of_greenwich_and_may_span_midnight(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    night = (22, 23, 0, 1, 2)
    feed = Busy(clock, more=f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in night)}</skipHours>")
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    clock.now = MORNING.astimezone(timezone(timedelta(hours=9)))  # what the clock on the wall says changes nothing
    await watched(app, clock, feed, lasts=40 * HOUR)
    hours = {(MORNING + asked).hour for asked in feed.asked}
    assert hours == set(range(24)) - set(night)


async def test_the_operator_may_let_sources_be_asked_more_often(url: str, web: WebServer, clock: ManualClock) -> None:
    feed = Busy(clock)
    web.route("/trams", feed)
    often = Polling(floor_minutes=20)
    async with open_app(settings(url, web).model_copy(update={"polling": often}), clock=clock) as app:
        await app.services.add_source(LOCAL, web.url("/trams"))
        await app.services.poll()
        clock.pass_(days=1)
        gaps = await watched(app, clock, feed, lasts=3 * HOUR)
    assert len(gaps) >= 5
    assert all(HOUR / 3 <= gap <= HOUR / 2 for gap in gaps), gaps


async def test_the_days_that_a_feed_rules_out_are_kept(app: App, web: WebServer, clock: ManualClock) -> None:
    feed = Busy(clock, more="<skipDays><day>Saturday</day><day>Sunday</day></skipDays>")
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()  # the first time nobody knows yet; it is a Saturday
    await watched(app, clock, feed, lasts=50 * HOUR)
    assert feed.asked
    assert {(MORNING + asked).strftime("%A") for asked in feed.asked} == {"Monday"}


async def test_resuming_a_source_waits_as_long_as_its_server_asked(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    feed = Busy(clock, headers={"Retry-After": "172800"})
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    feed.status = 429
    clock.pass_(hours=5)
    await app.services.poll()
    feed.asked.clear()
    clock.pass_(minutes=5)
    view = await app.services.resume_source(LOCAL, "1")
    assert view.source.next_poll_at == MORNING + timedelta(hours=5, days=2)
    await app.services.poll()
    assert (await app.services.poll(community=LOCAL, everything=True)).polled == ()
    assert feed.asked == []
    feed.status = 200
    clock.pass_(days=2)
    await app.services.poll()
    assert len(feed.asked) == 1


async def test_who_looks_at_or_adds_a_source_waits_as_long_as_its_server_asked(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    feed = Busy(clock, headers={"Retry-After": "864000"})
    web.route("/trams", feed)
    await app.services.add_source(LOCAL, web.url("/trams"))
    await app.services.poll()
    feed.status = 429
    clock.pass_(hours=5)
    await app.services.poll()
    feed.asked.clear()
    for number in range(3):
        clock.pass_(hours=1)
        for ask in (app.services.look_at_source, app.services.add_source):
            with pytest.raises(BadStatus, match=r"alone until 2026-03-24 14:00 UTC.* in 10 days"):
                await ask(Community("discord", str(number)), web.url("/trams"))
    assert feed.asked == []
    feed.status = 200
    clock.pass_(days=10)
    await app.services.add_source(Community("discord", "0"), web.url("/trams"))
    assert len(feed.asked) == 1


async def test_a_restart_asks_nobody_early_and_knows_what_to_ask_with(
    url: str, web: WebServer, clock: ManualClock, outlet: Outlet
) -> None:
    web.serve(
        "/feed", outlet_feed(outlet), content_type=RSS, etag='W/"1"', last_modified="Fri, 13 Mar 2026 09:00:00 GMT"
    )
    async with newsroom(url, web, clock) as app:
        await app.services.add_source(LOCAL, outlet.feed)
        await app.services.poll()
    before = len(web.ledger)
    for _ in range(3):
        async with newsroom(url, web, clock) as app:
            assert (await app.services.poll()).polled == ()
    assert len(web.ledger) == before
    clock.pass_(days=1)
    async with newsroom(url, web, clock) as app:
        await app.services.poll()
    (asked,) = web.ledger[before:]
    assert asked.headers["If-None-Match"] == 'W/"1"'
    assert asked.headers["If-Modified-Since"] == "Fri, 13 Mar 2026 09:00:00 GMT"


async def test_a_poll_asks_for_the_feed_and_nothing_beside_it(
    app: App, web: WebServer, clock: ManualClock, outlet: Outlet
) -> None:
    web.serve("/feed", outlet_feed(outlet), content_type=RSS)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    for _ in range(3):
        before = len(web.ledger)
        clock.pass_(days=1)
        await app.services.poll()
        assert [(one.method, one.path, one.query) for one in web.ledger[before:]] == [("GET", "/feed", "")]
        assert {"cookie", "referer", "authorization"}.isdisjoint(name.lower() for name in web.ledger[-1].headers)


async def test_a_feed_that_moved_for_good_is_asked_where_it_is_once_that_was_seen_three_times(
    app: App, web: WebServer, clock: ManualClock, outlet: Outlet
) -> None:
    web.serve("/feed", outlet_feed(outlet), content_type=RSS)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    web.serve("/new", outlet_feed(outlet), content_type=RSS)
    web.redirect("/feed", web.url("/new"), status=308)
    reached = []
    for _ in range(5):
        before = len(web.ledger)
        clock.pass_(days=1)
        await app.services.poll()
        reached.append([one.path for one in web.ledger[before:]])
    assert reached == [["/feed", "/new"]] * 3 + [["/new"]] * 2
    (view,) = await app.services.list_sources(LOCAL)
    assert (view.source.url, view.source.state) == (web.url("/new"), SourceState.HEALTHY)


def outlet_feed(outlet: Outlet) -> str:
    """A feed of one item whose text stands in it."""
    item = tram()
    return (
        f"<rss version='2.0'><channel><title>{outlet.name}</title><item><guid isPermaLink='false'>{item.guid}</guid>"
        f"<title>{item.title}</title><pubDate>Sat, 14 Mar 2026 08:00:00 +0000</pubDate></item></channel></rss>"
    )
