"""Our own bot, as the process that operators run, against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.processes import Running, byline_run, write_config
from tests.standin.server import StandIn
from tests.standin.world import Permission


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_config(tmp_path, delivery={"tick_seconds": 0.5})


@pytest.fixture
async def bot(discord: StandIn, config: Path, tmp_path: Path) -> AsyncIterator[Running]:
    async with byline_run(config, tmp_path / "log", environ=discord.environment) as bot:
        await discord.ready()
        yield bot


async def test_every_command_is_told_and_answers(discord: StandIn, bot: Running) -> None:
    names = {command["name"] for command in discord.commands.everywhere}
    assert names == {"news", "quotes", "source", "digest", "help"}
    assert (await discord.slash("help", user=discord.member)).ephemeral
    assert not (await discord.slash("news latest", {"count": 3}, user=discord.member)).ephemeral
    assert "Nadia Ferro" in (await discord.slash("quotes", {"official": "Nadia Ferro"})).text
    assert (await discord.slash("news story", {"id": "9"})).ephemeral
    assert "harvest" in (await discord.slash("news search", {"words": "harvest"})).text
    assert (await discord.slash("source list")).ephemeral
    assert await discord.autocomplete("quotes", "official", "Nad") == []
    zones = await discord.autocomplete("digest create", "zone", "berl", {"channel": discord.channel})
    assert [zone["value"] for zone in zones] == ["Europe/Berlin"]


async def test_members_are_not_offered_what_moderators_are(discord: StandIn, bot: Running) -> None:
    for command in ("source list", "digest create"):
        with pytest.raises(AssertionError, match="not offered to a member"):
            await discord.slash(command, user=discord.member)


async def test_a_digest_in_a_closed_channel_is_refused_with_what_is_missing(discord: StandIn, bot: Running) -> None:
    everybody = discord.guild.roles[0]
    discord.channel.deny(everybody, Permission.SEND_MESSAGES)
    await discord.change(discord.channel)
    answer = await discord.slash("digest create", {"channel": discord.channel})
    assert answer.ephemeral
    assert "Send Messages" in answer.text


async def test_news_are_answered_in_direct_messages_too(discord: StandIn, bot: Running) -> None:
    person = discord.member.user
    answer = await discord.slash("news latest", channel=discord.world.dm(person), user=person)
    assert answer.text


async def test_who_alone_has_installed_it_is_answered_too(discord: StandIn, bot: Running) -> None:
    answer = await discord.slash("news latest", user=discord.member, by_user=True)
    assert answer.text
    with pytest.raises(AssertionError, match="only the user"):
        await discord.slash("digest create", by_user=True)


async def test_an_event_that_discord_py_cannot_read_costs_five_seconds_and_not_the_bot(
    discord: StandIn, bot: Running
) -> None:
    await discord.gateway.dispatch("CHANNEL_UPDATE", {"type": 0}, discord.guild)
    ended = await bot.until_logged("connecting to Discord again")
    assert ended["seconds"] == 5
    await discord.gateway.until(lambda gateway: gateway.identified == 2, what="a new client")
    assert (await discord.slash("help")).text
    assert discord.commands.synced == 1


async def test_a_second_start_does_not_tell_the_same_commands_again(
    discord: StandIn, config: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        async with byline_run(config, tmp_path / "log", environ=discord.environment) as bot:
            await discord.ready()
            assert (await discord.slash("help")).text
            assert await bot.stop() == 0
            await discord.gateway.until(lambda gateway: not gateway.connected, what="the connection to end")
    assert discord.commands.synced == 1


async def test_a_refused_token_ends_the_bot_and_says_so(discord: StandIn, config: Path, tmp_path: Path) -> None:
    wrong = {**discord.environment, "DISCORD_TOKEN": "another"}
    async with byline_run(config, tmp_path / "log", environ=wrong) as bot:
        assert await bot.process.wait() != 0
    said = bot.log.read_text("utf-8")
    assert "token" in said.lower()
    assert "Traceback" not in said
