"""The operator's blocklist, on the wire: refused at every door, and put into force on what is there already."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.app import App, open_app
from bot.errors import Blocked
from bot.model.ids import LOCAL
from bot.model.incident import IncidentKind
from bot.model.source import PollOutcome, SourceState
from bot.settings import Settings
from bot.usecases.explaining import explain_at
from bot.usecases.looking import condense_at, reading, shut_of
from storage import incidents
from tests.newsroom import ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

OPEN: dict[str, tuple[str, ...]] = {}


@asynccontextmanager
async def opened(url: str, clock: ManualClock, *places: WebServer, **fetch: tuple[str, ...]) -> AsyncIterator[App]:
    allowed = {"allow": tuple(place.netloc for place in places), **fetch}
    async with open_app(Settings.model_validate({"database": {"url": url}, "fetch": allowed}), clock=clock) as app:
        yield app


@pytest.fixture
async def other() -> AsyncIterator[WebServer]:
    """A second place, of another host."""
    async with WebServer.start("127.0.1.9") as server:
        yield server


async def test_a_blocked_host_is_refused_when_added_looked_at_imported_and_led_to(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    outlet.publish(bridge())
    other.redirect("/feed", outlet.feed, status=302)
    other.serve("/", f"<html><head><link rel=alternate type=application/rss+xml href='{outlet.feed}'></head></html>")
    async with opened(url, clock, outlet.web, other, block=("127.0.0.1",)) as app:
        for typed in (outlet.feed, other.url("/feed"), other.url("/")):
            with pytest.raises(Blocked, match=r"127\.0\.0\.1 is not read: whoever runs.*another source"):
                await app.services.add_source(LOCAL, typed)
        with pytest.raises(Blocked):
            await app.services.look_at_source(LOCAL, outlet.feed)
        opml = f"<opml><body><outline xmlUrl='{outlet.feed}'/></body></opml>".encode()
        (imported,) = await app.services.import_sources(LOCAL, opml)
        assert (imported.outcome, "shut it out" in imported.why) == ("failed", True)
        assert await app.services.list_sources(LOCAL) == ()
    assert outlet.web.ledger == [], "nothing of it was fetched"


async def test_a_blocked_outlet_is_refused_by_its_name_wherever_its_feed_lies(
    url: str, clock: ManualClock, outlet: Outlet
) -> None:
    outlet.publish(bridge())
    async with opened(url, clock, outlet.web, block_outlets=("saltby chronicle",)) as app:
        with pytest.raises(Blocked, match=r"Saltby Chronicle is not read.*block_outlets"):
            await app.services.add_source(LOCAL, outlet.feed)


@pytest.mark.parametrize("shut", [{"block": ("127.0.0.1",)}, {"block_outlets": ("Saltby Chronicle",)}])
async def test_a_source_that_is_there_is_paused_with_the_reason_and_goes_on_when_let_in_again(
    url: str, clock: ManualClock, outlet: Outlet, shut: dict[str, tuple[str, ...]]
) -> None:
    outlet.publish(bridge())
    async with opened(url, clock, outlet.web) as app:
        await app.services.add_source(LOCAL, outlet.feed)
        await app.services.poll()
    asked = len(outlet.web.ledger)
    clock.pass_(days=1)
    async with opened(url, clock, outlet.web, **shut) as app:
        health = await app.services.check_health(LOCAL)
        (view,) = health.sources
        assert view.source.state is SourceState.BLOCKED
        assert "whoever runs this Byline has shut it out" in view.source.reason
        assert (view.source.state_since, view.source.next_poll_at) == (clock.now, None)
        assert [one.kind for one in health.incidents] == [IncidentKind.BLOCKED]
        assert (await app.services.poll(community=LOCAL, everything=True)).polled == ()
        with pytest.raises(Blocked, match="cannot go on until they let it in again"):
            await app.services.resume_source(LOCAL, "1")
    assert len(outlet.web.ledger) == asked
    async with opened(url, clock, outlet.web) as app:
        outlet.publish(tram())
        (polled,) = (await app.services.poll()).polled
        assert (polled.source.state, polled.new) == (SourceState.HEALTHY, 1)
        async with app.db.read() as session:
            assert await incidents.incidents(session) == ()


async def test_a_feed_that_takes_a_blocked_name_or_leads_to_a_blocked_host_is_paused_at_its_next_poll(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    outlet.publish(bridge())
    second = Outlet(other, name="Valley News")
    second.publish(tram())
    async with opened(url, clock, outlet.web, other, block_outlets=("Daily Zephyr",), block=("127.0.1.77",)) as app:
        for feed in (outlet.feed, second.feed):
            await app.services.add_source(LOCAL, feed)
        await app.services.poll()
        clock.pass_(days=1)
        outlet.name = "The Daily Zephyr - Saltby"
        outlet.serve()
        other.redirect("/feed", "http://127.0.1.77/feed", status=301)
        report = await app.services.poll()
        assert [polled.outcome for polled in report.polled] == [PollOutcome.BLOCKED] * 2
        views = await app.services.list_sources(LOCAL)
        assert [view.source.state for view in views] == [SourceState.BLOCKED] * 2
        assert "127.0.1.77" in views[1].source.reason


async def test_items_that_lead_to_a_blocked_host_are_not_shown(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    other.serve("/feed", "<rss version='2.0'><channel><title>Links</title>"
        f"<item><guid>1</guid><title>Bridge</title><link>{outlet.web.url('/news/bridge')}</link></item>"
        f"<item><guid>2</guid><title>Harbour</title><link>{other.url('/harbour')}</link></item></channel></rss>",
        content_type="application/rss+xml",
    )  # fmt: skip
    async with opened(url, clock, outlet.web, other, block=("127.0.0.1",)) as app:
        await app.services.add_source(LOCAL, other.url("/feed"))
        await app.services.poll()
        assert [story.title for story in await app.services.latest_news(LOCAL)] == ["Harbour"]


@pytest.mark.parametrize("shut", [{"block_outlets": ("Daily Zephyr",)}, {"block": ("127.0.0.1",)}])
async def test_a_page_of_who_is_shut_out_is_not_condensed_either(
    outlet: Outlet, shut: dict[str, tuple[str, ...]]
) -> None:
    item = bridge()
    head = "<meta property='og:site_name' content='Daily Zephyr'>"
    outlet.web.serve("/b", outlet.page(item).replace("<head>", f"<head>{head}"))
    for fetch, blocked in ((shut, True), ({}, False)):
        settings = Settings.model_validate({"fetch": {"allow": (outlet.web.netloc,), **fetch}})
        async with reading(settings, processes=1) as reader:
            for looking in (condense_at, explain_at):
                if blocked:
                    with pytest.raises(Blocked, match="is not read: whoever runs"):
                        await looking(reader, outlet.web.url("/b"), shut_of(settings))
                else:
                    await looking(reader, outlet.web.url("/b"), shut_of(settings))
