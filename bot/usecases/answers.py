"""What a poll goes through: what the server answers now, or an answer of which something is left to take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.model.fetched import Fetched, Kept
from bot.model.source import ANSWERING, Polled, Source
from bot.sources.fetcher import Fetcher
from storage import answers
from storage.engine import Database

REST = timedelta(minutes=10)
"""How soon a poll goes on with what the last one had no time for: its server is not asked for that."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and whether its server was asked for it now. `before` is the one that was kept and that it follows: what
    could not be taken of that may have left the feed. `until`: an earlier poll has begun with the answer, and when its
    server is asked next was settled then."""

    fetched: Fetched
    asked: bool = True
    before: Fetched | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to go through, so that nothing is asked for twice that has been given once."""

    db: Database
    fetcher: Fetcher
    clock: Clock

    async def __call__(self, source: Source) -> Answer:
        """The kept answer while it may be gone on with; else the server's, or the kept one where it says that nothing
        has changed since. FetchError."""
        kept = await self._kept(source)
        if kept is None:
            return Answer(await self.fetcher.feed(source.url, source.validators))
        now = self.clock()
        if kept.until is not None and now < kept.until:
            until = kept.until if _begun(source, kept.fetched) else None
            return Answer(_aged(kept.fetched, now), asked=False, until=until)
        fetched = await self.fetcher.feed(source.url, kept.fetched.validators)
        if fetched.not_modified:
            return Answer(confirmed(kept.fetched, fetched))
        return Answer(fetched, before=kept.fetched)

    async def _kept(self, source: Source) -> Kept | None:
        if source.kept_at is None:
            return None
        async with self.db.read() as session:
            return await answers.kept(session, source.id)


def unfinished(polled: Polled, fetched: Fetched, now: datetime) -> Polled:
    """The outcome with the answer kept for the next poll where something is left of it: soon where there was no time for
    all, without asking; at its own time where items failed."""
    due = polled.source.next_poll_at
    if not (polled.left or polled.failed) or due is None:
        return polled
    if not polled.left:
        return replace(polled, rest=Kept(fetched))
    soon = replace(polled.source, next_poll_at=min(due, now + REST))
    return replace(polled, source=soon, rest=Kept(fetched, until=due))


def _begun(source: Source, fetched: Fetched) -> bool:
    """Whether a poll has gone well since the answer came: then all but the rest of its items has been learned from it."""
    polled, at = source.polled_at, fetched.at
    return source.state in ANSWERING and polled is not None and at is not None and polled >= at


def _aged(fetched: Fetched, now: datetime) -> Fetched:
    """The answer, some of whose freshness has passed."""
    spent = now - fetched.at if fetched.at else timedelta(0)
    left = None if fetched.max_age is None else max(fetched.max_age - spent, timedelta(0))
    return replace(fetched, max_age=left)


def confirmed(kept: Fetched, now: Fetched) -> Fetched:
    """The kept answer, with what the server says of it now."""
    return replace(kept, validators=now.validators, max_age=now.max_age, moved_to=now.moved_to, at=now.at)
