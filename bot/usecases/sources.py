"""A community's sources: added, listed, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

import structlog

from bot.clock import Clock
from bot.errors import AlreadyThere, BadQuery, NotFound
from bot.messages import text
from bot.model.care import SourceLook
from bot.model.fetched import Kept
from bot.model.ids import Community, User
from bot.model.source import Source, SourceState, StartMode
from bot.model.views import SourceAdded, SourceView
from bot.sources.pacing import FLOOR, resume
from bot.usecases.allowing import Allowance
from bot.usecases.entries import keys_of, newest_first
from bot.usecases.finding import FeedFinder
from bot.usecases.found import Found
from bot.usecases.lately import fresh_until
from bot.usecases.outcomes import end_all, note_state
from storage import answers, articles, backlog, sources
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)

_NAMED = 10
_TITLE = 60

LATEST = 5
"""How many items `StartMode.LATEST` takes of what a feed already holds."""


@dataclass(frozen=True, slots=True)
class AddSource:
    """See `bot.services.AddSource`."""

    db: Database
    clock: Clock
    find: FeedFinder
    allowed: Allowance

    async def __call__(
        self,
        community: Community,
        url: str,
        *,
        added_by: User | None = None,
        start: StartMode = StartMode.LATEST,
        look: SourceLook | None = None,
    ) -> SourceAdded:
        """The source, linked to the community; what `start` leaves out it does not see, whatever others asked for."""
        found = await self._found(community, url, added_by, look)
        keys, packed = await self.find.reader.workers.run(keys_of, found.feed), await answers.pack(found.fetched.body)
        now = self.clock()
        async with self.db.write() as session:
            source = await self._source(session, found, now)
            first = source.polled_at is None
            if first:
                await backlog.keep_backlog(session, source.id, keys)
            after = await articles.before_newest(session, source.id, _kept(start))
            if not await sources.link_source(
                session, community, source.id, added_by=str(added_by or ""), now=now, start=start, after_article=after
            ):
                raise AlreadyThere(text("error.source_there", title=source.title or source.url, id=source.id))
            if first or source.state is SourceState.GONE or await backlog.waits(session, source.id, after=after):
                await self._keep(session, source, found, packed, now)
            source = await self._resumed(session, source, now)
        _log.info("source added", source=source.id, url=source.url, start=start.value)
        entries = newest_first(found.feed.entries)
        kept = _kept(start)
        taken = len(entries) if kept is None else min(kept, len(entries))
        return SourceAdded(source, entries[:3], start, len(entries), taken, found.others)

    async def _found(self, community: Community, url: str, by: User | None, look: SourceLook | None) -> Found:
        """The feed behind the address: as it was looked at, or found now."""
        if look is not None and look.feed is not None and look.fetched is not None:
            return Found(look.url, look.feed, look.fetched, look.others)
        await self.allowed(community, by)
        return await self.find(url)

    async def _source(self, session: Session, found: Found, now: datetime) -> Source:
        """The source at the address, or the one that it leads to, if only for now: no feed is polled under two names."""
        if found.fetched.url != found.url and (known := await sources.source_by_url(session, found.fetched.url)):
            return known
        return await sources.add_source(
            session,
            found.url,
            title=found.feed.title or found.url,
            site=found.feed.link or "",
            language=found.feed.language,
            kind=found.feed.kind or "feed",
            now=now,
            next_poll_at=now,
            interval=FLOOR,
        )

    async def _keep(self, session: Session, source: Source, found: Found, packed: bytes, now: datetime) -> None:
        """Let the next poll, due at once, go through what was found: the server is asked again when that is older than the
        shortest interval between two requests, and than the feed and the server allow."""
        at = found.fetched.at or now
        until = fresh_until(found.fetched, now, ttl=found.feed.ttl)
        await answers.keep(session, source.id, Kept(found.fetched, until=until), at=at, packed=packed)
        await answers.make_due(session, [source.id], now=now)

    async def _resumed(self, session: Session, source: Source, now: datetime) -> Source:
        """The source; one that was gone is polled again, because its feed has just been read."""
        if source.state is not SourceState.GONE:
            return source
        again = resume(source, now=now)
        await sources.save_poll(session, again)
        await note_state(session, source, again, platform=False, now=now)
        return again


def _kept(start: StartMode) -> int | None:
    """How many of the items already there are read; None for all."""
    return {StartMode.SKIP: 0, StartMode.LATEST: LATEST, StartMode.BACKFILL: None}[start]


@dataclass(frozen=True, slots=True)
class ListSources:
    """See `bot.services.ListSources`."""

    db: Database

    async def __call__(self, community: Community) -> tuple[SourceView, ...]:
        """The community's sources."""
        async with self.db.read() as session:
            return await sources.community_sources(session, community)


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """See `bot.services.RemoveSource`."""

    db: Database
    clock: Clock

    async def __call__(self, community: Community, which: str) -> Source:
        """The source that was removed from the community; others keep it. What nobody reads is in no incident."""
        async with self.db.write() as session:
            views = await sources.community_sources(session, community)
            source = pick(views, which)
            await sources.unlink_source(session, community, source.id)
            if not await sources.used(session, source.id):
                await end_all(session, source, now=self.clock(), silently=True)
                await answers.forget(session, source.id)
        _log.info("source removed", source=source.id, community=str(community))
        return source


def pick(views: Sequence[SourceView], which: str) -> Source:
    """The source meant by an id, else an address, else a title; NotFound says what there is, BadQuery which of
    several may be meant."""
    wanted = which.strip().removeprefix("#").casefold()
    held = [view.source for view in views]
    by_address = [one for one in held if wanted in {one.url.casefold(), one.url.casefold().partition("://")[2]}]
    by_title = [one for one in held if one.title.casefold() == wanted]
    found = [one for one in held if str(one.id) == wanted] or by_address or by_title
    if not found:
        raise NotFound(text("error.no_source", which=which, names=_names(held) or text("error.no_sources")))
    if len(found) > 1:
        raise BadQuery(text("error.many_sources", which=which, names=_names(found)))
    return found[0]


def _names(held: Sequence[Source]) -> str:
    """The sources by number and title, a few of them; those of one title by their addresses too."""
    twice = len({one.title for one in held}) < len(held)
    titles = [shorten(one.title, _TITLE, placeholder="…") or one.title[:_TITLE] for one in held[:_NAMED]]
    named = [
        f"#{one.id} {title}" + (f" ({one.url})" if twice else "")
        for one, title in zip(held[:_NAMED], titles, strict=True)
    ]
    return ", ".join(named) + (text("error.more_sources", n=len(held) - _NAMED) if len(held) > _NAMED else "")
