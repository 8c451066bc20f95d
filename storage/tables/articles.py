"""Articles, their versions, and the keys by which they are known again."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime


class ArticleRow(Base, table=True):
    """One item, with what lists need of its current version. `source_id` is where it was seen first; which
    sources carry it says CarriedRow. `fingerprint` is the item's, `text_print` that of the text proved against.

    `terms`, `names` and `numbers` are what grouping compares; `byline`, `contributors` and these are JSON lists.
    """

    __tablename__ = "article"
    __table_args__ = (
        Index(None, "source_id"),
        Index(None, "story_id"),
        Index(None, "first_seen_at"),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    source_id: int = Field(sa_type=BigId, foreign_key="source.id")
    story_id: int = Field(sa_type=BigId, foreign_key="story.id")
    version_id: int = Field(default=0, sa_type=BigId)
    version: int
    fingerprint: str
    text_print: str
    url: str
    title: str
    outlet: str
    language: str
    kind: str
    access: str
    note: str
    byline: str
    contributors: str
    published_at: datetime | None = Field(sa_type=UTCDateTime)
    first_seen_at: datetime = Field(sa_type=UTCDateTime)
    corrected_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    terms: str
    names: str
    numbers: str


class CarriedRow(Base, table=True):
    """A source carries an article. Who uses the source sees the article, if this `id` is above where it joined.

    `story_id` stands here too, because the newest stories of a source are one stretch of an index that way.
    """

    __tablename__ = "carried"
    __table_args__ = (
        UniqueConstraint("article_id", "source_id"),
        Index(None, "source_id", "story_id"),
        Index(None, "source_id", "seen_at"),
        Index(None, "source_id", "id"),
        Index(None, "story_id"),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    article_id: int = Field(sa_type=BigId, foreign_key="article.id", ondelete="CASCADE")
    source_id: int = Field(sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    story_id: int = Field(sa_type=BigId, foreign_key="story.id")
    seen_at: datetime = Field(sa_type=UTCDateTime)


class VersionRow(Base, table=True):
    """An article as printed on one day; spans of its points and quotes point into `text`."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    article_id: int = Field(sa_type=BigId, foreign_key="article.id", ondelete="CASCADE")
    number: int
    fetched_at: datetime = Field(sa_type=UTCDateTime)
    fingerprint: str
    url: str
    title: str
    text: str
    outlet: str
    byline: str
    contributors: str
    published_at: datetime | None = Field(sa_type=UTCDateTime)
    updated_at: datetime | None = Field(sa_type=UTCDateTime)
    printed_language: str
    section: str
    summary: str
    access: str
    max_snippet: int | None
    headline: str | None
    language: str
    kind: str
    brief_byline: str
    brief_contributors: str
    note: str
    truncated: bool


class IdentityKeyRow(Base, table=True):
    """A key of an item; `article_id` is empty for skipped items and for articles whose content has expired.

    `kind` is guid (its `scope` is the source), link or print (scope 0); `value` is a digest of the key.
    """

    __tablename__ = "identity_key"
    __table_args__ = (Index(None, "article_id"), {"sqlite_with_rowid": False})

    kind: str = Field(primary_key=True)
    scope: int = Field(primary_key=True, sa_type=BigId)
    value: str = Field(primary_key=True)
    article_id: int | None = Field(default=None, sa_type=BigId, foreign_key="article.id", ondelete="SET NULL")
