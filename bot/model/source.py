"""Where articles come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.check import aware
from bot.model.fetched import Validators
from bot.model.ids import SourceId


class SourceState(StrEnum):
    """How a source fares. Only `gone` (410) is not polled, until resumed."""

    NEW = "new"
    HEALTHY = "healthy"
    FAILING = "failing"
    GONE = "gone"


class StartMode(StrEnum):
    """What becomes of the items a feed already holds when a community adds it."""

    SKIP = "skip"
    LATEST = "latest"
    BACKFILL = "backfill"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, shared by every community that uses it."""

    id: SourceId
    url: str
    title: str = ""
    site: str = ""
    language: str = ""
    kind: str = "feed"
    state: SourceState = SourceState.NEW
    reason: str = ""
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    failures: int = 0
    next_poll_at: datetime | None = None
    polled_at: datetime | None = None
    ok_at: datetime | None = None
    interval: timedelta = timedelta(hours=1)
    moved_to: str | None = None
    moved_seen: int = 0

    def __post_init__(self) -> None:
        aware(self.next_poll_at, "next_poll_at")
        aware(self.polled_at, "polled_at")
        aware(self.ok_at, "ok_at")


class PollOutcome(StrEnum):
    """What one poll of one source came to."""

    NEW_ITEMS = "new items"
    NOTHING_NEW = "nothing new"
    NOT_MODIFIED = "not modified"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Polled:
    """One poll's result: counts of entries seen, articles new, updated, refused, and the reason of a failure."""

    source: Source
    outcome: PollOutcome
    entries: int = 0
    new: int = 0
    updated: int = 0
    withheld: int = 0
    failed: int = 0
    reason: str = ""
