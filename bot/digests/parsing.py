"""Times and zones as people type them."""

from __future__ import annotations

import re
from datetime import time
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import BadSchedule

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*([ap]\.?m\.?|uhr)?", re.IGNORECASE)
MOST = 24


def parse_times(text: str) -> tuple[time, ...]:
    """The times of "8", "08:00", "8:00, 18:30" or "8am and 6.30 pm", sorted, each once; BadSchedule else."""
    found = {_time(part) for part in re.split(r"[,;]|\band\b", text) if part.strip()}
    if not found:
        raise BadSchedule("Write one or more times, such as 08:00 or 8:00, 18:30.")
    if len(found) > MOST:
        raise BadSchedule(f"These are {len(found)} times; at most {MOST} a day are possible.")
    return tuple(sorted(found))


def _time(part: str) -> time:
    match = _TIME.fullmatch(part.strip())
    if match is None:
        raise BadSchedule(f"{part.strip()!r} is not a time: write HH:MM, such as 08:00 or 18:30.")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise BadSchedule(f"{part.strip()!r} is not a time: with am or pm the hour is 1 to 12.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise BadSchedule(f"{part.strip()!r} is not a time: hours go to 23 and minutes to 59.")
    return time(hour, minute)


def parse_zone(text: str) -> str:
    """The IANA name that `text` means ("europe/berlin", "New York", "utc"); BadSchedule with what to write else."""
    wanted = _plain(text)
    zones = available_timezones()
    by_name = {_plain(zone): zone for zone in zones}
    if wanted in by_name:
        return ZoneInfo(by_name[wanted]).key
    cities = sorted(zone for zone in zones if "/" in zone and _plain(zone.rsplit("/", 1)[1]) == wanted)
    proper = [zone for zone in cities if not zone.startswith(("posix/", "right/", "Etc/", "US/", "SystemV/"))]
    if len(proper) == 1:
        return proper[0]
    if proper:
        raise BadSchedule(f"{text.strip()!r} is more than one zone: write {' or '.join(proper)}.")
    raise BadSchedule(f"{text.strip()!r} is not a time zone: write one such as Europe/Berlin or America/New_York.")


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")
