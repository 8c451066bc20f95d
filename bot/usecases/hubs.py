"""Hubs (WebSub): subscribed at where a source in use names one, renewed, and left where nobody needs them.

Promise: that a hub is being asked is committed before it is asked, and its answer is stored only if it has not verified
meanwhile, so that a confirmation is never lost. Whatever a hub does, its source is polled: at its own pace unless the
hub has proven that it tells of everything, for safety then.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.errors import BadStatus, BylineError
from bot.messages import text
from bot.model.source import Source
from bot.model.websub import HubState, HubSubscription
from bot.sources import websub
from bot.sources.fetcher import Fetcher
from bot.sources.pacing import spread_of
from storage import hubs
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

TOGETHER: Final = 50
"""Subscriptions that one tick begins."""

AT_ONCE: Final = 8
"""Subscriptions that are claimed and spoken about together: at one slow hub they take two minutes, within the lease."""

MOST: Final = 500
"""Subscriptions that one tick deals with; the next one goes on."""

_LEASE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SpeakToHubs:
    """The hubs' tick. `callback` is the public address below which hubs call, with its slash at the end."""

    db: Database
    fetcher: Fetcher
    clock: Clock
    callback: str
    most: int = MOST

    async def __call__(self) -> int:
        """How many hubs were spoken to. What is due beyond `most` waits for the next tick."""
        await self._look()
        dealt, spoken, due = 0, 0, AT_ONCE
        while due == AT_ONCE and dealt < self.most:
            due, asked = await self._claim()
            await asyncio.gather(*(self._speak(one) for one in asked))
            dealt, spoken = dealt + due, spoken + len(asked)
        return spoken

    async def _look(self) -> None:
        """Begin, end and give up subscriptions, as sources and leases are now."""
        now = self.clock()
        async with self.db.write() as session:
            for one in await hubs.expired(session, now=now):
                await self._polled_again(session, one, now)
                await hubs.save(session, websub.expired(one, text("websub.expired"), now=now))
            for one in await hubs.unwanted(session, self.callback):
                await self._polled_again(session, one, now)
                await self._leave(session, one, now)
            for source in await hubs.unsubscribed(session, limit=TOGETHER):
                await hubs.add(session, self._begun(source, now))

    async def _leave(self, session: Session, one: HubSubscription, now: datetime) -> None:
        going = websub.leaving(one, now=now)
        await (hubs.forget(session, going) if websub.left(going, now=now) else hubs.save(session, going))
        _log.info("hub left", source=one.source, hub=one.hub.url)

    async def _polled_again(self, session: Session, one: HubSubscription, now: datetime) -> None:
        """The source is polled at its own pace from now on, spread over a little while."""
        if one.source is not None and one.state is HubState.LIVE:
            soon = now + timedelta(minutes=10) * spread_of(one.token)
            await hubs.back_to_polling(session, one.source, soon)
            _log.info("hub over", source=one.source, hub=one.hub.url)

    def _begun(self, source: Source, now: datetime) -> HubSubscription:
        """A subscription for a source that names a hub; refused by ourselves where its secret could be overheard."""
        if source.hub is None:
            raise ValueError("the source names no hub")
        token = secrets.token_urlsafe(32)
        begun = HubSubscription(
            0, source.id, source.hub, self.callback + token, token, secrets.token_urlsafe(32), next_at=now
        )
        if self.fetcher.keeps_secret(source.hub.url):
            return begun
        return HubSubscription(
            0, source.id, source.hub, begun.callback, token, begun.secret, HubState.DENIED, text("websub.insecure")
        )

    async def _claim(self) -> tuple[int, tuple[HubSubscription, ...]]:
        """How many were due, and those of them to speak about now, each noted as asked; where there are none, all may
        have been in vain, and others be due. Those of which nothing more is to be said are forgotten."""
        now = self.clock()
        async with self.db.write() as session:
            due = await hubs.claim(session, now=now, lease=_LEASE, limit=AT_ONCE)
            asked = []
            for one in due:
                if websub.left(one, now=now):
                    await hubs.forget(session, one)
                elif one.asked_at is not None:
                    await self._failed(session, one, text("websub.unverified"), now)
                else:
                    asked.append(await hubs.note_asked(session, one, now=now))
        return len(due), tuple(asked)

    async def _speak(self, one: HubSubscription) -> None:
        why, later = "", None
        try:
            await self.fetcher.submit(one.hub.url, websub.request_form(one))
        except BylineError as error:
            why = text("websub.refused", why=error)
            later = error.retry_after if isinstance(error, BadStatus) else None
        now = self.clock()
        async with self.db.write() as session:
            current = await hubs.by_token(session, one.token, hold=True)
            if current is None or current.asked_at != one.asked_at:
                await hubs.release(session, one)  # the hub has verified, or refused, before it answered
            elif why:
                await self._failed(session, current, why, now, later)
            else:
                await hubs.save(session, websub.accepted(current, now=now))
                _log.info("hub asked", source=one.source, hub=one.hub.url, state=one.state.value)

    async def _failed(
        self, session: Session, one: HubSubscription, why: str, now: datetime, later: timedelta | None = None
    ) -> None:
        await hubs.save(session, websub.failed(one, why, now=now, retry_after=later))
        _log.warning("hub failed", source=one.source, hub=one.hub.url, reason=why)
