"""/digest: standing orders for a channel. For moderators."""

from collections.abc import Callable
from functools import cache
from zoneinfo import available_timezones

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import InputError
from bot.messages import text
from bot.model.digest import Schedule
from bot.model.ids import Destination
from bot.render import subscription_message
from bot.services import CreateSubscription
from cogs.reply import answer, community_of, patiently, user_of

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread
ReadSchedule = Callable[[str, str], Schedule]
"""A schedule from what was typed: times of day, and a zone; BadSchedule says what is wrong."""


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Digest(commands.GroupCog, name="digest", description=text("digest.what")):
    """Holds the use case that orders a digest. Answers are for the moderator's eyes."""

    def __init__(self, create: CreateSubscription, read_schedule: ReadSchedule) -> None:
        self._create, self._read_schedule = create, read_schedule

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
        return [app_commands.Choice(name=zone, value=zone) for zone in zones_like(typed)]


def refuse_where_closed(channel: discord.TextChannel | discord.Thread) -> None:
    """Nothing where Byline may post and read back what it posted; else InputError names what is missing."""
    permissions = channel.permissions_for(channel.guild.me)
    post = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    needed = ("view_channel", post, "read_message_history")
    missing = [text(f"permission.{name}") for name in needed if not getattr(permissions, name)]
    if missing:
        raise InputError(text("digest.closed", channel=channel.name, missing=", ".join(missing), n=len(missing)))


def zones_like(typed: str) -> list[str]:
    """At most 25 zones that hold what was typed, those whose city starts so first."""
    part = typed.strip().casefold().replace(" ", "_")
    found = (zone for zone in _zones() if part in zone.casefold())
    return sorted(found, key=lambda zone: _rank(zone, part))[:25]


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


def _rank(zone: str, part: str) -> tuple[bool, bool, str]:
    city = zone.casefold().rsplit("/", 1)[-1]
    return (not city.startswith(part), zone.startswith(("Etc/", "US/", "SystemV/")), zone)
