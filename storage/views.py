"""Stories as one community sees them: its sources' articles, the telling one first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Access
from bot.model.ids import ArticleId, Community, StoryId
from bot.model.views import ArticleView, StoryView
from storage.codec import to_texts
from storage.communities import sees
from storage.contents import Contents, contents_of
from storage.tables import ArticleRow, StoryRow


async def story_views(
    session: AsyncSession, community: Community | None, ids: Sequence[StoryId]
) -> tuple[StoryView, ...]:
    """These stories in this order, with the articles that the community sees (None: with all).

    A story of which it sees no article is left out.
    """
    articles = await _articles(session, community, ids)
    contents = await contents_of(session, [row.version_id for rows in articles.values() for row in rows])
    stories = {row.id: row for row in await session.scalars(select(StoryRow).where(col(StoryRow.id).in_(articles)))}
    return tuple(
        _story(stories[one], [article_view(row, contents[row.version_id]) for row in articles[one]])
        for one in ids
        if one in articles
    )


def article_view(row: ArticleRow, contents: Contents) -> ArticleView:
    """One article with what was proved of its current version."""
    return ArticleView(
        id=ArticleId(row.id or 0),
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        byline=to_texts(row.byline),
        contributors=to_texts(row.contributors),
        published=row.published_at,
        language=row.language,
        kind=row.kind,
        access=Access(row.access),
        note=row.note,
        points=tuple(contents.points),
        quotes=tuple(contents.quotes),
        non_responses=tuple(contents.non_responses),
        corrected=row.corrected_at is not None,
        allowance=contents.allowance,
        seen_at=row.first_seen_at,
    )


def in_order(articles: Sequence[ArticleView]) -> tuple[ArticleView, ...]:
    """The article with most points first (of several the earliest), then the others by time, so that an outlet
    follows itself only where no other is left."""
    lead = min(articles, key=lambda view: (-len(view.points), view.at, view.id))
    waiting = sorted((view for view in articles if view is not lead), key=lambda view: (view.at, view.id))
    ordered = [lead]
    while waiting:
        other = next((view for view in waiting if view.outlet != ordered[-1].outlet), waiting[0])
        waiting.remove(other)
        ordered.append(other)
    return tuple(ordered)


async def _articles(
    session: AsyncSession, community: Community | None, ids: Sequence[StoryId]
) -> dict[int, list[ArticleRow]]:
    asked = select(ArticleRow).where(col(ArticleRow.story_id).in_(ids)).order_by(col(ArticleRow.id))
    if community is not None:
        asked = asked.where(sees(community))
    found: dict[int, list[ArticleRow]] = {}
    for row in await session.scalars(asked):
        found.setdefault(row.story_id, []).append(row)
    return found


def _story(row: StoryRow, articles: Sequence[ArticleView]) -> StoryView:
    return StoryView(
        id=StoryId(row.id or 0),
        title=row.title,
        first_at=row.first_at,
        last_at=row.last_at,
        articles=in_order(articles),
    )
