"""How often a source publishes, and when it asks to be asked: what was learned from its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.check import aware


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is known of a source's habits; None and empty where nothing is.

    `habit` is the usual time between two items and `longest` the longest between two of late; `newest_at` is when
    the newest item was published, or first seen where it has no date. `hinted` is the pace that the feed declares,
    `skip_hours` (0 to 23, UTC) and `skip_days` (Monday is 0) are when it asks not to be polled.

    `recent` are the newest items of the last poll, as keys by which the next one knows them again. Where it knew
    none, items may have come and gone unseen: at `missed_at`, and from then on `cap` is the longest wait.
    `cut` is why not all of the last document was read; empty where it was. `until` is when the server said last that it
    may be asked again (Retry-After); it is kept when it has passed.
    """

    habit: timedelta | None = None
    longest: timedelta | None = None
    newest_at: datetime | None = None
    hinted: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    recent: tuple[str, ...] = ()
    cap: timedelta | None = None
    missed_at: datetime | None = None
    cut: str = ""
    until: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.newest_at, "newest_at")
        aware(self.missed_at, "missed_at")
        aware(self.until, "until")
