"""From the outbox to the platform: at least once, and as near to exactly once as a platform lets us see.

Promise (ENGINEERING of the outbox, docs/delivery.md): a message is marked `sending` in a committed transaction just
before the network is touched, under a lease that ends after the send was stopped. If the process dies, the next one
finds the expired lease. Within a minute of the first try it sends again under the same nonce, which the platform
folds into one. Later it reads the destination's history for our marker: found means sent; proven absent means send;
unreadable means that it is held as `uncertain`, or sent again, as the operator chose. What may pass is tried again
for a day, a destination that is gone once a day for a week. A message on which Byline itself breaks keeps no other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.delivery import Platform, Unreadable
from bot.errors import DeliveryError, DestinationGone, NotFound, ParseError, Undeliverable
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

LEASE = timedelta(seconds=45)
"""Shorter than the nonce's window, so that a message whose sender died is usually sent again within it."""

IN_TIME = 40.0
"""Seconds for one message: a sender gives up before its lease ends, so that two never work on one message."""

LAST_TRY = timedelta(days=1)
"""How long after the first try a fault that might pass is believed to last."""

_PROBE_EVERY, _LAST_PROBE = timedelta(days=1), timedelta(days=7)
"""How often, and until which age of its message, a destination that is gone is tried again."""


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
        while delivery := await self._claim():
            with structlog.contextvars.bound_contextvars(delivery=delivery.id, edition=delivery.edition):
                outcome = await self._one(delivery)
            total = replace(total, **{outcome: getattr(total, outcome) + 1})
        return total

    async def _claim(self) -> Delivery | None:
        """The next message, alone: its lease and its first try begin now, not when others were sent."""
        async with self.db.write() as session:
            return next(iter(await outbox.claim(session, now=self.clock(), lease=LEASE, limit=1)), None)

    async def _one(self, delivery: Delivery) -> str:
        """Which counter of the report the delivery belongs to, after it was sent, found, held or failed."""
        platform = self.platforms.get(delivery.destination.platform)
        if platform is None:
            return await self._later(delivery, text("error.no_platform", platform=delivery.destination.platform))
        try:
            return await self._send(platform, delivery)
        except TimeoutError:
            return await self._later(delivery, text("delivery.too_slow", seconds=int(IN_TIME)))
        except DeliveryError as error:
            return await self._troubled(delivery, error)
        except ParseError as error:
            return await self._failed(delivery, str(error))
        except Exception as error:  # noqa: BLE001 - the boundary of one message: the other channels' must still go out
            _log.exception("delivery broke")
            return await self._later(delivery, text("delivery.broke", error=type(error).__name__))

    async def _send(self, platform: Platform, delivery: Delivery) -> str:
        async with asyncio.timeout(IN_TIME):
            found = await self._find(platform, delivery)
            message_id = found or await platform.send(
                delivery.destination, from_json(delivery.payload), nonce=delivery.nonce, marker=str(delivery.id)
            )
        await self._sent(delivery, message_id)
        _log.info("delivery found in history" if found else "delivered", message=message_id)
        return "found" if found else "sent"

    async def _sent(self, delivery: Delivery, message_id: str) -> None:
        async with self.db.write() as session:
            await outbox.mark_sent(session, delivery.id, message_id=message_id, now=self.clock())
            if delivery.attempts and await outbox.destination_back(session, delivery.destination):
                _log.info("destination back", destination=str(delivery.destination))

    async def _troubled(self, delivery: Delivery, error: DeliveryError) -> str:
        if isinstance(error, Unreadable):
            return await self._uncertain(delivery, str(error))
        if isinstance(error, DestinationGone):
            return await self._gone(delivery, str(error))
        if isinstance(error, Undeliverable):
            return await self._failed(delivery, str(error))
        return await self._later(delivery, str(error))

    async def _find(self, platform: Platform, delivery: Delivery) -> str | None:
        """The id under which the message stands in its destination already; None where it is to be sent."""
        first = delivery.first_send_at
        if first is None or self.clock() - first < NONCE_WINDOW:
            return None
        try:
            return await platform.find(delivery.destination, str(delivery.id), after=first)
        except Unreadable:
            if self.repeat_uncertain:
                return None
            raise

    async def _uncertain(self, delivery: Delivery, error: str) -> str:
        async with self.db.write() as session:
            await outbox.mark_uncertain(session, delivery.id, error=error)
        _log.warning("delivery uncertain", error=error)
        return "held"

    async def _gone(self, delivery: Delivery, error: str) -> str:
        """The destination's orders are suspended, never deleted: it may come back, which this message finds out."""
        now = self.clock()
        give_up = now - (delivery.created_at or now) >= _LAST_PROBE
        async with self.db.write() as session:
            await outbox.destination_gone(session, delivery.destination, reason=error)
            if give_up:
                await outbox.mark_failed(session, delivery.id, error=error)
                await outbox.fail_waiting(session, delivery.destination, error=error)
            else:
                again = outbox.retry_unsent if delivery.first_send_at is None else outbox.retry_later
                await again(session, delivery.id, until=now + _PROBE_EVERY, error=error)
        _log.warning("destination gone", destination=str(delivery.destination), error=error, given_up=give_up)
        return "failed" if give_up else "held"

    async def _failed(self, delivery: Delivery, error: str) -> str:
        async with self.db.write() as session:
            await outbox.mark_failed(session, delivery.id, error=error)
        _log.error("delivery refused", error=error)
        return "failed"

    async def _later(self, delivery: Delivery, error: str) -> str:
        now = self.clock()
        if now - (delivery.first_send_at or now) >= LAST_TRY:
            return await self._failed(delivery, error)
        until = now + timedelta(seconds=min(2 ** (delivery.attempts + 1), 900))
        async with self.db.write() as session:
            await outbox.retry_later(session, delivery.id, until=until, error=error)
        _log.warning("delivery put off", error=error, until=until.isoformat())
        return "held"


@dataclass(frozen=True, slots=True)
class DeliverySources:
    """See `bot.services.DeliverySources`."""

    db: Database

    async def __call__(self, delivery: DeliveryId) -> tuple[StoryView, ...]:
        """The stories of one delivered message, as the community sees them that it was made for."""
        async with self.db.read() as session:
            reader = await outbox.delivery_community(session, delivery)
            if reader is None:
                raise NotFound(text("error.no_delivery"))
            found = [await news.story(session, reader, s) for s in await outbox.delivery_stories(session, delivery)]
        stories = tuple(story for story in found if story is not None)
        if not stories:
            raise NotFound(text("error.no_delivery"))
        return stories
