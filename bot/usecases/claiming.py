"""Whose a poll is: due sources are claimed, queued in batches, and stay claimed while their batch is polled.

Promise: a claim is known by the moment until which it runs, and is good only while the rows name that moment: what was
polled, resumed or claimed by somebody else meanwhile is not polled, and of a job that is handed out twice one is.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog

from bot.clock import Clock
from bot.errors import StorageError
from bot.model.ids import Community, SourceId
from bot.model.source import Claim, Source
from bot.queue import Payload, Queue
from storage import answers
from storage import sources as stored
from storage.engine import Database
from storage.leases import held_on

_log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=10)
"""How long a claim runs: a process that dies costs its sources no more than that."""

CERTAIN = timedelta(minutes=1)
"""A claim that was renewed within this time is taken as good; it is renewed as often while its sources are polled."""

BATCH = 50
"""How many sources one job of the queue polls."""

EVERYTHING = 200
"""How many are claimed in one go where all are polled."""

POLL_TASK = "poll_batch"

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(slots=True)
class Lease:
    """A claim of ours, renewed as long as its batch takes."""

    db: Database
    clock: Clock
    claim: Claim
    every: float = CERTAIN.total_seconds()
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def renew(self) -> tuple[Source, ...]:
        """The sources that are still ours, and from now on for a whole lease."""
        async with self._renewing:
            return await self._renew()

    async def ours(self, source: SourceId) -> bool:
        """Whether the source may be polled now, by us alone."""
        async with self._renewing:
            if self.claim.until - self.clock() < LEASE - CERTAIN:
                await self._renew()
        return source in self.claim.sources

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Renew it while the block runs: a poll may wait for its turn at a host for longer than a lease. When the block is
        cancelled it is given back: the process stops, and the next one need not wait."""
        keeper = asyncio.create_task(self._keep(), name="lease")
        try:
            yield
        except asyncio.CancelledError:
            await self._give_back()
            raise
        finally:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)

    async def _give_back(self) -> None:
        try:
            async with self._renewing, self.db.write() as session:
                await held_on(session, self.claim.sources, was=self.claim.until, until=None)
        except StorageError as error:
            _log.warning("lease not given back", error=str(error))

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            try:
                await self.renew()
            except StorageError as error:
                _log.warning("lease not renewed", error=str(error))

    async def _renew(self) -> tuple[Source, ...]:
        was = self.claim.until
        until = max(self.clock() + LEASE, was + _MICROSECOND)  # no two claims run until the same moment
        async with self.db.write() as session:
            held = await held_on(session, self.claim.sources, was=was, until=until)
        self.claim = Claim(tuple(one.id for one in held), until)
        return held


@dataclass(frozen=True, slots=True)
class QueuePolls:
    """The polling tick: claims what is due and defers it in batches."""

    db: Database
    clock: Clock
    queue: Queue
    batch: int = BATCH

    async def __call__(self) -> int:
        """How many sources were claimed. A batch that is not full is the last: what falls due while it is claimed
        waits for the next tick, or each of those sources would be a batch of its own."""
        claimed = 0
        while (due := await claim(self.db, self.clock(), limit=self.batch)).sources:
            await self.queue.defer(POLL_TASK, packed(due))
            claimed += len(due.sources)
            if len(due.sources) < self.batch:
                break
        return claimed


def packed(claimed: Claim) -> Payload:
    """The claim as a job carries it."""
    return {"sources": [int(i) for i in claimed.sources], "until": [(claimed.until - _EPOCH) // _MICROSECOND]}


def unpacked(payload: Payload) -> Claim:
    """The claim that a job carries."""
    (until,) = payload["until"]
    return Claim(tuple(SourceId(i) for i in payload["sources"]), _EPOCH + until * _MICROSECOND)


async def claim(
    db: Database,
    now: datetime,
    *,
    limit: int = BATCH,
    community: Community | None = None,
    everything: bool = False,
    after: SourceId = stored.FIRST,
) -> Claim:
    """Up to a batch of due sources, leased to the caller; with `everything`, of all sources after that one, whose servers
    are then asked, whatever is kept of their answers."""
    async with db.write() as session:
        ids = await stored.claim_due(
            session,
            now=now,
            lease=LEASE,
            limit=EVERYTHING if everything else limit,
            community=community,
            everything=everything,
            after=after,
        )
        if everything:
            await answers.ask_again(session, ids)
        return Claim(ids, now + LEASE)
