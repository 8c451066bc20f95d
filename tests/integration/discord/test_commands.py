from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from bot.errors import InputError, Unreachable
from bot.model.ids import Community, Destination, SpeakerId, User
from bot.model.source import StartMode
from bot.model.views import SpeakerHit
from cogs.source import ADDED_AT_ONCE
from tests.fakes import FakeNews
from tests.integration.discord.conftest import Room, said

DEFERRED = discord.InteractionResponseType.deferred_channel_message.value


def everything(result: Any) -> str:
    return said(*filter(None, (result.response, *result.followups)))  # a public wait may be taken back


async def test_latest_news_shows_as_many_stories_as_asked_for(room: Room, news: FakeNews) -> None:
    result = await room.member.slash(room.channel, "news latest", count=2)
    assert news.asked == [("latest", Community("discord", str(room.guild.id)), 2)]
    assert "Story #3" in everything(result)
    assert "Story #1" not in everything(result)
    assert not result.response.ephemeral


async def test_a_server_without_stories_is_told_what_to_wait_for(room: Room, news: FakeNews) -> None:
    news.stories = ()
    assert "No stories yet" in everything(await room.member.slash(room.channel, "news latest"))


async def test_search_says_what_was_searched_even_when_nothing_is_found(room: Room) -> None:
    assert "Stories with: night ferry" in everything(
        await room.member.slash(room.channel, "news search", words="night ferry")
    )
    nothing = await room.member.slash(room.channel, "news search", words="*tide* @everyone")
    assert "Nothing found for: \\*tide\\* @\u200beveryone" in everything(nothing)


@pytest.mark.parametrize("typed", ["2", "#2", " #2 "])
async def test_a_story_is_shown_by_its_number(room: Room, typed: str) -> None:
    shown = everything(await room.member.slash(room.channel, "news story", id=typed))
    for part in ("Story #2", "Mirela Vask", "“Nobody who has bought a ticket", "did not respond", "bayradio.example"):
        assert part in shown


@pytest.mark.parametrize("typed", ["ferry", "#", "-1", "٣", "99999999999999999999"])
async def test_a_bad_number_is_explained_to_the_asker_alone(room: Room, news: FakeNews, typed: str) -> None:
    result = await room.member.slash(room.channel, "news story", id=typed)
    assert "such as" in everything(result)
    assert result.response.ephemeral
    assert not news.asked


async def test_an_unknown_story_is_said_to_the_asker_alone(room: Room) -> None:
    result = await room.member.slash(room.channel, "news story", id="#77")
    assert r"There is no story \#77 here" in everything(result)
    assert result.response.ephemeral


async def test_quotes_name_speaker_role_and_source(room: Room, news: FakeNews) -> None:
    result = await room.member.slash(room.channel, "quotes", official="Vask", about="ticket")
    assert news.asked[-1][2:] == ("Vask", "ticket", 5)
    for part in (
        "Quotes: Vask, about ticket",
        "**Mirela Vask**, harbour director",
        "The Osmund Courier",
        "Ilse Marrin",
    ):
        assert part in everything(result)


async def test_an_official_nobody_quoted_is_said(room: Room) -> None:
    assert "No quotes by Ulm" in everything(await room.member.slash(room.channel, "quotes", official="Ulm"))


async def test_at_most_25_officials_are_offered_while_typing(room: Room, news: FakeNews) -> None:
    news.speakers = tuple(SpeakerHit(SpeakerId(n), f"Vask {n}", "x" * 200, 1) for n in range(40))
    offered = await room.member.autocomplete(room.channel, "quotes", "official", "va")
    assert len(offered) == 25
    assert all(len(choice["name"]) <= 100 for choice in offered)


async def test_a_failing_suggestion_offers_nothing_instead_of_an_error(room: Room, news: FakeNews) -> None:
    news.fails = RuntimeError("the index is being rebuilt")
    assert await room.member.autocomplete(room.channel, "quotes", "official", "va") == []


async def test_a_moderator_adds_a_source_and_alone_sees_the_answer(room: Room, news: FakeNews) -> None:
    result = await room.moderator.slash(
        room.channel, "source add", url="https://osmund-courier.example/", start="backfill"
    )
    community, user = Community("discord", str(room.guild.id)), User("discord", str(room.moderator.id))
    assert news.asked == [("add", community, "https://osmund-courier.example/", user, StartMode.BACKFILL)]
    assert "Its 3 items are read now" in everything(result)
    assert result.ephemeral


async def test_a_source_that_cannot_be_fetched_is_explained(room: Room, news: FakeNews) -> None:
    news.fails = Unreachable("The server of bay.example could not be reached.")
    result = await room.moderator.slash(room.channel, "source add", url="https://bay.example/")
    assert "bay.example could not be reached" in everything(result)
    assert result.ephemeral


async def test_nobody_can_make_byline_fetch_without_pause(room: Room, news: FakeNews) -> None:
    eager = room.guild.add_member(room.env.create_user("eager"), roles=[room.editors])
    for _ in range(ADDED_AT_ONCE):
        await eager.slash(room.channel, "source add", url="https://bay.example/")
    refused = await eager.slash(room.channel, "source add", url="https://bay.example/")
    assert "a little fast" in everything(refused)
    assert len(news.asked) == ADDED_AT_ONCE


async def test_sources_are_listed_and_removed(room: Room) -> None:
    assert "The Osmund Courier" in everything(await room.moderator.slash(room.channel, "source list"))
    assert "Removed The Osmund Courier" in everything(
        await room.moderator.slash(room.channel, "source remove", which="1")
    )


@pytest.mark.parametrize("command", ["source list", "source add", "source remove", "digest create"])
async def test_members_are_not_offered_what_only_moderators_may_do(room: Room, command: str) -> None:
    assert command not in room.member.available_commands(room.channel)
    assert command in room.moderator.available_commands(room.channel)


async def test_a_digest_is_ordered_for_a_channel(room: Room, news: FakeNews) -> None:
    result = await room.moderator.slash(
        room.channel, "digest create", channel=room.channel, times="08:00, 18:30", zone="Europe/Berlin"
    )
    asked = news.asked[-1]
    assert asked[2] == Destination("discord", str(room.channel.id))
    assert asked[3].zone == "Europe/Berlin"
    assert "**#news** at 08:00, 18:30 (Europe/Berlin)" in everything(result).replace("\\", "")
    assert result.ephemeral


async def test_a_bad_time_is_explained_and_nothing_is_ordered(room: Room, news: FakeNews) -> None:
    result = await room.moderator.slash(room.channel, "digest create", channel=room.channel, times="soon")
    assert "write HH:MM" in everything(result)
    assert not news.asked


async def test_a_channel_closed_to_byline_is_refused_and_the_missing_permissions_are_named(
    room: Room, news: FakeNews
) -> None:
    closed = room.guild.create_text_channel(
        "vault", overwrites={room.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    result = await room.moderator.slash(room.channel, "digest create", channel=closed)
    assert r"vault: it lacks the permission Send Messages there" in everything(result)
    assert not news.asked


async def test_a_digest_may_go_to_a_thread_where_byline_may_write_in_threads(room: Room, news: FakeNews) -> None:
    channel = room.env.bot.get_channel(room.channel.id)
    await channel.create_thread(name="evening", type=discord.ChannelType.public_thread)
    [thread] = room.channel.threads
    ordered = await room.moderator.slash(room.channel, "digest create", channel=thread)
    assert "evening** at 08:00 (UTC)" in everything(ordered)
    assert news.asked[-1][2] == Destination("discord", str(thread.id))


async def test_zones_are_offered_by_city(room: Room) -> None:
    offered = await room.moderator.autocomplete(room.channel, "digest create", "zone", "new yo", channel=room.channel)
    assert offered[0]["value"] == "America/New_York"


async def test_help_lists_every_command(room: Room) -> None:
    shown = everything(await room.member.slash(room.channel, "help"))
    for command in ("/news latest", "/news search", "/news story", "/quotes", "/digest create", "/source add", "/help"):
        assert command in shown


async def test_what_is_not_the_members_fault_gets_a_reference_and_no_details(
    room: Room, news: FakeNews, capsys: pytest.CaptureFixture[str]
) -> None:
    news.fails = RuntimeError("password=tide")
    result = await room.member.slash(room.channel, "news latest")
    shown = everything(result)
    assert "not your fault" in shown
    assert "tide" not in shown
    assert result.response.ephemeral
    reference = shown.split("under ")[1][:8]
    assert reference in capsys.readouterr().out


async def test_a_slow_answer_makes_discord_wait(room: Room, news: FakeNews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.reply.PATIENCE", 0.05)
    news.slow = lambda: asyncio.sleep(2)
    result = await room.member.slash(room.channel, "news latest")
    assert [r.json["type"] for r in room.env.http_requests if r.path.endswith("/callback")] == [DEFERRED]
    assert "Story #3" in everything(result)


async def test_in_direct_messages_a_user_has_a_community_of_their_own(room: Room, news: FakeNews) -> None:
    user = room.member.user
    await user.slash("news latest")
    assert news.asked[-1][1] == Community("discord", f"user:{user.id}")


async def test_an_error_of_input_after_waiting_is_still_answered(
    room: Room, news: FakeNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.reply.PATIENCE", 0.05)
    news.slow, news.fails = (lambda: asyncio.sleep(2)), InputError("Try other words.")
    assert "Try other words" in everything(await room.member.slash(room.channel, "news search", words="tide"))


async def test_an_error_after_all_were_told_to_wait_is_for_the_askers_eyes_alone(
    room: Room, news: FakeNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.reply.PATIENCE", 0.05)
    news.slow, news.fails = (lambda: asyncio.sleep(0.2)), InputError("Try other words.")
    result = await room.member.slash(room.channel, "news search", words="tide")
    [told] = result.followups
    assert told.ephemeral
    assert result.response is None
    assert "Try other words" in said(told)
    assert [r.path.rsplit("/", 1)[-1] for r in room.env.http_requests if r.method == "DELETE"] == ["@original"]


@pytest.mark.parametrize(
    ("command", "options"),
    [("source list", {}), ("source add", {"url": "https://bay.example/"}), ("source remove", {"which": "1"})],
)
async def test_a_server_that_offers_a_command_to_all_does_not_let_all_decide(
    room: Room, news: FakeNews, command: str, options: dict[str, str]
) -> None:
    offered_to_all(room, command)
    result = await room.member.slash(room.channel, command, **options)
    assert "You need these permissions for that: Manage Server" in everything(result)
    assert result.response.ephemeral
    assert not news.asked


async def test_nor_does_it_let_all_order_digests(room: Room, news: FakeNews) -> None:
    offered_to_all(room, "digest create")
    result = await room.member.slash(room.channel, "digest create", channel=room.channel)
    assert "Manage Server" in everything(result)
    assert not news.asked


async def test_everybody_may_choose_sources_for_themselves(room: Room, news: FakeNews) -> None:
    await room.member.user.slash("source list")
    assert news.asked == [("list", Community("discord", f"user:{room.member.id}"))]


def offered_to_all(room: Room, command: str) -> None:
    """What a moderator may set in the server's own settings for the bot."""
    [known] = [known for known in room.env.backend.commands[None].values() if known["name"] in command]
    room.guild.set_command_permissions(int(known["id"]), {room.guild.default_role: True})
