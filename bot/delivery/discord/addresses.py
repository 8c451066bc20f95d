"""Where Discord is: its own addresses, or a proxy's, or a test's."""

from __future__ import annotations

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def point_at(api_base: str | None = None, gateway_url: str | None = None) -> None:
    """Points discord.py at another REST base ("http://127.0.0.1:1234/api/v10") or gateway; None leaves it.

    It holds for the whole process: discord.py keeps both on its classes.
    """
    if api_base:
        Route.BASE = api_base.rstrip("/")
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
