"""From the outbox to the platform: at least once, and as near to exactly once as a platform lets us see.

Promise (ENGINEERING of the outbox, docs/delivery.md): a message is marked `sending` in a committed transaction before
the network is touched. If the process dies, the next one finds the expired lease. Within a minute of the
first try it sends again under the same nonce, which the platform folds into one. Later it reads the
destination's history for our marker: found means sent; proven absent means send; unreadable means that it
is held as `uncertain`, or sent again, as the operator chose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.delivery import Platform, Unreadable
from bot.errors import DeliveryError, DestinationGone, NotFound, Undeliverable
from bot.messages import text
from bot.model.digest import Delivery
from bot.model.ids import DeliveryId
from bot.model.reports import DeliveryReport
from bot.model.views import StoryView
from bot.render import from_json
from storage import news, outbox
from storage.engine import Database

_log = structlog.get_logger(__name__)

NONCE_WINDOW = timedelta(seconds=60)
"""How long after the first try the platform surely still folds two sends with one nonce into one."""

_LEASE = timedelta(minutes=2)
_BATCH = 20
_LAST_ATTEMPT = 12


@dataclass(frozen=True, slots=True)
class Deliver:
    """See `bot.services.Deliver`; `platforms` by the name in a destination, `repeat_uncertain` by setting."""

    db: Database
    clock: Clock
    platforms: Mapping[str, Platform]
    repeat_uncertain: bool = False

    async def __call__(self) -> DeliveryReport:
        """Sends until nothing is due."""
        total = DeliveryReport()
        while batch := await self._claim():
            for delivery in batch:
                with structlog.contextvars.bound_contextvars(delivery=delivery.id, edition=delivery.edition):
                    outcome = await self._one(delivery)
                total = replace(total, **{outcome: getattr(total, outcome) + 1})
        return total

    async def _claim(self) -> tuple[Delivery, ...]:
        async with self.db.write() as session:
            return await outbox.claim(session, now=self.clock(), lease=_LEASE, limit=_BATCH)

    async def _one(self, delivery: Delivery) -> str:
        """Which counter of the report the delivery belongs to, after it was sent, found, held or failed."""
        platform = self.platforms.get(delivery.destination.platform)
        if platform is None:
            return await self._later(delivery, text("error.no_platform", platform=delivery.destination.platform))
        try:
            return await self._send(platform, delivery)
        except DeliveryError as error:
            return await self._troubled(delivery, error)

    async def _send(self, platform: Platform, delivery: Delivery) -> str:
        if await self._was_sent(platform, delivery):
            return "found"
        message_id = await platform.send(
            delivery.destination, from_json(delivery.payload), nonce=delivery.nonce, marker=str(delivery.id)
        )
        async with self.db.write() as session:
            await outbox.mark_sent(session, delivery.id, message_id=message_id, now=self.clock())
        _log.info("delivered", message=message_id)
        return "sent"

    async def _troubled(self, delivery: Delivery, error: DeliveryError) -> str:
        if isinstance(error, Unreadable):
            return await self._uncertain(delivery, str(error))
        if isinstance(error, DestinationGone):
            return await self._gone(delivery, str(error))
        if isinstance(error, Undeliverable):
            return await self._failed(delivery, str(error))
        return await self._later(delivery, str(error))

    async def _was_sent(self, platform: Platform, delivery: Delivery) -> bool:
        first = delivery.first_send_at
        if first is None or self.clock() - first < NONCE_WINDOW:
            return False
        try:
            message_id = await platform.find(delivery.destination, str(delivery.id), after=first)
        except Unreadable:
            if self.repeat_uncertain:
                return False
            raise
        if message_id is None:
            return False
        async with self.db.write() as session:
            await outbox.mark_sent(session, delivery.id, message_id=message_id, now=self.clock())
        _log.info("delivery found in history", message=message_id)
        return True

    async def _uncertain(self, delivery: Delivery, error: str) -> str:
        async with self.db.write() as session:
            await outbox.mark_uncertain(session, delivery.id, error=error)
        _log.warning("delivery uncertain", error=error)
        return "held"

    async def _gone(self, delivery: Delivery, error: str) -> str:
        """The destination's orders are suspended, never deleted: it may come back."""
        async with self.db.write() as session:
            await outbox.mark_failed(session, delivery.id, error=error)
            await outbox.destination_gone(session, delivery.destination, reason=error)
        _log.warning("destination gone", destination=str(delivery.destination), error=error)
        return "failed"

    async def _failed(self, delivery: Delivery, error: str) -> str:
        async with self.db.write() as session:
            await outbox.mark_failed(session, delivery.id, error=error)
        _log.error("delivery refused", error=error)
        return "failed"

    async def _later(self, delivery: Delivery, error: str) -> str:
        if delivery.attempts >= _LAST_ATTEMPT:
            return await self._failed(delivery, error)
        until = self.clock() + timedelta(seconds=min(2**delivery.attempts, 900))
        async with self.db.write() as session:
            await outbox.retry_later(session, delivery.id, until=until, error=error)
        _log.warning("delivery put off", error=error, until=until.isoformat())
        return "held"


@dataclass(frozen=True, slots=True)
class DeliverySources:
    """See `bot.services.DeliverySources`."""

    db: Database

    async def __call__(self, delivery: DeliveryId) -> tuple[StoryView, ...]:
        """The stories of one delivered message."""
        async with self.db.read() as session:
            found = [await news.story(session, None, s) for s in await outbox.delivery_stories(session, delivery)]
        stories = tuple(story for story in found if story is not None)
        if not stories:
            raise NotFound(text("error.no_delivery"))
        return stories
