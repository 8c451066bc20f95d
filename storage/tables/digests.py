"""Standing orders, editions, and the outbox."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime

OPEN = text("state IN ('pending', 'sending')")


class SubscriptionRow(Base, table=True):
    """A destination's standing order. `schedule` is JSON: sorted times and weekdays."""

    __tablename__ = "subscription"
    __table_args__ = (
        UniqueConstraint("community_id", "platform", "destination", "schedule", "zone", name="uq_subscription_order"),
        Index(None, "next_due_at"),
        Index(None, "platform", "destination"),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    community_id: int = Field(sa_type=BigId, foreign_key="community.id", ondelete="CASCADE")
    platform: str
    destination: str
    schedule: str
    zone: str
    next_due_at: datetime = Field(sa_type=UTCDateTime)
    covered_to: datetime = Field(sa_type=UTCDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    created_by: str
    created_at: datetime = Field(sa_type=UTCDateTime)
    max_stories: int
    paused: str


class SuspensionRow(Base, table=True):
    """A destination that cannot be written to at the moment, and why; its outbox waits."""

    __tablename__ = "suspension"

    platform: str = Field(primary_key=True)
    destination: str = Field(primary_key=True)
    reason: str


class EditionRow(Base, table=True):
    """What was made for one subscription and one window; the window's end names it."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("subscription_id", "window_end"), ROWID)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    subscription_id: int = Field(sa_type=BigId, foreign_key="subscription.id", ondelete="CASCADE")
    window_start: datetime = Field(sa_type=UTCDateTime)
    window_end: datetime = Field(sa_type=UTCDateTime)
    made_at: datetime = Field(sa_type=UTCDateTime)


class EditionItemRow(Base, table=True):
    """A story of an edition, in its order."""

    __tablename__ = "edition_item"
    __table_args__ = (Index(None, "story_id"),)

    edition_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="edition.id", ondelete="CASCADE")
    story_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="story.id", ondelete="CASCADE")
    position: int


class DeliveryRow(Base, table=True):
    """One message of the outbox. `ready_at`: not before; `lease_until`: somebody is sending it."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("platform", "destination", "edition_id", "part"),
        Index("ix_delivery_open", "platform", "destination", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    edition_id: int = Field(sa_type=BigId, foreign_key="edition.id", ondelete="CASCADE")
    platform: str
    destination: str
    part: int
    payload: str
    nonce: str
    state: str
    attempts: int
    ready_at: datetime = Field(sa_type=UTCDateTime)
    first_send_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    message_id: str
    error: str
    created_at: datetime = Field(sa_type=UTCDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class DeliveryStoryRow(Base, table=True):
    """A story that a message holds, in its order."""

    __tablename__ = "delivery_story"
    __table_args__ = (Index(None, "story_id"),)

    delivery_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="delivery.id", ondelete="CASCADE")
    story_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="story.id", ondelete="CASCADE")
    position: int
