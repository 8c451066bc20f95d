"""Who is quoted, and under which parts of their names they are found."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, KeyText


class SpeakerRow(Base, table=True):
    """A speaker: the name as first printed, and how many listed quotes there are."""

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("name_key"), Index(None, "quotes"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    name: str
    name_key: str
    kind: str
    quotes: int


class SpeakerKeyRow(Base, table=True):
    """A part of a speaker's name (or all of it), folded; a prefix is one range of the primary key."""

    __tablename__ = "speaker_key"
    __table_args__ = (Index(None, "speaker_id"), {"sqlite_with_rowid": False})

    key: str = Field(primary_key=True, sa_type=KeyText)
    speaker_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="speaker.id", ondelete="CASCADE")
