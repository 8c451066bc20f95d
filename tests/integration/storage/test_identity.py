"""One item is one article, whatever of it changes and whoever brings it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.model.ids import ArticleId
from storage import articles, news, quotes, sources
from storage.engine import Database
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

LATER = NOW + timedelta(hours=1)
SAID = "“The line will carry 400 people a day,”"


async def test_a_new_version_is_known_again_and_its_guid_belongs_to_the_source_that_showed_it(
    database: Database,
) -> None:
    changed = stock.identity("b")
    async with database.write() as session:
        courier, tribune = await stock.source(session, "courier"), await stock.source(session, "tribune")
        added = await stock.article(session, courier.id, "a")
        for source in (None, tribune.id):
            brief = stock.proven(make.TEXT)
            await articles.add_version(session, added, make.article(), brief, changed, now=LATER, source=source)
            known = await articles.find_known(session, courier.id, replace(changed, link="", fingerprint=""))
            assert known is None
            there = await articles.find_known(session, tribune.id, changed)
            assert there is not None
            assert (there.article, there.matched, there.complete) == (
                (added, "link", False) if source is None else (added, "guid", True)
            )


async def test_an_item_is_known_by_any_of_its_keys(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, "courier")
        other = await stock.source(session, "tribune")
        added = await stock.article(session, source.id, "a")
    a = stock.identity("a")
    nothing = stock.identity("z")
    async with database.read() as session:
        for identity, feed, matched in [
            (a, source.id, "guid"),
            (replace(nothing, guid=a.guid), source.id, "guid"),
            (replace(nothing, link=a.link), source.id, "link"),
            (replace(nothing, fingerprint=a.fingerprint), source.id, "print"),
            (replace(a, guid=""), source.id, "link"),
            (a, other.id, "link"),
        ]:
            known = await articles.find_known(session, feed, identity)
            assert known is not None
            assert (known.article, known.matched, known.version) == (added, matched, 1)
            assert (known.fingerprint, known.text) == (a.fingerprint, stock.proven(make.TEXT).source)
            assert known.complete == (feed == source.id and identity in (a, replace(a, guid="")))
        assert await articles.find_known(session, source.id, nothing) is None
        assert await articles.find_known(session, other.id, replace(nothing, guid=a.guid)) is None
        assert await articles.find_known(session, source.id, replace(a, guid="", link="", fingerprint="")) is None


async def test_keys_of_a_skipped_item_stay_until_an_article_takes_them(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await articles.remember_keys(session, source.id, stock.identity("a"), None)
        await articles.remember_keys(session, source.id, stock.identity("a"), None)
    async with database.write() as session:
        known = await articles.find_known(session, source.id, stock.identity("a"))
        assert known is not None
        assert (known.article, known.story, known.matched, known.complete) == (None, None, "guid", True)
        added = await stock.article(session, source.id, "a")
    async with database.read() as session:
        known = await articles.find_known(session, source.id, stock.identity("a"))
        assert known is not None
        assert known.article == added


async def test_a_second_article_of_the_same_item_is_the_first_one(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        first = await stock.article(session, source.id, "a")
    async with database.write() as session:
        assert await stock.article(session, source.id, "a", title="Again") == first
    async with database.read() as session:
        shown = await news.latest(session, HARBOUR, limit=5)
    assert [[article.title for article in story.articles] for story in shown] == [["Harrow Bay approves ferry line"]]


async def test_the_same_item_stored_by_several_at_once_is_one_article(database: Database) -> None:
    async with database.write() as session:
        feeds = [await stock.source(session, name) for name in ("courier", "tribune")]

    async def take(number: int) -> ArticleId:
        async with database.write() as session:
            return await stock.article(session, feeds[number % 2].id, "a", title=f"Take {number}")

    ids = await asyncio.gather(*(take(number) for number in range(6)))
    assert len(set(ids)) == 1
    async with database.read() as session:
        assert len(await news.latest(session, HARBOUR, limit=9)) == 1
        assert [view.articles for view in await sources.community_sources(session, HARBOUR)] == [1, 1]


async def test_a_community_sees_an_article_through_whichever_source_it_uses(database: Database) -> None:
    async with database.write() as session:
        courier = await stock.source(session, "courier", used_by=(HARBOUR,))
        tribune = await stock.source(session, "tribune", used_by=(VALLEY,))
        added = await stock.article(session, courier.id, "a", quotes=[stock.said(make.TEXT, SAID, "Orla Tennant")])
    async with database.read() as session:
        assert await news.latest(session, VALLEY, limit=5) == ()
        assert await quotes.by_speaker(session, VALLEY, "Tennant", limit=5) == ()
    async with database.write() as session:
        await articles.remember_keys(session, tribune.id, stock.identity("a"), added, now=LATER)
    async with database.read() as session:
        assert len(await news.latest(session, VALLEY, limit=5)) == 1
        assert len(await news.search(session, VALLEY, ("ferry",), limit=5)) == 1
        assert len(await quotes.by_speaker(session, VALLEY, "Tennant", limit=5)) == 1
        window = make.window(end=LATER + timedelta(minutes=1), hours=0.5)
        assert len(await news.between(session, VALLEY, window, limit=5)) == 1
        assert await news.between(session, HARBOUR, window, limit=5) == ()
        known = await articles.find_known(session, tribune.id, stock.identity("a"))
        assert known is not None
        assert known.complete
