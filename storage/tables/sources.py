"""Sources, and which community uses which."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime


class CommunityRow(Base, table=True):
    """Who a setting belongs to: (platform, external id) under one number."""

    __tablename__ = "community"
    __table_args__ = (UniqueConstraint("platform", "external_id"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    platform: str
    external_id: str


class SourceRow(Base, table=True):
    """A feed. `next_poll_at` and `lease_until` are the truth of when it is polled, and by whom; `rhythm` is JSON."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("url"), Index(None, "next_poll_at"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    url: str
    title: str
    site: str
    language: str
    kind: str
    state: str
    reason: str
    etag: str | None
    last_modified: str | None
    body_hash: str
    failures: int
    next_poll_at: datetime | None = Field(sa_type=UTCDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    interval_s: int
    polled_at: datetime | None = Field(sa_type=UTCDateTime)
    ok_at: datetime | None = Field(sa_type=UTCDateTime)
    moved_to: str | None
    moved_seen: int
    state_since: datetime | None = Field(default=None, sa_type=UTCDateTime)
    rhythm: str = ""
    hub: str | None = Field(default=None, index=True)
    hub_topic: str | None = None
    hub_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class CommunitySourceRow(Base, table=True):
    """A community uses a source, and sees of it what came after `after_article` (a number of `carried`) and, where
    it has paused the source, before `paused_at`."""

    __tablename__ = "community_source"
    __table_args__ = (Index(None, "source_id"),)

    community_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="community.id", ondelete="CASCADE")
    source_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    added_by: str
    added_at: datetime = Field(sa_type=UTCDateTime)
    start: str
    after_article: int = Field(sa_type=BigId)
    paused_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    topic: str = ""


class IncidentRow(Base, table=True):
    """Something that went wrong from `opened_at` to `closed_at`. `domain` is empty where it is one source's own."""

    __tablename__ = "incident"
    __table_args__ = (Index(None, "closed_at"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    kind: str
    domain: str
    reason: str
    opened_at: datetime = Field(sa_type=UTCDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    recovery_told_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class IncidentSourceRow(Base, table=True):
    """An incident hit a source, until `ended_at`."""

    __tablename__ = "incident_source"
    __table_args__ = (Index(None, "source_id"),)

    incident_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="incident.id", ondelete="CASCADE")
    source_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="source.id", ondelete="CASCADE")
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
