"""How often a feed asks to be polled."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

PERIODS: Final = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
"""The words of the RSS Syndication module."""

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HOURS: Final = re.compile(r"<skipHours\b", re.IGNORECASE)
_DAYS: Final = re.compile(r"<skipDays\b", re.IGNORECASE)
_END: Final = re.compile(r"</skip", re.IGNORECASE)
_HOUR: Final = re.compile(r"<hour\b[^>]*>\s*(\d{1,2})\s*</hour", re.IGNORECASE)
_DAY: Final = re.compile(r"<day\b[^>]*>\s*([A-Za-z]{1,12})\s*</day", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*(\d{1,9})\d*(?:\.\d*)?\s*", re.ASCII)
"""A number, which may be of any length, or have a fraction."""

_LONGEST: Final = timedelta(days=365)
_MOST: Final = 3000
"""Characters that a list of 24 hours takes at most."""


def declared_pace(ttl: str, period: str = "", frequency: str = "") -> timedelta | None:
    """The time that the feed asks for between two polls, None where it says nothing.

    `ttl` counts minutes (RSS 2.0); the Syndication module says how many updates come in a period. Where both
    are given the longer holds, because a publisher who asks for less is never annoyed by less.
    """
    asked = [span for span in (_minutes(ttl), _syndication(period, frequency)) if span]
    return min(max(asked), _LONGEST) if asked else None


def skipped_hours(text: str) -> frozenset[int]:
    """The hours of the day in UTC (0 to 23) in which the feed asks not to be polled; feedparser keeps only one."""
    return frozenset(int(hour) % 24 for hour in _HOUR.findall(_block(_HOURS, text)) if int(hour) <= 24)


def skipped_days(text: str) -> frozenset[int]:
    """The days (Monday is 0) on which the feed asks not to be polled."""
    names = (day.lower() for day in _DAY.findall(_block(_DAYS, text)))
    return frozenset(DAYS.index(name) for name in names if name in DAYS)


def _block(opening: re.Pattern[str], text: str) -> str:
    start = opening.search(text)
    return _END.split(text[start.end() : start.end() + _MOST], maxsplit=1)[0] if start else ""


def _minutes(ttl: str) -> timedelta | None:
    found = _NUMBER.fullmatch(ttl)
    return min(timedelta(minutes=int(found[1])), _LONGEST) if found and int(found[1]) else None


def _syndication(period: str, frequency: str) -> timedelta | None:
    span = PERIODS.get(period.strip().lower())
    often = int(frequency) if re.fullmatch(r"[1-9]\d{0,4}", frequency.strip()) else 1
    return span / often if span else None
