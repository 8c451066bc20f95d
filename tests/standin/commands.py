"""The commands that were synced, and the options of a call made to fit them as a real client would insist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.standin.wire import Json
from tests.standin.world import Channel, Ids, Member, Permission, Role, User

SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = range(1, 11)

_PLAIN: Final[dict[int, type | tuple[type, ...]]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}
_ENTITY: Final = {USER: (User, Member), CHANNEL: (Channel,), ROLE: (Role,), MENTIONABLE: (User, Member, Role)}


@dataclass(slots=True)
class Commands:
    """Global commands, and those of single guilds, as the API returns them."""

    application_id: str
    ids: Ids
    everywhere: list[Json] = field(default_factory=list)
    by_guild: dict[str, list[Json]] = field(default_factory=dict)
    synced: int = 0

    def put(self, bodies: list[Json], guild_id: str | None = None) -> list[Json]:
        """All commands of a scope are replaced; one that keeps its name and type keeps its id."""
        before = {(c["name"], c["type"]): c for c in self.of(guild_id)}
        made = [self._kept(body, before.get((body["name"], body.get("type", 1))), guild_id) for body in bodies]
        if guild_id is None:
            self.everywhere = made
        else:
            self.by_guild[guild_id] = made
        self.synced += 1
        return made

    def of(self, guild_id: str | None) -> list[Json]:
        """The commands of a scope."""
        return self.everywhere if guild_id is None else self.by_guild.get(guild_id, [])

    def _kept(self, body: Json, before: Json | None, guild_id: str | None) -> Json:
        permissions = body.get("default_member_permissions")
        base: Json = {"id": before["id"] if before else self.ids.new(), "application_id": self.application_id}
        base |= {"version": self.ids.new(), "type": body.get("type", 1), "name": body["name"]}
        base |= {"description": body.get("description", ""), "nsfw": body.get("nsfw", False)}
        base |= {"name_localizations": body.get("name_localizations"), "dm_permission": body.get("dm_permission", True)}
        base |= {"description_localizations": body.get("description_localizations"), "contexts": body.get("contexts")}
        base["integration_types"] = body.get("integration_types") or [0]
        base["default_member_permissions"] = None if permissions is None else str(permissions)
        base |= {"options": body["options"]} if body.get("options") else {}
        return {**base, **({"guild_id": guild_id} if guild_id else {})}

    def called(self, name: str, guild_id: str | None, kind: int = 1) -> Json:
        """The command of the first word; AssertionError where Discord was never told of it."""
        first = name.partition(" ")[0] if kind == 1 else name
        for command in (*self.of(guild_id) * (guild_id is not None), *self.everywhere):
            if command["name"] == first and command["type"] == kind:
                return command
        known = sorted(c["name"] for c in (*self.everywhere, *self.of(guild_id)))
        raise AssertionError(f"/{first} was never synced; known are {known}")


def refuse_call(command: Json, channel: Channel, held: Permission | None, *, by_user: bool = False) -> None:
    """AssertionError where a client would not offer the command: not in direct messages, or not to this member."""
    contexts, name = command.get("contexts"), command["name"]
    if by_user and 1 not in command["integration_types"]:
        raise AssertionError(f"/{name} is not offered where only the user has installed the bot")
    if channel.guild is None and ((contexts is not None and 1 not in contexts) or not command["dm_permission"]):
        raise AssertionError(f"/{name} is not offered in direct messages")
    if channel.guild is not None and contexts is not None and 0 not in contexts:
        raise AssertionError(f"/{name} is not offered in servers")
    needed = command["default_member_permissions"]
    if held is None or needed is None or Permission.ADMINISTRATOR in held:
        return
    if not int(needed) or int(held) & int(needed) != int(needed):
        raise AssertionError(f"/{name} is not offered to a member without the permissions {needed}")
    if Permission.USE_APPLICATION_COMMANDS not in held:
        raise AssertionError(f"/{name}: the member may not use commands here")


@dataclass(slots=True)
class Filled:
    """The options of one call and, for users, roles and channels, what they resolve to."""

    options: list[Json] = field(default_factory=list)
    resolved: dict[str, Json] = field(default_factory=dict)


def fill(command: Json, name: str, values: Mapping[str, Any], *, focused: str | None = None) -> Filled:
    """The options as INTERACTION_CREATE carries them. AssertionError for an unknown subcommand or option, a
    missing or wrong value. With `focused` the call is an autocomplete: only that one is looked at as it is."""
    filled = Filled()
    level = command.get("options", [])
    path: list[Json] = []
    for word in name.split()[1:]:
        sub = next((o for o in level if o["name"] == word and o["type"] in {SUB, GROUP}), None)
        if sub is None:
            raise AssertionError(f"/{name}: there is no subcommand {word!r}")
        path.append(sub)
        level = sub.get("options", [])
    if any(option["type"] in {SUB, GROUP} for option in level):
        raise AssertionError(f"/{name} needs a subcommand, one of {[o['name'] for o in level]}")
    filled.options = _values(f"/{name}", level, values, filled, focused)
    for sub in reversed(path):
        filled.options = [{"name": sub["name"], "type": sub["type"], "options": filled.options}]
    return filled


def _values(name: str, level: list[Json], values: Mapping[str, Any], filled: Filled, focused: str | None) -> list[Json]:
    known = {option["name"]: option for option in level}
    if extra := [given for given in values if given not in known]:
        raise AssertionError(f"{name} has no option {extra[0]!r}; known are {sorted(known)}")
    missing = [o["name"] for o in level if o.get("required") and o["name"] not in values]
    if missing and focused is None:
        raise AssertionError(f"{name} needs the option {missing[0]!r}")
    made = []
    for given, value in values.items():
        option = known[given]
        if given == focused:
            if not option.get("autocomplete"):
                raise AssertionError(f"{name}: the option {given!r} has no autocomplete")
            made.append({"name": given, "type": option["type"], "value": value, "focused": True})
        else:
            made.append({"name": given, "type": option["type"], "value": _value(name, option, value, filled)})
    return made


def _value(name: str, option: Json, value: Any, filled: Filled) -> Any:
    kind, told = option["type"], f"{name}: {option['name']}={value!r}"
    if kind in _PLAIN:
        right = isinstance(value, _PLAIN[kind]) and (kind == BOOLEAN or not isinstance(value, bool))
        if not right:
            raise AssertionError(f"{told} has the wrong type")
        _within(told, option, value)
        return value
    if not isinstance(value, _ENTITY[kind]):
        raise AssertionError(f"{told} has the wrong type")  # noqa: TRY004 - a test fails, whatever is wrong
    if isinstance(value, Channel) and option.get("channel_types") and value.kind not in option["channel_types"]:
        raise AssertionError(f"{told} is of a kind that the option does not take")
    return _resolve(value, filled)


def _within(told: str, option: Json, value: Any) -> None:
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise AssertionError(f"{told} is none of the choices {[c['value'] for c in choices]}")
    size = len(value) if isinstance(value, str) else value
    low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    if (low in option and size < option[low]) or (high in option and size > option[high]):
        raise AssertionError(f"{told} is not within {option.get(low)} and {option.get(high)}")


def _resolve(value: User | Member | Role | Channel, filled: Filled) -> str:
    def put(kind: str, id_: str, payload: Json) -> str:
        filled.resolved.setdefault(kind, {})[id_] = payload
        return id_

    if isinstance(value, Channel):
        return put("channels", value.id, {**value.payload(), "permissions": str((1 << 53) - 1)})
    if isinstance(value, Role):
        return put("roles", value.id, value.payload())
    if isinstance(value, Member):
        held = str(int(value.guild.permissions(value)))
        put("members", value.user.id, {**value.payload(user=False), "permissions": held})
        value = value.user
    return put("users", value.id, value.payload())
