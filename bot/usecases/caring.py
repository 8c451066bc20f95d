"""Looking after sources: a look before adding, pausing and going on, how they fare."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from bot.articles.redirectors import unresolvable
from bot.clock import Clock
from bot.errors import Blocked, FetchError, NotFound, NoWorker, ParseError, WorkerKilled
from bot.messages import text
from bot.model.care import Pages, SourceHealth, SourceLook
from bot.model.feed import Entry
from bot.model.ids import Community, User
from bot.model.rhythm import Rhythm
from bot.model.source import SourceState
from bot.model.views import SourceView
from bot.render.lines import note_words
from bot.sources import learning, pacing
from bot.usecases.allowing import Allowance
from bot.usecases.entries import newest_first
from bot.usecases.finding import FeedFinder
from bot.usecases.outcomes import end_all
from bot.usecases.sources import pick
from storage import hubs, incidents, sources
from storage.engine import Database

_log = structlog.get_logger(__name__)

_SHOWN = 5
_ORDER = (
    SourceState.BLOCKED,
    SourceState.GONE,
    SourceState.FAILING,
    SourceState.STALE,
    SourceState.QUIET,
    SourceState.NEW,
)
"""The states that somebody should look at, the worst first."""


@dataclass(frozen=True, slots=True)
class LookAtSource:
    """See `bot.services.LookAtSource`."""

    db: Database
    clock: Clock
    find: FeedFinder
    allowed: Allowance

    async def __call__(self, community: Community, which: str, *, by: User | None = None) -> SourceLook:
        """What the source, or the feed of this address, holds now."""
        address = await self._address(community, which)
        await self.allowed(community, by)
        found = await self.find(address)
        feed, entries = found.feed, newest_first(found.feed.entries)
        dates = [entry.published or entry.updated for entry in entries]
        known = learning.observed(Rhythm(), dates, (), new=False, now=self.clock())
        full_text, pages, why = await self._texts(entries[:_SHOWN])
        return SourceLook(
            url=found.url,
            title=feed.title or found.url,
            site=feed.link or "",
            language=feed.language,
            kind=feed.kind,
            newest=entries[:_SHOWN],
            total=len(entries),
            habit=known.habit,
            full_text=full_text,
            pages=pages,
            why=why,
            feed=feed,
            fetched=found.fetched,
            others=found.others,
        )

    async def _address(self, community: Community, which: str) -> str:
        async with self.db.read() as session:
            views = await sources.community_sources(session, community)
        try:
            return pick(views, which).url
        except NotFound:
            if which.strip().removeprefix("#").isdecimal():
                raise
            return which

    async def _texts(self, entries: tuple[Entry, ...]) -> tuple[int, Pages, str]:
        """How many of the entries the feed carries whole, and whether the page of the newest other one can be read."""
        try:
            whole = await self.find.reader.whole(entries)
        except NoWorker:
            raise
        except WorkerKilled as error:
            return 0, Pages.UNREADABLE, str(error)
        others = [entry for entry, carried in zip(entries, whole, strict=True) if not carried]
        pages, why = await self._pages(others) if others else (Pages.UNNEEDED, "")
        return sum(whole), pages, why

    async def _pages(self, entries: list[Entry]) -> tuple[Pages, str]:
        """Whether the newest item's page can be read."""
        link = next((entry.page for entry in entries if entry.page), None)
        if link is None:
            return Pages.UNKNOWN, ""
        if unresolvable(link):
            return Pages.UNREADABLE, note_words("note.redirector")
        try:
            read = await self.find.reader.page(link)
        except (FetchError, ParseError) as error:
            return Pages.UNREADABLE, str(error)
        return (Pages.READABLE, "") if read.article.text else (Pages.UNREADABLE, note_words(read.brief.note))


@dataclass(frozen=True, slots=True)
class PauseSource:
    """See `bot.services.PauseSource`."""

    db: Database
    clock: Clock

    async def __call__(self, community: Community, which: str) -> SourceView:
        """The source, paused for this community; others go on with it."""
        async with self.db.write() as session:
            views = await sources.community_sources(session, community)
            view = viewed(views, which)
            paused = view.paused_at or self.clock()
            await sources.pause(session, community, view.source.id, now=paused)
        _log.info("source paused", source=view.source.id, community=str(community))
        return replace(view, paused_at=paused)


@dataclass(frozen=True, slots=True)
class ResumeSource:
    """See `bot.services.ResumeSource`."""

    db: Database
    clock: Clock
    allowed: Allowance

    async def __call__(self, community: Community, which: str, *, by: User | None = None) -> SourceView:
        """The source, going on: due at once where it was gone or failing, unless its server named a time (Retry-After)
        that is still to come; else when it was to be polled anyway.

        Blocked where the operator has shut it out."""
        now = self.clock()
        await self.allowed(community, by)
        async with self.db.write() as session:
            views = await sources.community_sources(session, community)
            view = viewed(views, which)
            if view.source.state is SourceState.BLOCKED:
                raise Blocked(text("error.blocked.resume", why=view.source.reason), url=view.source.url)
            await sources.pause(session, community, view.source.id, now=None)
            source = view.source
            if source.state in {SourceState.GONE, SourceState.FAILING}:
                source = pacing.resume(source, now=now)
                await sources.save_poll(session, source)
                await end_all(session, source, now=now, silently=True)
        _log.info("source resumed", source=source.id, community=str(community))
        return replace(view, source=source, paused_at=None)


@dataclass(frozen=True, slots=True)
class CheckHealth:
    """See `bot.services.CheckHealth`."""

    db: Database

    async def __call__(self, community: Community) -> SourceHealth:
        """How the community's sources fare, the worst first, and what is wrong now."""
        async with self.db.read() as session:
            views = await sources.community_sources(session, community)
            running = await incidents.incidents(session, community)
            told = await hubs.of_sources(session, [view.source.id for view in views])
        return SourceHealth(tuple(sorted(views, key=_badness)), running, told)


def _badness(view: SourceView) -> tuple[int, int]:
    state = view.source.state
    return (_ORDER.index(state) if state in _ORDER else len(_ORDER), int(view.source.id))


def viewed(views: tuple[SourceView, ...], which: str) -> SourceView:
    """The community's source meant by an id, an address or a title; NotFound says what there is."""
    source = pick(views, which)
    return next(view for view in views if view.source.id == source.id)
