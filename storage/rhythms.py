"""A source's rhythm as JSON and back: what is not known is not written."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from bot.model.check import utc
from bot.model.rhythm import Rhythm
from storage.codec import dumps


def from_rhythm(rhythm: Rhythm) -> str:
    """The rhythm as canonical JSON, "" where nothing is known."""
    found = {
        "habit": _length(rhythm.habit),
        "longest": _length(rhythm.longest),
        "newest_at": _instant(rhythm.newest_at),
        "hinted": _length(rhythm.hinted),
        "skip_hours": sorted(rhythm.skip_hours),
        "skip_days": sorted(rhythm.skip_days),
        "recent": list(rhythm.recent),
        "cap": _length(rhythm.cap),
        "missed_at": _instant(rhythm.missed_at),
        "cut": rhythm.cut,
        "until": _instant(rhythm.until),
    }
    known = {name: value for name, value in found.items() if value not in (None, [], "")}
    return dumps(known) if known else ""


def to_rhythm(stored: str) -> Rhythm:
    """The rhythm of its JSON."""
    known = json.loads(stored or "{}")
    return Rhythm(
        habit=_seconds(known.get("habit")),
        longest=_seconds(known.get("longest")),
        newest_at=_moment(known.get("newest_at")),
        hinted=_seconds(known.get("hinted")),
        skip_hours=frozenset(known.get("skip_hours", ())),
        skip_days=frozenset(known.get("skip_days", ())),
        recent=tuple(known.get("recent", ())),
        cap=_seconds(known.get("cap")),
        missed_at=_moment(known.get("missed_at")),
        cut=known.get("cut", ""),
        until=_moment(known.get("until")),
    )


def _length(length: timedelta | None) -> int | None:
    """Whole microseconds, so that nothing is rounded."""
    return None if length is None else length // timedelta(microseconds=1)


def _seconds(stored: int | None) -> timedelta | None:
    return None if stored is None else timedelta(microseconds=stored)


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else utc(moment).isoformat()


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)
