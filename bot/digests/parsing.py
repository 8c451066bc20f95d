"""Times and zones as people type them."""

from __future__ import annotations

import re
from datetime import time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import BadSchedule
from bot.messages import text as words

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*([ap]\.?m\.?|uhr)?", re.IGNORECASE)
MOST = 24
_ALIASES = ("posix/", "right/", "Etc/", "US/", "SystemV/")
"""Beginnings of names that mean a place which has a proper one."""


def parse_times(text: str) -> tuple[time, ...]:
    """The times of "8", "08:00", "8:00, 18:30" or "8am and 6.30 pm", sorted, each once; BadSchedule else."""
    found = {_time(part) for part in re.split(r"[,;]|\band\b", text) if part.strip()}
    if not found:
        raise BadSchedule(words("schedule.no_time"))
    if len(found) > MOST:
        raise BadSchedule(words("schedule.many", found=len(found), most=MOST))
    return tuple(sorted(found))


def _time(part: str) -> time:
    match = _TIME.fullmatch(part.strip())
    if match is None:
        raise BadSchedule(words("schedule.form", given=part.strip()))
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise BadSchedule(words("schedule.half", given=part.strip()))
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise BadSchedule(words("schedule.range", given=part.strip()))
    return time(hour, minute)


def parse_zone(text: str) -> str:
    """The IANA name that `text` means ("europe/berlin", "New York", "utc"); BadSchedule with what to write else."""
    wanted = _plain(text)
    by_name = {_plain(zone): zone for zone in available_timezones()}
    if wanted in by_name:
        return ZoneInfo(by_name[wanted]).key
    proper = [zone for zone in _zones() if _city(zone) == wanted and not zone.startswith(_ALIASES)]
    if len(proper) == 1:
        return proper[0]
    if proper:
        raise BadSchedule(words("schedule.zones", given=text.strip(), zones=words("schedule.or").join(proper)))
    raise BadSchedule(words("schedule.zone", given=text.strip()))


def zones_like(typed: str, *, limit: int = 25) -> tuple[str, ...]:
    """At most `limit` zones that hold what was typed so far, those whose city starts so first, aliases last."""
    part = _plain(typed)
    found = [zone for zone in _zones() if part in _plain(zone)]
    ranked = sorted(found, key=lambda zone: (not _city(zone).startswith(part), zone.startswith(_ALIASES), zone))
    return tuple(ranked[:limit])


@cache
def _zones() -> tuple[str, ...]:
    """Zones named after a place, and UTC, sorted."""
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


def _city(zone: str) -> str:
    return _plain(zone).rsplit("/", 1)[-1]


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")
