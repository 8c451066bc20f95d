"""When the next digest is due, in the wall-clock time of its own zone.

Spring: a time that the clocks skip goes out at the first moment that exists after it. Autumn: a time that the
clocks pass twice goes out once, at the first pass.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.check import utc
from bot.model.digest import Schedule

_LONGEST = timedelta(days=8)
"""Within so many days every schedule is due: it has a weekday."""


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """The first due moment strictly after `after`, in UTC; refuses a naive `after`."""
    zone = ZoneInfo(schedule.zone)
    moment = utc(after)
    day = moment.astimezone(zone).date() - timedelta(days=1)
    due: list[datetime] = []
    for ahead in range(10):
        due += [at for at in _dues(schedule, zone, day + timedelta(days=ahead)) if at > moment]
        if due and ahead > 1:
            break
    return min(due)


def last_due(schedule: Schedule, first: datetime, now: datetime) -> datetime:
    """The newest due moment up to `now`, in UTC; `first`, at which the schedule is known to be due, at the earliest."""
    due, at = utc(first), max(utc(first), utc(now) - _LONGEST)
    while (at := next_due(schedule, at)) <= now:
        due = at
    return due


def _dues(schedule: Schedule, zone: ZoneInfo, day: date) -> list[datetime]:
    if day.weekday() not in schedule.weekdays:
        return []
    return [instant(day, at, zone) for at in schedule.times]


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which the clocks of `zone` show `at` on `day`, or first show a later time."""
    local = datetime.combine(day, at.replace(fold=0), tzinfo=zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _after_gap(local, zone)


def _after_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment the clocks jump: the last second before it and the first after it differ in offset."""
    before = local.replace(fold=1).astimezone(UTC)
    after = local.astimezone(UTC)
    low, high = min(before, after), max(before, after)
    start = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == start else (low, middle)
    return high.replace(microsecond=0)
