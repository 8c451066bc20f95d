"""Recent stories, search, one story: what readers ask for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import BadQuery, NotFound
from bot.messages import text
from bot.model.ids import Community, StoryId
from bot.model.views import StoryView
from storage import news
from storage.engine import Database
from storage.words import words


@dataclass(frozen=True, slots=True)
class LatestNews:
    """See `bot.services.LatestNews`."""

    db: Database

    async def __call__(self, community: Community, *, limit: int = 5) -> tuple[StoryView, ...]:
        """The newest stories of the community's sources."""
        async with self.db.read() as session:
            return await news.latest(session, community, limit=limit)


@dataclass(frozen=True, slots=True)
class SearchNews:
    """See `bot.services.SearchNews`."""

    db: Database

    async def __call__(self, community: Community, query: str, *, limit: int = 5) -> tuple[StoryView, ...]:
        """Stories that hold every word of `query`."""
        asked = query_words(query)
        if not asked:
            raise BadQuery(text("error.no_words"))
        async with self.db.read() as session:
            return await news.search(session, community, asked, limit=limit)


@dataclass(frozen=True, slots=True)
class ShowStory:
    """See `bot.services.ShowStory`."""

    db: Database

    async def __call__(self, community: Community, story: StoryId) -> StoryView:
        """One story of the community's sources."""
        async with self.db.read() as session:
            found = await news.story(session, community, story)
        if found is None:
            raise NotFound(text("error.no_story", story=story))
        return found


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query, in order, each once, folded exactly as what is stored was: no search syntax gets in."""
    return tuple(dict.fromkeys(words(query)))[:10]
