"""Checks that values make of themselves when they are built."""

from __future__ import annotations

from datetime import UTC, datetime


def aware(value: datetime | None, name: str) -> None:
    """Refuse a naive datetime: it would be read in another zone elsewhere."""
    if value is not None and value.tzinfo is None:
        raise ValueError(f"{name} must carry a time zone, got naive {value!r}")


def utc(value: datetime) -> datetime:
    """The same instant in UTC; refuses a naive datetime."""
    aware(value, "datetime")
    return value.astimezone(UTC)
