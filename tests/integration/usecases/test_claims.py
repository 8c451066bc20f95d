"""Whose a poll is: claims that outlast slow batches, and outcomes that outlast whatever ends one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from aiohttp.web import Request, Response
from sqlalchemy import text

from bot.app import App
from bot.errors import StorageError
from bot.model.ids import LOCAL
from bot.model.source import Claim, SourceState
from bot.usecases.claiming import LEASE, Lease, claim, packed, unpacked
from bot.usecases.settling import TOGETHER, Pending
from storage import sources
from tests.newsroom import MORNING, ManualClock
from tests.webserver import WebServer

RSS = "application/rss+xml"
REFUSE = """
CREATE TRIGGER refuse BEFORE UPDATE OF polled_at ON source WHEN old.id = 2
BEGIN SELECT RAISE(ABORT, 'a disk that fails'); END
"""


def rss(number: int) -> str:
    text = (
        f"<p>Saltby opened hall {number} on Friday after years of work.</p><p>Visitors came in large numbers.</p>" * 4
    )
    return (
        f"<rss version='2.0'><channel><title>Place {number}</title><item><guid isPermaLink='false'>hall{number}</guid>"
        f"<title>Saltby opens hall {number}</title><link>http://127.0.0.1/hall{number}</link>"
        f"<description><![CDATA[{text}]]></description></item></channel></rss>"
    )


async def three(app: App, web: WebServer, clock: ManualClock) -> None:
    """Three sources that were polled, a day later."""
    for number in range(3):
        web.serve(f"/{number}", rss(number), content_type=RSS)
        await app.services.add_source(LOCAL, web.url(f"/{number}"))
    await app.services.poll()
    clock.pass_(days=1)


@dataclass
class Slow:
    """A feed that answers its first request when it may."""

    web: WebServer
    number: int
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.web.route(f"/{self.number}", self._answer)

    async def _answer(self, _request: Request) -> Response:
        if not self.asked.is_set():
            self.asked.set()
            await self.may.wait()
        return Response(text=rss(self.number), content_type=RSS)


def requests(web: WebServer) -> Sequence[int]:
    return [len(web.asked(f"/{number}")) for number in range(3)]


async def polled_now(app: App, clock: ManualClock) -> Sequence[bool]:
    views = await app.services.list_sources(LOCAL)
    return [view.source.polled_at == clock.now for view in views]


def test_a_job_carries_its_claim() -> None:
    made = Claim((sources.FIRST,), MORNING + timedelta(microseconds=1))
    assert unpacked(packed(made)) == made


async def test_a_source_that_was_claimed_anew_while_it_waited_for_its_turn_is_asked_once(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.polling._AT_ONCE", 1)
    await three(app, web, clock)
    before, slow = requests(web), Slow(web, 0)
    first = asyncio.create_task(app.poll_batch(await claim(app.db, clock())))
    await slow.asked.wait()
    clock.pass_(minutes=11)  # a process that stood still, so that nothing renewed its lease
    second = await app.poll_batch(await claim(app.db, clock()))
    assert len(second.polled) == 3
    slow.may.set()
    assert [polled.source.id for polled in (await first).polled] == [1], "it was in the middle of that one"
    assert [now - then for now, then in zip(requests(web), before, strict=True)] == [2, 1, 1]


async def test_a_claim_is_renewed_while_its_sources_are_polled(app: App, web: WebServer, clock: ManualClock) -> None:
    await three(app, web, clock)
    lease = Lease(app.db, clock, await claim(app.db, clock()), every=0.01)
    async with lease.running():
        for _ in range(3):
            clock.pass_(minutes=9)
            async with asyncio.timeout(10):
                while lease.claim.until < clock.now + LEASE:  # noqa: ASYNC110 - time alone renews it
                    await asyncio.sleep(0.01)
            assert (await claim(app.db, clock())).sources == ()
    clock.pass_(minutes=11)
    assert sorted((await claim(app.db, clock())).sources) == [1, 2, 3]


async def test_of_a_job_that_is_handed_out_twice_at_once_one_is_polled(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    await three(app, web, clock)
    before, claimed = requests(web), await claim(app.db, clock())
    reports = await asyncio.gather(app.poll_batch(claimed), app.poll_batch(claimed))
    assert sorted(len(report.polled) for report in reports) == [0, 3]
    assert [now - then for now, then in zip(requests(web), before, strict=True)] == [1, 1, 1]


async def test_a_batch_that_is_stopped_gives_back_the_sources_that_waited_for_their_turn(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.polling._AT_ONCE", 1)
    await three(app, web, clock)
    slow = Slow(web, 1)
    polling = asyncio.create_task(app.services.poll())
    await slow.asked.wait()
    polling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await polling
    slow.may.set()
    assert await polled_now(app, clock) == [True, False, False]
    assert [polled.source.id for polled in (await app.services.poll()).polled] == [2, 3]


async def test_a_batch_that_is_stopped_while_it_stores_its_outcomes_stores_them(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    await three(app, web, clock)
    await app.services.poll()  # servers have answered, so that the outcomes are all that is written
    clock.pass_(days=1)
    slow = Slow(web, 2)
    polling = asyncio.create_task(app.services.poll())
    await slow.asked.wait()
    async with app.db.write() as session:  # somebody else writes
        await sources.release_source(session, sources.FIRST)
        slow.may.set()
        await asyncio.sleep(1)
        assert not polling.done()
        polling.cancel()
        await asyncio.sleep(0.1)
    with pytest.raises(asyncio.CancelledError):
        await polling
    assert await polled_now(app, clock) == [True, True, True]
    assert (await claim(app.db, clock())).sources == ()


async def test_a_source_whose_outcome_cannot_be_stored_ends_the_poll_when_the_others_are_stored(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    await three(app, web, clock)
    web.serve("/1", "oops", status=503)
    async with app.db.write() as session:
        await session.execute(text(REFUSE))
    slow = Slow(web, 2)
    polling = asyncio.create_task(app.services.poll())
    await slow.asked.wait()
    await asyncio.sleep(0.5)
    slow.may.set()
    with pytest.raises(StorageError, match="a disk that fails"):
        await polling
    assert await polled_now(app, clock) == [True, False, True]


async def test_outcomes_that_could_not_be_stored_wait_for_the_next_time(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    await three(app, web, clock)
    pending = Pending(app.db, clock)
    async with app.db.write() as session:
        known = await sources.every(session)
        await session.execute(text(REFUSE))
    async with pending:
        for _ in range(TOGETHER // 3 + 1):
            for source in known:
                await pending.add(source)
        assert len(pending.waiting) > TOGETHER, "the database refused them, which is no source's fault"
        with pytest.raises(StorageError):
            await pending.flush()
        async with app.db.write() as session:
            await session.execute(text("DROP TRIGGER refuse"))
    assert pending.waiting == []
    assert {one.source.state for one in await app.services.list_sources(LOCAL)} == {SourceState.HEALTHY}
