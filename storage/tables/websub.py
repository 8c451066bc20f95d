"""Subscriptions at hubs (WebSub)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.base import ROWID, Base
from storage.types import BigId, UTCDateTime

NOT_LEAVING = text("state <> 'leaving'")
"""Of a source one subscription counts; those that are being ended are only waiting for their hub."""


class HubSubscriptionRow(Base, table=True):
    """A subscription of a source at a hub; it outlives the source until the hub was told. `lease_until` is our own:
    until then one process speaks to the hub about it."""

    __tablename__ = "hub_subscription"
    __table_args__ = (
        UniqueConstraint("token"),
        Index(None, "source_id"),
        Index(None, "next_at"),
        Index(
            "uq_hub_subscription_one", "source_id", unique=True, sqlite_where=NOT_LEAVING, postgresql_where=NOT_LEAVING
        ),
        ROWID,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    source_id: int | None = Field(sa_type=BigId, foreign_key="source.id", ondelete="SET NULL")
    hub: str
    topic: str
    callback: str
    token: str
    secret: str
    state: str
    reason: str
    asked_at: datetime | None = Field(sa_type=UTCDateTime)
    expires_at: datetime | None = Field(sa_type=UTCDateTime)
    next_at: datetime | None = Field(sa_type=UTCDateTime)
    pushed_at: datetime | None = Field(sa_type=UTCDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    failures: int
    trusted: bool
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
