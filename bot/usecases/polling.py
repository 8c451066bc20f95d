"""Polling: due sources are claimed, asked politely, and what is new in them is taken.

Promise: a source's next poll is written with the outcome of this one; a process that dies in between leaves
a lease that expires, and identity keys make the repeated poll harmless.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.errors import ParseError
from bot.messages import text
from bot.model.ids import Community, SourceId
from bot.model.reports import PollReport
from bot.model.source import Polled, PollOutcome, Source, SourceState
from bot.queue import Payload, Queue
from bot.sources import pacing
from bot.sources.domains import domain_of
from bot.sources.weather import Weather
from bot.usecases.asking import AskSource, Trouble
from bot.usecases.outcomes import note_network, settle
from bot.usecases.settling import Pending, plain
from storage import answers, hubs
from storage import sources as stored
from storage.engine import Database, Session
from storage.leases import held_sources

_log = structlog.get_logger(__name__)

_LEASE = timedelta(minutes=10)
_AT_ONCE = 16
BATCH = 50
"""How many sources one job of the queue polls."""

EVERYTHING = 200
"""How many are claimed in one go where all are polled: not more than their lease suffices for."""

UNEVENTFUL = frozenset({PollOutcome.NOT_MODIFIED, PollOutcome.NOTHING_NEW})
"""Outcomes that are counted for the whole batch and not told one by one."""

POLL_TASK = "poll_batch"


@dataclass(frozen=True, slots=True)
class PollSource:
    """Polls one source whose lease the caller holds, and stores what came of it."""

    db: Database
    ask: AskSource
    weather: Weather
    clock: Clock

    async def __call__(self, source: Source, pending: Pending) -> Polled | Held:
        """The outcome, stored or pending. Never raises for what a server did.

        A source that gives no answer at all is `Held`, not stored yet: whether it is to blame shows when the others
        of its batch have been asked.
        """
        with structlog.contextvars.bound_contextvars(source=source.id):
            asked = await self.ask(source)
        domain, now = domain_of(source.url), self.clock()
        if isinstance(asked, Polled):
            if asked.asked:
                self.weather.answered(domain, now)
            return await self.settle(source, asked, pending)
        if not asked.silent:
            self.weather.answered(domain, now)
            return await self.settle(source, asked.polled, pending, platform=asked.broken)
        if source.state is not SourceState.FAILING:  # one that has been dead for weeks is no sign of anything
            self.weather.failed(domain, now, here=asked.here)
        return Held(source, asked)

    async def judge(self, held: Held, pending: Pending, *, ours: bool) -> Polled:
        """The outcome of a source that gave no answer: spared where the trouble is ours, else failing."""
        if ours:
            return await self.settle(held.source, self.ask.spared(held.source, held.ours), pending)
        return await self.settle(held.source, held.trouble.polled, pending, platform=True)

    async def put_off(self, source: Source, pending: Pending) -> Polled:
        """The outcome for a source on which Byline itself broke: it backs off like a failure, so that the
        fault is met again later and not at once, over and over."""
        broke = self.ask.trouble(source, ParseError(text("error.poll_broke")))
        return await self.settle(source, broke.polled, pending)

    async def settle(self, source: Source, polled: Polled, pending: Pending, *, platform: bool = False) -> Polled:
        """Store the outcome, at once where it is more than a row."""
        if plain(source, polled):
            await pending.add(polled.source)
        else:
            async with self.db.write() as session:
                polled = await settle(session, source, polled, platform=platform, now=self.clock())
        say = _log.debug if polled.outcome in UNEVENTFUL else _log.info
        say("polled", source=source.id, outcome=polled.outcome.value, new=polled.new, reason=polled.reason)
        return polled


@dataclass(frozen=True, slots=True)
class Held:
    """A source that gave no answer, and what came instead of one."""

    source: Source
    trouble: Trouble

    @property
    def ours(self) -> str:
        """What is wrong with our own network, as far as this source shows it."""
        return self.trouble.polled.reason if self.trouble.here else ""


@dataclass(frozen=True, slots=True)
class PollBatch:
    """See `bot.services.PollBatch`."""

    db: Database
    poll_source: PollSource
    hubs: bool = False

    async def __call__(self, sources: Sequence[SourceId]) -> PollReport:
        """Polls some sources side by side; one that breaks does not keep the others. When many unrelated ones give
        no answer, or nobody can be looked up, our own network is to blame and no source is."""
        gate, pending = asyncio.Semaphore(_AT_ONCE), Pending(self.db, self.poll_source.clock)
        async with self.db.read() as session:
            known = await self._known(session, sources)
        known = await self._awake(known, pending)
        try:
            found = await asyncio.gather(*(self._one(source, gate, pending) for source in known))
            held = [one for one in found if isinstance(one, Held)]
            ours = await self._network(held, answered=any(isinstance(one, Polled) and one.asked for one in found))
            judged = [await self.poll_source.judge(one, pending, ours=ours) for one in held]
        finally:
            await pending.flush()
        polled = (*(one for one in found if isinstance(one, Polled)), *judged)
        _log.info("batch polled", sources=len(polled), **Counter(one.outcome.name.lower() for one in polled))
        return PollReport(polled)

    async def _known(self, session: Session, ids: Sequence[SourceId]) -> tuple[Source, ...]:
        """Those of the sources whose lease still runs (a job that comes late, or a second time, asks nobody again), of
        when the answers are that are kept of them, and until when their hubs tell of them, where hubs may call."""
        known = await held_sources(session, ids, now=self.poll_source.clock())
        kept = await answers.kept_at(session, ids)
        known = tuple(replace(one, kept_at=kept[one.id]) if one.id in kept else one for one in known)
        if not self.hubs:
            return known
        until = await hubs.trusted_until(session, ids)
        return tuple(replace(one, pushed_until=until.get(one.id)) for one in known)

    async def _awake(self, known: Sequence[Source], pending: Pending) -> tuple[Source, ...]:
        """Those that may be asked now; the others wait until their servers or feeds allow it, like those who became due
        meanwhile."""
        now = self.poll_source.clock()
        waiting = {one.id: at for one in known if (at := pacing.not_before(one, now)) > now}
        for one in known:
            if one.id in waiting:
                await pending.add(replace(one, next_poll_at=max(waiting[one.id], one.next_poll_at or now)))
        return tuple(one for one in known if one.id not in waiting)

    async def _one(self, source: Source, gate: asyncio.Semaphore, pending: Pending) -> Polled | Held:
        async with gate:
            try:
                return await self.poll_source(source, pending)
            except asyncio.CancelledError:
                await self._release(source.id)  # the process stops: the next one need not wait for the lease
                raise
            except Exception:  # noqa: BLE001 - the boundary of a job: the next source must be polled
                _log.exception("poll broke", source=source.id)
                return await self.poll_source.put_off(source, pending)

    async def _network(self, held: Sequence[Held], *, answered: bool) -> bool:
        """Whether our own network is down; said once when it goes, and once when it is back."""
        weather, now = self.poll_source.weather, self.poll_source.clock()
        ours = bool(held) and weather.ours(now)
        if ours or (answered and weather.down is not False):
            async with self.db.write() as session:
                why = next(filter(None, (one.ours for one in held)), "")
                await note_network(session, down=ours, now=now, why=why)
            weather.down = ours
        return ours

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
        """How many sources were claimed. A batch that is not full is the last: what falls due while it is claimed
        waits for the next tick, or each of those sources would be a batch of its own."""
        claimed = 0
        while ids := await claim(self.db, self.clock(), limit=self.batch):
            await self.queue.defer(POLL_TASK, {"sources": [int(i) for i in ids]})
            claimed += len(ids)
            if len(ids) < self.batch:
                break
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
    """Up to a batch of due sources, leased to the caller; with `everything`, of all sources after that one, whose servers
    are then asked, whatever is kept of their answers."""
    async with db.write() as session:
        ids = await stored.claim_due(
            session,
            now=now,
            lease=_LEASE,
            limit=EVERYTHING if everything else limit,
            community=community,
            everything=everything,
            after=after,
        )
        if everything:
            await answers.ask_again(session, ids)
        return ids
