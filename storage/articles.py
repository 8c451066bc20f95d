"""Articles and their versions.

Only what `bot.proof` proved against the article's own text is stored: the write functions take a `ProvenBrief`
and check it again. One item is one article, whatever happens: see `add_article`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.errors import StorageError
from bot.model.article import Article, Identity
from bot.model.ids import ArticleId, SourceId, StoryId
from bot.proof import ProvenBrief
from storage.codec import from_texts
from storage.contents import store_contents, unlist
from storage.identity import Known, attach_keys, claim_keys, find_known, remember_keys
from storage.indexing import index_article
from storage.proofs import check_proof, refuse_unstorable
from storage.tables import ArticleRow, StoryRow
from storage.versions import new_version

__all__ = ["Known", "add_article", "add_version", "find_known", "remember_keys"]


async def add_article(
    session: AsyncSession,
    source: SourceId,
    article: Article,
    proven: ProvenBrief,
    identity: Identity,
    *,
    story: StoryId,
    now: datetime,
    terms: Iterable[str] = (),
    names: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> ArticleId:
    """The id of the stored article; it is the newest.

    Of several transactions that add the same item (the same guid of this source, or the same link), one
    stores it; the others get its id, and the story they made for it goes if nothing else is in it.
    `terms`, `names` and `numbers` are what grouping compares later. StorageError for what is not proven
    against this very text.
    """
    check_proof(article, proven)
    refuse_unstorable(article)
    there = await claim_keys(session, source, identity)
    if there is not None:
        await _drop_if_empty(session, story)
        return there
    row = ArticleRow(
        source_id=source,
        story_id=story,
        first_seen_at=now,
        version=1,
        fingerprint=identity.fingerprint,
        terms=from_texts(sorted(terms)),
        names=from_texts(sorted(names)),
        numbers=from_texts(sorted(numbers)),
        **_printed(article, proven),
    )
    session.add(row)
    await session.flush()
    added = _id_of(row)
    await attach_keys(session, source, identity, added)
    await _store_version(session, row, article, proven, now)
    return added


async def add_version(
    session: AsyncSession,
    article_id: ArticleId,
    article: Article,
    proven: ProvenBrief,
    identity: Identity,
    *,
    now: datetime,
    corrected: bool = False,
) -> None:
    """Make this the article's current version; the older ones stay, and lists no longer offer their quotes.

    `corrected`: something of substance changed, and readers are told. StorageError for an unknown article, or
    for what is not proven against this very text.
    """
    check_proof(article, proven)
    refuse_unstorable(article)
    locked = select(ArticleRow).where(col(ArticleRow.id) == article_id).with_for_update()
    row = (await session.scalars(locked)).one_or_none()
    if row is None:
        raise StorageError(f"article {article_id} is not stored, so it has no new version")
    row.version += 1
    row.fingerprint = identity.fingerprint
    row.corrected_at = now if corrected else row.corrected_at
    for name, value in _printed(article, proven).items():
        setattr(row, name, value)
    await remember_keys(session, SourceId(row.source_id), identity, article_id)
    await unlist(session, article_id)
    await _store_version(session, row, article, proven, now)


async def _store_version(
    session: AsyncSession, row: ArticleRow, article: Article, proven: ProvenBrief, now: datetime
) -> None:
    """Store the text and all that was proved of it, and let lists and searches find it."""
    version = new_version(_id_of(row), row.version, article, proven, fingerprint=row.fingerprint, now=now)
    session.add(version)
    await session.flush()
    row.version_id = version.id or 0
    at = article.published or row.first_seen_at
    await store_contents(session, proven, article=_id_of(row), version=row.version_id, title=article.title, at=at)
    await index_article(session, _id_of(row), row.source_id, article, proven)
    await session.flush()


def _printed(article: Article, proven: ProvenBrief) -> dict[str, Any]:
    """What lists show of an article, by column."""
    brief = proven.brief
    return {
        "url": article.url,
        "title": brief.headline or article.title,
        "outlet": article.outlet,
        "language": brief.language or article.language,
        "kind": brief.kind.value,
        "access": article.access.value,
        "note": brief.note,
        "byline": from_texts(brief.byline or article.byline),
        "contributors": from_texts(brief.contributors or article.contributors),
        "published_at": article.published,
    }


async def _drop_if_empty(session: AsyncSession, story: StoryId) -> None:
    used = exists().where(col(ArticleRow.story_id) == col(StoryRow.id))
    await session.execute(delete(StoryRow).where(col(StoryRow.id) == story, ~used))


def _id_of(row: ArticleRow) -> ArticleId:
    if row.id is None:
        raise StorageError("the database gave an article no id")
    return ArticleId(row.id)
