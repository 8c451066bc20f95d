"""Where on Discord Byline may post."""

from __future__ import annotations

import discord

from bot.errors import InputError
from bot.messages import text


def refuse_where_closed(channel: discord.TextChannel | discord.Thread) -> None:
    """Nothing where Byline may post and read back what it posted; else InputError names what is missing."""
    permissions = channel.permissions_for(channel.guild.me)
    post = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    needed = ("view_channel", post, "read_message_history")
    missing = [text(f"permission.{name}") for name in needed if not getattr(permissions, name)]
    if missing:
        raise InputError(text("digest.closed", channel=channel.name, missing=", ".join(missing), n=len(missing)))
