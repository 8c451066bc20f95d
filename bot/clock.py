"""The one place that asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present as an aware datetime in UTC. Tests pass their own."""


def system_clock() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)
