"""Health and metrics over HTTP, for this machine alone unless the settings say otherwise."""

from bot.web.metrics import Metrics
from bot.web.server import Health, serve

__all__ = ["Health", "Metrics", "serve"]
