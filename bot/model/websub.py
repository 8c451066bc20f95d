"""Sources that are told of by a hub (WebSub), beside being polled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.check import aware
from bot.model.ids import SourceId


@dataclass(frozen=True, slots=True)
class Hub:
    """Who tells of a feed: the hub's address, and the name (`topic`) under which it knows the feed."""

    url: str
    topic: str

    def __post_init__(self) -> None:
        if not self.url or not self.topic:
            raise ValueError(f"a hub needs an address and a topic, got {self!r}")


class HubState(StrEnum):
    """How a subscription at a hub stands. WANTED: not confirmed yet; LIVE: confirmed, until it expires; FAILING: the
    hub gave no answer, or let it expire; DENIED: the hub refuses; LEAVING: it is being ended."""

    WANTED = "wanted"
    LIVE = "live"
    FAILING = "failing"
    DENIED = "denied"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class HubSubscription:
    """A subscription at a hub for one source (None once the source is no more).

    `callback` is where the hub calls, an address that ends in a token nobody can guess; what it sends is signed with
    `secret`. `asked_at` is set while an answer to our last request is awaited. `expires_at` is the end of the lease,
    `next_at` when something is to be done: ask, renew, or end; `confirmed_at` when the hub last confirmed it. `trusted` is whether what the hub sent so far was all
    that there was; while it is not, the source is polled as if there were no hub.
    """

    id: int
    source: SourceId | None
    hub: Hub
    callback: str
    token: str
    secret: str
    state: HubState = HubState.WANTED
    reason: str = ""
    asked_at: datetime | None = None
    expires_at: datetime | None = None
    next_at: datetime | None = None
    pushed_at: datetime | None = None
    confirmed_at: datetime | None = None
    failures: int = 0
    trusted: bool = False

    def __post_init__(self) -> None:
        for name in ("asked_at", "expires_at", "next_at", "pushed_at", "confirmed_at"):
            aware(getattr(self, name), name)

    def live(self, now: datetime) -> bool:
        """Whether the hub has confirmed it and its lease runs."""
        return self.state is HubState.LIVE and self.expires_at is not None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class Intent:
    """A hub's question whether we meant what we asked for (WebSub, 5.3), or its refusal (5.2), as it came."""

    mode: str
    topic: str
    challenge: str = ""
    lease_s: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a hub sent, as it came: `signature` is the header X-Hub-Signature, empty where there was none."""

    token: str
    body: bytes
    content_type: str
    charset: str | None
    signature: str
