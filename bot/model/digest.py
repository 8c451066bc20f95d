"""Standing orders, and what was sent for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model.check import aware
from bot.model.ids import Community, DeliveryId, Destination, EditionId, SubscriptionId
from bot.model.views import StoryView


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a digest goes out: local wall-clock times on weekdays (0 = Monday) of one IANA zone."""

    times: tuple[time, ...]
    zone: str = "UTC"
    weekdays: frozenset[int] = frozenset(range(7))

    def __post_init__(self) -> None:
        if not self.times or not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError("a schedule needs at least one time and one weekday from 0 to 6")
        if any(t.tzinfo is not None for t in self.times):
            raise ValueError("schedule times are wall-clock times; the zone is separate")
        ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A destination's standing order."""

    id: SubscriptionId
    community: Community
    destination: Destination
    schedule: Schedule
    next_due_at: datetime
    covered_to: datetime
    created_by: str = ""
    max_stories: int = 8
    paused: str = ""

    def __post_init__(self) -> None:
        aware(self.next_due_at, "next_due_at")
        aware(self.covered_to, "covered_to")


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` (inclusive) to `end` (exclusive)."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        aware(self.start, "start")
        aware(self.end, "end")
        if self.start > self.end:
            raise ValueError("a window ends after it starts")


@dataclass(frozen=True, slots=True)
class Choice:
    """A story in a digest and why it is there; or, among `left_out`, why it is not."""

    story: StoryView
    reason: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The selection for one audience and one window, in the order to be shown; `over` is how many of those left out
    would have been shown but for the limit."""

    window: Window
    chosen: tuple[Choice, ...]
    left_out: tuple[Choice, ...] = ()
    zone: str = "UTC"
    over: int = 0


class DeliveryState(StrEnum):
    """Where a message of the outbox stands. `uncertain`: it may have been sent and that cannot be read."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to be sent: `payload` is the component tree as JSON, `nonce` at most 25 characters."""

    id: DeliveryId
    edition: EditionId
    destination: Destination
    part: int
    payload: str
    nonce: str
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    first_send_at: datetime | None = None
    lease_until: datetime | None = None
    message_id: str = ""
    error: str = ""
    created_at: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.created_at, "created_at")
        aware(self.first_send_at, "first_send_at")
        aware(self.lease_until, "lease_until")
        if not 0 < len(self.nonce) <= 25:
            raise ValueError(f"a nonce has 1 to 25 characters, got {self.nonce!r}")
