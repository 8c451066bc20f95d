"""/digest: standing orders for a channel. For moderators."""

from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.delivery.discord.access import refuse_where_closed
from bot.messages import text
from bot.model.digest import Schedule
from bot.model.ids import Destination
from bot.render import subscription_message
from bot.services import CreateSubscription, SuggestZones
from cogs.reply import answer, community_of, only_moderators, patiently, user_of

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread
ReadSchedule = Callable[[str, str], Schedule]
"""A schedule from what was typed: times of day, and a zone; BadSchedule says what is wrong."""


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Digest(commands.GroupCog, name="digest", description=text("digest.what")):
    """Holds the use cases that order a digest and know the zones. Answers are for the moderator's eyes."""

    def __init__(self, create: CreateSubscription, read_schedule: ReadSchedule, zones: SuggestZones) -> None:
        self._create, self._read_schedule, self._zones = create, read_schedule, zones

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Whether the asker may decide for the server."""
        return only_moderators(interaction)

    @app_commands.command(name="create", description=text("digest.create.what"))
    @app_commands.describe(
        channel=text("digest.create.channel"), times=text("digest.create.times"), zone=text("digest.create.zone")
    )
    async def create(
        self,
        interaction: discord.Interaction,
        channel: discord.TextChannel | discord.Thread,
        times: app_commands.Range[str, 1, 100] = "08:00",
        zone: app_commands.Range[str, 1, 60] = "UTC",
    ) -> None:
        """Orders a digest for a channel at times of day, once Byline can post there."""
        schedule = self._read_schedule(times, zone)
        refuse_where_closed(channel)
        place = Destination("discord", str(channel.id))
        order = self._create(community_of(interaction), place, schedule, created_by=user_of(interaction))
        subscription = await patiently(interaction, order, ephemeral=True)
        await answer(interaction, [subscription_message(subscription, where=f"#{channel.name}")], ephemeral=True)

    @create.autocomplete("zone")
    async def zones(
        self,
        interaction: discord.Interaction,  # noqa: ARG002 - discord.py passes it
        typed: str,
    ) -> list[app_commands.Choice[str]]:
        """Zones to choose from."""
        return [app_commands.Choice(name=zone, value=zone) for zone in await self._zones(typed)]
