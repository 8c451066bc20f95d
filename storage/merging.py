"""Two sources that turned out to be one: everything of the first becomes the second's.

Promise: no community loses a source or an article, and no key by which an item is known again is lost. Doing it is
one transaction of the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col

from bot.model.ids import SourceId
from storage.backlog import MOST
from storage.fulltext import source_tag
from storage.tables import (
    ArticleRow,
    ArticleSearchRow,
    BacklogRow,
    CarriedRow,
    CommunitySourceRow,
    DecisionRow,
    IdentityKeyRow,
    SourceRow,
)
from storage.tables.base import Base

Key = Mapped[int]

SCOPED = ("guid", "print")
"""Kinds of keys whose scope is a source."""


async def merge_sources(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """Give all that the old source has to the other one, and remove it.

    Communities that used both keep what they saw of either. The other source's own keys win where both have one.
    """
    await _reach_back(session, old, into)
    await _links(session, old, into)
    await _carried(session, old, into)
    await _backlog(session, old, into)
    await _keys(session, old, into)
    for row in (ArticleRow, DecisionRow):
        await session.execute(update(row).where(col(row.source_id) == old).values(source_id=into))
    await session.execute(delete(SourceRow).where(col(SourceRow.id) == old))


async def _reach_back(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """Communities of the old source see of the other one from the oldest article on that they saw in both."""
    first, second = aliased(CarriedRow), aliased(CarriedRow)
    after = col(CommunitySourceRow.after_article)
    oldest = (
        select(func.min(col(second.id)) - 1)
        .where(
            col(first.article_id) == col(second.article_id),
            col(first.source_id) == old,
            col(second.source_id) == into,
            col(first.id) > after,
        )
        .correlate(CommunitySourceRow)
        .scalar_subquery()
    )
    reached = update(CommunitySourceRow).where(col(CommunitySourceRow.source_id) == old, oldest < after)
    await session.execute(reached.values(after_article=oldest).execution_options(synchronize_session=False))


async def _backlog(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """What the old source held when it was added and nobody has read yet; the other one's own places win."""
    other = aliased(BacklogRow)
    mine = col(BacklogRow.source_id) == old
    twin = (
        select(col(other.kind))
        .where(
            col(other.kind) == col(BacklogRow.kind),
            col(other.value) == col(BacklogRow.value),
            col(other.source_id) == into,
        )
        .correlate(BacklogRow)
        .exists()
    )
    moved = update(BacklogRow).where(mine, ~twin).values(source_id=into)
    await session.execute(moved.execution_options(synchronize_session=False))


async def _links(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """Communities of the old source use the other one, from where they joined the first of the two."""
    key, source = col(CommunitySourceRow.community_id), col(CommunitySourceRow.source_id)
    joined = col(CommunitySourceRow.after_article)
    if old < into:  # the backlog of the younger source lies lower: see `storage.backlog`
        lower = update(CommunitySourceRow).where(source == old, joined < 0)
        await session.execute(lower.values(after_article=joined - (into - old) * MOST))
    both = await _shared(session, key, source, old, into)
    for community in both:
        mine = col(CommunitySourceRow.community_id) == community
        asked = select(CommunitySourceRow).where(mine, col(CommunitySourceRow.source_id).in_([old, into]))
        rows = (await session.scalars(asked)).all()
        kept = update(CommunitySourceRow).where(mine, col(CommunitySourceRow.source_id) == into)
        paused = (
            None if any(row.paused_at is None for row in rows) else max(row.paused_at for row in rows if row.paused_at)
        )
        await session.execute(kept.values(after_article=min(row.after_article for row in rows), paused_at=paused))
    await _move(session, CommunitySourceRow, source == old, key.in_(both), into)


async def _carried(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """What the old source carries, the other one does; an article's search tags follow."""
    key, source = col(CarriedRow.article_id), col(CarriedRow.source_id)
    both = await _shared(session, key, source, old, into)
    fresh = (await session.scalars(select(key).where(source == old, key.not_in(both)))).all()
    await _move(session, CarriedRow, source == old, key.in_(both), into)
    tagged = update(ArticleSearchRow).where(col(ArticleSearchRow.article_id).in_(fresh))
    await session.execute(tagged.values(tags=col(ArticleSearchRow.tags) + f" {source_tag(into)}"))


async def _keys(session: AsyncSession, old: SourceId, into: SourceId) -> None:
    """The keys of the old source's items are the other one's, so that nothing is read a second time."""
    mine, other = col(IdentityKeyRow.scope) == old, aliased(IdentityKeyRow)
    twin = (
        select(col(other.kind))
        .where(
            col(other.kind) == col(IdentityKeyRow.kind),
            col(other.value) == col(IdentityKeyRow.value),
            col(other.scope) == into,
        )
        .correlate(IdentityKeyRow)
        .exists()
    )
    scoped = col(IdentityKeyRow.kind).in_(SCOPED)
    await session.execute(update(IdentityKeyRow).where(mine, scoped, ~twin).values(scope=into))
    await session.execute(delete(IdentityKeyRow).where(mine, scoped))


async def _shared(session: AsyncSession, key: Key, source: Key, old: SourceId, into: SourceId) -> Sequence[int]:
    """The communities, or articles, that both sources have."""
    of_old = select(key).where(source == old)
    return (await session.scalars(select(key).where(source == into, key.in_(of_old.scalar_subquery())))).all()


async def _move(
    session: AsyncSession, row: type[Base], mine: ColumnElement[bool], twins: ColumnElement[bool], into: SourceId
) -> None:
    """Rows of the old source become the other one's, but for those that it has already."""
    await session.execute(delete(row).where(mine, twins))
    await session.execute(update(row).where(mine).values(source_id=into))
