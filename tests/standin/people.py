"""What people do: they type commands, press buttons and fill in forms, as far as a client lets them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.standin import interactions as kinds
from tests.standin.commands import Commands, fill, refuse_call
from tests.standin.gateway import Gateway
from tests.standin.interactions import Answer, Interaction, Interactions, event
from tests.standin.messages import Posted, walk
from tests.standin.wire import Json
from tests.standin.world import ALL, Channel, Guild, Member, Permission, User, World

PATIENCE: Final = 30.0
"""Seconds that a deferred answer may take."""


@dataclass(slots=True, kw_only=True)
class People:
    """Whoever is there: `channel` is where things happen, and `moderator` who does them, unless told otherwise."""

    world: World
    gateway: Gateway
    commands: Commands
    interactions: Interactions
    channel: Channel
    moderator: Member

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
        user: Member | User | None = None,
        by_user: bool = False,
        within: float = PATIENCE,
    ) -> Answer:
        """What a person gets who types the command: see `Answer`.

        `channel` says where (a direct message too), else it is the guild's first channel; `user` is the
        moderator unless another is named; `by_user`: only this user has installed the bot. AssertionError where a client would not let them type it, where
        nothing was answered within 3 s, or no message came of a deferred answer within `within` seconds.
        """
        it, held = self._begin(kinds.COMMAND, guild, channel, user, name)
        command = self.commands.called(name, _guild_id(it.channel))
        refuse_call(command, it.channel, held, by_user=by_user)
        it.by_user = by_user
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

    async def menu(
        self, name: str, message: Posted, *, user: Member | User | None = None, within: float = PATIENCE
    ) -> Answer:
        """What a person gets who chooses the entry of a message's menu."""
        it, held = self._begin(kinds.COMMAND, None, message.channel, user, name)
        command = self.commands.called(name, _guild_id(it.channel), kind=3)
        refuse_call(command, it.channel, held)
        data: Json = {"id": command["id"], "name": name, "type": 3, "target_id": message.id}
        return await self._answered(
            it, {**data, "resolved": {"messages": {message.id: message.payload()}}}, held, within
        )

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
        own = guild.member_of(self.world.me) if guild else None
        ours = guild.permissions(own, it.channel) if guild and own else ALL
        payload = event(it, data, me=self.world.me, member=member, held=ALL if held is None else held, ours=ours)
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
