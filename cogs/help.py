"""/help: what Byline answers to."""

from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.messages import text
from bot.render import help_message
from cogs.reply import answer


class Help(commands.Cog):
    """Lists the commands of the tree."""

    def __init__(self, tree: app_commands.CommandTree) -> None:
        self._tree = tree

    @app_commands.command(name="help", description=text("help.what"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: discord.Interaction) -> None:
        """Answers with every command and what it does."""
        await answer(interaction, [help_message(listed(self._tree.walk_commands()))], ephemeral=True)


def listed(tree: Iterable[app_commands.Command[Any, ..., Any] | app_commands.Group]) -> list[tuple[str, str]]:
    """Name and description of every command that can be typed, in alphabetical order."""
    return sorted((c.qualified_name, c.description) for c in tree if isinstance(c, app_commands.Command))
