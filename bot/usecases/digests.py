"""Standing orders become editions, and editions become messages in the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.digests import last_due, next_due, parse_times, parse_zone, select, zones_like
from bot.errors import AlreadyThere
from bot.messages import text
from bot.model.digest import Digest, Schedule, Subscription, Window
from bot.model.ids import Community, Destination, SubscriptionId, User
from bot.model.reports import DigestReport
from bot.render import digest_messages, to_json
from storage import digests, news, outbox
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

_LEASE = timedelta(minutes=5)
_BATCH = 20
_AFTER_TROUBLE = timedelta(hours=1)
_CANDIDATES = 200
_OVERLAP = timedelta(hours=1)
"""How far each edition looks back into the one before: an article that was seen before that one was due and stored
after it was made is in neither window otherwise. What was posted is not posted again, so looking twice is harmless."""

_MEMORY = timedelta(days=30)
"""How long a story that was posted to a destination is not posted there again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What every digest keeps to: how many stories, and how old one may be."""

    max_stories: int = 8
    max_age: timedelta = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class CreateSubscription:
    """See `bot.services.CreateSubscription`."""

    db: Database
    clock: Clock
    rules: Rules

    async def __call__(
        self, community: Community, destination: Destination, schedule: Schedule, *, created_by: User | None = None
    ) -> Subscription:
        """The new standing order; its first edition covers the day before it was made.

        Whoever orders a digest for a destination has seen that it can be written to: one that was lost is back,
        with all its orders. The same order is then no mistake, but the wish that it runs again.
        """
        async with self.db.write() as session:
            is_back = await outbox.destination_back(session, destination)
            try:
                return await self._add(session, community, destination, schedule, created_by)
            except AlreadyThere as known:
                if is_back and (order := await digests.same_order(session, community, destination, schedule)):
                    _log.info("order resumed", subscription=order.id, destination=str(destination))
                    return order
                raise AlreadyThere(text("error.subscribed")) from known

    async def _add(
        self,
        session: Session,
        community: Community,
        destination: Destination,
        schedule: Schedule,
        created_by: User | None,
    ) -> Subscription:
        now = self.clock()
        return await digests.add_subscription(
            session,
            community,
            destination,
            schedule,
            now=now,
            covered_to=now - timedelta(days=1),
            next_due_at=next_due(schedule, now),
            created_by=str(created_by or ""),
            max_stories=self.rules.max_stories,
        )


@dataclass(frozen=True, slots=True)
class SuggestZones:
    """See `bot.services.SuggestZones`."""

    async def __call__(self, typed: str, *, limit: int = 25) -> tuple[str, ...]:
        """The zones that are meant."""
        return zones_like(typed, limit=limit)


@dataclass(frozen=True, slots=True)
class PreviewDigest:
    """See `bot.services.PreviewDigest`."""

    db: Database
    clock: Clock
    rules: Rules

    async def __call__(self, community: Community, *, hours: int = 24, limit: int = 8) -> Digest:
        """What would be sent now; stores and sends nothing."""
        now = self.clock()
        window = Window(now - timedelta(hours=hours), now)
        async with self.db.read() as session:
            stories = await news.between(session, community, window, limit=_CANDIDATES)
        return select(stories, window, posted=frozenset(), limit=limit, max_age=self.rules.max_age)


@dataclass(frozen=True, slots=True)
class MakeDigests:
    """See `bot.services.MakeDigests`.

    Promise: an edition and its messages are written together with the order's next due time, or not at all. The
    edition covers up to the moment at which it was due, so two processes that make it mean the same one; the
    second finds the order no longer due then, and writes nothing. An order on which Byline breaks waits an hour
    and keeps no other.
    """

    db: Database
    clock: Clock
    rules: Rules

    async def __call__(self) -> DigestReport:
        """Every edition that is due, each in a transaction of its own."""
        total = DigestReport()
        while due := await self._claim():
            for order in due:
                with structlog.contextvars.bound_contextvars(subscription=order):
                    total = _sum(total, await self._one(order))
        return total

    async def _claim(self) -> tuple[SubscriptionId, ...]:
        async with self.db.write() as session:
            return await digests.claim_subscriptions(session, now=self.clock(), lease=_LEASE, limit=_BATCH)

    async def _one(self, order: SubscriptionId) -> DigestReport:
        try:
            async with self.db.write() as session:
                return await self._edition(session, order)
        except Exception:  # noqa: BLE001 - the boundary of one order: the next community's must still be made
            _log.exception("edition not made", again_in_s=_AFTER_TROUBLE.total_seconds())
        async with self.db.write() as session:
            await digests.put_off(session, order, until=self.clock() + _AFTER_TROUBLE)
        return DigestReport()

    async def _edition(self, session: Session, id_: SubscriptionId) -> DigestReport:
        order, now = await digests.subscription(session, id_), self.clock()
        if order is None or not await self._taken(session, order, now):
            _log.info("order served elsewhere")
            return DigestReport()
        digest = await self._digest(session, order, now)
        messages = await self._queue(session, order, digest, now) if digest.chosen else 0
        _log.info("edition made", stories=len(digest.chosen), left_out=len(digest.left_out), messages=messages)
        return DigestReport(editions=int(bool(messages)), empty=int(not digest.chosen), messages=messages)

    async def _taken(self, session: Session, order: Subscription, now: datetime) -> bool:
        """Whether this process serves the order: it was due, and nobody else has served it since it was claimed."""
        if order.next_due_at > now:
            return False
        return await digests.advance(
            session,
            order.id,
            due_at=order.next_due_at,
            next_due_at=next_due(order.schedule, now),
            covered_to=_end(order, now),
        )

    async def _digest(self, session: Session, order: Subscription, now: datetime) -> Digest:
        end = _end(order, now)
        window = Window(min(end, max(order.covered_to, end - self.rules.max_age)), end)
        looked_at = Window(window.start - _OVERLAP, window.end)
        return select(
            await news.between(session, order.community, looked_at, limit=_CANDIDATES),
            window,
            posted=await digests.posted_stories(session, order.destination, since=now - _MEMORY),
            limit=order.max_stories,
            max_age=self.rules.max_age,
            zone=order.schedule.zone,
        )

    async def _queue(self, session: Session, order: Subscription, digest: Digest, now: datetime) -> int:
        chosen = tuple(choice.story.id for choice in digest.chosen)
        edition = await digests.add_edition(session, order.id, digest.window, chosen, now=now)
        if edition is None:
            return 0
        parts = tuple((to_json(part.message), part.stories) for part in digest_messages(digest))
        return len(await outbox.enqueue(session, edition, order.destination, parts, now=now))


def _end(order: Subscription, now: datetime) -> datetime:
    """Up to when an edition covers: the newest moment at which its order was due."""
    return last_due(order.schedule, order.next_due_at, now)


def _sum(one: DigestReport, other: DigestReport) -> DigestReport:
    return DigestReport(one.editions + other.editions, one.empty + other.empty, one.messages + other.messages)


def read_schedule(times: str, zone: str) -> Schedule:
    """The schedule meant by what a person typed, such as "8:00, 18:30" and "Europe/Berlin"; BadSchedule."""
    return Schedule(parse_times(times), parse_zone(zone))
