"""What went wrong with sources, from when to when: what moderators are told once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.check import aware
from bot.model.ids import SourceId


class IncidentKind(StrEnum):
    """What happened. CUT is a document of which the end is missing; OFFLINE is trouble of our own network, and no source's fault."""

    FAILING = "failing"
    STALE = "stale"
    QUIET = "quiet"
    GONE = "gone"
    MISSED = "missed"
    OFFLINE = "offline"
    BLOCKED = "blocked"
    CUT = "cut"


class NoteKind(StrEnum):
    """What a note says: that an incident has begun, or that it is over."""

    BEGUN = "begun"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident, however many sources of one platform (`domain`, empty where it is one source's own) it hit.

    `sources` are those it hit, `still` how many of them it still does. `told_at` and `recovery_told_at` are when
    somebody was told of its beginning and of its end.
    """

    id: int
    kind: IncidentKind
    domain: str
    reason: str
    opened_at: datetime
    closed_at: datetime | None = None
    told_at: datetime | None = None
    recovery_told_at: datetime | None = None
    sources: tuple[SourceId, ...] = ()
    still: int = 0

    def __post_init__(self) -> None:
        for name in ("opened_at", "closed_at", "told_at", "recovery_told_at"):
            aware(getattr(self, name), name)


@dataclass(frozen=True, slots=True)
class Note:
    """What moderators are told of an incident, once when it has begun and once when it is over; ids grow."""

    id: int
    incident: Incident
    kind: NoteKind
    at: datetime

    def __post_init__(self) -> None:
        aware(self.at, "at")
