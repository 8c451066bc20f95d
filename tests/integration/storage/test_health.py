"""What a database holds, in numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model.ids import StoryId
from bot.model.source import SourceState
from storage import health, outbox, sources
from storage.engine import Database
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import NOW


async def test_everything_is_counted(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        other = await stock.source(session, "tribune")
        await sources.save_poll(session, replace(other, state=SourceState.FAILING))
        await stock.article(session, source.id, quotes=[stock.said(make.TEXT, "would leave in May", "Orla Tennant")])
        sent, _waiting = await stock.edition(session, story=StoryId(1), parts=2)
        await outbox.mark_sent(session, sent, message_id="m1", now=NOW)
    async with database.read() as session:
        counts = await health.counts(session, now=NOW + timedelta(seconds=90))
    assert counts.pop("bytes") > 100_000
    assert counts == {
        "articles": 1,
        "stories": 1,
        "quotes": 1,
        "sources.new": 1,
        "sources.healthy": 0,
        "sources.failing": 1,
        "sources.gone": 0,
        "sources.quiet": 0,
        "sources.stale": 0,
        "sources.blocked": 0,
        "outbox.pending": 1,
        "outbox.sending": 0,
        "outbox.sent": 1,
        "outbox.uncertain": 0,
        "outbox.failed": 0,
        "outbox.oldest_s": 90,
    }


async def test_an_empty_outbox_has_no_oldest_message_and_the_databases_clock_is_the_default(database: Database) -> None:
    async with database.read() as session:
        assert (await health.counts(session))["outbox.oldest_s"] == 0
    async with database.write() as session:
        await stock.article(session, (await stock.source(session)).id)
        await stock.edition(session, story=StoryId(1))
    async with database.read() as session:
        assert (await health.counts(session))["outbox.oldest_s"] > 0
