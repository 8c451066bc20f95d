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
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from tests.standin import interactions as kinds
from tests.standin.commands import Commands, fill, refuse_call
from tests.standin.faults import Faults
from tests.standin.gateway import Gateway
from tests.standin.http import PREFIX, Front
from tests.standin.interactions import Answer, Interaction, Interactions, event
from tests.standin.limits import Limits
from tests.standin.messages import Messages, Posted, walk
from tests.standin.rest import Rest
from tests.standin.validate import Validator
from tests.standin.wire import Call, Json
from tests.standin.world import ALL, Channel, Guild, Member, Permission, User, World

TOKEN = "stand-in.token.0"
PATIENCE = 30.0
"""Seconds that a deferred answer may take."""


@dataclass(slots=True)
class StandIn:
    """Discord on loopback. `guild`, `channel`, `moderator` (may manage the guild) and `member` are there at once."""

    world: World
    token: str
    gateway: Gateway
    commands: Commands
    messages: Messages
    interactions: Interactions
    front: Front
    guild: Guild
    channel: Channel
    moderator: Member
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
        people = {"guild": guild, "channel": channel, "moderator": moderator, "member": member}
        return cls(world, TOKEN, gateway, commands, messages, interactions, front, violations=violations, **people)  # type: ignore[arg-type]  # by name

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

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
        user: Member | User | None = None,
        within: float = PATIENCE,
    ) -> Answer:
        """What a person gets who types the command: see `Answer`.

        `channel` says where (a direct message too), else it is the guild's first channel; `user` is the
        moderator unless another is named. AssertionError where a client would not let them type it, where
        nothing was answered within 3 s, or no message came of a deferred answer within `within` seconds.
        """
        it, held = self._begin(kinds.COMMAND, guild, channel, user, name)
        command = self.commands.called(name, _guild_id(it.channel))
        refuse_call(command, it.channel, held)
        filled = fill(command, name, options or {})
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": filled.options}
        return await self._answered(it, {**data, "resolved": filled.resolved}, held, within)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: Any,
        others: Mapping[str, Any] | None = None,
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
        user: Member | User | None = None,
    ) -> list[Json]:
        """The suggestions, as {"name", "value"}, for what was typed so far."""
        it, held = self._begin(kinds.AUTOCOMPLETE, guild, channel, user, name)
        command = self.commands.called(name, _guild_id(it.channel))
        refuse_call(command, it.channel, held)
        filled = fill(command, name, {**(others or {}), option: typed}, focused=option)
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": filled.options}
        answer = await self._answered(it, {**data, "resolved": filled.resolved}, held, kinds.IN_TIME)
        return answer.choices

    async def press(
        self,
        message: Posted,
        custom_id: str,
        values: list[str] | None = None,
        *,
        user: Member | User | None = None,
        within: float = PATIENCE,
    ) -> Answer:
        """What comes of pressing a button, or choosing `values` in a select, below a message."""
        found = next((c for c in walk(message.components) if c.get("custom_id") == custom_id), None)
        if found is None:
            raise AssertionError(f"the message has no component {custom_id!r}")
        if found.get("disabled"):
            raise AssertionError(f"the component {custom_id!r} is disabled")
        it, held = self._begin(kinds.COMPONENT, None, message.channel, user, custom_id, message)
        data: Json = {"custom_id": custom_id, "component_type": found["type"], "id": found["id"]}
        chosen = {} if values is None else {"values": values, "resolved": {}}
        return await self._answered(it, {**data, **chosen}, held, within)

    async def submit(
        self, answer: Answer, values: Mapping[str, str | list[str]], *, within: float = PATIENCE
    ) -> Answer:
        """What comes of filling in the form that `answer` showed, values by custom_id."""
        modal, before = answer.modal, answer.interaction
        assert modal is not None, "no form was shown"
        fields = [_field(c, dict(values)) for c in modal["components"]]
        unknown = set(values) - {c["custom_id"] for c in walk(modal["components"]) if "custom_id" in c}
        assert not unknown, f"the form has no fields {sorted(unknown)}"
        user = before.channel.guild.member_of(before.user) if before.channel.guild else before.user
        it, held = self._begin(kinds.MODAL, None, before.channel, user, modal["custom_id"], before.source)
        data: Json = {"custom_id": modal["custom_id"], "components": fields, "resolved": {}}
        return await self._answered(it, data, held, within)

    def _begin(
        self,
        kind: int,
        guild: Guild | None,
        channel: Channel | None,
        user: Member | User | None,
        name: str,
        source: Posted | None = None,
    ) -> tuple[Interaction, Permission | None]:
        where = channel or (guild.channels[0] if guild else self.channel)
        asker = user or self.moderator
        person = asker.user if isinstance(asker, Member) else asker
        now = asyncio.get_running_loop().time()
        it = self.interactions.begin(kind, where, person, now=now, source=source, name=name)
        if where.guild is None:
            return it, None
        member = where.guild.member_of(person)
        assert member is not None, f"{person.name} is not a member of {where.guild.name}"
        held = where.guild.permissions(member, where)
        assert Permission.VIEW_CHANNEL in held, f"{person.name} does not see #{where.name}"
        return it, held

    async def _answered(self, it: Interaction, data: Json, held: Permission | None, within: float) -> Answer:
        guild = it.channel.guild
        member = guild.member_of(it.user) if guild else None
        payload = event(it, data, member=member, held=int(ALL if held is None else held))
        payload["application_id"] = self.world.me.id
        it.began = asyncio.get_running_loop().time()
        if not await self.gateway.dispatch("INTERACTION_CREATE", payload, guild):
            raise AssertionError("no bot is connected")
        await _within(kinds.IN_TIME, it.first.wait, f"{it.name!r} was not answered within 3 s")
        if it.callback != kinds.DEFERRED_UPDATE:
            await _within(within, it.told.wait, f"{it.name!r} was deferred, and nothing came")
        return await self.settled(Answer(it))

    async def settled(self, answer: Answer, quiet: float = 0.15) -> Answer:
        """The answer once nothing more came for `quiet` seconds: follow-ups come one by one."""
        while True:
            answer.interaction.told.clear()
            try:
                async with asyncio.timeout(quiet):
                    await answer.interaction.told.wait()
            except TimeoutError:
                return answer


async def _within(seconds: float, wait: Callable[[], Any], what: str) -> None:
    try:
        async with asyncio.timeout(seconds):
            await wait()
    except TimeoutError:
        raise AssertionError(what) from None


def _guild_id(channel: Channel) -> str | None:
    return channel.guild.id if channel.guild else None


def _field(component: Json, values: dict[str, str | list[str]]) -> Json:
    """A form's component as it is submitted; a text display says nothing."""
    made: Json = {"type": component["type"], "id": component.get("id", 0)}
    if "component" in component:
        return {**made, "component": _field(component["component"], values)}
    if "components" in component:
        return {**made, "components": [_field(inner, values) for inner in component["components"]]}
    if "custom_id" not in component:
        return made
    given = values.get(component["custom_id"])
    if given is None and component.get("required", True):
        raise AssertionError(f"the field {component['custom_id']!r} is required")
    key = "value" if component["type"] == 4 else "values"
    return {
        **made,
        "custom_id": component["custom_id"],
        key: given if given is not None else ("" if key == "value" else []),
    }
