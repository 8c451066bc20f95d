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
from storage.fulltext import source_tag
from storage.tables import ArticleRow, ArticleSearchRow, CarriedRow
from storage.upsert import insert_into


async def carry(session: AsyncSession, source: SourceId, article: ArticleId, *, seen_at: datetime | None) -> None:
    """Note that the source carries the article since `seen_at` (None: since it was first seen at all), once."""
    asked = select(col(ArticleRow.story_id), col(ArticleRow.first_seen_at)).where(col(ArticleRow.id) == article)
    story, first = (await session.execute(asked)).one()
    made = insert_into(session, CarriedRow).values(
        article_id=article, source_id=source, story_id=story, seen_at=seen_at or first
    )
    answer = await session.execute(made.on_conflict_do_nothing().returning(col(CarriedRow.id)))
    if answer.first() is None:
        return
    row = update(ArticleSearchRow).where(col(ArticleSearchRow.article_id) == article)
    await session.execute(row.values(tags=col(ArticleSearchRow.tags) + f" {source_tag(source)}"))


async def carriers(session: AsyncSession, article: ArticleId) -> tuple[SourceId, ...]:
    """The sources that carry the article, the first one first."""
    asked = select(col(CarriedRow.source_id)).where(col(CarriedRow.article_id) == article).order_by(col(CarriedRow.id))
    return tuple(SourceId(found) for found in await session.scalars(asked))


async def before_newest(session: AsyncSession, source: SourceId, kept: int | None) -> int:
    """Where a community joins a source to see its newest `kept` articles (None: all) and what comes later.

    The number is for `link_source`; it means nothing else.
    """
    if kept is None:
        return 0
    newest = select(col(CarriedRow.id)).where(col(CarriedRow.source_id) == source).order_by(col(CarriedRow.id).desc())
    return (await session.scalars(newest.offset(kept).limit(1))).one_or_none() or 0
