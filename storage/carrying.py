"""Which source carries which article: what a community sees follows from that.

An article is stored once, however many feeds list it; each of them is noted here, so that a community sees it
through any source it uses.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import ArticleId, SourceId
from storage.backlog import lowest
from storage.fulltext import source_tag
from storage.tables import ArticleRow, ArticleSearchRow, BacklogRow, CarriedRow
from storage.upsert import insert_into


async def carry(
    session: AsyncSession, source: SourceId, article: ArticleId, *, seen_at: datetime | None, place: int | None = None
) -> None:
    """Note that the source carries the article since `seen_at` (None: since it was first seen at all), once; `place` is
    the item's place in the backlog, if it has one."""
    asked = select(col(ArticleRow.story_id), col(ArticleRow.first_seen_at)).where(col(ArticleRow.id) == article)
    story, first = (await session.execute(asked)).one()
    row = {"article_id": article, "source_id": source, "story_id": story, "seen_at": seen_at or first}
    made = insert_into(session, CarriedRow).values(row if place is None else {**row, "id": place})
    answer = await session.execute(made.on_conflict_do_nothing().returning(col(CarriedRow.id)))
    if answer.first() is None:
        return
    found = update(ArticleSearchRow).where(col(ArticleSearchRow.article_id) == article)
    await session.execute(found.values(tags=col(ArticleSearchRow.tags) + f" {source_tag(source)}"))


async def carriers(session: AsyncSession, article: ArticleId) -> tuple[SourceId, ...]:
    """The sources that carry the article, the first one first."""
    asked = select(col(CarriedRow.source_id)).where(col(CarriedRow.article_id) == article).order_by(col(CarriedRow.id))
    return tuple(SourceId(found) for found in await session.scalars(asked))


async def before_newest(session: AsyncSession, source: SourceId, kept: int | None) -> int:
    """Where a community joins a source to see its newest `kept` items (None: all) and what comes later.

    Items of the backlog count, read or not. The number is for `link_source`; it means nothing else.
    """
    if kept is None:
        return lowest(source)
    carried = select(col(CarriedRow.id)).where(col(CarriedRow.source_id) == source)
    there = carried.union(select(col(BacklogRow.place)).where(col(BacklogRow.source_id) == source)).subquery()
    newest = select(there.c[0]).order_by(there.c[0].desc()).offset(kept).limit(1)
    found = (await session.execute(newest)).scalar_one_or_none()
    if kept == 0:
        return max(found or 0, 0)
    return lowest(source) if found is None else int(found)
