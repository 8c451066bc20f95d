"""Stories, and the decisions that made them."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime


class StoryRow(Base, table=True):
    """Articles of one event."""

    __tablename__ = "story"
    __table_args__ = (ROWID,)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    title: str
    first_at: datetime = Field(sa_type=UTCDateTime)
    last_at: datetime = Field(sa_type=UTCDateTime)


class DecisionRow(Base, table=True):
    """Why an item became what it is. `story_id` and `joined_id` are what it was put beside: plain numbers,
    because a reason outlives what it speaks of."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "article_id"), Index(None, "source_id", "id"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    article_id: int | None = Field(sa_type=BigId, foreign_key="article.id", ondelete="SET NULL")
    source_id: int = Field(sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    item: str
    verdict: str
    reason: str
    story_id: int | None = Field(sa_type=BigId)
    joined_id: int | None = Field(sa_type=BigId)
    at: datetime = Field(sa_type=UTCDateTime)
