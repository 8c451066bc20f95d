"""Lists of sources: taken in, given out, and offered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog

from bot.articles.opml import Listed, read_opml, write_opml
from bot.errors import AlreadyThere, BylineError, StorageError, TooOften
from bot.messages import text
from bot.model.care import Imported
from bot.model.ids import Community, User
from bot.model.source import StartMode
from bot.model.views import SourceView
from bot.usecases.reading import Reader
from bot.usecases.sources import AddSource
from storage import sources
from storage.engine import Database

_log = structlog.get_logger(__name__)

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ImportSources:
    """See `bot.services.ImportSources`."""

    db: Database
    reader: Reader
    add: AddSource

    async def __call__(
        self, community: Community, opml: bytes, *, added_by: User | None = None, start: StartMode = StartMode.SKIP
    ) -> tuple[Imported, ...]:
        """What became of each feed of the list, in its order; one that fails does not keep the others.

        What is there already is not fetched again, so that a list which is longer than one person's allowance is
        imported by giving it again later."""
        listed = await self.reader.workers.run(read_opml, opml)
        async with self.db.read() as session:
            there = {view.source.url: view for view in await sources.community_sources(session, community)}
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(feed: Listed) -> Imported:
            if feed.url in there:
                await self._file(community, there[feed.url], feed)
                return Imported(feed.url, feed.title, feed.topic, "there")
            async with gate:
                return await self._one(community, feed, added_by, start)

        return tuple(await asyncio.gather(*map(one, listed)))

    async def _file(self, community: Community, view: SourceView, feed: Listed) -> None:
        """File a source that is there already under the list's topic, unless it has one."""
        if feed.topic and not view.topic:
            async with self.db.write() as session:
                await sources.file_under(session, community, view.source.id, feed.topic)

    async def _one(self, community: Community, feed: Listed, added_by: User | None, start: StartMode) -> Imported:
        try:
            added = await self.add(community, feed.url, added_by=added_by, start=start)
        except AlreadyThere:
            return Imported(feed.url, feed.title, feed.topic, "there")
        except TooOften as error:
            return Imported(feed.url, feed.title, feed.topic, "later", str(error))
        except StorageError:
            raise
        except BylineError as error:
            return Imported(feed.url, feed.title, feed.topic, "failed", str(error))
        async with self.db.write() as session:
            await sources.file_under(session, community, added.source.id, feed.topic)
        return Imported(added.source.url, added.source.title, feed.topic, "added")


@dataclass(frozen=True, slots=True)
class ExportSources:
    """See `bot.services.ExportSources`."""

    db: Database

    async def __call__(self, community: Community) -> bytes:
        """The community's sources as OPML, by topic."""
        async with self.db.read() as session:
            views = await sources.community_sources(session, community)
        listed = [Listed(v.source.url, v.source.title, v.source.site, v.topic) for v in views]
        return write_opml(listed, text("opml.title"))
