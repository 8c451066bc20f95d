"""What an article version comes to: key points, quotes, non-responses. Spans are JSON pairs."""

from datetime import datetime

from sqlalchemy import Double, Index, text
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime


class PointRow(Base, table=True):
    """One proven key point; `evidence` and `edits` are JSON lists."""

    __tablename__ = "point"
    __table_args__ = (Index(None, "version_id"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    version_id: int = Field(sa_type=BigId, foreign_key="article_version.id", ondelete="CASCADE")
    position: int
    text: str
    evidence: str
    edits: str
    claimant: str | None
    role: str | None
    cue: str | None
    status: str


class QuoteRow(Base, table=True):
    """One proven quote. `listed`: shown, and of the article's current version, so that lists may offer it."""

    __tablename__ = "quote"
    __table_args__ = (
        Index(None, "version_id"),
        Index("ix_quote_listed", "speaker_id", "id", sqlite_where=text("listed = 1"), postgresql_where=text("listed")),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    version_id: int = Field(sa_type=BigId, foreign_key="article_version.id", ondelete="CASCADE")
    article_id: int = Field(sa_type=BigId, foreign_key="article.id", ondelete="CASCADE")
    speaker_id: int | None = Field(default=None, sa_type=BigId, foreign_key="speaker.id")
    listed: bool
    published_at: datetime = Field(sa_type=UTCDateTime)
    position: int
    segments: str
    fragments: str
    text: str
    kind: str
    speaker: str | None
    speaker_kind: str
    principal: str | None
    mention: str | None
    name_span: str | None
    role: str | None
    role_span: str | None
    cue: str | None
    cue_span: str | None
    setting: str | None
    setting_span: str | None
    confidence: float = Field(sa_type=Double)
    shown: bool
    polarity: str | None = None


class NonResponseRow(Base, table=True):
    """Who did not answer, and where the article says so."""

    __tablename__ = "non_response"
    __table_args__ = (Index(None, "version_id"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    version_id: int = Field(sa_type=BigId, foreign_key="article_version.id", ondelete="CASCADE")
    position: int
    who: str
    kind: str
    span: str
    who_span: str | None
