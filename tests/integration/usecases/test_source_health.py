"""How sources fare, on the wire: incidents told once, our own outage, challenges, moves, missed items, manners."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp.web import Request, Response

from bot.app import App, open_app
from bot.model.ids import LOCAL, Community
from bot.model.incident import Incident, IncidentKind
from bot.model.source import PollOutcome, Source, SourceState, StartMode
from bot.settings import Settings
from storage import incidents
from tests.newsroom import MORNING, ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

RSS = "application/rss+xml"
PLACES = 4
"""Unrelated hosts: each loopback address is a domain of its own."""


def rss(title: str, *items: str, more: str = "") -> str:
    return f"<rss version='2.0'><channel><title>{title}</title>{more}{''.join(items)}</channel></rss>"


def short(name: str, at: str = "Sat, 14 Mar 2026 08:00:00 +0000") -> str:
    """An item whose text stands in the feed."""
    text = f"<p>Saltby opened its {name} on Friday after years of work.</p><p>Visitors came in large numbers.</p>" * 4
    return (
        f"<item><guid isPermaLink='false'>{name}</guid><title>Saltby opens {name}</title><pubDate>{at}</pubDate>"
        f"<link>http://127.0.0.1/{name}</link><description><![CDATA[{text}]]></description></item>"
    )


async def opened(app: App, *, closed: bool = False) -> tuple[Incident, ...]:
    async with app.db.read() as session:
        found = await incidents.incidents(session, since=MORNING if closed else None)
    return tuple(one for one in found if not closed or one.closed_at)


async def source_of(app: App, number: int = 0) -> Source:
    return (await app.services.list_sources(LOCAL))[number].source


async def test_an_incident_is_one_row_however_long_it_lasts_and_one_recovery(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    outlet.web.serve("/feed", "oops", status=503)
    for _ in range(3):
        clock.pass_(days=1)
        await app.services.poll()
    (incident,) = await opened(app)
    assert (incident.kind, incident.opened_at, incident.still) == (IncidentKind.FAILING, MORNING + timedelta(days=1), 1)
    assert "503" in incident.reason
    source = await source_of(app)
    assert (source.failures, source.state_since) == (3, MORNING + timedelta(days=1))
    async with app.db.write() as session:
        (due,) = await incidents.untold(session, now=clock.now, patience=timedelta(hours=1))
        await incidents.told(session, due, now=clock.now)
        assert await incidents.untold(session, now=clock.now, patience=timedelta(hours=1)) == ()
    outlet.serve()
    clock.pass_(days=2)
    await app.services.poll()
    assert await opened(app) == ()
    async with app.db.write() as session:
        (over,) = await incidents.untold(session, now=clock.now, patience=timedelta(hours=1))
        assert (over.id, over.closed_at) == (incident.id, clock.now)
        await incidents.told(session, over, now=clock.now)
        assert await incidents.untold(session, now=clock.now, patience=timedelta(hours=1)) == ()


async def test_a_failure_that_is_over_before_anybody_was_told_is_no_news(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    outlet.web.serve("/feed", "oops", status=500)
    clock.pass_(hours=2)
    await app.services.poll()
    async with app.db.read() as session:
        assert await incidents.untold(session, now=clock.now, patience=timedelta(hours=1)) == ()
    outlet.serve()
    clock.pass_(hours=3)
    await app.services.poll()
    async with app.db.read() as session:
        assert await incidents.untold(session, now=clock.now, patience=timedelta(hours=1)) == ()


async def test_a_source_that_falls_silent_is_quiet_and_then_stale_and_says_so(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    dates = [f"Sat, 14 Mar 2026 0{hour}:00:00 +0000" for hour in (8, 6, 4)]
    web.serve("/feed", rss("Saltby Hourly", *map(short, ("pool", "pier", "park"), dates)), content_type=RSS)
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    assert (await source_of(app)).state is SourceState.HEALTHY
    clock.pass_(days=6)
    await app.services.poll()
    quiet = await source_of(app)
    assert (quiet.state, quiet.failures) == (SourceState.QUIET, 0)
    assert "every 2 hours" in quiet.reason
    clock.pass_(days=40)
    await app.services.poll()
    assert (await source_of(app)).state is SourceState.STALE
    assert [one.kind for one in await opened(app)] == [IncidentKind.STALE]
    web.serve(
        "/feed",
        rss("Saltby Hourly", short("lake", "Wed, 29 Apr 2026 08:00:00 +0000"), short("pool", dates[0])),
        content_type=RSS,
    )
    clock.pass_(days=2)
    await app.services.poll()
    assert (await source_of(app)).state is SourceState.HEALTHY
    assert await opened(app) == ()


@pytest.mark.parametrize(("status", "headers"), [(403, {"cf-mitigated": "challenge"}), (200, {}), (503, {})])
async def test_a_challenge_page_is_named_as_one(
    app: App, outlet: Outlet, clock: ManualClock, status: int, headers: dict[str, str]
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    page = "<!DOCTYPE html><html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
    outlet.web.serve("/feed", page, status=status, headers=headers)
    clock.pass_(hours=2)
    await app.services.poll()
    source = await source_of(app)
    assert source.state is SourceState.FAILING
    assert "proof of a human (Cloudflare)" in source.reason


@asynccontextmanager
async def scattered(url: str, clock: ManualClock) -> AsyncIterator[tuple[App, list[WebServer]]]:
    """The application, and a feed at each of several unrelated places."""
    async with AsyncExitStack() as stack:
        places = [await stack.enter_async_context(WebServer.start(f"127.0.1.{n + 1}")) for n in range(PLACES)]
        allowed = tuple(place.netloc for place in places)
        settings = Settings.model_validate({"database": {"url": url}, "fetch": {"allow": allowed}})
        app = await stack.enter_async_context(open_app(settings, clock=clock))
        for number, place in enumerate(places):
            place.serve("/feed", rss(f"Place {number}", short(f"hall{number}")), content_type=RSS)
            await app.services.add_source(LOCAL, place.url("/feed"))
        yield app, places


async def test_our_own_outage_is_held_against_no_source_and_is_one_incident(url: str, clock: ManualClock) -> None:
    async with scattered(url, clock) as (app, places):
        await app.services.poll()
        for place in places:
            place.drop("/feed")
        clock.pass_(days=1)
        report = await app.services.poll()
        assert {polled.outcome for polled in report.polled} == {PollOutcome.OFFLINE}
        views = await app.services.list_sources(LOCAL)
        assert [(view.source.state, view.source.failures) for view in views] == [(SourceState.HEALTHY, 0)] * PLACES
        assert [(one.kind, one.sources) for one in await opened(app)] == [(IncidentKind.OFFLINE, ())]
        for place in places:
            place.serve("/feed", rss("Back", short("bell")), content_type=RSS)
        clock.pass_(minutes=15)
        assert len((await app.services.poll()).polled) == PLACES
        assert await opened(app) == ()
        assert [one.kind for one in await opened(app, closed=True)] == [IncidentKind.OFFLINE]


async def test_one_place_that_does_not_answer_is_to_blame_where_others_do(url: str, clock: ManualClock) -> None:
    async with scattered(url, clock) as (app, places):
        await app.services.poll()
        places[0].drop("/feed")
        clock.pass_(days=1)
        await app.services.poll()
        views = await app.services.list_sources(LOCAL)
        assert [view.source.failures for view in views] == [1, 0, 0, 0]
        assert [one.kind for one in await opened(app)] == [IncidentKind.FAILING]


async def test_a_platform_that_fails_is_one_incident_and_ends_with_its_last_source(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    for name in ("a", "b", "c"):
        web.serve(f"/{name}", rss(name, short(f"{name}-house")), content_type=RSS)
        await app.services.add_source(LOCAL, web.url(f"/{name}"))
    await app.services.poll()
    for name in ("a", "b", "c"):
        web.serve(f"/{name}", "down", status=502)
    clock.pass_(days=1)
    await app.services.poll()
    (incident,) = await opened(app)
    assert (incident.domain, len(incident.sources), incident.still) == ("127.0.0.1", 3, 3)
    for name in ("a", "b"):
        web.serve(f"/{name}", rss(name, short(f"{name}-house")), content_type=RSS)
    clock.pass_(days=1)
    await app.services.poll()
    assert [one.still for one in await opened(app)] == [1]
    web.serve("/c", rss("c", short("c-house")), content_type=RSS)
    clock.pass_(days=2)
    await app.services.poll()
    assert await opened(app) == ()


async def test_one_feed_that_is_not_found_is_no_platforms_failure(app: App, web: WebServer, clock: ManualClock) -> None:
    for name in ("a", "b"):
        web.serve(f"/{name}", rss(name, short(f"{name}-house")), content_type=RSS)
        await app.services.add_source(LOCAL, web.url(f"/{name}"))
        web.serve(f"/{name}", "nothing", status=404)
    clock.pass_(hours=2)
    await app.services.poll()
    assert [(one.domain, len(one.sources)) for one in await opened(app)] == [("", 1), ("", 1)]


async def test_items_that_came_and_went_between_two_polls_are_noticed(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    def at(day: int, hour: int) -> str:
        return f"{day} Mar 2026 {hour:02}:00:00 +0000"

    first = [short("pool", at(14, 8)), short("pier", at(14, 2)), short("park", "Fri, 13 Mar 2026 20:00:00 +0000")]
    web.serve("/feed", rss("Saltby Fast", *first), content_type=RSS)
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.BACKFILL)
    await app.services.poll()
    before = (await source_of(app)).interval
    assert before == timedelta(hours=3)
    web.serve("/feed", rss("Saltby Fast", short("lake", at(15, 8)), short("lock", at(15, 2))), content_type=RSS)
    clock.pass_(days=1)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.missed) == (2, True)
    assert "come and gone" in polled.reason
    source = await source_of(app)
    assert source.interval == before / 2
    assert (await opened(app))[0].kind is IncidentKind.MISSED
    web.serve("/feed", rss("Saltby Fast", short("lawn", at(15, 9)), short("lake", at(15, 8))), content_type=RSS)
    clock.pass_(hours=2)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.missed) == (1, False)


async def test_a_feed_that_moved_onto_a_known_source_becomes_that_source(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    guild, other = Community("discord", "77"), Outlet(web, "Saltby Chronicle", "/new-feed")
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.add_source(guild, outlet.feed)
    await app.services.poll()
    other.publish(replace(tram(), guid="new-1"), replace(bridge(), guid="new-2"))
    await app.services.add_source(guild, other.feed)
    await app.services.poll()
    web.redirect(outlet.feed_path, other.feed_path)
    outcomes = []
    for _ in range(3):
        clock.pass_(days=1)
        outcomes += [polled.outcome for polled in (await app.services.poll()).polled]
    assert outcomes.count(PollOutcome.MERGED) == 1
    for community in (LOCAL, guild):
        (view,) = await app.services.list_sources(community)
        assert view.source.url == other.feed
        titles = {a.title for s in await app.services.latest_news(community) for a in s.articles}
        assert titles == {bridge().title, tram().title}
        assert len(await app.services.search_news(community, "tram")) == 1
    clock.pass_(days=1)
    assert [polled.new for polled in (await app.services.poll()).polled] == [0]


async def test_a_feed_that_moved_onto_a_source_that_was_gone_brings_it_back(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    guild, other = Community("discord", "77"), Outlet(web, "Saltby Chronicle", "/new-feed")
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    other.publish(replace(bridge(), guid="new-2"))
    await app.services.add_source(guild, other.feed)
    await app.services.poll()
    web.serve(other.feed_path, "gone", status=410)
    clock.pass_(days=1)
    await app.services.poll()
    assert [one.kind for one in await opened(app)] == [IncidentKind.GONE]
    other.publish(replace(tram(), guid="new-1"))
    web.redirect(outlet.feed_path, other.feed_path)
    outcomes = []
    for _ in range(3):
        clock.pass_(days=1)
        outcomes += [polled.outcome for polled in (await app.services.poll()).polled]
    assert outcomes[-1] is PollOutcome.MERGED
    assert await opened(app) == ()
    for community in (LOCAL, guild):
        (view,) = await app.services.list_sources(community)
        assert (view.source.url, view.source.state) == (other.feed, SourceState.NEW)
        assert view.source.next_poll_at is not None
        assert view.source.next_poll_at >= clock.now + timedelta(hours=1), "its server has just been asked"
    other.publish(replace(bridge(), guid="new-3", path="/news/quay", title="Saltby sells its old quay"))
    clock.pass_(days=1)
    assert [polled.new for polled in (await app.services.poll()).polled] == [1]
    assert (await source_of(app)).state is SourceState.HEALTHY


async def test_the_hours_and_the_pace_that_a_feed_asks_for_are_kept(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    asks = "<ttl>120</ttl><skipHours><hour>11</hour><hour>12</hour><hour>13</hour></skipHours>"
    web.serve("/feed", rss("Saltby Slow", short("pool"), more=asks), content_type=RSS, etag='"1"')
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    source = await source_of(app)
    assert source.interval == timedelta(hours=2)
    assert source.next_poll_at is not None
    assert MORNING + timedelta(hours=5) <= source.next_poll_at < MORNING + timedelta(hours=5, minutes=10)
    asked = len(web.asked("/feed"))
    clock.pass_(hours=4)
    assert (await app.services.poll()).polled == ()
    assert len(web.asked("/feed")) == asked
    clock.now = source.next_poll_at
    assert [polled.outcome for polled in (await app.services.poll()).polled] == [PollOutcome.NOT_MODIFIED]
    again = await source_of(app)
    assert (again.interval, again.rhythm) == (source.interval, source.rhythm)


async def test_all_sources_are_asked_once_however_many_there_are(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.claiming.EVERYTHING", 2)
    for number in range(5):
        web.serve(f"/{number}", rss(f"Place {number}", short(f"hall{number}")), content_type=RSS)
        await app.services.add_source(LOCAL, web.url(f"/{number}"))
    for _ in range(2):
        report = await app.services.poll(community=LOCAL, everything=True)
        assert len({polled.source.id for polled in report.polled}) == len(report.polled) == 5


async def test_a_batch_that_is_stopped_keeps_what_it_found_and_gives_the_rest_back(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    inside = asyncio.Event()

    async def never(request: Request) -> Response:
        inside.set()
        await asyncio.sleep(60)
        return Response()

    for number in range(3):
        web.serve(f"/{number}", rss(f"Place {number}", short(f"hall{number}")), content_type=RSS)
        await app.services.add_source(LOCAL, web.url(f"/{number}"))
    await app.services.poll()
    clock.pass_(days=1)
    web.route("/2", never)
    task = asyncio.ensure_future(app.services.poll())
    await inside.wait()
    while len(web.asked("/0")) + len(web.asked("/1")) < 4:  # noqa: ASYNC110 - the ledger has no event to wait for
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    views = await app.services.list_sources(LOCAL)
    assert [view.source.polled_at == clock.now for view in views] == [True, True, False]
    web.serve("/2", rss("Place 2", short("hall2")), content_type=RSS)
    assert [polled.source.id for polled in (await app.services.poll()).polled] == [3]


async def test_a_feed_that_breaks_off_keeps_what_is_whole_says_so_and_is_read_anew(
    app: App, web: WebServer, outlet: Outlet, clock: ManualClock
) -> None:
    whole = rss("Saltby Chronicle", short("bridge"), short("tram"))
    cut = whole[: whole.rindex("<title>")]
    web.serve("/feed", cut, content_type=RSS, etag='"cut"')
    added = await app.services.add_source(LOCAL, outlet.feed)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.source.state) == (1, SourceState.HEALTHY)
    assert "breaks off in the middle: 1 whole item was read" in polled.reason
    health = await app.services.check_health(LOCAL)
    assert "breaks off" in health.sources[0].source.reason
    assert [one.kind for one in health.incidents] == [IncidentKind.CUT]
    web.serve("/feed", whole, content_type=RSS, etag='"cut"')  # a cache between took the half for the whole
    clock.pass_(hours=25)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.reason, polled.source.reason) == (1, "", "")
    assert (await app.services.check_health(LOCAL)).incidents == ()
    assert added.source.id == polled.source.id


async def test_a_feed_that_is_always_cut_is_asked_with_conditions_from_the_second_time_on(
    app: App, web: WebServer, outlet: Outlet, clock: ManualClock
) -> None:
    whole = rss("Saltby Chronicle", short("bridge"), short("tram"))
    web.serve("/feed", whole[: whole.rindex("<title>")], content_type=RSS, etag='"cut"')
    await app.services.add_source(LOCAL, outlet.feed)
    asked = len(web.asked("/feed"))
    for _ in range(4):
        (polled,) = (await app.services.poll()).polled
        assert "breaks off" in polled.source.reason
        clock.pass_(hours=25)
    conditions = [one.headers.get("If-None-Match") for one in web.asked("/feed")[asked:]]
    assert conditions == [None, '"cut"', '"cut"']
    assert len((await app.services.check_health(LOCAL)).incidents) == 1


async def test_a_proxy_that_fails_is_named_and_held_against_no_source(
    url: str, web: WebServer, clock: ManualClock
) -> None:
    web.serve("/feed", rss("Place", short("bell")), content_type=RSS)
    base = {"database": {"url": url}, "fetch": {"allow": (web.netloc,)}}
    async with open_app(Settings.model_validate(base), clock=clock) as app:
        await app.services.add_source(LOCAL, web.url("/feed"))
        await app.services.poll()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{free.getsockname()[1]}"
    clock.pass_(days=1)
    behind = {**base, "fetch": {"allow": (web.netloc,), "proxy": proxy}}
    async with open_app(Settings.model_validate(behind), clock=clock) as app:
        (polled,) = (await app.services.poll()).polled
        assert (polled.outcome, proxy in polled.reason) == (PollOutcome.OFFLINE, True)
        assert (await source_of(app)).state is SourceState.HEALTHY
        assert [(one.kind, proxy in one.reason) for one in await opened(app)] == [(IncidentKind.OFFLINE, True)]
