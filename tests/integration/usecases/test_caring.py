"""Looking after sources over real sockets: a look, a pause, going on, health, lists."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import pytest

from bot.app import App
from bot.articles.opml import read_opml
from bot.errors import NotFound
from bot.model.care import Pages
from bot.model.ids import LOCAL, Community
from bot.model.source import SourceState, StartMode
from tests.integration.usecases.test_source_health import RSS, rss, short
from tests.newsroom import BRIDGE, TRAM, ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

WHOLE = "".join(f"<p>{paragraph}</p>" for paragraph in (BRIDGE + TRAM + BRIDGE).split("\n\n"))


async def titles(app: App, community: Community = LOCAL) -> set[str]:
    return {a.title for s in await app.services.latest_news(community, limit=50) for a in s.articles}


async def test_a_look_tells_what_a_source_holds_and_keeps_nothing(app: App, outlet: Outlet) -> None:
    outlet.publish(bridge(), tram())
    look = await app.services.look_at_source(LOCAL, outlet.feed)
    assert (look.title, look.language, look.total, look.full_text) == ("Saltby Chronicle", "en", 2, 0)
    assert (look.pages, look.why, look.habit) == (Pages.READABLE, "", None)
    assert await app.services.list_sources(LOCAL) == ()


async def test_a_look_tells_how_often_and_that_the_text_is_in_the_feed(app: App, web: WebServer) -> None:
    dates = [f"Sat, 14 Mar 2026 0{hour}:00:00 +0000" for hour in (8, 6, 4)]
    items = [
        f"<item><guid>{n}</guid><title>Saltby opens hall {n}</title><link>{web.url(f'/{n}')}</link><pubDate>{at}</pubDate>"
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{escape(WHOLE)}</content:encoded></item>"
        for n, at in enumerate(dates)
    ]
    web.serve("/feed", rss("Saltby Hourly", *items), content_type=RSS)
    look = await app.services.look_at_source(LOCAL, web.url("/feed"))
    assert (look.habit, look.full_text, look.pages) == (timedelta(hours=2), 3, Pages.UNNEEDED)


async def test_a_look_says_why_pages_cannot_be_read(app: App, outlet: Outlet) -> None:
    outlet.publish(bridge())
    outlet.web.serve("/robots.txt", "User-agent: *\nDisallow: /", content_type="text/plain")
    added = await app.services.add_source(LOCAL, outlet.feed)
    look = await app.services.look_at_source(LOCAL, f"#{added.source.id}")
    assert look.pages is Pages.UNREADABLE
    assert "robots.txt" in look.why
    with pytest.raises(NotFound):
        await app.services.look_at_source(LOCAL, "#99")


async def test_a_paused_source_shows_nothing_new_and_others_go_on(app: App, outlet: Outlet, clock: ManualClock) -> None:
    guild = Community("discord", "77")
    outlet.publish(bridge())
    for community in (LOCAL, guild):
        await app.services.add_source(community, outlet.feed)
    await app.services.poll()
    view = await app.services.pause_source(LOCAL, "Saltby Chronicle")
    assert view.paused_at == clock.now
    outlet.publish(tram())
    clock.pass_(days=1)
    await app.services.poll()
    assert await titles(app) == {bridge().title}
    assert await app.services.search_news(LOCAL, "tram") == ()
    assert await titles(app, guild) == {bridge().title, tram().title}
    await app.services.resume_source(LOCAL, "1")
    assert await titles(app) == {bridge().title, tram().title}


async def test_a_source_that_everybody_paused_is_not_asked(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.pause_source(LOCAL, "1")
    asked = len(web.asked("/feed"))
    clock.pass_(days=9)
    assert (await app.services.poll()).polled == ()
    assert (await app.services.poll(community=LOCAL, everything=True)).polled == ()
    assert len(web.asked("/feed")) == asked


async def test_a_source_that_is_gone_goes_on_when_told_and_its_incident_ends(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    outlet.web.serve("/feed", "gone", status=410)
    clock.pass_(hours=2)
    await app.services.poll()
    health = await app.services.check_health(LOCAL)
    assert health.sources[0].source.state is SourceState.GONE
    assert [one.sources for one in health.incidents] == [(1,)]
    assert (await app.services.check_health(Community("discord", "5"))).incidents == ()
    outlet.serve()
    view = await app.services.resume_source(LOCAL, "1")
    assert view.source.state is SourceState.NEW
    await app.services.poll()
    health = await app.services.check_health(LOCAL)
    assert (health.sources[0].source.state, health.incidents) == (SourceState.HEALTHY, ())


async def test_a_list_is_taken_in_with_its_topics_and_given_out_again(app: App, outlet: Outlet, web: WebServer) -> None:
    outlet.publish(bridge())
    web.serve("/other", rss("Fenwick Mail", short("pool")), content_type=RSS)
    opml = (
        f"<opml><body><outline text='Local'><outline text='x' xmlUrl='{outlet.feed}'/></outline>"
        f"<outline text='y' xmlUrl='{web.url('/other')}'/><outline text='z' xmlUrl='{web.url('/none')}'/></body></opml>"
    ).encode()
    found = await app.services.import_sources(LOCAL, opml, start=StartMode.BACKFILL)
    assert [(one.topic, one.outcome) for one in found] == [("Local", "added"), ("", "added"), ("", "failed")]
    assert "404" in found[2].why
    again = await app.services.import_sources(LOCAL, opml)
    assert [one.outcome for one in again] == ["there", "there", "failed"]
    listed = read_opml(await app.services.export_sources(LOCAL))
    assert {(one.url, one.title, one.topic) for one in listed} == {
        (outlet.feed, "Saltby Chronicle", "Local"),
        (web.url("/other"), "Fenwick Mail", ""),
    }
    other = Community("discord", "7")
    await app.services.import_sources(other, await app.services.export_sources(LOCAL))
    assert await app.services.export_sources(other) == await app.services.export_sources(LOCAL)
