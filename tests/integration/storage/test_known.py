"""Many items asked for at once are each what they are alone."""

from __future__ import annotations

from dataclasses import replace

from bot.model.article import Identity
from bot.model.ids import SourceId
from bot.model.source import StartMode
from storage import articles, backlog, known, sources
from storage.engine import Database
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW


async def test_items_asked_for_together_are_known_as_each_of_them_alone(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, "courier")
        other = await stock.source(session, "tribune")
        for name in ("a", "b"):
            await stock.article(session, source.id, name)
        skipped = stock.identity("skipped")
        await articles.remember_keys(session, source.id, skipped, None)
    a, b, nothing = (stock.identity(name) for name in ("a", "b", "z"))
    asked = [
        a,
        replace(nothing, link=b.link),
        nothing,
        replace(a, fingerprint=b.fingerprint),
        skipped,
        Identity(guid="", link="", fingerprint=""),
        replace(nothing, guid=a.guid),
        a,
        *(stock.identity(f"new-{number}") for number in range(known.TOGETHER)),
        b,
    ]
    async with database.read() as session:
        for feed in (source.id, other.id):
            together = await articles.find_all_known(session, feed, asked)
            alone = [await articles.find_known(session, feed, one) for one in asked]
            assert list(together) == alone
            assert sum(one is not None for one in together) >= 5
        assert await articles.find_all_known(session, source.id, []) == ()


async def test_a_backlog_is_unwanted_together_as_it_is_item_by_item(database: Database) -> None:
    names = ("ferry", "zoo", "pier")
    held = [stock.identity(name) for name in names]
    asked = [*held, stock.identity("new"), replace(stock.identity("new"), link=held[1].link)]
    async with database.write() as session:
        source = await stock.source(session, "courier")
        await backlog.keep_backlog(session, source.id, held)
        newest = -source.id * backlog.MOST - 1
        for after, wanted in ((newest, 0), (newest - 1, 1), (backlog.lowest(source.id), 3)):
            await sources.link_source(
                session, HARBOUR, source.id, added_by="", now=NOW, start=StartMode.SKIP, after_article=after
            )
            together = await backlog.all_unwanted(session, source.id, asked)
            alone = {one for one in asked if await backlog.unwanted(session, source.id, one)}
            assert together == alone
            assert len(set(held) - together) == wanted
            await sources.unlink_source(session, HARBOUR, source.id)
        assert await backlog.all_unwanted(session, source.id, asked) == frozenset((*held, asked[-1]))
        assert await backlog.all_unwanted(session, SourceId(source.id + 1), asked) == frozenset()
