"""The read model of news: what a community's lists, searches and digests are made from.

"Newest" is the order of arrival, which is the order of ids: no sorting of everything to find ten.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.digest import Window
from bot.model.ids import Community, StoryId
from bot.model.views import StoryView
from storage.communities import brings, key_of, sees, shown_of_source
from storage.fulltext import article_index
from storage.tables import ArticleRow, CarriedRow, CommunitySourceRow, StoryRow
from storage.upsert import on_sqlite
from storage.views import story_views
from storage.words import words as fold

BATCH = 60
"""How many matching articles are looked at in one go; several may be of one story."""
MOST_SOURCE_TAGS = 200
"""A search names the community's sources in the index up to so many; beyond, only the join restricts it."""


async def latest(
    session: AsyncSession, community: Community, *, limit: int, before: StoryId | None = None
) -> tuple[StoryView, ...]:
    """The newest stories that the community sees, newest first; `before`: older than this one."""
    newest = _newest_of_each_source(before, limit)
    asked = _joined(session, newest).where(col(CommunitySourceRow.community_id) == key_of(community))
    ids = (await session.scalars(asked.distinct().limit(limit))).all()
    return await story_views(session, community, [StoryId(found) for found in ids if found is not None])


async def search(
    session: AsyncSession, community: Community, words: tuple[str, ...], *, limit: int
) -> tuple[StoryView, ...]:
    """Stories with an article that holds all the words (in its title, points or quotes), newest first.

    Case, accents and punctuation do not matter; nothing is found for words without a letter or digit.
    """
    asked = tuple(dict.fromkeys(part for word in words for part in fold(word)))
    if not asked:
        return ()
    found: dict[StoryId, None] = {}
    sources = await _tagged_sources(session, community)
    before: int | None = None
    while len(found) < limit:
        rows = (await session.execute(_hits(session, community, asked, sources, before))).all()
        found.update((StoryId(story), None) for _, story in rows)
        if len(rows) < BATCH:
            break
        before = rows[-1][0]
    return await story_views(session, community, list(found)[:limit])


async def story(session: AsyncSession, community: Community | None, id: StoryId) -> StoryView | None:  # noqa: A002 - the word of the vocabulary
    """One story as the community sees it (None: with all its articles), None if it sees nothing of it."""
    return next(iter(await story_views(session, community, [id])), None)


async def between(session: AsyncSession, community: Community, window: Window, *, limit: int) -> tuple[StoryView, ...]:
    """Stories of which a source of the community brought an article in the window, the newest article's first."""
    newest = func.max(col(CarriedRow.article_id))
    asked = (
        select(col(CarriedRow.story_id))
        .join(CommunitySourceRow, brings(community))
        .where(col(CarriedRow.seen_at) >= window.start, col(CarriedRow.seen_at) < window.end)
        .group_by(col(CarriedRow.story_id))
        .order_by(newest.desc())
        .limit(limit)
    )
    ids = (await session.scalars(asked)).all()
    return await story_views(session, community, [StoryId(found) for found in ids])


def _newest_of_each_source(before: StoryId | None, limit: int) -> Select[int]:
    """For a row of `community_source`: its newest stories, read off one index."""
    newest = (
        select(col(CarriedRow.story_id))
        .where(
            col(CarriedRow.source_id) == col(CommunitySourceRow.source_id),
            shown_of_source(),
        )
        .distinct()
        .order_by(col(CarriedRow.story_id).desc())
        .limit(limit)
        .correlate(CommunitySourceRow)
    )
    return newest if before is None else newest.where(col(CarriedRow.story_id) < before)


def _joined(session: AsyncSession, newest: Select[int]) -> Select[int | None]:
    """The stories of all sources together, newest first: LATERAL where there is such a thing."""
    if on_sqlite(session):
        of_source = col(StoryRow.id).in_(newest)
        asked = select(col(StoryRow.id)).join_from(CommunitySourceRow, StoryRow, of_source)
        return asked.order_by(col(StoryRow.id).desc())
    each = newest.lateral("newest")
    per_source = select(each.c.story_id).join_from(CommunitySourceRow, each, true())
    return per_source.order_by(each.c.story_id.desc())


async def _tagged_sources(session: AsyncSession, community: Community) -> Sequence[int]:
    asked = select(col(CommunitySourceRow.source_id)).where(col(CommunitySourceRow.community_id) == key_of(community))
    sources = (await session.scalars(asked.limit(MOST_SOURCE_TAGS + 1))).all()
    return sources if len(sources) <= MOST_SOURCE_TAGS else ()


def _hits(
    session: AsyncSession, community: Community, words: Sequence[str], sources: Sequence[int], before: int | None
) -> Select[int, int]:
    """Article and story of the newest visible articles that hold all words, older than `before`."""
    index = article_index(session, words, sources)
    asked = (
        select(index.id, col(ArticleRow.story_id))
        .select_from(index.rows)
        .join(ArticleRow, col(ArticleRow.id) == index.id)
        .where(index.matches, sees(community))
        .order_by(index.id.desc())
        .limit(BATCH)
    )
    return asked if before is None else asked.where(index.id < before)
