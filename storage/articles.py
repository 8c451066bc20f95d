"""Articles and their versions.

Only what `bot.proof` proved against the article's own text is stored: the write functions take a `ProvenBrief`
and check it again. One item is one article, whatever happens: see `add_article`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.errors import StorageError
from bot.messages import text as words
from bot.model.article import Article, Identity
from bot.model.ids import ArticleId, SourceId, StoryId
from bot.proof import ProvenBrief
from storage.backlog import take_place
from storage.carrying import before_newest, carriers, carry
from storage.codec import from_texts
from storage.contents import store_contents, unlist
from storage.identity import attach_keys, claim_keys, remember_keys
from storage.indexing import index_article
from storage.known import Known, find_all_known, find_known
from storage.proofs import check_proof, refuse_unstorable
from storage.tables import ArticleRow, StoryRow
from storage.versions import new_version

__all__ = ["Known", "add_article", "add_version", "before_newest", "find_all_known", "find_known", "remember_keys"]


class Features(Protocol):
    """What grouping compares articles by, as `bot.stories` finds it."""

    @property
    def terms(self) -> frozenset[str]: ...

    @property
    def names(self) -> frozenset[str]: ...

    @property
    def numbers(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class NoFeatures:
    """An article that grouping compares with nothing."""

    terms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


NO_FEATURES = NoFeatures()


async def add_article(
    session: AsyncSession,
    source: SourceId,
    article: Article,
    proven: ProvenBrief,
    identity: Identity,
    *,
    story: StoryId,
    now: datetime,
    features: Features = NO_FEATURES,
) -> ArticleId:
    """The id of the stored article; it is the newest.

    Of several transactions that add the same item (the same guid of this source, or the same link), one
    stores it; the others get its id, and the story they made for it goes if nothing else is in it.
    `features` are what grouping compares later. StorageError for what is not proven against this very text.
    """
    check_proof(article, proven)
    refuse_unstorable(article)
    there = await claim_keys(session, source, identity)
    if there is not None:
        await carry(session, source, there, seen_at=now, place=await take_place(session, source, identity))
        await _drop_if_empty(session, story)
        return there
    printed = _printed(article, proven, identity, features)
    row = ArticleRow(source_id=source, story_id=story, first_seen_at=now, version=1, **printed)
    session.add(row)
    await session.flush()
    added = _id_of(row)
    await attach_keys(session, source, identity, added)
    await carry(session, source, added, seen_at=now, place=await take_place(session, source, identity))
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
    features: Features = NO_FEATURES,
    corrected: bool = False,
    source: SourceId | None = None,
) -> None:
    """Make this the article's current version; the older ones stay, and lists no longer offer their quotes.

    `corrected`: something of substance changed, and readers are told. `source` is where it was seen: the guid
    is that source's; without it, only link and fingerprint are learned. StorageError for an unknown article,
    or for what is not proven against this very text.
    """
    check_proof(article, proven)
    refuse_unstorable(article)
    locked = select(ArticleRow).where(col(ArticleRow.id) == article_id).with_for_update()
    row = (await session.scalars(locked)).one_or_none()
    if row is None:
        raise StorageError(words("store.no_article", article=article_id))
    row.version += 1
    row.corrected_at = now if corrected else row.corrected_at
    for name, value in _printed(article, proven, identity, features).items():
        setattr(row, name, value)
    learned = replace(identity, guid="") if source is None else identity
    await remember_keys(session, source or SourceId(row.source_id), learned, article_id, now=now)
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
    await index_article(session, _id_of(row), await carriers(session, _id_of(row)), article, proven)
    await session.flush()


def _printed(article: Article, proven: ProvenBrief, identity: Identity, features: Features) -> dict[str, Any]:
    """What lists, identity and grouping need of the version that is to be the current one, by column."""
    brief = proven.brief
    return {
        "fingerprint": identity.fingerprint,
        "text_print": proven.source,
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
        "terms": from_texts(sorted(features.terms)),
        "names": from_texts(sorted(features.names)),
        "numbers": from_texts(sorted(features.numbers)),
    }


async def _drop_if_empty(session: AsyncSession, story: StoryId) -> None:
    used = exists().where(col(ArticleRow.story_id) == col(StoryRow.id))
    await session.execute(delete(StoryRow).where(col(StoryRow.id) == story, ~used))


def _id_of(row: ArticleRow) -> ArticleId:
    if row.id is None:
        raise StorageError(words("store.no_id"))
    return ArticleId(row.id)
