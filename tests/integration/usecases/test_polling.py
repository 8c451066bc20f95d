"""From a feed to stored articles: once each, whatever the feed does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp.web import Request, Response

from bot.app import App
from bot.errors import AlreadyThere, NotAFeed, NotFound
from bot.model.article import Access
from bot.model.ids import LOCAL, Community
from bot.model.source import PollOutcome, SourceState, StartMode
from bot.model.views import ArticleView
from bot.usecases.claiming import claim
from tests.newsroom import MORNING, Item, ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer


async def stored(app: App, community: Community = LOCAL) -> list[ArticleView]:
    """Every article that the community sees."""
    return [a for s in await app.services.latest_news(community, limit=50) for a in s.articles]


async def test_a_new_item_becomes_an_article_with_proved_points_and_quotes(app: App, outlet: Outlet) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    report = await app.services.poll()
    assert [p.outcome for p in report.polled] == [PollOutcome.NEW_ITEMS]
    (article,) = await stored(app)
    assert article.title == "Saltby votes to rebuild toll bridge"
    assert article.points
    said = {quote.speaker for quote in article.quotes if quote.shown}
    assert "Odile Ferrant" in said
    assert [n.who for n in article.non_responses]


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "another-guid"},
        {"title": "SALTBY VOTES TO REBUILD TOLL BRIDGE"},
        {"path": "/news/bridge#comments"},
        {"path": "/news/bridge?utm_source=rss&utm_medium=feed"},
        {"published": MORNING},
        {"published": MORNING, "guid": "another-guid", "path": "/news/bridge#top"},
    ],
    ids=["guid", "title", "fragment", "tracking", "date", "all but the link"],
)
async def test_an_item_is_stored_once_whatever_the_feed_changes(
    app: App, outlet: Outlet, clock: ManualClock, changes: dict[str, object]
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    outlet.change(item, **changes)
    clock.pass_(hours=3)
    report = await app.services.poll()
    assert [p.new for p in report.polled] == [0]
    assert len(await stored(app)) == 1


async def test_an_unchanged_feed_is_asked_conditionally_and_brings_nothing(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    outlet.publish(bridge())
    body = outlet.web
    body.serve("/etag", _feed_with(outlet), content_type="application/rss+xml", etag='"v1"')
    await app.services.add_source(LOCAL, web.url("/etag"))
    await app.services.poll()
    clock.pass_(hours=3)
    report = await app.services.poll()
    assert [p.outcome for p in report.polled] == [PollOutcome.NOT_MODIFIED]
    assert web.asked("/etag")[-1].headers["If-None-Match"] == '"v1"'


def _feed_with(outlet: Outlet) -> str:
    link = outlet.web.url("/news/bridge")
    return f"<rss version='2.0'><channel><title>x</title><item><guid>1</guid><title>T</title><link>{link}</link></item></channel></rss>"


async def test_a_source_is_not_polled_again_before_it_is_due(app: App, outlet: Outlet, web: WebServer) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    asked = len(web.asked("/feed"))
    assert (await app.services.poll()).polled == ()
    assert len(web.asked("/feed")) == asked


@pytest.mark.parametrize(("start", "read"), [(StartMode.SKIP, 0), (StartMode.LATEST, 5), (StartMode.BACKFILL, 7)])
async def test_what_a_feed_already_holds_is_skipped_sampled_or_read_as_asked(
    app: App, outlet: Outlet, clock: ManualClock, start: StartMode, read: int
) -> None:
    many = [_numbered(n) for n in range(7)]
    outlet.publish(*many)
    added = await app.services.add_source(LOCAL, outlet.feed, start=start)
    assert added.total == 7
    await app.services.poll()
    assert len(await stored(app)) == read
    outlet.publish(tram())
    clock.pass_(hours=3)
    await app.services.poll()
    assert len(await stored(app)) == read + 1


def _numbered(n: int) -> Item:
    words = ["harbour", "school", "forest", "museum", "airport", "library", "stadium"]
    return replace(
        bridge(),
        guid=f"n-{n}",
        path=f"/news/n{n}",
        title=f"Saltby opens a new {words[n]} after {n + 2} years",
        text=f"Saltby opened a new {words[n]} on Friday after {n + 2} years of work.\n\nMayor Odile Ferrant said the {words[n]} was needed.",
        published=MORNING - timedelta(hours=n + 1),
    )


async def test_one_fetch_serves_every_community_that_uses_a_source(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    guild = Community("discord", "77")
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.add_source(guild, outlet.feed)
    before = len(web.asked("/feed"))
    await app.services.poll()
    assert len(web.asked("/feed")) == before, "it goes on with what was found"
    assert len(await stored(app)) == len(await stored(app, guild)) == 1
    assert await stored(app, Community("discord", "78")) == []
    outlet.publish(tram())
    clock.pass_(days=1)
    await app.services.poll()
    assert len(web.asked("/feed")) == before + 1
    assert len(await stored(app)) == len(await stored(app, guild)) == 2


async def test_a_source_is_added_once_and_removed_by_number_address_or_title(app: App, outlet: Outlet) -> None:
    outlet.publish(bridge())
    added = await app.services.add_source(LOCAL, outlet.feed)
    with pytest.raises(AlreadyThere, match="Saltby Chronicle"):
        await app.services.add_source(LOCAL, outlet.feed)
    with pytest.raises(NotFound, match="Saltby Chronicle"):
        await app.services.remove_source(LOCAL, "Another Paper")
    gone = await app.services.remove_source(LOCAL, f"#{added.source.id}")
    assert gone.url == outlet.feed
    assert await app.services.list_sources(LOCAL) == ()


async def test_the_feed_behind_a_front_page_is_found(app: App, outlet: Outlet, web: WebServer) -> None:
    outlet.publish(bridge())
    web.serve("/", "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>")
    added = await app.services.add_source(LOCAL, web.url("/"))
    assert added.source.url == outlet.feed


async def test_a_page_without_a_feed_is_refused_with_a_reason(app: App, web: WebServer) -> None:
    web.serve("/", "<html><body><p>Nothing to see.</p></body></html>")
    with pytest.raises(NotAFeed, match="No feed was found"):
        await app.services.add_source(LOCAL, web.url("/"))


async def test_a_failing_feed_backs_off_says_why_and_recovers(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    web.serve("/feed", "oops", status=503)
    clock.pass_(hours=2)
    report = await app.services.poll()
    assert [p.outcome for p in report.polled] == [PollOutcome.FAILED]
    (view,) = await app.services.list_sources(LOCAL)
    assert view.source.state is SourceState.FAILING
    assert "503" in view.source.reason
    assert view.source.next_poll_at is not None
    assert view.source.next_poll_at > clock.now
    outlet.serve()
    clock.pass_(days=1)
    await app.services.poll()
    (view,) = await app.services.list_sources(LOCAL)
    assert view.source.state is SourceState.HEALTHY
    assert len(await stored(app)) == 1


async def test_a_feed_that_is_gone_is_not_asked_again(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    web.serve("/feed", "gone", status=410)
    clock.pass_(hours=2)
    await app.services.poll()
    clock.pass_(days=30)
    assert (await app.services.poll()).polled == ()
    (view,) = await app.services.list_sources(LOCAL)
    assert view.source.state is SourceState.GONE


async def test_an_item_whose_page_is_down_is_read_when_the_page_is_back(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    item = bridge()
    outlet.publish(item, tram())
    web.serve(item.path, "busy", status=503)
    await app.services.add_source(LOCAL, outlet.feed)
    report = await app.services.poll()
    assert [(p.new, p.failed) for p in report.polled] == [(1, 1)]
    web.serve(item.path, outlet.page(item))
    clock.pass_(hours=3)
    await app.services.poll()
    assert len(await stored(app)) == 2


async def test_an_item_whose_page_stays_down_is_shown_as_a_link_after_a_day(
    app: App, outlet: Outlet, clock: ManualClock, web: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    web.serve(item.path, "busy", status=503)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    clock.pass_(days=2)
    await app.services.poll()
    (article,) = await stored(app)
    assert (article.points, article.note) == ((), "note.unreachable")


async def test_a_paywalled_page_is_stored_as_title_outlet_and_link(app: App, outlet: Outlet, web: WebServer) -> None:
    item = bridge()
    outlet.publish(item)
    web.serve(
        item.path,
        "<html lang='en'><head><title>Saltby votes</title><script type='application/ld+json'>"
        '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Saltby votes","isAccessibleForFree":false}'
        "</script></head><body><article><h1>Saltby votes</h1><p>Saltby council voted on Friday.</p>"
        "<p>Subscribe to continue reading. Already a subscriber? Log in.</p></article></body></html>",
    )
    await app.services.add_source(LOCAL, outlet.feed)
    report = await app.services.poll()
    assert report.polled[0].withheld == 1
    (article,) = await stored(app)
    assert (article.access, article.points, article.quotes) == (Access.PAYWALL, (), ())


async def test_a_corrected_article_gets_a_new_version_and_says_so(app: App, outlet: Outlet, clock: ManualClock) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    outlet.change(
        item,
        teaser="Now with the right sum.",
        text=item.text.replace("3.1 million", "2.1 million") + "\n\nCorrection: An earlier version gave the wrong sum.",
    )
    clock.pass_(hours=3)
    report = await app.services.poll()
    assert [(p.new, p.updated) for p in report.polled] == [(0, 1)]
    (article,) = await stored(app)
    assert article.corrected
    assert not any("3.1 million" in quote.text for quote in article.quotes)


async def test_the_same_event_from_two_outlets_is_one_story(app: App, outlet: Outlet, web: WebServer) -> None:
    other = Outlet(web, "Fenwick Mail", "/other-feed")
    outlet.publish(bridge())
    other.publish(
        replace(
            bridge(),
            guid="mail-9",
            path="/mail/bridge",
            title="Saltby to rebuild toll bridge after 9-3 vote",
            text=bridge().text.replace("ending a dispute", "settling a dispute"),
        )
    )
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.add_source(LOCAL, other.feed)
    await app.services.poll()
    (story,) = await app.services.latest_news(LOCAL)
    assert set(story.outlets) == {"Saltby Chronicle", "Fenwick Mail"}


async def test_a_poll_that_is_cancelled_gives_its_leases_back(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    clock.pass_(hours=2)
    hang, asked = asyncio.Event(), asyncio.Event()

    async def slow(_request: Request) -> Response:
        asked.set()
        await hang.wait()
        return Response()

    web.route("/feed", slow)
    polling = asyncio.create_task(app.services.poll())
    await asked.wait()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    hang.set()
    outlet.serve()
    assert len((await app.services.poll()).polled) == 1


async def test_one_hostile_feed_does_not_keep_the_next_source_waiting(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    web.serve("/hostile", _feed_with(outlet), content_type="text/xml")
    await app.services.add_source(LOCAL, web.url("/hostile"))
    await app.services.add_source(LOCAL, outlet.feed)
    attributes = " ".join(f"a{n}='1'" for n in range(200_000))
    web.serve("/hostile", f"<rss {attributes}><channel></channel></rss>", content_type="text/xml")
    clock.pass_(hours=2)
    async with asyncio.timeout(30):
        report = await app.services.poll()
    outcomes = {p.source.url: p.outcome for p in report.polled}
    assert outcomes[outlet.feed] is PollOutcome.NEW_ITEMS
    assert outcomes[web.url("/hostile")] in {PollOutcome.FAILED, PollOutcome.NOTHING_NEW}


async def test_a_job_that_is_handed_out_twice_or_too_late_asks_nobody_again(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    before = len(web.asked("/feed"))
    clock.pass_(hours=2)
    claimed = await claim(app.db, clock())
    assert len((await app.poll_batch(claimed)).polled) == 1
    assert (await app.poll_batch(claimed)).polled == ()
    assert len(web.asked("/feed")) == before + 1
    clock.pass_(days=2)
    late = await claim(app.db, clock())
    clock.pass_(minutes=11)
    again = await claim(app.db, clock())
    assert (await app.poll_batch(late)).polled == ()
    clock.pass_(minutes=11)
    assert len((await app.poll_batch(again)).polled) == 1, "late, but nobody else has claimed it"
    assert len(web.asked("/feed")) == before + 2
