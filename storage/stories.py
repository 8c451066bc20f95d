"""Stories, what new articles are compared with, and why an item became what it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.errors import StorageError
from bot.messages import text as words
from bot.model.ids import ArticleId, SourceId, StoryId
from bot.model.story import Candidate, Decision
from storage.codec import to_texts
from storage.tables import ArticleRow, DecisionRow, StoryRow
from storage.types import UTCDateTime


async def new_story(session: AsyncSession, *, title: str, at: datetime) -> StoryId:
    """The id of a new story, the newest; it is listed once an article is in it."""
    row = StoryRow(title=title, first_at=at, last_at=at)
    session.add(row)
    await session.flush()
    if row.id is None:
        raise StorageError(words("store.no_id"))
    return StoryId(row.id)


async def join_story(session: AsyncSession, story: StoryId, *, at: datetime) -> None:
    """Note that an article of the time `at` joins the story."""
    first, last = col(StoryRow.first_at), col(StoryRow.last_at)
    then = literal(at, UTCDateTime())
    wider = {"first_at": case((first > then, then), else_=first), "last_at": case((last < then, then), else_=last)}
    await session.execute(update(StoryRow).where(col(StoryRow.id) == story).values(wider))


async def candidates(session: AsyncSession, *, since: datetime, limit: int) -> tuple[Candidate, ...]:
    """The newest articles first seen since then, newest first, with what grouping compares."""
    asked = (
        select(ArticleRow)
        .where(col(ArticleRow.first_seen_at) >= since)
        .order_by(col(ArticleRow.id).desc())
        .limit(limit)
    )
    return tuple(_candidate(row) for row in await session.scalars(asked))


async def record_decision(
    session: AsyncSession,
    *,
    source: SourceId,
    article: ArticleId | None,
    item: str,
    decision: Decision,
    now: datetime,
) -> None:
    """Keep why the item (by its guid or link) became this article, or none."""
    session.add(
        DecisionRow(
            source_id=source,
            article_id=article,
            item=item,
            verdict=decision.verdict.value,
            reason=decision.reason,
            story_id=decision.story,
            joined_id=decision.article,
            at=now,
        )
    )
    await session.flush()


def _candidate(row: ArticleRow) -> Candidate:
    return Candidate(
        article=ArticleId(row.id or 0),
        story=StoryId(row.story_id),
        title=row.title,
        outlet=row.outlet,
        published=row.published_at or row.first_seen_at,
        terms=frozenset(to_texts(row.terms)),
        names=frozenset(to_texts(row.names)),
        numbers=frozenset(to_texts(row.numbers)),
    )
