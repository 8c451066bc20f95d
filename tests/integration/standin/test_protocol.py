"""The stand-in's own protocol, spoken by hand: what it refuses, and that a refusal fails the test."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.standin.gateway import GUILDS
from tests.standin.server import StandIn

IDENTIFY = {"intents": GUILDS, "properties": {"os": "a", "browser": "b", "device": "c"}}


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


class Client:
    """A gateway client that does what it is told."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def say(self, op: int, d: Any) -> None:
        """Sends one payload."""
        await self.socket.send_str(json.dumps({"op": op, "d": d}))

    async def hear(self) -> Any:
        """The next payload."""
        return json.loads(await self.socket.receive_str(timeout=5))

    async def closed(self) -> int | None:
        """The code with which the server closes."""
        message = await self.socket.receive(timeout=5)
        assert message.type is aiohttp.WSMsgType.CLOSE
        return self.socket.close_code


async def connect(discord: StandIn, http: aiohttp.ClientSession) -> Client:
    client = Client(await http.ws_connect(discord.gateway_url))
    assert (await client.hear())["op"] == 10
    return client


async def identified(discord: StandIn, http: aiohttp.ClientSession, **more: Any) -> tuple[Client, Any]:
    client = await connect(discord, http)
    await client.say(2, {**IDENTIFY, "token": discord.token, **more})
    return client, (await client.hear())["d"]


async def test_identify_is_answered_by_ready_and_the_guilds(discord: StandIn, http: aiohttp.ClientSession) -> None:
    client, ready = await identified(discord, http)
    assert ready["guilds"] == [{"id": discord.guild.id, "unavailable": True}]
    assert ready["resume_gateway_url"] == discord.gateway_url
    created = await client.hear()
    assert (created["t"], created["d"]["unavailable"]) == ("GUILD_CREATE", False)
    await client.say(1, created["s"])
    assert (await client.hear())["op"] == 11


async def test_guilds_come_on_their_shard_and_direct_messages_on_the_first(
    discord: StandIn, http: aiohttp.ClientSession
) -> None:
    own = (int(discord.guild.id) >> 22) % 2
    _, ready = await identified(discord, http, shard=[own, 2])
    assert len(ready["guilds"]) == 1
    _, other = await identified(discord, http, shard=[1 - own, 2])
    assert other["guilds"] == []
    assert [session.serves(None) for session in discord.gateway.sessions] == [own == 0, own == 1]


@pytest.mark.parametrize(
    ("op", "d", "code"),
    [
        (2, {**IDENTIFY, "token": "another"}, 4004),
        (2, {**IDENTIFY, "shard": [2, 2]}, 4010),
        (3, {"status": "online"}, 4003),
        (6, {"token": "another", "session_id": "s", "seq": 0}, 4004),
    ],
)
async def test_wrong_payloads_close_the_connection(
    discord: StandIn, http: aiohttp.ClientSession, op: int, d: Any, code: int
) -> None:
    client = await connect(discord, http)
    await client.say(op, {"token": discord.token, **d})
    assert await client.closed() == code


async def test_a_resume_replays_what_was_missed_and_an_unknown_session_is_over(
    discord: StandIn, http: aiohttp.ClientSession
) -> None:
    client, ready = await identified(discord, http)
    await client.hear()
    await client.socket.close()
    await discord.gateway.until(lambda gateway: not gateway.connected)
    await discord.change(discord.channel)
    again = await connect(discord, http)
    await again.say(6, {"token": discord.token, "session_id": ready["session_id"], "seq": 2})
    heard = [await again.hear() for _ in range(2)]
    assert [payload["t"] for payload in heard] == ["CHANNEL_UPDATE", "RESUMED"]
    assert (heard[0]["s"], heard[1]["d"]) == (3, {})
    lost = await connect(discord, http)
    await lost.say(6, {"token": discord.token, "session_id": "another", "seq": 2})
    assert await lost.hear() == {"op": 9, "d": False}


async def test_identifying_too_early_is_refused_where_that_is_asked_for(
    discord: StandIn, http: aiohttp.ClientSession
) -> None:
    discord.gateway.identify_every = 5.0
    await identified(discord, http)
    client = await connect(discord, http)
    await client.say(2, {**IDENTIFY, "token": discord.token})
    assert await client.hear() == {"op": 9, "d": False}


async def say_once(http: aiohttp.ClientSession, op: int, d: Any) -> None:
    """A whole stand-in in which one payload is sent."""
    async with StandIn.start() as discord:
        client = await connect(discord, http)
        await client.say(op, {"token": discord.token, **d} if isinstance(d, dict) else d)
        await client.closed()


@pytest.mark.parametrize(
    ("op", "d", "told"),
    [(99, None, "unknown opcode"), (3, "x" * 5000, "bytes"), (2, {**IDENTIFY, "intents": 1 << 15}, "MESSAGE_CONTENT")],
)
async def test_what_discord_forbids_on_the_gateway_fails_the_test(
    http: aiohttp.ClientSession, op: int, d: Any, told: str
) -> None:
    with pytest.raises(AssertionError, match=told):
        await say_once(http, op, d)


async def ask_wrongly(http: aiohttp.ClientSession) -> None:
    """A whole stand-in in which an unknown route is asked for and too long a message is sent."""
    async with StandIn.start() as discord:
        headers = {"Authorization": f"Bot {discord.token}"}
        await http.get(f"{discord.api_base}/moon", headers=headers)
        send = f"{discord.api_base}/channels/{discord.channel.id}/messages"
        async with http.post(send, headers=headers, json={"content": "a" * 2001}) as answer:
            assert answer.status == 400
        assert discord.messages.of(discord.channel) == []


async def test_an_unknown_route_and_a_wrong_request_fail_the_test(http: aiohttp.ClientSession) -> None:
    with pytest.raises(AssertionError) as failed:
        await ask_wrongly(http)
    assert "unknown route: GET /moon" in str(failed.value)
    assert "2000 are allowed" in str(failed.value)


async def test_answers_are_plain_json_and_a_wrong_token_is_refused(
    discord: StandIn, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{discord.api_base}/users/@me") as answer:
        assert answer.status == 401
    async with http.get(f"{discord.api_base}/users/@me", headers={"Authorization": f"Bot {discord.token}"}) as answer:
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-RateLimit-Reset-After"]
        assert (await answer.json())["id"] == discord.world.me.id
