"""Whose words an article shows, and what becomes of it when its page or another feed says something else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape

import pytest

from bot.app import App, open_app
from bot.model.ids import Community
from tests.newsroom import Item, ManualClock, Outlet, bridge, settings, tram
from tests.webserver import WebServer

ANN, BOB = Community("chat", "1"), Community("chat", "2")
LIE = '"I took the toll money and I would take it again," Mayor Odile Ferrant told reporters.\n\n' + "\n\n".join(
    f"The council met for the {n}th time this year and talked about the river, the road and the ferry of Saltby."
    for n in range(20)
)


@pytest.fixture
async def elsewhere() -> AsyncIterator[WebServer]:
    """The server of somebody else, at another address."""
    async with WebServer.start("127.0.0.2") as server:
        yield server


@pytest.fixture
async def app(url: str, web: WebServer, elsewhere: WebServer, clock: ManualClock) -> AsyncIterator[App]:
    """The application, which may fetch from both servers."""
    made = settings(url, web)
    both = made.fetch.model_copy(update={"allow": (web.netloc, elsewhere.netloc)})
    async with open_app(made.model_copy(update={"fetch": both}), clock=clock) as opened:
        yield opened


def feed(web: WebServer, *items: Item, title: str = "Famous Wire", full: bool = False, dated: bool = True) -> str:
    """The address of a feed of items whose paths are whole links; `full`: with their texts."""
    printed = []
    for item in items:
        body = "".join(f"<p>{escape(p, quote=False)}</p>" for p in item.text.split("\n\n")) if full else ""
        date = f"<pubDate>{item.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate>" if dated else ""
        printed.append(
            f"<item><guid isPermaLink='false'>{item.guid}</guid><title>{escape(item.title)}</title>"
            f"<link>{escape(item.path)}</link><content:encoded><![CDATA[{body}]]></content:encoded>{date}</item>"
        )
    web.serve(
        "/wire",
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>{title}</title><link>{web.url('/')}</link><language>en</language>{''.join(printed)}</channel></rss>",
        content_type="application/rss+xml",
    )
    return web.url("/wire")


async def said(app: App, community: Community = ANN) -> set[str]:
    return {view.quote.text for view in await app.services.find_quotes(community, "Ferrant")}


async def titles(app: App, community: Community = ANN) -> list[str]:
    stories = await app.services.latest_news(community)
    return [article.title for story in stories for article in story.articles]


async def test_a_feed_cannot_put_its_own_text_into_the_article_of_another_outlet(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before, named = await said(app), await titles(app)
    lie = Item("x", web.url(item.path), "Mayor confesses to theft", LIE)
    await app.services.add_source(BOB, feed(elsewhere, lie, full=True))
    await app.services.poll()
    assert before
    assert (await said(app), await titles(app)) == (before, named)
    assert await said(app, BOB) == before  # who reads the other feed sees the outlet's own words too


async def test_the_text_that_a_feed_gives_to_another_outlets_link_is_not_read_though_it_comes_first(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(
        BOB, feed(elsewhere, Item("x", web.url(item.path), "Mayor confesses", LIE), full=True)
    )
    await app.services.poll()
    assert await titles(app, BOB) == [item.title]
    assert not any(words in LIE for words in await said(app, BOB))


async def test_an_item_that_moves_to_its_feeds_own_site_takes_no_article_with_it(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer, clock: ManualClock
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(BOB, feed(elsewhere, Item("x", web.url(item.path), item.title, LIE)))
    await app.services.poll()
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before = await said(app)
    feed(elsewhere, Item("x", elsewhere.url("/own"), "Mayor confesses to theft", LIE), full=True)
    clock.pass_(hours=3)
    await app.services.poll()
    assert (await said(app), await titles(app)) == (before, [item.title])


async def test_an_outlet_corrects_the_title_that_another_feed_gave_to_its_unreadable_page(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    web.serve(item.path, "no", status=403)
    await app.services.add_source(BOB, feed(elsewhere, Item("x", web.url(item.path), "Mayor confesses", "")))
    await app.services.poll()
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    assert await titles(app) == [item.title]


async def test_the_outlet_of_a_page_is_named_as_its_page_does_or_by_its_host_never_as_a_strange_feed_does(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    outlet.publish(bridge(), tram())
    head = "<head><meta property='og:site_name' content='Saltby Chronicle'>"
    web.serve("/news/bridge", outlet.page(bridge()).replace("<head>", head))
    links = [Item(str(n), web.url(i.path), i.title, "") for n, i in enumerate([bridge(), tram()])]
    await app.services.add_source(ANN, feed(elsewhere, *links, title="Famous Wire"))
    await app.services.poll()
    stories = await app.services.latest_news(ANN)
    assert {a.title: a.outlet for s in stories for a in s.articles} == {
        bridge().title: "Saltby Chronicle",
        tram().title: "127.0.0.1",
    }
