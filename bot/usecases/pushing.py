"""What hubs call us with: their questions whether we meant it, their refusals, and the news.

Promise: nothing that a hub sends is read unless it is signed with the secret that this one subscription has, and what is
read goes the way of a polled document. A push that is lost costs no more than the wait for the next poll.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.errors import BylineError
from bot.messages import text
from bot.model.fetched import Fetched
from bot.model.ids import SourceId
from bot.model.source import Polled, Source
from bot.model.websub import HubState, HubSubscription, Intent, Pushed
from bot.sources import websub
from bot.usecases.asking import AskSource
from bot.usecases.outcomes import settle
from storage import hubs
from storage import sources as stored
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

ROOM: Final = 32 * 1024 * 1024
"""Bytes of documents that wait to be read; hubs send again what finds no room."""

MOST: Final = 500
"""Documents that wait to be read, however small."""

RUNNERS: Final = 2
_LEASE: Final = timedelta(minutes=10)
TRIES: Final = 60
"""How often a source that is just being polled is tried again, a moment apart; others are read meanwhile."""


@dataclass(frozen=True, slots=True)
class AnswerHub:
    """Answers a hub's question whether we meant it, and takes its refusal."""

    db: Database
    clock: Clock

    async def __call__(self, token: str, intent: Intent) -> str | None:
        """The challenge to give back, "" for a refusal that was noted; None for what we did not ask for."""
        now = self.clock()
        async with self.db.write() as session:
            one = await hubs.by_token(session, token, hold=True)
            if one is None:
                return None
            if intent.mode == "denied":
                return await self._denied(session, one, intent)
            if websub.repeats(one, intent, now=now):
                return intent.challenge
            if not websub.expects(one, intent, now=now):
                _log.warning("hub asked for what was not meant", source=one.source, mode=intent.mode)
                return None
            if one.state is HubState.LEAVING:
                await hubs.forget(session, one)
            else:
                await hubs.save(session, websub.confirmed(one, intent, now=now))
            _log.info("hub confirmed", source=one.source, hub=one.hub.url, mode=intent.mode)
            return intent.challenge

    async def _denied(self, session: Session, one: HubSubscription, intent: Intent) -> str | None:
        """A refusal of a subscription; the source is polled at its own pace again. One that is being ended stays so."""
        if intent.topic != one.hub.topic:
            return None
        if one.state is not HubState.LEAVING:
            now, why = self.clock(), intent.reason.strip()[:200]
            reason = text("websub.denied.why", why=why) if why else text("websub.denied")
            await hubs.save(session, websub.denied(one, reason, now=now))
            if one.source is not None and one.state is HubState.LIVE:
                await hubs.back_to_polling(session, one.source, now)
            _log.warning("hub denied", source=one.source, hub=one.hub.url, reason=reason)
        return ""


@dataclass(frozen=True, slots=True)
class Busy:
    """An answer: somebody else holds the source at this moment."""

    source: SourceId


@dataclass(frozen=True, slots=True)
class TakePush:
    """Takes the items of a document that a hub sent, like those of a poll."""

    db: Database
    ask: AskSource
    clock: Clock
    pause: float = 1.0

    async def __call__(self, id_: SourceId, fetched: Fetched) -> Polled | Busy | None:
        """What came of it; None where it was no feed, or nobody reads the source any more. The next poll makes up.

        Busy where the source is just being polled, or told of by another document: to be tried again.
        """
        source = await self._held(id_)
        if not isinstance(source, Source):
            return source
        with structlog.contextvars.bound_contextvars(source=id_):
            # links are read as a poll reads them: the topic is only what the hub calls the feed
            polled = await self._told(source, replace(fetched, url=source.url))
        _log.info("pushed", source=id_, new=polled.new if polled else None)
        return polled

    async def _told(self, source: Source, fetched: Fetched) -> Polled | None:
        stored_it = False
        try:
            polled = await self.ask.told(source, fetched)
            now = self.clock()
            async with self.db.write() as session:
                polled = await settle(session, source, polled, platform=False, now=now, told=True)
                if polled.new:
                    await hubs.trust(session, source.id, trusted=True, now=now)
            stored_it = True
        except BylineError as error:  # no feed, a challenge, or shut out meanwhile
            _log.warning("push unreadable", error=str(error))
            return None
        finally:
            if not stored_it:
                async with self.db.write() as session:
                    await stored.release_source(session, source.id)
        return polled

    async def _held(self, id_: SourceId) -> Source | Busy | None:
        """The source, promised to us; None where it is paused, blocked or gone, whatever its hub still sends."""
        async with self.db.write() as session:
            if not await stored.in_use(session, id_):
                _log.info("push passed over: its source rests", source=id_)
                return None
            source = await stored.hold(session, id_, now=self.clock(), lease=_LEASE)
        return source or Busy(id_)


@dataclass(slots=True)
class Waiting:
    """A document that waits to be read, and how often its source was found busy."""

    source: SourceId
    fetched: Fetched
    tries: int = 0


@dataclass(slots=True)
class Pushes:
    """Where hubs call: what they ask is answered, and documents are checked at once and read one after another,
    bounded in bytes and in number. One whose source is busy goes to the back and holds up no other."""

    db: Database
    take: TakePush
    clock: Clock
    answer: AnswerHub
    _waiting: asyncio.Queue[Waiting] = field(default_factory=asyncio.Queue)
    _bytes: int = 0
    _documents: int = 0

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Read what was handed in while the block runs; what is not read then is polled later."""
        runners = [asyncio.create_task(self._run(), name=f"push-{n}") for n in range(RUNNERS)]
        try:
            yield
        finally:
            for runner in runners:
                runner.cancel()
            await asyncio.gather(*runners, return_exceptions=True)

    async def expected(self, token: str) -> bool:
        """Whether a hub may call with this token at all."""
        async with self.db.read() as session:
            return await hubs.by_token(session, token) is not None

    async def hand_in(self, pushed: Pushed) -> bool:
        """Whether it was handed in or, where it is not signed by the hub we asked, passed over in silence (7.1);
        False where there is no room at the moment."""
        async with self.db.read() as session:
            one = await hubs.by_token(session, pushed.token)
        if one is None or one.source is None or not one.live(self.clock()):
            _log.info("push passed over", token_known=one is not None)
            return True
        if not websub.signed(pushed.body, pushed.signature, one.secret):
            _log.warning("push with a wrong signature", source=one.source, hub=one.hub.url)
            return True
        if self._bytes + len(pushed.body) > ROOM or self._documents >= MOST:
            return False
        self._bytes += len(pushed.body)
        self._documents += 1
        fetched = Fetched(one.hub.topic, 200, pushed.body, pushed.content_type, pushed.charset)
        self._waiting.put_nowait(Waiting(one.source, fetched))
        return True

    async def join(self) -> None:
        """Wait until everything handed in so far was read."""
        await self._waiting.join()

    async def _run(self) -> None:
        while True:
            one = await self._waiting.get()
            try:
                if isinstance(await self.take(one.source, one.fetched), Busy) and self._later(one):
                    continue
            except Exception:  # noqa: BLE001 - the boundary of a job: the next document must still be read
                _log.exception("push broke", source=one.source)
            self._done(one)

    def _later(self, one: Waiting) -> bool:
        """Whether it is tried again, in a moment."""
        one.tries += 1
        if one.tries >= TRIES:
            _log.warning("push dropped: its source is busy", source=one.source)
            return False
        asyncio.get_running_loop().call_later(self.take.pause, self._again, one)
        return True

    def _again(self, one: Waiting) -> None:
        """Put it at the back of the queue; it counts as waiting all along."""
        self._waiting.put_nowait(one)
        self._waiting.task_done()

    def _done(self, one: Waiting) -> None:
        self._bytes -= len(one.fetched.body)
        self._documents -= 1
        self._waiting.task_done()
