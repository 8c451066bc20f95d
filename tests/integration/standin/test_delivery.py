"""Delivery by a client that only speaks REST, where the platform fails, forbids, or loses its answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import discord as discordpy
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.clock import system_clock
from bot.delivery.discord.addresses import point_at
from bot.delivery.discord.platform import DiscordPlatform
from bot.errors import DeliveryError, DestinationGone, Unreadable
from bot.model.ids import Destination
from bot.render import digest_messages
from tests.standin.server import StandIn
from tests.standin.world import Permission
from tests.unit.render import invented

SEND = "POST /channels/{channel_id}/messages"
[PART] = digest_messages(invented.digest(invented.story(1)))


@pytest.fixture
async def platform(discord: StandIn) -> AsyncIterator[DiscordPlatform]:
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    point_at(discord.api_base, discord.gateway_url)
    async with discordpy.Client(intents=discordpy.Intents.none()) as client:
        await client.login(discord.token)
        yield DiscordPlatform(client)
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def place(discord: StandIn) -> Destination:
    return Destination("discord", discord.channel.id)


async def send(platform: DiscordPlatform, discord: StandIn, number: int = 1) -> str:
    return await platform.send(place(discord), PART.message, nonce=f"byline-{number}", marker=str(number))


async def find(platform: DiscordPlatform, discord: StandIn, number: int = 1) -> str | None:
    return await platform.find(place(discord), str(number), after=system_clock() - timedelta(minutes=5))


async def test_a_lost_answer_is_found_in_history_and_a_repeat_posts_nothing(
    discord: StandIn, platform: DiscordPlatform
) -> None:
    discord.faults.drop(SEND)
    with pytest.raises(DeliveryError):
        await send(platform, discord)
    [posted] = discord.messages.of(discord.channel)
    assert await find(platform, discord) == posted.id
    assert await send(platform, discord) == posted.id
    assert len(discord.messages.of(discord.channel)) == 1


async def test_a_request_lost_on_its_way_posted_nothing(discord: StandIn, platform: DiscordPlatform) -> None:
    discord.faults.drop(SEND, stored=False)
    with pytest.raises(DeliveryError):
        await send(platform, discord)
    assert await find(platform, discord) is None


async def test_a_channel_without_permission_is_gone_for_now(discord: StandIn, platform: DiscordPlatform) -> None:
    discord.channel.deny(discord.guild.roles[0], Permission.SEND_MESSAGES)
    with pytest.raises(DestinationGone, match="50013"):
        await send(platform, discord)


async def test_a_history_that_is_empty_for_want_of_permission_proves_nothing(
    discord: StandIn, platform: DiscordPlatform
) -> None:
    await send(platform, discord)
    discord.channel.deny(discord.guild.roles[0], Permission.READ_MESSAGE_HISTORY)
    with pytest.raises(Unreadable):
        await find(platform, discord)


async def test_a_refusal_for_haste_is_waited_out(discord: StandIn, platform: DiscordPlatform) -> None:
    discord.faults.fail(SEND, status=429, retry_after=0.2)
    assert await send(platform, discord)
    assert len(discord.messages.of(discord.channel)) == 1


async def test_six_messages_keep_to_the_limit_by_themselves(discord: StandIn, platform: DiscordPlatform) -> None:
    discord.limits.rules[SEND] = (5, 1.0)
    for number in range(6):
        await send(platform, discord, number)
    assert discord.limits.refused == []
    assert len(discord.messages.of(discord.channel)) == 6
