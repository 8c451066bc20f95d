"""What the full-text indexes are told of an article and of its quotes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from bot.model.article import Article
from bot.model.ids import ArticleId
from bot.proof import ProvenBrief
from storage.fulltext import source_tag, speaker_tag
from storage.tables import ArticleSearchRow, QuoteRow, QuoteSearchRow
from storage.upsert import insert_into
from storage.words import folded


async def index_article(
    session: AsyncSession, article_id: ArticleId, sources: Iterable[int], article: Article, proven: ProvenBrief
) -> None:
    """Let an article be found by its title, its points, and its shown quotes with their speakers."""
    points = (point.value.text for point in proven.points)
    shown = (quote.value for quote in proven.quotes if quote.value.shown)
    said = (part for quote in shown for part in (quote.text, quote.speaker or "", quote.role or ""))
    row = {
        "title": folded([article.title]),
        "body": folded([*points, *said]),
        "tags": " ".join(map(source_tag, sources)),
    }
    made = insert_into(session, ArticleSearchRow).values(article_id=article_id, **row)
    await session.execute(made.on_conflict_do_update(index_elements=["article_id"], set_=row))


def index_quotes(session: AsyncSession, rows: Iterable[QuoteRow], title: str) -> None:
    """Let listed quotes be found by their words and by those of their article's title."""
    session.add_all(
        QuoteSearchRow(quote_id=row.id or 0, body=folded([row.text, title]), tags=speaker_tag(row.speaker_id))
        for row in rows
        if row.listed and row.speaker_id is not None
    )
