"""Answers that are kept until all of them is taken: as they were, the newest, and no longer than needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model.fetched import Fetched, Kept, Validators
from bot.model.ids import SourceId
from storage import answers, sources
from storage.engine import Database, Session
from tests.integration.storage import stock
from tests.integration.storage.stock import NOW

FOUND = Fetched(
    "https://harbour.example/feed",
    200,
    b"<rss>\x00\xff</rss>" * 100,
    "application/rss+xml",
    "utf-8",
    Validators('W/"1"', "Sat, 14 Mar 2026 09:00:00 GMT"),
    timedelta(seconds=90, microseconds=1),
    "https://harbour.example/news.xml",
    "noindex",
    (("hub", "https://hub.example/"),),
    NOW,
)
HOUR = timedelta(hours=1)
BARE = Fetched("https://harbour.example/feed", 200, b"", at=NOW + HOUR)


async def test_an_answer_comes_back_as_it_was(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        for kept in (Kept(FOUND, NOW + HOUR), Kept(BARE)):
            await answers.keep(session, source.id, kept, at=kept.fetched.at or NOW)
            assert await answers.kept(session, source.id) == kept
            assert await answers.kept_at(session, [source.id, SourceId(9)]) == {source.id: kept.fetched.at}
    async with database.read() as session:
        assert await answers.kept(session, SourceId(9)) is None


async def test_the_newest_answer_is_kept_and_forgotten_once_it_is_the_one_that_was_read(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await answers.keep(session, source.id, Kept(FOUND), at=NOW)
        await answers.keep(session, source.id, Kept(BARE), at=NOW + HOUR)
        await answers.keep(session, source.id, Kept(FOUND), at=NOW, instead=False)
        await answers.forget(session, source.id, at=NOW)
        assert await answers.kept(session, source.id) == Kept(BARE)
        await answers.forget(session, source.id, at=NOW + HOUR)
        assert await answers.kept(session, source.id) is None


async def test_an_answer_that_comes_again_is_gone_on_with_as_before(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await answers.keep(session, source.id, Kept(FOUND, NOW + 2 * HOUR), at=NOW)
        await answers.keep(session, source.id, Kept(FOUND, NOW + HOUR), at=NOW)
        assert await answers.kept(session, source.id) == Kept(FOUND, NOW + 2 * HOUR)


async def test_a_source_is_due_while_an_answer_waits_to_be_gone_through(database: Database) -> None:
    async with database.write() as session:
        source = replace(await stock.source(session), next_poll_at=NOW + HOUR)
        other = replace(await stock.source(session, "tribune"), next_poll_at=NOW + HOUR)
        for one in (source, other):
            await sources.save_poll(session, one)
        await answers.keep(session, source.id, Kept(FOUND, NOW + HOUR), at=NOW)
        await answers.make_due(session, [source.id, other.id], now=NOW, but=NOW)
        assert await due(session) == ()
        await answers.make_due(session, [source.id, other.id], now=NOW)
        assert await due(session) == (source.id,)
        await sources.save_poll(session, source)
        await answers.ask_again(session, [source.id])
        await answers.make_due(session, [source.id, other.id], now=NOW)
        assert await due(session) == ()


async def due(session: Session) -> tuple[SourceId, ...]:
    return await sources.claim_due(session, now=NOW, lease=HOUR, limit=9)
