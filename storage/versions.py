"""Versions of an article as values: what was printed, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Access, Article
from bot.model.brief import ArticleKind, Brief
from bot.model.ids import ArticleId
from bot.proof import ProvenBrief
from storage.codec import from_texts, to_texts
from storage.contents import contents_of
from storage.tables import ArticleRow, VersionRow


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version: its number (from 1), when it was fetched, what was printed and the brief of it.

    The brief went through the verifier when it was stored; it is a plain value here, and is proved again
    against `article.text` before anything new is made of it.
    """

    number: int
    fetched_at: datetime
    article: Article
    brief: Brief


def new_version(
    article_id: ArticleId, number: int, article: Article, proven: ProvenBrief, *, fingerprint: str, now: datetime
) -> VersionRow:
    """The row of a version, without its points, quotes and non-responses."""
    brief = proven.brief
    return VersionRow(
        article_id=article_id,
        number=number,
        fetched_at=now,
        fingerprint=fingerprint,
        url=article.url,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        byline=from_texts(article.byline),
        contributors=from_texts(article.contributors),
        published_at=article.published,
        updated_at=article.updated,
        printed_language=article.language,
        section=article.section,
        summary=article.summary,
        access=article.access.value,
        max_snippet=article.max_snippet,
        headline=brief.headline,
        language=brief.language,
        kind=brief.kind.value,
        brief_byline=from_texts(brief.byline),
        brief_contributors=from_texts(brief.contributors),
        note=brief.note,
        truncated=brief.truncated,
    )


async def current_version(session: AsyncSession, article_id: ArticleId) -> StoredVersion | None:
    """The article's newest version, None for an article that is not stored."""
    asked = (
        select(VersionRow)
        .join(ArticleRow, col(ArticleRow.version_id) == col(VersionRow.id))
        .where(col(ArticleRow.id) == article_id)
    )
    row = (await session.scalars(asked)).one_or_none()
    if row is None:
        return None
    return StoredVersion(row.number, row.fetched_at, _article(row), await _brief(session, row))


def _article(row: VersionRow) -> Article:
    return Article(
        url=row.url,
        title=row.title,
        text=row.text,
        outlet=row.outlet,
        byline=to_texts(row.byline),
        contributors=to_texts(row.contributors),
        published=row.published_at,
        updated=row.updated_at,
        language=row.printed_language,
        section=row.section,
        summary=row.summary,
        access=Access(row.access),
        max_snippet=row.max_snippet,
    )


async def _brief(session: AsyncSession, row: VersionRow) -> Brief:
    version = row.id or 0
    contents = (await contents_of(session, [version]))[version]
    return Brief(
        language=row.language,
        kind=ArticleKind(row.kind),
        headline=row.headline,
        byline=to_texts(row.brief_byline),
        contributors=to_texts(row.brief_contributors),
        points=tuple(contents.points),
        quotes=tuple(contents.quotes),
        non_responses=tuple(contents.non_responses),
        note=row.note,
        truncated=row.truncated,
    )
