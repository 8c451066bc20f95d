"""Where articles come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.check import aware
from bot.model.fetched import Kept, Validators
from bot.model.ids import SourceId
from bot.model.rhythm import Rhythm
from bot.model.websub import Hub


class SourceState(StrEnum):
    """How a source fares. Not polled are `gone` (410), until resumed, and `blocked`, until the operator lets it in.

    `quiet` is silent beyond its habit; `stale` answers, but has had nothing new for so long that it may have moved.
    """

    NEW = "new"
    HEALTHY = "healthy"
    QUIET = "quiet"
    STALE = "stale"
    FAILING = "failing"
    GONE = "gone"
    BLOCKED = "blocked"


RESTING = frozenset({SourceState.GONE, SourceState.BLOCKED})
"""States of sources that are not polled."""


ANSWERING = frozenset({SourceState.HEALTHY, SourceState.QUIET, SourceState.STALE})
"""States of sources that answer."""


class StartMode(StrEnum):
    """What becomes of the items a feed already holds when a community adds it."""

    SKIP = "skip"
    LATEST = "latest"
    BACKFILL = "backfill"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, shared by every community that uses it. `state_since` is when its state last changed.

    `hub` is who tells of it beside being polled, as it says itself, and has since `hub_at`. `pushed_until` is until when a hub is trusted to
    tell of everything (None: no hub is), and `kept_at` is of when the answer is that is kept of it (see `Kept`; None: none
    is): both are read by polls and never written.
    """

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
    state_since: datetime | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)
    hub: Hub | None = None
    hub_at: datetime | None = None
    pushed_until: datetime | None = None
    kept_at: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.next_poll_at, "next_poll_at")
        aware(self.polled_at, "polled_at")
        aware(self.ok_at, "ok_at")
        aware(self.state_since, "state_since")
        aware(self.hub_at, "hub_at")
        aware(self.pushed_until, "pushed_until")
        aware(self.kept_at, "kept_at")


@dataclass(frozen=True, slots=True)
class Claim:
    """Sources that are promised to whoever holds this, until then; their rows say the same while nobody else has them."""

    sources: tuple[SourceId, ...]
    until: datetime

    def __post_init__(self) -> None:
        aware(self.until, "until")


class PollOutcome(StrEnum):
    """What one poll of one source came to. OFFLINE: our own network failed, which is not held against the source;
    MERGED: it has moved to where another source is, and its communities use that one now."""

    NEW_ITEMS = "new items"
    NOTHING_NEW = "nothing new"
    NOT_MODIFIED = "not modified"
    FAILED = "failed"
    GONE = "gone"
    OFFLINE = "offline"
    BLOCKED = "blocked"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Polled:
    """One poll's result: counts of entries seen, articles new, updated, withheld, and the reason of a failure.

    `refused`: how many points, quotes and roles of them the verifier turned away.
    `left`: how many items the poll had no time for; the next one takes them. `rest` is the answer that holds them, or
    items that failed. `asked`: whether the server was asked, and not only an answer gone on with that is kept.
    `missed`: none of the last poll's items was left in the feed, so others may have come and gone in between.
    """

    source: Source
    outcome: PollOutcome
    entries: int = 0
    new: int = 0
    updated: int = 0
    withheld: int = 0
    failed: int = 0
    refused: int = 0
    reason: str = ""
    missed: bool = False
    left: int = 0
    rest: Kept | None = None
    asked: bool = True
