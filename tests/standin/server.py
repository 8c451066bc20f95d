"""The stand-in itself: one server on loopback that a bot under test connects to as if it were Discord.

    async with StandIn.start(openapi=file) as discord:
        environment = {"DISCORD_TOKEN": discord.token, "DISCORD_API_BASE": discord.api_base,
                       "DISCORD_GATEWAY_URL": discord.gateway_url}
        ...                                     # start the bot as a subprocess
        await discord.ready()
        answer = await discord.slash("news latest", {"count": 3})
        assert "Harbour" in answer.text

Leaving the block raises AssertionError for every request that Discord would not have taken, every unknown route
and every privileged intent, unless the test took them out of `violations`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from aiohttp import web

from tests.standin.commands import Commands
from tests.standin.faults import Faults
from tests.standin.gateway import GUILDS, Gateway
from tests.standin.http import PREFIX, Front
from tests.standin.interactions import Interactions
from tests.standin.limits import Limits
from tests.standin.messages import Messages, Posted
from tests.standin.people import PATIENCE, People
from tests.standin.rest import Rest
from tests.standin.validate import Validator
from tests.standin.wire import Call
from tests.standin.world import Channel, Guild, Member, Permission, World

TOKEN = "stand-in.token.0"


@dataclass(slots=True, kw_only=True)
class StandIn(People):
    """Discord on loopback. `guild`, `channel`, `moderator` (may manage the guild) and `member` are there at once."""

    token: str
    messages: Messages
    front: Front
    guild: Guild
    member: Member
    port: int = 0
    violations: list[str] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def start(
        cls, openapi: Path | None = None, *, world: World | None = None, port: int = 0
    ) -> AsyncIterator[Self]:
        """A running stand-in; without the OpenAPI file only our own rules hold."""
        discord = cls._build(world or World(), Validator.of(openapi))
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_get("/", discord.gateway.serve)
        app.router.add_route("*", PREFIX + "/{path:.*}", discord.front.serve)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        discord.port = runner.addresses[0][1]
        discord.gateway.url = discord.gateway_url
        try:
            yield discord
        except BaseException as error:
            for violation in discord.violations:
                error.add_note(f"Discord would not have taken this: {violation}")
            raise
        finally:
            await discord.gateway.drop()
            await runner.cleanup()
        if discord.violations:
            raise AssertionError("Discord would not have taken this:\n" + "\n".join(discord.violations))

    @classmethod
    def _build(cls, world: World, validator: Validator) -> Self:
        violations: list[str] = []
        gateway = Gateway(world, TOKEN, violations.append)
        messages, commands = Messages(world), Commands(world.me.id, world.ids)
        interactions = Interactions(world, messages)
        rest = Rest(world, messages, commands, interactions, gateway)
        front = Front(rest.routes(), TOKEN, validator, Faults(), Limits(), violations.append)
        guild = world.guilds[0] if world.guilds else world.guild("Harbour Town")
        channel = guild.channels[0] if guild.channels else guild.channel("news")
        moderator = guild.member(world.user("mara"), guild.role("moderators", Permission.MANAGE_GUILD))
        member = guild.member(world.user("noor"))
        return cls(
            world=world,
            gateway=gateway,
            commands=commands,
            interactions=interactions,
            channel=channel,
            moderator=moderator,
            token=TOKEN,
            messages=messages,
            front=front,
            guild=guild,
            member=member,
            violations=violations,
        )

    @property
    def api_base(self) -> str:
        """What DISCORD_API_BASE is set to."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """What DISCORD_GATEWAY_URL is set to."""
        return f"ws://127.0.0.1:{self.port}/"

    @property
    def environment(self) -> dict[str, str]:
        """What points a bot here."""
        return {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.api_base,
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }

    @property
    def requests(self) -> list[Call]:
        """Every request so far."""
        return self.front.ledger

    @property
    def faults(self) -> Faults:
        """What a test makes go wrong."""
        return self.front.faults

    @property
    def limits(self) -> Limits:
        """The rate limits, and what they refused."""
        return self.front.limits

    async def ready(self, within: float = PATIENCE, *, sessions: int = 1) -> None:
        """Waits until so many clients are connected at once and the commands were synced at least once."""

        def met(gateway: Gateway) -> bool:
            return len(gateway.connected) >= sessions and self.commands.synced > 0

        await self.gateway.until(met, within, "no bot connected and synced its commands")

    async def change(self, channel: Channel) -> None:
        """Tells the bot of a channel as it is now, after a test changed it."""
        await self.gateway.dispatch("CHANNEL_UPDATE", channel.payload(), channel.guild, GUILDS)

    async def remove(self, channel: Channel) -> None:
        """Deletes a channel of a guild, and tells the bot."""
        assert channel.guild is not None
        channel.guild.channels.remove(channel)
        await self.gateway.dispatch("CHANNEL_DELETE", channel.payload(), channel.guild, GUILDS)

    async def leave(self, guild: Guild) -> None:
        """Takes the bot out of a guild, and tells it."""
        self.world.guilds.remove(guild)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id}, guild, GUILDS)

    async def join(self, guild: Guild) -> None:
        """Tells the bot of a guild that a test has made since it connected."""
        await self.gateway.dispatch("GUILD_CREATE", guild.payload(self.world.me), guild, GUILDS)

    async def posts(self, channel: Channel, count: int = 1, within: float = PATIENCE) -> list[Posted]:
        """The messages of a channel, oldest first, once there are `count`."""
        try:
            async with asyncio.timeout(within):
                while len(found := self.messages.of(channel)) < count:  # noqa: ASYNC110 - a test's wait; nothing tells
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(
                f"#{channel.name} has {len(self.messages.of(channel))} messages, not {count}"
            ) from None
        return found
