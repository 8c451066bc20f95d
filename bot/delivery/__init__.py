"""Sending messages: the port that use cases hold, and one adapter a platform."""

from __future__ import annotations

from bot.delivery.port import Platform
from bot.errors import Unreadable

__all__ = ["Platform", "Unreadable"]
