from __future__ import annotations

from collections.abc import Iterator

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery.discord.addresses import point_at


@pytest.fixture(autouse=True)
def back_to_discord() -> Iterator[None]:
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def test_both_addresses_can_be_replaced() -> None:
    point_at("http://127.0.0.1:8080/api/v10/", "ws://127.0.0.1:8080/")
    assert Route("GET", "/users/@me").url == "http://127.0.0.1:8080/api/v10/users/@me"
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:8080/"


def test_none_leaves_discords_own() -> None:
    point_at(None, None)
    assert Route.BASE.startswith("https://discord.com/api")
    assert str(DiscordWebSocket.DEFAULT_GATEWAY).startswith("wss://gateway.discord.gg")
