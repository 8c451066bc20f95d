"""Items that are not articles yet: what a feed held when its source was added, and what could not be taken."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import Base
from storage.types import BigId, UTCDateTime


class BacklogRow(Base, table=True):
    """An item that a feed held when its source was added, by one of its keys; `place` is its number in `carried` once
    it is read."""

    __tablename__ = "backlog"
    __table_args__ = (Index(None, "source_id", "place"),)

    source_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    place: int = Field(sa_type=BigId)


class AttemptRow(Base, table=True):
    """An item of a source, by its strongest key, that could not be taken yet."""

    __tablename__ = "attempt"

    source_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    value: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UTCDateTime)
    times: int


class AnswerRow(Base, table=True):
    """A source's answer of which not everything is taken yet: what the server said beside the body as JSON, and the body
    compressed. Until `until` (NULL: from now on) its server is not asked again."""

    __tablename__ = "answer"

    source_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    at: datetime = Field(sa_type=UTCDateTime)
    until: datetime | None = Field(sa_type=UTCDateTime)
    said: str
    body: bytes
