from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest

from bot.client import Byline
from bot.delivery.discord.platform import DiscordPlatform
from bot.errors import DeliveryError, DestinationGone, Undeliverable, Unreadable
from bot.model.ids import Destination
from bot.render import digest_messages
from tests.fakes import NOON, FakeNews
from tests.integration.discord.conftest import Room, said
from tests.unit.render import invented


def syncs(env: Any) -> int:
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in env.http_requests)


async def test_commands_are_synced_once_and_again_only_after_a_change(room: Room, tmp_path: Path) -> None:
    assert syncs(room.env) == 1
    await room.env.restart_bot()
    assert syncs(room.env) == 1
    (tmp_path / "state" / "commands").write_text("other commands")
    await room.env.restart_bot()
    assert syncs(room.env) == 2


async def test_every_command_and_option_is_described_and_says_where_it_works(room: Room) -> None:
    [sync] = [r for r in room.env.http_requests if r.path.endswith("/commands") and r.method == "PUT"]
    for command in sync.json:
        assert command["contexts"]
        assert command["integration_types"]
        assert all(d not in ("", "…") and len(d) <= 100 for d in descriptions(command))
    moderators = {c["name"] for c in sync.json if c["default_member_permissions"]}
    assert moderators == {"digest", "source"}


def descriptions(command: dict[str, Any]) -> list[str]:
    return [command["description"], *(d for option in command.get("options", ()) for d in descriptions(option))]


async def test_the_client_asks_for_no_privileged_intent_keeps_nobody_and_mentions_nobody(room: Room) -> None:
    intents = room.env.bot.intents
    assert not any((intents.members, intents.presences, intents.message_content))
    assert list(room.env.bot.cached_messages) == []
    assert [member.id for member in room.env.bot.get_guild(room.guild.id).members] == [room.env.bot.user.id]
    assert room.env.bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


@pytest.fixture
def platform(room: Room) -> DiscordPlatform:
    return DiscordPlatform(room.env.bot)


@pytest.fixture
def place(room: Room) -> Destination:
    return Destination("discord", str(room.channel.id))


[PART] = digest_messages(invented.digest(invented.story(1)))


async def test_a_digest_is_sent_with_a_nonce_and_found_again_by_its_marker(
    room: Room, platform: DiscordPlatform, place: Destination
) -> None:
    sent = await platform.send(place, PART.message, nonce="e1-p0", marker="41")
    assert sent == str(room.channel.last_message.id)
    body = [r for r in room.env.http_requests if r.path.endswith("/messages")][-1].json
    assert (body["nonce"], body["enforce_nonce"], body["allowed_mentions"]["parse"]) == ("e1-p0", True, [])
    began = room.channel.last_message.created_at
    assert await platform.find(place, "41", after=began) == sent
    assert await platform.find(place, "4", after=began) is None


async def test_the_sources_button_answers_the_presser_alone_even_after_a_restart(
    room: Room, news: FakeNews, platform: DiscordPlatform, place: Destination
) -> None:
    news.delivered = {41: (invented.story(1),)}
    await platform.send(place, PART.message, nonce="e1-p0", marker="41")
    await room.env.restart_bot()
    result = await room.member.click(room.channel.last_message, label="Sources")
    assert result.ephemeral
    assert "https://bayradio.example/n/77" in said(result.response)


async def test_the_sources_button_of_a_forgotten_digest_says_so(
    room: Room, platform: DiscordPlatform, place: Destination
) -> None:
    await platform.send(place, PART.message, nonce="e1-p0", marker="9")
    result = await room.member.click(room.channel.last_message, label="Sources")
    assert "no longer known" in said(result.response)


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (404, 10003, DestinationGone),
        (403, 50013, DestinationGone),
        (400, 50035, Undeliverable),
        (503, 0, DeliveryError),
    ],
)
async def test_each_refusal_has_its_meaning(
    room: Room, platform: DiscordPlatform, place: Destination, status: int, code: int, expected: type[Exception]
) -> None:
    room.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    with pytest.raises(DeliveryError) as caught:
        await platform.send(place, PART.message, nonce="n", marker="1")
    assert type(caught.value) is expected


async def test_a_history_that_may_not_be_read_is_unreadable(
    room: Room, platform: DiscordPlatform, place: Destination
) -> None:
    room.env.inject_error("GET", "/channels/*/messages", status=403, code=50013)
    with pytest.raises(Unreadable):
        await platform.find(place, "1", after=NOON)


async def test_a_destination_that_is_no_channel_is_refused_without_asking_discord(
    room: Room, platform: DiscordPlatform
) -> None:
    asked = len(room.env.http_requests)
    with pytest.raises(Undeliverable):
        await platform.send(Destination("discord", "general"), PART.message, nonce="n", marker="1")
    assert len(room.env.http_requests) == asked


def test_the_client_may_serve_some_shards_of_many(news: FakeNews) -> None:
    client = Byline(news.services(), read_schedule=lambda *_: None, shard_count=4, shard_ids=(1, 3))  # type: ignore[arg-type]  # not asked
    assert (client.shard_count, client.shard_ids) == (4, [1, 3])
