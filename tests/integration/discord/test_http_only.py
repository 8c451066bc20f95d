"""Delivery by a client that is logged in and nothing more, over a real socket."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery.discord.addresses import point_at
from bot.delivery.discord.platform import DiscordPlatform
from bot.errors import DeliveryError, DestinationGone, Undeliverable
from bot.model.ids import Destination
from bot.render import digest_messages
from tests.unit.render import invented

ME = {"id": "1", "username": "byline", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1",
    "name": "Byline",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "owner": ME,
}
PLACE = Destination("discord", "9")
[PART] = digest_messages(invented.digest(invented.story(1)))


@dataclass
class Rest:
    """The few routes that delivery needs; it keeps the messages and drops connections on demand."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    drop_after_storing: bool = False
    refuse: tuple[int, str] | None = None

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", me)
        app.router.add_get("/api/v10/oauth2/applications/@me", application)
        app.router.add_post("/api/v10/channels/9/messages", self.post)
        app.router.add_get("/api/v10/channels/9/messages", self.history)
        return app

    async def post(self, request: web.Request) -> web.Response:
        """The message stored, or the one stored under the same nonce."""
        if self.refuse is not None:
            status, said = self.refuse
            kind = "application/json" if said.startswith("{") else "text/html"
            return web.Response(status=status, body=said.encode(), content_type=kind)
        body = await request.json()
        known = [m for m in self.messages if m["nonce"] == body["nonce"]]
        message = known[0] if known else stored(body, 1000 + len(self.messages))
        if not known:
            self.messages.append(message)
        if self.drop_after_storing:
            assert request.transport is not None
            request.transport.abort()
        return await reply(message)

    async def history(self, request: web.Request) -> web.Response:
        """What was stored after a message's number."""
        after = int(request.query["after"])
        return await reply([m for m in self.messages if int(m["id"]) > after])


def stored(body: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "id": str(discord.utils.time_snowflake(invented.NOON) + number),
        "channel_id": "9",
        "type": 0,
        "author": ME,
        "content": "",
        "timestamp": "2026-03-14T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "flags": body["flags"],
        "components": body["components"],
        "nonce": body["nonce"],
    }


async def me(request: web.Request) -> web.Response:
    return await reply(ME)


async def application(request: web.Request) -> web.Response:
    return await reply(APPLICATION)


async def reply(value: Any) -> web.Response:
    return web.Response(body=json.dumps(value).encode(), content_type="application/json")


@pytest.fixture
async def rest() -> AsyncIterator[Rest]:
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    rest = Rest()
    runner = web.AppRunner(rest.app())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    point_at(f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10")
    yield rest
    await runner.cleanup()
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
async def platform(rest: Rest) -> AsyncIterator[DiscordPlatform]:
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login("token")
        yield DiscordPlatform(client)


async def test_a_message_is_sent_and_found_without_a_gateway(rest: Rest, platform: DiscordPlatform) -> None:
    sent = await platform.send(PLACE, PART.message, nonce="e1-0", marker="41")
    assert sent == rest.messages[0]["id"]
    assert await platform.find(PLACE, "41", after=invented.NOON) == sent
    assert await platform.find(PLACE, "42", after=invented.NOON) is None


async def test_the_same_nonce_is_one_message(rest: Rest, platform: DiscordPlatform) -> None:
    first = await platform.send(PLACE, PART.message, nonce="e1-0", marker="41")
    assert await platform.send(PLACE, PART.message, nonce="e1-0", marker="41") == first
    assert len(rest.messages) == 1


async def test_an_answer_lost_on_the_way_means_try_again_and_the_message_is_found(
    rest: Rest, platform: DiscordPlatform
) -> None:
    rest.drop_after_storing = True
    with pytest.raises(DeliveryError):
        await platform.send(PLACE, PART.message, nonce="e1-0", marker="41")
    assert await platform.find(PLACE, "41", after=invented.NOON) == rest.messages[0]["id"]


async def test_a_message_of_somebody_else_with_our_marker_is_not_ours(rest: Rest, platform: DiscordPlatform) -> None:
    await platform.send(PLACE, PART.message, nonce="e1-0", marker="41")
    rest.messages[0]["author"] = {**ME, "id": "2"}
    assert await platform.find(PLACE, "41", after=invented.NOON) is None


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (404, '{"code": 10003, "message": "Unknown Channel"}', DestinationGone),
        (403, '{"code": 50001, "message": "Missing Access"}', DestinationGone),
        (403, '{"code": 50013, "message": "Missing Permissions"}', DestinationGone),
        (403, "<html><body>This request was blocked</body></html>", DeliveryError),
        (404, "<html><body>Nothing here</body></html>", DeliveryError),
        (401, '{"code": 0, "message": "401: Unauthorized"}', DeliveryError),
        (400, '{"code": 50035, "message": "Invalid Form Body"}', Undeliverable),
    ],
)
async def test_only_discords_own_word_makes_a_channel_lost(
    rest: Rest, platform: DiscordPlatform, status: int, said: str, kind: type[DeliveryError]
) -> None:
    rest.refuse = (status, said)
    with pytest.raises(DeliveryError) as raised:
        await platform.send(PLACE, PART.message, nonce="e1-0", marker="41")
    assert type(raised.value) is kind
