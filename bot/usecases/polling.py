"""Polling: sources that were claimed are asked politely, and what is new in them is taken.

Promise: a source's next poll is written with the outcome of this one; a process that dies in between leaves
a lease that expires, and identity keys make the repeated poll harmless.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from bot.clock import Clock
from bot.errors import ParseError
from bot.messages import text
from bot.model.ids import Community, SourceId
from bot.model.reports import PollReport
from bot.model.source import Claim, Polled, PollOutcome, Source, SourceState
from bot.queue import Payload
from bot.sources import pacing
from bot.sources.domains import domain_of
from bot.sources.weather import Weather
from bot.usecases.asking import AskSource, Trouble
from bot.usecases.claiming import Lease, claim, unpacked
from bot.usecases.outcomes import note_network, settle
from bot.usecases.settling import Pending, plain
from storage import answers, hubs
from storage import sources as stored
from storage.engine import Database

_log = structlog.get_logger(__name__)

_AT_ONCE = 16

UNEVENTFUL = frozenset({PollOutcome.NOT_MODIFIED, PollOutcome.NOTHING_NEW})
"""Outcomes that are counted for the whole batch and not told one by one."""


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

    async def __call__(self, claimed: Claim) -> PollReport:
        """Polls the claimed sources side by side; one that breaks does not keep the others. When many unrelated ones give
        no answer, or nobody can be looked up, our own network is to blame and no source is."""
        gate, pending = asyncio.Semaphore(_AT_ONCE), Pending(self.db, self.poll_source.clock)
        lease = Lease(self.db, self.poll_source.clock, claimed)
        async with lease.running(), pending:
            known = await self._awake(await self._known(await lease.renew()), pending)
            found = await asyncio.gather(
                *(self._one(source, lease, gate, pending) for source in known), return_exceptions=True
            )
            polled = [one for one in found if isinstance(one, Polled)]
            held = [one for one in found if isinstance(one, Held)]
            ours = await self._network(held, answered=any(one.asked for one in polled))
            polled += [await self.poll_source.judge(one, pending, ours=ours) for one in held]
            for broken in (one for one in found if isinstance(one, BaseException)):
                raise broken  # not before: what the others found is stored
        _log.info("batch polled", sources=len(polled), **Counter(one.outcome.name.lower() for one in polled))
        return PollReport(tuple(polled))

    async def _known(self, claimed: Sequence[Source]) -> tuple[Source, ...]:
        """The sources with when the answers are of that are kept of them, and until when their hubs tell of them, where
        hubs may call."""
        ids = [one.id for one in claimed]
        async with self.db.read() as session:
            kept = await answers.kept_at(session, ids)
            until = await hubs.trusted_until(session, ids) if self.hubs else {}
        return tuple(replace(one, kept_at=kept.get(one.id), pushed_until=until.get(one.id)) for one in claimed)

    async def _awake(self, known: Sequence[Source], pending: Pending) -> tuple[Source, ...]:
        """Those that may be asked now; the others wait until their servers or feeds allow it, like those who became due
        meanwhile."""
        now = self.poll_source.clock()
        waiting = {one.id: at for one in known if (at := pacing.not_before(one, now)) > now}
        for one in known:
            if one.id in waiting:
                await pending.add(replace(one, next_poll_at=max(waiting[one.id], one.next_poll_at or now)))
        return tuple(one for one in known if one.id not in waiting)

    async def _one(
        self, source: Source, lease: Lease, gate: asyncio.Semaphore, pending: Pending
    ) -> Polled | Held | None:
        """What came of the source; None where somebody else polls it, or has polled it while it waited for its turn."""
        async with gate:
            if not await lease.ours(source.id):
                return None
            try:
                return await self.poll_source(source, pending)
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

    async def task(self, payload: Payload) -> PollReport:
        """The queue's task: the payload is a packed claim."""
        return await self(unpacked(payload))


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
        while (due := await self._claim(community, everything=everything, after=last)).sources:
            polled += (await self.batch(due)).polled
            last = max(due.sources)
        return PollReport(tuple(polled))

    async def _claim(self, community: Community | None, *, everything: bool, after: SourceId) -> Claim:
        return await claim(self.db, self.clock(), community=community, everything=everything, after=after)
