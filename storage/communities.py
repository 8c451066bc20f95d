"""Communities, and which articles each of them sees."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import Community
from storage.tables import ArticleRow, CarriedRow, CommunityRow, CommunitySourceRow
from storage.upsert import insert_into


async def community_key(session: AsyncSession, community: Community) -> int:
    """The number of a community, which is made where it is missing."""
    made = insert_into(session, CommunityRow).values(platform=community.platform, external_id=community.id)
    await session.execute(made.on_conflict_do_nothing())
    return (await session.execute(select(key_of(community)))).scalar_one()


def key_of(community: Community) -> ScalarSelect[int]:
    """The number of a community inside a query; no row has it where the community is unknown."""
    return (
        select(col(CommunityRow.id))
        .where(col(CommunityRow.platform) == community.platform, col(CommunityRow.external_id) == community.id)
        .scalar_subquery()
    )


def sees(community: Community) -> ColumnElement[bool]:
    """Whether the community sees an `article`: one of its sources carries it, from where it joined on."""
    joined = exists().where(col(CarriedRow.article_id) == col(ArticleRow.id), brings(community))
    return joined.correlate(ArticleRow)


def brings(community: Community) -> ColumnElement[bool]:
    """Joins `carried` to `community_source`: what the community's sources carry, from where it joined on."""
    return and_(
        col(CommunitySourceRow.community_id) == key_of(community),
        col(CommunitySourceRow.source_id) == col(CarriedRow.source_id),
        shown_of_source(),
    )


def shown_of_source() -> ColumnElement[bool]:
    """Whether a use of a source shows what it carries: from where it began on, and until it was paused."""
    return and_(
        col(CarriedRow.id) > col(CommunitySourceRow.after_article),
        or_(col(CommunitySourceRow.paused_at).is_(None), col(CarriedRow.seen_at) <= col(CommunitySourceRow.paused_at)),
    )
