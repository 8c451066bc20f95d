"""How a cog knows who asks, and how it answers."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any, Final, TypeVar

import discord
from discord import app_commands

from bot.delivery.discord.components import to_layout
from bot.messages import text
from bot.model.components import Message, Tone
from bot.model.ids import Community, User
from bot.render import notice

T = TypeVar("T")

PATIENCE: Final = 1.0
"""Seconds after which Discord is told that the answer takes longer (it gives up after three)."""

_WAITS_IN_PUBLIC: Final = "byline: all were told to wait"

_MOST: Final = 5  # answers to one command, where only the user has installed Byline


def community_of(interaction: discord.Interaction) -> Community:
    """The server whose settings count; in direct messages, or where only the user has installed Byline, the
    user's own community."""
    alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    if interaction.guild_id is None or alone:
        return Community("discord", f"user:{interaction.user.id}")
    return Community("discord", str(interaction.guild_id))


def user_of(interaction: discord.Interaction) -> User:
    """Who asks."""
    return User("discord", str(interaction.user.id))


def only_moderators(interaction: discord.Interaction) -> bool:
    """True where the asker may decide for the community: for a server with the permission to manage it, however the
    server's own settings offer the command; MissingPermissions else. Everybody may for themselves."""
    community = community_of(interaction)
    if community.id == str(interaction.guild_id) and not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])
    return True


async def patiently(interaction: discord.Interaction, work: Coroutine[Any, Any, T], *, ephemeral: bool = False) -> T:
    """What `work` returns; Discord is told to wait if that takes more than a second, and not before: an
    answer that comes at once can still be for the asker's eyes alone."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done():
            await interaction.response.defer(ephemeral=ephemeral, thinking=True)
            interaction.extras[_WAITS_IN_PUBLIC] = not ephemeral
        return await task
    finally:
        task.cancel()


async def answer(interaction: discord.Interaction, messages: Sequence[Message], *, ephemeral: bool = False) -> None:
    """Sends the messages as the answer, in order; beyond five the last one says that the rest is left out."""
    if len(messages) > _MOST:
        rest = notice(text("reply.cut", n=len(messages) - _MOST + 1), Tone.PLAIN)
        messages = [*messages[: _MOST - 1], rest]
    for message in messages:
        await _send(interaction, message, ephemeral=ephemeral)


async def answer_alone(interaction: discord.Interaction, message: Message) -> None:
    """Sends the message for the asker's eyes only, also where all were told to wait.

    What first follows a wait is as public as the wait was, and a wait that is deleted has not always taken a
    follow-up: so a word to all ends the wait, the message follows, and the word is taken back.
    """
    waits = interaction.extras.pop(_WAITS_IN_PUBLIC, False)
    if waits:
        await _send(interaction, notice(text("reply.aside"), Tone.PLAIN), ephemeral=False)
    await answer(interaction, [message], ephemeral=True)
    if waits:
        with suppress(discord.HTTPException):
            await interaction.delete_original_response()


async def _send(interaction: discord.Interaction, message: Message, *, ephemeral: bool) -> None:
    view = to_layout(message)
    mentions = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=ephemeral, allowed_mentions=mentions)
        interaction.extras.pop(_WAITS_IN_PUBLIC, None)  # the answer stands in its place
    else:
        await interaction.response.send_message(view=view, ephemeral=ephemeral, allowed_mentions=mentions)
