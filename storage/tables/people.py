"""What people may do, and what they are told."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime


class AllowanceRow(Base, table=True):
    """How many fetches somebody had left at a time; they grow back."""

    __tablename__ = "allowance"

    who: str = Field(primary_key=True)
    remaining: float
    at: datetime = Field(sa_type=UTCDateTime)


class NoteRow(Base, table=True):
    """A note to moderators: an incident has begun, or is over. One of each for an incident."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("incident_id", "what"), Index(None, "at"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    incident_id: int = Field(sa_type=BigId, foreign_key="incident.id", ondelete="CASCADE")
    what: str
    at: datetime = Field(sa_type=UTCDateTime)
