"""Standing orders become editions, and editions become messages in the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.digests import next_due, parse_times, parse_zone, select
from bot.errors import AlreadyThere
from bot.messages import text
from bot.model.digest import Digest, Schedule, Subscription, Window
from bot.model.ids import Community, Destination, User
from bot.model.reports import DigestReport
from bot.render import digest_messages, to_json
from storage import digests, news, outbox
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

_LEASE = timedelta(minutes=5)
_BATCH = 20
_CANDIDATES = 200
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
        """The new standing order; its first edition covers the day before it was made."""
        now = self.clock()
        async with self.db.write() as session:
            for other in await digests.subscriptions(session, community):
                if other.destination == destination and other.schedule == schedule:
                    raise AlreadyThere(text("error.subscribed"))
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

    Promise: an edition and its messages are written together with the order's next due time, or not at all;
    UNIQUE(subscription, window end) keeps a second process from making the same edition.
    """

    db: Database
    clock: Clock
    rules: Rules

    async def __call__(self) -> DigestReport:
        """Every edition that is due, each in a transaction of its own."""
        now = self.clock()
        total = DigestReport()
        async with self.db.write() as session:
            due = await digests.claim_subscriptions(session, now=now, lease=_LEASE, limit=_BATCH)
        for subscription in due:
            with structlog.contextvars.bound_contextvars(subscription=subscription.id):
                async with self.db.write() as session:
                    made = await self._edition(session, subscription, now)
            total = _sum(total, made)
        return total

    async def _edition(self, session: Session, order: Subscription, now: datetime) -> DigestReport:
        window = Window(max(order.covered_to, now - self.rules.max_age), now)
        stories = await news.between(session, order.community, window, limit=_CANDIDATES)
        posted = await digests.posted_stories(session, order.destination, since=now - _MEMORY)
        digest = select(
            stories,
            window,
            posted=posted,
            limit=order.max_stories,
            max_age=self.rules.max_age,
            zone=order.schedule.zone,
        )
        messages = await self._queue(session, order, digest, now) if digest.chosen else 0
        await digests.advance(session, order.id, next_due_at=next_due(order.schedule, now), covered_to=now)
        _log.info("edition made", stories=len(digest.chosen), left_out=len(digest.left_out), messages=messages)
        return DigestReport(editions=int(bool(messages)), empty=int(not digest.chosen), messages=messages)

    async def _queue(self, session: Session, order: Subscription, digest: Digest, now: datetime) -> int:
        chosen = tuple(choice.story.id for choice in digest.chosen)
        edition = await digests.add_edition(session, order.id, digest.window, chosen, now=now)
        if edition is None:
            return 0
        parts = tuple((to_json(part.message), part.stories) for part in digest_messages(digest))
        return len(await outbox.enqueue(session, edition, order.destination, parts, now=now))


def _sum(one: DigestReport, other: DigestReport) -> DigestReport:
    return DigestReport(one.editions + other.editions, one.empty + other.empty, one.messages + other.messages)


def read_schedule(times: str, zone: str) -> Schedule:
    """The schedule meant by what a person typed, such as "8:00, 18:30" and "Europe/Berlin"; BadSchedule."""
    return Schedule(parse_times(times), parse_zone(zone))
