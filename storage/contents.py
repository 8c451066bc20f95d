"""The proven contents of an article version: key points, quotes, non-responses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import shown_at_once
from bot.model.brief import KeyPoint, NonResponse, Quote
from bot.model.ids import ArticleId
from bot.proof import ProvenBrief
from storage.indexing import index_quotes
from storage.speakers import credit, discredit, speaker_key
from storage.tables import NonResponseRow, PointRow, QuoteRow, QuoteSearchRow, VersionRow
from storage.values import non_response_row, non_response_value, point_row, point_value, quote_row, quote_value

Row = TypeVar("Row", PointRow, QuoteRow, NonResponseRow)


@dataclass(slots=True)
class Contents:
    """What a version holds, each in its order, and how many characters of it may be shown at once."""

    points: list[KeyPoint] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    non_responses: list[NonResponse] = field(default_factory=list)
    allowance: int = 0


async def store_contents(
    session: AsyncSession, proven: ProvenBrief, *, article: ArticleId, version: int, title: str, at: datetime
) -> None:
    """Store what was proved of a version; its shown quotes become findable by speaker and by word."""
    session.add_all(point_row(point.value, version, n) for n, point in enumerate(proven.points))
    session.add_all(non_response_row(one.value, version, n) for n, one in enumerate(proven.non_responses))
    quotes = [quote.value for quote in proven.quotes]
    speakers = await credit(session, quotes)
    rows = [quote_row(quote, version=version, article=article, position=n, at=at) for n, quote in enumerate(quotes)]
    for row, quote in zip(rows, quotes, strict=True):
        row.speaker_id = speakers.get(speaker_key(quote))
        row.listed = row.speaker_id is not None
    session.add_all(rows)
    await session.flush()
    index_quotes(session, rows, title)


async def unlist(session: AsyncSession, article: ArticleId) -> None:
    """Take the article's quotes out of all lists and searches; they stay with their version."""
    listed = (col(QuoteRow.article_id) == article, col(QuoteRow.listed))
    ids = select(col(QuoteRow.id)).where(*listed)
    await session.execute(delete(QuoteSearchRow).where(col(QuoteSearchRow.quote_id).in_(ids)))
    gone = update(QuoteRow).where(*listed).values(listed=False).returning(col(QuoteRow.speaker_id))
    await discredit(session, (await session.execute(gone)).scalars())


async def contents_of(session: AsyncSession, versions: Sequence[int]) -> dict[int, Contents]:
    """What each of these versions holds; an empty one for a version without any."""
    found = {version: Contents() for version in versions}
    for point in await _rows(session, PointRow, versions):
        found[point.version_id].points.append(point_value(point))
    for quote in await _rows(session, QuoteRow, versions):
        found[quote.version_id].quotes.append(quote_value(quote))
    for silence in await _rows(session, NonResponseRow, versions):
        found[silence.version_id].non_responses.append(non_response_value(silence))
    for version, allowance in (await allowances_of(session, versions)).items():
        found[version].allowance = allowance
    return found


async def allowances_of(session: AsyncSession, versions: Sequence[int]) -> dict[int, int]:
    """How many characters of each of these versions may be shown at once, as `shown_at_once` says."""
    length = func.length(col(VersionRow.text))
    asked = select(col(VersionRow.id), length, col(VersionRow.max_snippet)).where(col(VersionRow.id).in_(versions))
    return {version: shown_at_once(size, limit) for version, size, limit in await session.execute(asked) if version}


async def _rows(session: AsyncSession, table: type[Row], versions: Sequence[int]) -> Sequence[Row]:
    asked = select(table).where(col(table.version_id).in_(versions)).order_by(col(table.position))
    return (await session.scalars(asked)).all()
