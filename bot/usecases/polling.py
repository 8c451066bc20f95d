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

import structlog

from bot.articles.identity import identify, repeated_guids
from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.model.feed import Entry, Feed
from bot.model.fetched import Fetched
from bot.model.ids import Community, SourceId
from bot.model.reports import PollReport
from bot.model.source import Polled, PollOutcome, Source, SourceState
from bot.queue import Payload, Queue
from bot.sources.pacing import after_failure, after_success
from bot.usecases.reading import Reader
from bot.usecases.sources import newest_first
from bot.usecases.taking import Taken, Taker
from storage import sources
from storage.engine import Database

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

    async def __call__(self, id_: SourceId) -> Polled | None:
        """The outcome; None where the source was removed meanwhile. Never raises for what a server did."""
        async with self.db.read() as session:
            source = await sources.source_by_id(session, id_)
        if source is None:
            return None
        with structlog.contextvars.bound_contextvars(source=source.id):
            try:
                polled = await self._ask(source)
            except (FetchError, ParseError) as error:
                polled = self._failed(source, error)
            async with self.db.write() as session:
                await sources.save_poll(session, polled.source)
        _log.info("polled", source=source.id, outcome=polled.outcome.value, new=polled.new, reason=polled.reason)
        return polled

    async def _ask(self, source: Source) -> Polled:
        fetched = await self.reader.fetcher.feed(source.url, source.validators)
        if fetched.not_modified:
            return Polled(self._paced(source, fetched, None), PollOutcome.NOT_MODIFIED)
        digest = sha256(fetched.body).hexdigest()
        if digest == source.body_hash:
            return Polled(self._paced(source, fetched, None), PollOutcome.NOTHING_NEW)
        feed = await self.reader.feed(fetched)
        polled = await self._entries(source, feed)
        paced = self._paced(source, fetched, feed)
        # An entry that could not be read yet must be met again: without validators and hash the next poll reads all.
        complete = polled.failed == 0
        return replace(
            polled,
            source=replace(
                paced,
                body_hash=digest if complete else "",
                validators=paced.validators if complete else source.validators,
            ),
        )

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

    def _paced(self, source: Source, fetched: Fetched, feed: Feed | None) -> Source:
        return after_success(
            source, fetched, now=self.clock(), hints=feed.ttl if feed else None, spread=spread(source.url)
        )

    def _failed(self, source: Source, error: FetchError | ParseError) -> Polled:
        paced = after_failure(source, error, now=self.clock(), spread=spread(source.url))
        outcome = PollOutcome.GONE if paced.state is SourceState.GONE else PollOutcome.FAILED
        return Polled(paced, outcome, reason=str(error))


def spread(url: str) -> float:
    """A number from 0 to 1 that is always the same for an address: it spreads polls without chance."""
    return int.from_bytes(sha256(url.encode()).digest()[:4]) / 2**32


@dataclass(frozen=True, slots=True)
class PollBatch:
    """See `bot.services.PollBatch`."""

    db: Database
    poll_source: PollSource

    async def __call__(self, batch: Sequence[SourceId]) -> PollReport:
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
                    await self._release(id_)
                    return None

        return PollReport(tuple(p for p in await asyncio.gather(*map(one, batch)) if p is not None))

    async def _release(self, id_: SourceId) -> None:
        async with self.db.write() as session:
            await sources.release_source(session, id_)

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
        while ids := await claim(self.db, self.clock(), community=community, everything=everything):
            polled += (await self.batch(ids)).polled
            if everything:
                break
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
) -> tuple[SourceId, ...]:
    """Up to a batch of due sources, leased to the caller; with `everything`, all of them at once."""
    async with db.write() as session:
        return await sources.claim_due(
            session,
            now=now,
            lease=_LEASE,
            limit=10_000 if everything else limit,
            community=community,
            everything=everything,
        )
