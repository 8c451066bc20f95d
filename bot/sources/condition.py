"""Whether a source that answers is as lively as it used to be: pure, no clock in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.messages import text
from bot.model.source import Source, SourceState

QUIET = 6
"""A source is quiet after so many times its habit without anything new ..."""

QUIET_LEAST = timedelta(days=4)
"""... but not before a long weekend is over, nor before twice the longest gap that it had of late."""

STALE = 20
"""A source is stale after so many times its habit ..."""

STALE_LEAST = timedelta(days=30)
"""... but not before a month."""

STALE_UNKNOWN = timedelta(days=120)
"""Where no habit is known, only so long a silence tells anything."""


def condition(source: Source, *, now: datetime) -> tuple[SourceState, str]:
    """How a source that has just answered fares, and the reason where it is not healthy or its document was cut."""
    state, reason = _liveliness(source, now)
    return state, " ".join(filter(None, (reason, source.rhythm.cut)))


def _liveliness(source: Source, now: datetime) -> tuple[SourceState, str]:
    """Whether it publishes as it used to, and the reason where it does not."""
    rhythm = source.rhythm
    newest = rhythm.newest_at or _last_modified(source)
    if newest is None:
        return SourceState.HEALTHY, ""
    idle = now - newest
    if rhythm.habit is None:
        stale = idle > STALE_UNKNOWN
        return (SourceState.STALE, text("health.stale.unknown", **_said(idle, newest))) if stale else _HEALTHY
    beyond = max(2 * rhythm.longest, QUIET_LEAST) if rhythm.longest else QUIET_LEAST
    said = {**_said(idle, newest), "habit": span(rhythm.habit)}
    if idle > max(STALE * rhythm.habit, STALE_LEAST, beyond):
        return SourceState.STALE, text("health.stale", **said)
    if idle > max(QUIET * rhythm.habit, beyond):
        return SourceState.QUIET, text("health.quiet", **said)
    return _HEALTHY


_HEALTHY = (SourceState.HEALTHY, "")


def judged(source: Source, *, now: datetime) -> Source:
    """The source that has just answered, with its state and reason."""
    state, reason = condition(source, now=now)
    return replace(source, state=state, reason=reason)


def span(length: timedelta) -> str:
    """A length of time in words, coarse: "20 minutes", "3 hours", "5 days"."""
    minutes = max(round(length.total_seconds() / 60), 1)
    for unit, size in (("days", 1440), ("hours", 60)):
        if minutes >= 2 * size:
            return text(f"span.{unit}", n=round(minutes / size))
    return text("span.minutes", n=minutes)


def _said(idle: timedelta, newest: datetime) -> dict[str, str]:
    return {"idle": span(idle), "date": newest.astimezone(UTC).strftime("%Y-%m-%d")}


def _last_modified(source: Source) -> datetime | None:
    """What the server says of the document's age, for a feed whose items have no dates."""
    try:
        when = parsedate_to_datetime(source.validators.last_modified or "")
    except ValueError:
        return None
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when
