"""What aggregators carry of outlets that are shut out, on the wire and on both databases."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.app import App, open_app
from bot.articles.identity import identify
from bot.model.feed import Entry
from bot.model.ids import LOCAL
from bot.settings import Settings
from bot.sources.policy import FetchPolicy
from bot.sources.shut import Shut
from bot.usecases.reading import Reader
from bot.usecases.taking import Taken, Taker
from bot.workers.pool import Workers
from storage import sources
from storage.engine import Database
from storage.tables import ArticleRow, DecisionRow
from tests.databases import postgres, templates, url
from tests.fetching import fetching
from tests.newsroom import BRIDGE, TRAM, ManualClock, Outlet, bridge
from tests.webserver import Here, WebServer

__all__ = ["postgres", "templates", "url"]

ZEPHYR = "127.0.1.9"
"""The host of the outlet that is shut out."""


@pytest.fixture
async def zephyr() -> AsyncIterator[Outlet]:
    """The outlet that is shut out, at a host of its own."""
    async with WebServer.start(ZEPHYR) as server:
        made = Outlet(server, name="Daily Zephyr")
        made.publish(bridge())
        yield made


@asynccontextmanager
async def opened(url: str, clock: ManualClock, *places: WebServer, **fetch: tuple[str, ...]) -> AsyncIterator[App]:
    allowed = {"allow": tuple(place.netloc for place in places), **fetch}
    async with open_app(Settings.model_validate({"database": {"url": url}, "fetch": allowed}), clock=clock) as app:
        yield app


def page(title: str, text: str, head: str = "") -> str:
    body = "".join(f"<p>{part}</p>" for part in text.strip().split("\n\n"))
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def gathering(web: WebServer, *items: str, title: str = "All the news") -> str:
    """Serve a feed of other people's items, beside one that nobody shuts out; its address."""
    fine = f"<title>Tram burns</title><link>{web.url('/tram')}</link>"
    entries = "".join(f"<item><guid>{n}</guid>{item}</item>" for n, item in enumerate((*items, fine)))
    web.serve("/tram", page("Tram burns", TRAM))
    names = "xmlns:News='https://www.bing.example/news' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    web.serve(
        "/all",
        f"<rss version='2.0' {names}><channel><title>{title}</title>{entries}</channel></rss>",
        content_type="text/xml",
    )
    return web.url("/all")


async def titles(app: App) -> set[str]:
    async with app.db.read() as session:
        return set(await session.scalars(select(col(ArticleRow.title))))


def hidden() -> str:
    """A link of Google News that only its own scripts can follow."""
    return f"https://news.google.com/rss/articles/{base64.urlsafe_b64encode(b'AU_yqLx' * 6).decode()}"


NAMED = [
    "<title>Bridge</title><link>{web}/b</link><source url='https://feeds.example/z'>Daily Zephyr</source>",
    "<title>Bridge</title><link>{web}/b</link><source url='http://127.0.1.9/feed'>The Zephyr</source>",
    "<title>Bridge</title><link>{web}/b</link><source>news.zephyr.example</source>",
    "<title>Bridge</title><link>{web}/b</link><News:Source>The daily zephyr</News:Source>",
    "<title>Bridge</title><link>{web}/b</link><dc:publisher>Daily Zephyr - World</dc:publisher>",
    "<title>Bridge</title><link>{zephyr}/news/bridge</link>",
    "<title>Bridge</title><link>https://www.google.com/url?q={zephyr}/news/bridge</link>",
    "<title>Bridge - Daily Zephyr</title><link>{hidden}</link>",
]
"""Items whose outlet the feed gives away, by name, by site, or by where its link leads through a redirector."""


@pytest.mark.parametrize("item", NAMED)
async def test_an_item_that_its_feed_ascribes_to_who_is_shut_out_is_not_read_until_they_are_let_in(
    url: str, clock: ManualClock, web: WebServer, zephyr: Outlet, item: str
) -> None:
    written = item.format(web=web.url(""), zephyr=zephyr.web.url(""), hidden=hidden())
    web.serve("/b", page("Bridge", BRIDGE))
    feed = gathering(web, written)
    shut = {"block": (ZEPHYR, "www.zephyr.example"), "block_outlets": ("Daily Zephyr",)}
    async with opened(url, clock, web, zephyr.web, **shut) as app:
        look = await app.services.look_at_source(LOCAL, feed)
        assert [entry.title for entry in look.newest] == ["Tram burns"], "nor shown before it is chosen"
        await app.services.add_source(LOCAL, feed)
        assert (await app.services.poll()).new == 1
        assert await titles(app) == {"Tram burns"}
    assert web.asked("/b") == zephyr.web.ledger == []
    clock.pass_(days=1)
    gathering(web, written, title="All of the news")
    async with opened(url, clock, web, zephyr.web, block_outlets=("Valley News",)) as app:
        assert (await app.services.poll()).new == 1
        assert len(await titles(app)) == 2


@pytest.mark.parametrize(
    ("how", "shut"), [("redirect", {"block": (ZEPHYR,)}), ("name", {"block_outlets": ("Daily Zephyr",)})]
)
async def test_an_item_that_turns_out_to_be_of_who_is_shut_out_is_kept_out_for_good_with_the_reason(
    url: str, clock: ManualClock, web: WebServer, zephyr: Outlet, how: str, shut: dict[str, tuple[str, ...]]
) -> None:
    if how == "redirect":
        web.redirect("/s/1", zephyr.web.url("/news/bridge"), status=302)
    else:
        web.serve("/s/1", page("Bridge", BRIDGE, "<meta property='og:site_name' content='The Daily Zephyr'>"))
    item = f"<title>Bridge</title><link>{web.url('/s/1')}</link>"
    feed = gathering(web, item)
    async with opened(url, clock, web, zephyr.web, **shut) as app:
        await app.services.add_source(LOCAL, feed)
        assert [(one.new, one.failed) for one in (await app.services.poll()).polled] == [(1, 0)]
        clock.pass_(days=1)
        gathering(web, item, title="All of the news")
        assert [(one.new, one.failed) for one in (await app.services.poll()).polled] == [(0, 0)]
        assert await titles(app) == {"Tram burns"}
        async with app.db.read() as session:
            told = (await session.scalars(select(DecisionRow).where(col(DecisionRow.verdict) == "left out"))).one()
        assert (told.article_id, "has shut it out" in told.reason) == (None, True)
    assert len(web.asked("/s/1")) == 1, "asked once, to find out"
    assert zephyr.web.ledger == []


async def test_a_copy_that_gives_an_address_of_who_is_shut_out_as_its_own_is_kept_out(
    url: str, clock: ManualClock, web: WebServer
) -> None:
    canonical = f"<link rel='canonical' href='http://archive.example.com:{web.port}/bridge'>"
    web.serve("/copy/bridge", page("Bridge", BRIDGE, canonical))
    copy = f"http://example.com:{web.port}/copy/bridge"
    policy = FetchPolicy("Byline/0", allow=("example.com", "archive.example.com"))
    entry = Entry(id="1", link=copy, title="Bridge")
    async with (
        Database.open(url) as db,
        fetching(policy, resolver=Here()) as fetcher,
        Workers.open(1, 5, 300) as workers,
    ):
        async with db.write() as session:
            source = await sources.add_source(
                session, "http://gather.example/feed", title="All", site="", language="", kind="rss",
                now=clock.now, next_poll_at=clock.now, interval=timedelta(hours=1),
            )  # fmt: skip
        shut = Shut(replace(policy, block=("archive.example.com",)))
        for shuts, taken in ((shut, Taken.KNOWN), (Shut(policy), Taken.NEW)):
            take = Taker(db, Reader(fetcher, workers, 20_000), clock, shuts)
            item = replace(entry, id=taken.value, link=f"{copy}?{taken.value}", title=f"Bridge {taken.value}")
            assert (await take(source, item, identify(item))).taken is taken
