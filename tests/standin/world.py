"""Who and what is there: users, guilds, roles, members, channels, and who may do what in which channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntFlag
from itertools import count
from typing import Any

from bot.clock import Clock, system_clock
from tests.standin.wire import Json

EPOCH_MS = 1_420_070_400_000
"""Discord's epoch: the first millisecond of 2015."""

TEXT, DM, ANNOUNCEMENT, THREAD, FORUM = 0, 1, 5, 11, 15


class Permission(IntFlag):
    """The permissions that matter here, by Discord's bits."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = Permission((1 << 53) - 1)
EVERYBODY = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.CREATE_PUBLIC_THREADS
)
"""What a new guild lets everybody do."""


@dataclass(slots=True)
class Ids:
    """Snowflakes that never repeat; their upper bits are the clock's milliseconds, as history's cursors need."""

    clock: Clock
    _numbers: Iterator[int] = field(default_factory=count)

    def new(self) -> str:
        """One more id."""
        ms = int(self.clock().timestamp() * 1000) - EPOCH_MS
        return str((ms << 22) | (next(self._numbers) & 0x3FFFFF))


@dataclass(eq=False, slots=True)
class User:
    """A person, or a bot."""

    id: str
    name: str
    bot: bool = False

    def payload(self) -> Json:
        """The user as Discord writes it."""
        names = {"username": self.name, "global_name": None if self.bot else self.name.title()}
        looks = {"discriminator": "0", "avatar": None, "public_flags": 0, "flags": 0}
        return {"id": self.id, **names, **looks, **({"bot": True} if self.bot else {})}


@dataclass(eq=False, slots=True)
class Role:
    """A role and what it allows in the whole guild."""

    id: str
    name: str
    permissions: Permission
    position: int = 0

    def payload(self) -> Json:
        """The role as Discord writes it."""
        looks: Json = {"color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}}
        looks |= {"hoist": False, "icon": None, "unicode_emoji": None, "flags": 0}
        bits = {"permissions": str(int(self.permissions)), "managed": False, "mentionable": False}
        return {"id": self.id, "name": self.name, "position": self.position, **looks, **bits}


@dataclass(eq=False, slots=True)
class Member:
    """A user in a guild."""

    user: User
    guild: Guild
    roles: list[Role] = field(default_factory=list)
    joined: str = "2025-01-01T00:00:00.000000+00:00"

    def payload(self, *, user: bool = True) -> Json:
        """The member as Discord writes it; roles are ids."""
        looks: Json = {"nick": None, "avatar": None, "banner": None, "premium_since": None, "flags": 0}
        state: Json = {"deaf": False, "mute": False, "pending": False, "communication_disabled_until": None}
        who = {"user": self.user.payload()} if user else {}
        return {"roles": [role.id for role in self.roles], "joined_at": self.joined, **looks, **state, **who}


@dataclass(eq=False, slots=True)
class Channel:
    """A text channel, thread, forum or direct message (then without a guild, with its `recipient`)."""

    id: str
    name: str = ""
    guild: Guild | None = None
    kind: int = TEXT
    position: int = 0
    parent: Channel | None = None
    recipient: User | None = None
    denied: dict[str, Permission] = field(default_factory=dict)
    allowed: dict[str, Permission] = field(default_factory=dict)
    archived: bool = False
    last_message_id: str | None = None

    def deny(self, whom: Role | Member, what: Permission) -> None:
        """Takes permissions away in this channel."""
        self.denied[_id(whom)] = self.denied.get(_id(whom), Permission(0)) | what

    def payload(self) -> Json:
        """The channel as Discord writes it."""
        if self.guild is None:
            recipients = [self.recipient.payload()] if self.recipient else []
            return {"id": self.id, "type": DM, "recipients": recipients, "last_message_id": self.last_message_id}
        base: Json = {"id": self.id, "type": self.kind, "name": self.name, "guild_id": self.guild.id, "flags": 0}
        base |= {"last_message_id": self.last_message_id, "rate_limit_per_user": 0}
        base["parent_id"] = self.parent.id if self.parent else None
        if self.kind == THREAD:
            stamp = "2025-01-01T00:00:00.000000+00:00"
            meta = {"archived": self.archived, "auto_archive_duration": 1440, "archive_timestamp": stamp}
            counts = {"message_count": 0, "member_count": 1, "owner_id": self.guild.members[0].user.id}
            return {**base, **counts, "thread_metadata": {**meta, "locked": False, "create_timestamp": stamp}}
        more: Json = {"position": self.position, "nsfw": False, "topic": None}
        return {**base, **more, "permission_overwrites": self._overwrites()}

    def _overwrites(self) -> list[Json]:
        assert self.guild is not None
        roles = {role.id for role in self.guild.roles}
        ids = dict.fromkeys([*self.denied, *self.allowed])
        none = Permission(0)
        return [
            {"id": one, "type": 0 if one in roles else 1}
            | {"allow": str(int(self.allowed.get(one, none))), "deny": str(int(self.denied.get(one, none)))}
            for one in ids
        ]


def _id(whom: Role | Member) -> str:
    return whom.id if isinstance(whom, Role) else whom.user.id


@dataclass(eq=False, slots=True)
class Guild:
    """A server; its first role is everybody's, its first member the bot."""

    id: str
    name: str
    ids: Ids
    owner: User
    roles: list[Role] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)

    def channel(self, name: str, kind: int = TEXT, parent: Channel | None = None) -> Channel:
        """A new channel; a thread has a parent."""
        made = Channel(self.ids.new(), name, self, kind, len(self.channels), parent)
        self.channels.append(made)
        return made

    def role(self, name: str, permissions: Permission = Permission(0)) -> Role:  # noqa: B008 - an immutable zero
        """A new role."""
        made = Role(self.ids.new(), name, permissions, len(self.roles))
        self.roles.append(made)
        return made

    def member(self, user: User, *roles: Role) -> Member:
        """A new member with these roles."""
        made = Member(user, self, list(roles))
        self.members.append(made)
        return made

    def member_of(self, user: User) -> Member | None:
        """The member that a user is here."""
        return next((m for m in self.members if m.user is user), None)

    def permissions(self, member: Member, channel: Channel | None = None) -> Permission:
        """What a member may do, in a channel or in general (documented algorithm: roles, then overwrites)."""
        held = self.roles[0].permissions
        for role in member.roles:
            held |= role.permissions
        if member.user is self.owner or Permission.ADMINISTRATOR in held:
            return ALL
        if channel is None:
            return held
        place = channel.parent if channel.kind == THREAD and channel.parent else channel
        for layer in ([self.roles[0].id], [role.id for role in member.roles], [member.user.id]):
            for one in layer:
                held &= ~place.denied.get(one, Permission(0))
            for one in layer:
                held |= place.allowed.get(one, Permission(0))
        return held if Permission.VIEW_CHANNEL in held else Permission(0)

    def payload(self, me: User) -> Json:
        """What GUILD_CREATE carries (members: only the bot, as without the members intent)."""
        threads = [c.payload() for c in self.channels if c.kind == THREAD]
        own = self.member_of(me)
        here = {"joined_at": "2025-01-01T00:00:00.000000+00:00", "large": False, "unavailable": False}
        lists: Json = {"members": [own.payload()] if own else [], "channels": self._channels(), "threads": threads}
        lists |= {name: [] for name in ("voice_states", "presences", "stage_instances", "guild_scheduled_events")}
        return {**self.summary(), **here, **lists, "member_count": len(self.members), "soundboard_sounds": []}

    def _channels(self) -> list[Json]:
        return [c.payload() for c in self.channels if c.kind != THREAD]

    def summary(self) -> Json:
        """What GET /guilds/{id} answers."""
        looks: dict[str, Any] = dict.fromkeys(
            ("icon", "splash", "discovery_splash", "banner", "description", "vanity_url_code", "rules_channel_id")
        )
        looks |= dict.fromkeys(("system_channel_id", "public_updates_channel_id", "afk_channel_id", "application_id"))
        levels = {"verification_level": 0, "default_message_notifications": 1, "explicit_content_filter": 0}
        levels |= {"mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0, "afk_timeout": 300}
        rest: Json = {"preferred_locale": "en-US", "premium_progress_bar_enabled": False, "features": []}
        rest |= {"roles": [role.payload() for role in self.roles], "emojis": [], "stickers": [], "nsfw": False}
        return {"id": self.id, "name": self.name, "owner_id": self.owner.id, **looks, **levels, **rest}


@dataclass(slots=True)
class World:
    """Everything that is there. `application_id` is the bot's user id, as with new applications."""

    clock: Clock = system_clock
    ids: Ids = field(init=False)
    me: User = field(init=False)
    guilds: list[Guild] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    dms: list[Channel] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ids = Ids(self.clock)
        self.me = self.user("byline", bot=True)

    def user(self, name: str, *, bot: bool = False) -> User:
        """A new user."""
        made = User(self.ids.new(), name, bot)
        self.users.append(made)
        return made

    def guild(self, name: str, owner: User | None = None, everybody: Permission = EVERYBODY) -> Guild:
        """A new guild with the bot in it."""
        made = Guild(self.ids.new(), name, self.ids, owner or self.user(f"owner of {name}"))
        made.roles.append(Role(made.id, "@everyone", everybody))
        made.member(self.me)
        self.guilds.append(made)
        return made

    def dm(self, user: User) -> Channel:
        """The direct message between the bot and a user."""
        found = next((c for c in self.dms if c.recipient is user), None)
        if found is None:
            found = Channel(self.ids.new(), kind=DM, recipient=user)
            self.dms.append(found)
        return found

    def find_channel(self, id_: str) -> Channel | None:
        """The channel, thread or direct message with that id."""
        everywhere = [*self.dms, *(c for guild in self.guilds for c in guild.channels)]
        return next((c for c in everywhere if c.id == id_), None)

    def stamp(self) -> str:
        """Now, as Discord writes times."""
        return written(self.clock())


def written(moment: datetime) -> str:
    """A moment in Discord's ISO 8601."""
    return moment.isoformat(timespec="microseconds")
