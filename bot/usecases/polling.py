"""Polling: due sources are claimed, asked politely, and what is new in them is taken.

Promise: a source's next poll is written with the outcome of this one; a process that dies in between leaves
a lease that expires, and identity keys make the repeated poll harmless.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

import structlog

from bot.articles.identity import identify, repeated_guids
from bot.clock import Clock
from bot.errors import BadStatus, FetchError, ParseError
from bot.messages import text
from bot.model.feed import Entry, Feed
from bot.model.fetched import Fetched
from bot.model.ids import Community, SourceId
from bot.model.reports import PollReport
from bot.model.source import Polled, PollOutcome, Source
from bot.queue import Payload, Queue
from bot.sources.pacing import FLOOR, next_poll, seen_at, spread_of
from bot.usecases.reading import Reader
from bot.usecases.sources import newest_first
from bot.usecases.taking import Taken, Taker
from storage import sources as stored
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

_LEASE = timedelta(minutes=10)
_AT_ONCE = 16
BATCH = 50
"""How many sources one job of the queue polls."""

POLL_TASK = "poll_batch"


@dataclass(frozen=True, slots=True)
class PollSource:
    """Polls one source whose lease the caller holds."""

    db: Database
    reader: Reader
    take: Taker
    clock: Clock
    floor: timedelta = FLOOR

    async def __call__(self, id_: SourceId) -> Polled | None:
        """The outcome; None where the source was removed meanwhile. Never raises for what a server did."""
        async with self.db.read() as session:
            source = await stored.source_by_id(session, id_)
        if source is None:
            return None
        with structlog.contextvars.bound_contextvars(source=source.id):
            try:
                polled = await self._ask(source)
            except (FetchError, ParseError) as error:
                polled = self._failed(source, error)
            async with self.db.write() as session:
                polled = await self._save(session, source, polled)
        _log.info("polled", source=source.id, outcome=polled.outcome.value, new=polled.new, reason=polled.reason)
        return polled

    async def put_off(self, id_: SourceId) -> Polled | None:
        """The outcome for a source on which Byline itself broke: it backs off like a failure, so that the
        fault is met again later and not at once, over and over."""
        async with self.db.write() as session:
            source = await stored.source_by_id(session, id_)
            if source is None:
                return None
            polled = self._failed(source, ParseError(text("error.poll_broke")))
            return await self._save(session, source, polled)

    async def _save(self, session: Session, source: Source, polled: Polled) -> Polled:
        """Store the outcome; an address that another source has already is not taken over."""
        moved = polled.source
        if moved.url != source.url and await stored.source_by_url(session, moved.url) is not None:
            moved = replace(moved, url=source.url)
        await stored.save_poll(session, moved)
        return replace(polled, source=moved)

    async def _ask(self, source: Source) -> Polled:
        fetched = await self.reader.fetcher.feed(source.url, source.validators)
        if fetched.not_modified:
            return Polled(self._paced(source, PollOutcome.NOT_MODIFIED, fetched), PollOutcome.NOT_MODIFIED)
        digest = sha256(fetched.body).hexdigest()
        if digest == source.body_hash:
            paced = self._paced(source, PollOutcome.NOT_MODIFIED, fetched)
            return Polled(replace(paced, validators=fetched.validators), PollOutcome.NOTHING_NEW)
        feed = await self.reader.feed(fetched)
        polled = await self._entries(source, feed)
        paced = self._paced(source, polled.outcome, fetched, feed.ttl)
        if polled.failed:
            # an item could not be read yet: with the old validators and no hash, the next poll meets it again
            return replace(polled, source=replace(paced, body_hash=""))
        return replace(polled, source=replace(paced, body_hash=digest, validators=fetched.validators))

    async def _entries(self, source: Source, feed: Feed) -> Polled:
        """Take every entry, oldest first, so that ids grow in the order of publication."""
        repeated = repeated_guids(feed)
        counts = Polled(source, PollOutcome.NOTHING_NEW, entries=len(feed.entries))
        for entry in reversed(newest_first(feed.entries)):
            counts = await self._entry(source, entry, repeated, counts)
        return replace(counts, outcome=PollOutcome.NEW_ITEMS) if counts.new or counts.updated else counts

    async def _entry(self, source: Source, entry: Entry, repeated: frozenset[str], counts: Polled) -> Polled:
        with structlog.contextvars.bound_contextvars(item=entry.link or entry.id):
            try:
                taken, shown = await self.take(source, entry, identify(entry, repeated=repeated))
            except (FetchError, ParseError) as error:
                _log.warning("item put off", error=str(error))
                return replace(counts, failed=counts.failed + 1)
        return replace(
            counts,
            new=counts.new + (taken is Taken.NEW),
            updated=counts.updated + (taken is Taken.UPDATED),
            withheld=counts.withheld + (taken is Taken.NEW and not shown),
        )

    def _paced(self, source: Source, outcome: PollOutcome, fetched: Fetched, hints: timedelta | None = None) -> Source:
        paced = next_poll(
            source,
            outcome,
            now=self.clock(),
            hints=hints,
            max_age=fetched.max_age,
            spread=spread_of(source.url),
            floor=self.floor,
        )
        return seen_at(paced, fetched.moved_to)

    def _failed(self, source: Source, error: FetchError | ParseError) -> Polled:
        gone = isinstance(error, BadStatus) and error.status == HTTPStatus.GONE
        outcome = PollOutcome.GONE if gone else PollOutcome.FAILED
        paced = next_poll(
            source,
            outcome,
            now=self.clock(),
            retry_after=error.retry_after if isinstance(error, BadStatus) else None,
            spread=spread_of(source.url),
            reason=str(error),
            floor=self.floor,
        )
        return Polled(paced, outcome, reason=str(error))


@dataclass(frozen=True, slots=True)
class PollBatch:
    """See `bot.services.PollBatch`."""

    db: Database
    poll_source: PollSource

    async def __call__(self, sources: Sequence[SourceId]) -> PollReport:
        """Polls some sources side by side; one that breaks does not keep the others."""
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(id_: SourceId) -> Polled | None:
            async with gate:
                try:
                    return await self.poll_source(id_)
                except asyncio.CancelledError:
                    await self._release(id_)  # the process stops: the next one need not wait for the lease
                    raise
                except Exception:  # noqa: BLE001 - the boundary of a job: the next source must be polled
                    _log.exception("poll broke", source=id_)
                    return await self.poll_source.put_off(id_)

        return PollReport(tuple(p for p in await asyncio.gather(*map(one, sources)) if p is not None))

    async def _release(self, id_: SourceId) -> None:
        async with self.db.write() as session:
            await stored.release_source(session, id_)

    async def task(self, payload: Payload) -> PollReport:
        """The queue's task: `payload["sources"]` are the ids."""
        return await self([SourceId(i) for i in payload["sources"]])


@dataclass(frozen=True, slots=True)
class Poll:
    """See `bot.services.Poll`."""

    db: Database
    clock: Clock
    batch: PollBatch

    async def __call__(self, *, community: Community | None = None, everything: bool = False) -> PollReport:
        """Claims and polls until nothing is due."""
        polled: list[Polled] = []
        last = stored.FIRST
        while ids := await claim(self.db, self.clock(), community=community, everything=everything, after=last):
            polled += (await self.batch(ids)).polled
            last = max(ids)
        return PollReport(tuple(polled))


@dataclass(frozen=True, slots=True)
class QueuePolls:
    """The polling tick: claims what is due and defers it in batches."""

    db: Database
    clock: Clock
    queue: Queue
    batch: int = BATCH

    async def __call__(self) -> int:
        """How many sources were claimed."""
        claimed = 0
        while ids := await claim(self.db, self.clock(), limit=self.batch):
            await self.queue.defer(POLL_TASK, {"sources": [int(i) for i in ids]})
            claimed += len(ids)
        return claimed


async def claim(
    db: Database,
    now: datetime,
    *,
    limit: int = BATCH,
    community: Community | None = None,
    everything: bool = False,
    after: SourceId = stored.FIRST,
) -> tuple[SourceId, ...]:
    """Up to a batch of due sources, leased to the caller; with `everything`, of all sources after that one."""
    async with db.write() as session:
        return await stored.claim_due(
            session,
            now=now,
            lease=_LEASE,
            limit=limit,
            community=community,
            everything=everything,
            after=after,
        )
