"""A real discord.py client, in a process of its own, takes the stand-in for Discord."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.standin.bots import Bot, running
from tests.standin.server import StandIn

SCRIPT = str(Path(__file__).with_name("small_bot.py"))


@pytest.fixture
async def small(discord: StandIn, tmp_path: Path) -> AsyncIterator[Bot]:
    async with running([sys.executable, SCRIPT], discord, tmp_path / "bot.log") as bot:
        await discord.ready()
        yield bot
    sys.stdout.write(bot.said)


async def test_a_bot_logs_in_and_its_commands_answer(discord: StandIn, small: Bot) -> None:
    answer = await discord.slash("ping")
    assert (answer.content, answer.ephemeral, answer.deferred) == ("pong", True, False)
    assert discord.messages.of(discord.channel) == []


async def test_the_first_follow_up_fills_the_waiting_message_and_keeps_its_secrecy(
    discord: StandIn, small: Bot
) -> None:
    answer = await discord.slash("slow", {"count": 2})
    assert [message.content for message in answer.messages] == ["part 0", "part 1"]
    assert (answer.deferred, answer.ephemeral) == (True, True)
    assert answer.interaction.original is answer.message


async def test_what_a_client_would_not_let_a_person_type_fails(discord: StandIn, small: Bot) -> None:
    with pytest.raises(AssertionError, match="never synced"):
        await discord.slash("nothing")
    with pytest.raises(AssertionError, match="no option 'size'"):
        await discord.slash("slow", {"size": 1})
    with pytest.raises(AssertionError, match="not within"):
        await discord.slash("slow", {"count": 4})
    with pytest.raises(AssertionError, match="wrong type"):
        await discord.slash("slow", {"count": "1"})
    with pytest.raises(AssertionError, match="needs the option"):
        await discord.slash("who", {"member": discord.member})
    with pytest.raises(AssertionError, match="not offered to a member"):
        await discord.slash("who", {"member": discord.member, "role": discord.guild.roles[1]}, user=discord.member)
    with pytest.raises(AssertionError, match="not offered in direct messages"):
        await discord.slash("who", channel=discord.world.dm(discord.member.user), user=discord.member.user)


async def test_members_and_roles_arrive_resolved(discord: StandIn, small: Bot) -> None:
    answer = await discord.slash("who", {"member": discord.moderator, "role": discord.guild.roles[1]})
    assert answer.content == "mara holds ['@everyone', 'moderators'] and moderators"


async def test_a_command_that_says_nothing_for_three_seconds_fails(discord: StandIn, small: Bot) -> None:
    with pytest.raises(AssertionError, match="not answered within 3 s"):
        await discord.slash("silent")


async def test_a_button_changes_its_message_and_a_form_answers(discord: StandIn, small: Bot) -> None:
    answer = await discord.slash("button")
    assert "The ferry sails at noon." in answer.text
    await discord.press(answer.message, "small:change")
    assert answer.text == "The ferry sails at one."
    shown = await discord.slash("form")
    told = await discord.submit(shown, {"small:place": "Harbour Town"})
    assert told.content == "To Harbour Town."


async def test_a_repeated_nonce_posts_once(discord: StandIn, small: Bot) -> None:
    answer = await discord.slash("post", {"channel": discord.channel})
    assert answer.content == "1 made, 1 kept"
    assert len(discord.messages.of(discord.channel)) == 1


async def test_a_send_whose_answer_is_lost_is_repeated_and_posts_once(discord: StandIn, small: Bot) -> None:
    discord.faults.fail("POST /channels/{channel_id}/messages", status=502)
    answer = await discord.slash("post", {"channel": discord.channel})
    assert answer.content == "1 made, 1 kept"
    sends = [call for call in discord.requests if call.template == "/channels/{channel_id}/messages" and call.body]
    assert len(sends) == 3


async def test_a_dropped_connection_resumes_and_what_was_missed_is_answered(discord: StandIn, small: Bot) -> None:
    await discord.gateway.drop()
    answer = await discord.slash("ping")
    assert answer.content == "pong"
    assert (discord.gateway.resumed, discord.gateway.identified) == (1, 1)
    await discord.gateway.ask_reconnect()
    await discord.gateway.until(lambda gateway: gateway.resumed == 2, what="a RESUME after op 7")
    assert (await discord.slash("ping")).content == "pong"


async def test_menus_files_private_messages_and_threads_work(discord: StandIn, small: Bot) -> None:
    post = discord.messages.make(discord.channel, discord.member.user, {"content": "Three short words"})
    assert (await discord.menu("Count words", post)).content == "3 words"
    answer = await discord.slash("whisper")
    assert (answer.content, answer.deferred) == ("Written.", True)
    [private] = discord.messages.of(discord.world.dm(discord.moderator.user))
    assert private.content == "Your table."
    await discord.slash("thread", {"channel": discord.channel})
    [thread] = [channel for channel in discord.guild.channels if channel.name == "A story"]
    assert [message.content for message in discord.messages.of(thread)] == ["Second."]


async def test_a_lost_session_is_identified_anew(discord: StandIn, small: Bot) -> None:
    await discord.gateway.invalidate(resumable=True)
    await discord.gateway.until(lambda gateway: gateway.resumed == 1, what="a RESUME after op 9")
    await discord.gateway.close(4000)
    await discord.gateway.until(lambda gateway: gateway.resumed == 2, what="a RESUME after 4000")
    await discord.gateway.invalidate()
    await discord.gateway.until(lambda gateway: gateway.identified == 2, what="a new IDENTIFY")
    assert (await discord.slash("ping")).content == "pong"


async def test_a_privileged_intent_is_a_violation(discord: StandIn, tmp_path: Path) -> None:
    async with running([sys.executable, SCRIPT, "members"], discord, tmp_path / "bot.log") as bot:
        assert await bot.process.wait() != 0
        assert "PrivilegedIntentsRequired" in bot.said
    assert discord.violations == ["gateway: the privileged intent GUILD_MEMBERS was asked for"]
    discord.violations.clear()


async def test_a_wrong_token_is_refused_at_login(discord: StandIn, tmp_path: Path) -> None:
    wrong = {"DISCORD_TOKEN": "another"}
    async with running([sys.executable, SCRIPT], discord, tmp_path / "bot.log", environment=wrong) as bot:
        assert await bot.process.wait() != 0
        assert "LoginFailure" in bot.said
