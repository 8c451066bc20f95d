"""Who said what: shown quotes by speaker, and speakers while somebody types."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col

from bot.model.ids import ArticleId, Community, QuoteId, SpeakerId, StoryId
from bot.model.views import QuoteView, SpeakerHit
from storage.codec import to_texts
from storage.communities import sees
from storage.contents import allowances_of
from storage.fulltext import quote_index
from storage.tables import ArticleRow, QuoteRow, SpeakerKeyRow, SpeakerRow
from storage.values import quote_value
from storage.words import name_words
from storage.words import words as fold

MOST_SPEAKERS = 100
"""A name's parts may fit many; so many of them, the most quoted, are looked at."""
LAST = "\U0010ffff"


async def by_speaker(
    session: AsyncSession, community: Community, name: str, *, about: tuple[str, ...] = (), limit: int
) -> tuple[QuoteView, ...]:
    """Shown quotes that the community sees, newest first, of the speaker with this name.

    A full name that is known means that speaker alone; else everybody is meant whose name has a part that
    begins with each word of `name`. `about`: the quote or its article's title holds all of these words.
    """
    parts = name_words(name)
    if not parts:
        return ()
    speakers = await _named(session, parts)
    topic = tuple(dict.fromkeys(part for word in about for part in fold(word)))
    if not speakers or (about and not topic):
        return ()
    asked = _quotes_of(session, speakers, topic).where(sees(community))
    rows = (await session.execute(asked.limit(limit))).all()
    shown = await allowances_of(session, [quote.version_id for quote, _ in rows])
    return tuple(_view(quote, article, shown[quote.version_id]) for quote, article in rows)


async def suggest(session: AsyncSession, community: Community, prefix: str, *, limit: int) -> tuple[SpeakerHit, ...]:
    """Speakers whom the community sees quoted and one of whose names begins so, the most quoted first.

    Each with the role that was printed last in what the community sees.
    """
    parts = name_words(prefix)
    candidates = await _prefixed(session, parts) if parts else await _most_quoted(session)
    times = func.count()
    asked = (
        select(SpeakerRow, times)
        .join(QuoteRow, col(QuoteRow.speaker_id) == col(SpeakerRow.id))
        .join(ArticleRow, col(ArticleRow.id) == col(QuoteRow.article_id))
        .where(col(SpeakerRow.id).in_(candidates), col(QuoteRow.listed), sees(community))
        .group_by(col(SpeakerRow.id))
        .order_by(times.desc(), col(SpeakerRow.name))
        .limit(limit)
    )
    rows = (await session.execute(asked)).all()
    roles = await _roles(session, community, [row.id or 0 for row, _ in rows])
    return tuple(SpeakerHit(SpeakerId(row.id or 0), row.name, roles.get(row.id) or "", quotes) for row, quotes in rows)


def _quotes_of(session: AsyncSession, speakers: Sequence[int], topic: Sequence[str]) -> Select[QuoteRow, ArticleRow]:
    asked = select(QuoteRow, ArticleRow)
    if topic:
        index = quote_index(session, topic, speakers)
        asked = asked.select_from(index.rows).join(QuoteRow, col(QuoteRow.id) == index.id)
        asked = asked.where(index.matches).order_by(index.id.desc())
    else:
        asked = asked.select_from(QuoteRow).where(col(QuoteRow.speaker_id).in_(speakers))
        asked = asked.order_by(col(QuoteRow.id).desc())
    return asked.join(ArticleRow, col(ArticleRow.id) == col(QuoteRow.article_id)).where(col(QuoteRow.listed))


async def _named(session: AsyncSession, parts: Sequence[str]) -> Sequence[int]:
    if len(parts) > 1:
        whole = select(col(SpeakerRow.id)).where(col(SpeakerRow.name_key) == " ".join(parts))
        exact = [found for found in await session.scalars(whole) if found is not None]
        if exact:
            return exact
    return await _prefixed(session, parts)


async def _prefixed(session: AsyncSession, parts: Sequence[str]) -> Sequence[int]:
    """The most quoted speakers who have, for each part, a name that begins so."""
    asked = select(col(SpeakerRow.id))
    for part in parts:
        key = aliased(SpeakerKeyRow)
        asked = asked.where(col(SpeakerRow.id).in_(select(col(key.speaker_id)).where(_begins(col(key.key), part))))
    return await _top(session, asked)


async def _most_quoted(session: AsyncSession) -> Sequence[int]:
    return await _top(session, select(col(SpeakerRow.id)))


async def _top(session: AsyncSession, asked: Select[int | None]) -> Sequence[int]:
    quoted = asked.where(col(SpeakerRow.quotes) > 0).order_by(col(SpeakerRow.quotes).desc(), col(SpeakerRow.id))
    return [found for found in await session.scalars(quoted.limit(MOST_SPEAKERS)) if found is not None]


async def _roles(session: AsyncSession, community: Community, speakers: Sequence[int]) -> dict[int | None, str | None]:
    """The newest printed role of each speaker who has one."""
    newest = (
        select(func.max(col(QuoteRow.id)))
        .join(ArticleRow, col(ArticleRow.id) == col(QuoteRow.article_id))
        .where(col(QuoteRow.speaker_id).in_(speakers), col(QuoteRow.listed), col(QuoteRow.role).is_not(None))
        .where(sees(community))
        .group_by(col(QuoteRow.speaker_id))
    )
    asked = select(QuoteRow).where(col(QuoteRow.id).in_(newest))
    return {row.speaker_id: row.role for row in await session.scalars(asked)}


def _begins(key: Mapped[str], prefix: str) -> ColumnElement[bool]:
    return (key >= prefix) & (key < prefix + LAST)


def _view(quote: QuoteRow, article: ArticleRow, allowance: int) -> QuoteView:
    return QuoteView(
        id=QuoteId(quote.id or 0),
        quote=quote_value(quote),
        story=StoryId(article.story_id),
        article=ArticleId(article.id or 0),
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published_at,
        byline=to_texts(article.byline),
        allowance=allowance,
        seen_at=article.first_seen_at,
    )
