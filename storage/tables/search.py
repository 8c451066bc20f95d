"""What the full-text indexes read: folded words, so that both databases find the same.

The indexes themselves are made by a migration, because each database has its own kind: an FTS5 table kept by
triggers on SQLite, a stored tsvector column named `document` with a GIN index on PostgreSQL.
"""

from sqlmodel import Field

from storage.tables.base import Base
from storage.types import BigId


class ArticleSearchRow(Base, table=True):
    """The words of an article's title, and of its points and quotes; `tags` names its source."""

    __tablename__ = "article_search"

    article_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="article.id", ondelete="CASCADE")
    title: str
    body: str
    tags: str


class QuoteSearchRow(Base, table=True):
    """The words of a listed quote and of its article's title; `tags` names its speaker."""

    __tablename__ = "quote_search"

    quote_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="quote.id", ondelete="CASCADE")
    body: str
    tags: str
