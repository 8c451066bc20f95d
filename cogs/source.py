"""/source: where a community's news comes from. For moderators."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.messages import text
from bot.model.components import Tone
from bot.model.source import StartMode
from bot.render import notice, source_added_message, sources_messages
from bot.services import AddSource, ListSources, RemoveSource
from cogs.reply import answer, community_of, only_moderators, patiently, user_of

ADDED_AT_ONCE: Final = 10
"""Sources that one person may add within a minute: each makes Byline fetch from somebody's server."""

_STARTS = [app_commands.Choice(name=text(f"source.start.choice.{mode}"), value=mode.value) for mode in StartMode]


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Source(commands.GroupCog, name="source", description=text("source.what")):
    """Holds the use cases that add, list and remove sources. Answers are for the moderator's eyes."""

    def __init__(self, add: AddSource, listing: ListSources, remove: RemoveSource) -> None:
        self._add, self._list, self._remove = add, listing, remove

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Whether the asker may decide for the community."""
        return only_moderators(interaction)

    @app_commands.command(name="add", description=text("source.add.what"))
    @app_commands.describe(url=text("source.add.url"), start=text("source.add.start"))
    @app_commands.choices(start=_STARTS)
    @app_commands.checks.cooldown(ADDED_AT_ONCE, 60.0)
    async def add(
        self, interaction: discord.Interaction, url: app_commands.Range[str, 4, 2000], start: str = StartMode.LATEST
    ) -> None:
        """Fetches the address, adds its feed, and shows what it holds."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        added = await self._add(community_of(interaction), url, added_by=user_of(interaction), start=StartMode(start))
        await answer(interaction, [source_added_message(added)], ephemeral=True)

    @app_commands.command(name="list", description=text("source.list.what"))
    async def list(self, interaction: discord.Interaction) -> None:
        """Answers with the community's sources and how they fare."""
        sources = await patiently(interaction, self._list(community_of(interaction)), ephemeral=True)
        await answer(interaction, sources_messages(sources), ephemeral=True)

    @app_commands.command(name="remove", description=text("source.remove.what"))
    @app_commands.describe(which=text("source.remove.which"))
    async def remove(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 2000]) -> None:
        """Removes one source; its stored articles stay with those who share it."""
        removed = await patiently(interaction, self._remove(community_of(interaction), which), ephemeral=True)
        said = text("source.removed", title=removed.title or removed.url)
        await answer(interaction, [notice(said, Tone.GOOD)], ephemeral=True)
