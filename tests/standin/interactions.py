"""Interactions: their tokens, three seconds, callbacks and follow-ups, and the answer that a person sees."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final

from tests.standin.messages import EPHEMERAL, LOADING, Messages, Posted
from tests.standin.wire import Json, Refused, unknown
from tests.standin.world import Channel, Member, Permission, User, World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG, MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 1, 4, 5, 6, 7, 8, 9
IN_TIME: Final = 3.0
TOKEN_SECONDS: Final = 900.0
FOLLOW_UPS: Final = 5
"""As many follow-ups as an answer may have where only the user has installed the bot."""
_ALLOWED: Final = {
    COMMAND: {MESSAGE, DEFERRED, SHOW_MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SHOW_MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


@dataclass(eq=False, slots=True)
class Interaction:
    """One interaction's state. `first` is set by the callback, `told` by every message that came of it."""

    id: str
    token: str
    kind: int
    channel: Channel
    user: User
    began: float
    source: Posted | None = None
    name: str = ""
    callback: int | None = None
    original: Posted | None = None
    waiting: bool = False
    messages: list[Posted] = field(default_factory=list)
    choices: list[Json] | None = None
    modal: Json | None = None
    edits: int = 0
    by_user: bool = False
    followed: int = 0
    first: asyncio.Event = field(default_factory=asyncio.Event)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def deferred(self) -> bool:
        """Whether the person saw "thinking" first."""
        return self.callback in {DEFERRED, DEFERRED_UPDATE}


@dataclass(slots=True)
class Interactions:
    """All interactions, by token."""

    world: World
    messages: Messages
    by_token: dict[str, Interaction] = field(default_factory=dict)

    def begin(
        self, kind: int, channel: Channel, user: User, *, now: float, source: Posted | None = None, name: str = ""
    ) -> Interaction:
        """A new interaction, not yet told to anybody."""
        id_ = self.world.ids.new()
        made = Interaction(id_, f"token-{id_}", kind, channel, user, now, source, name)
        self.by_token[made.token] = made
        return made

    def answer(self, id_: str, token: str, body: Json, *, now: float) -> Json:
        """The callback's response object. 404 10062 when it is unknown or later than 3 s, 40060 the second time."""
        it = self.by_token.get(token)
        if it is None or it.id != id_ or now - it.began > IN_TIME:
            raise unknown("interaction")
        if it.callback is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        if body["type"] not in _ALLOWED[it.kind]:
            raise Refused(400, 50035, "Invalid Form Body")
        it.callback = body["type"]
        self._act(it, body["type"], body.get("data") or {})
        it.first.set()
        return self._response(it)

    def _act(self, it: Interaction, kind: int, data: Json) -> None:
        if kind == MESSAGE:
            it.original = self._say(it, data)
        elif kind == DEFERRED:
            it.original = self._make(it, {"flags": (data.get("flags") or 0) | LOADING})
            it.waiting = True
        elif kind in {UPDATE, DEFERRED_UPDATE}:
            it.original = it.source
            if kind == UPDATE and it.source is not None:
                self.edit(it, it.source, data)
        elif kind == CHOICES:
            it.choices = data.get("choices") or []
        elif kind == SHOW_MODAL:
            it.modal = data
        if kind in {CHOICES, SHOW_MODAL}:
            it.told.set()

    def _response(self, it: Interaction) -> Json:
        about: Json = {"id": it.id, "type": it.kind}
        told: Json = {"interaction": about}
        if it.original is not None:
            about["response_message_id"] = it.original.id
            about |= {"response_message_loading": it.waiting, "response_message_ephemeral": it.original.ephemeral}
            told["resource"] = {"type": it.callback, "message": it.original.payload()}
        return told

    def live(self, token: str, *, now: float) -> Interaction:
        """The answered interaction of a token: 404 for a wrong one or one without a callback yet, 401 after 15 min."""
        it = self.by_token.get(token)
        if it is None or it.callback is None:
            raise unknown("Webhook")
        if now - it.began > TOKEN_SECONDS:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return it

    def follow_up(self, it: Interaction, body: Json) -> Posted:
        """A further message; after "thinking" the first one fills the waiting message, ephemeral or not as it was."""
        it.followed += 1
        if it.by_user and it.followed > FOLLOW_UPS:
            raise Refused(400, 40094, "This interaction has reached the maximum number of follow-up messages")
        if it.waiting and it.original is not None:
            self.edit(it, it.original, {**body, "flags": (body.get("flags") or 0) & ~EPHEMERAL})
            return it.original
        return self._say(it, body)

    def edit(self, it: Interaction, message: Posted, body: Json) -> None:
        """Changes one of its messages; a waiting one is no longer waiting."""
        loading = it.waiting and message is it.original
        if loading:
            it.waiting = False
            message.body["flags"] = message.flags & ~LOADING
        self.messages.edit(message, body)
        if loading:
            message.edited = None
            it.messages.append(message)
        it.edits += 1
        it.told.set()

    def message(self, it: Interaction, which: str) -> Posted:
        """The message "@original", or one of the others by id."""
        found = it.original if which == "@original" else next((m for m in it.messages if m.id == which), None)
        if found is None:
            raise unknown("Message")
        return found

    def delete(self, it: Interaction, message: Posted) -> None:
        """Takes a message away, a waiting one too."""
        if message is it.original:
            it.waiting, it.original = False, None
        if message in it.messages:
            it.messages.remove(message)
        self.messages.delete(message)
        it.told.set()

    def _say(self, it: Interaction, body: Json) -> Posted:
        message = self._make(it, body)
        it.messages.append(message)
        it.told.set()
        return message

    def _make(self, it: Interaction, body: Json) -> Posted:
        about: Json = {"id": it.id, "type": it.kind, "user": it.user.payload()}
        about["authorizing_integration_owners"] = owners(it)
        extra: Json = {"application_id": self.world.me.id, "webhook_id": self.world.me.id, "type": 20}
        extra["interaction_metadata"] = about
        hidden = bool((body.get("flags") or 0) & EPHEMERAL)
        return self.messages.make(it.channel, self.world.me, body, kept=not hidden, extra=extra)


def event(it: Interaction, data: Json, *, me: User, member: Member | None, held: Permission, ours: Permission) -> Json:
    """INTERACTION_CREATE as the gateway carries it: what the asker may do here (`held`), and the bot (`ours`)."""
    guild, asker = it.channel.guild, str(int(held))
    told: Json = {"id": it.id, "application_id": me.id, "type": it.kind, "token": it.token, "version": 1, "data": data}
    told |= {"channel": {**it.channel.payload(), "permissions": asker}, "channel_id": it.channel.id}
    told |= {"locale": "en-US", "entitlements": [], "attachment_size_limit": 10_485_760}
    told |= {
        "app_permissions": str(int(ours)),
        "context": 0 if guild else 1,
        "authorizing_integration_owners": owners(it),
    }
    if guild is not None and member is not None:
        told |= {"guild_id": guild.id, "guild_locale": "en-US"}
        told["guild"] = {"id": guild.id, "locale": "en-US", "features": []}
        told["member"] = {**member.payload(), "permissions": asker}
    else:
        told["user"] = it.user.payload()
    return {**told, **({"message": it.source.payload()} if it.source else {})}


def owners(it: Interaction) -> Json:
    """Who installed the bot for this interaction: the user alone, or the guild ("0" in a direct message)."""
    if it.by_user:
        return {"1": it.user.id}
    return {"0": it.channel.guild.id if it.channel.guild else "0"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person sees of an interaction, live: later follow-ups and edits show up in it too."""

    interaction: Interaction = field(repr=False)

    @property
    def messages(self) -> list[Posted]:
        """Every message, in order."""
        return self.interaction.messages

    @property
    def message(self) -> Posted:
        """The first one."""
        assert self.messages, "nothing was answered"
        return self.messages[0]

    @property
    def text(self) -> str:
        """All that is read, of all messages."""
        return "\n".join(message.text for message in self.messages)

    @property
    def content(self) -> str:
        """The first message's plain content."""
        return self.message.content

    @property
    def embeds(self) -> list[Json]:
        """The first message's embeds."""
        return self.message.embeds

    @property
    def components(self) -> list[Json]:
        """The first message's tree."""
        return self.message.components

    @property
    def ephemeral(self) -> bool:
        """Whether only the asker sees it."""
        return self.message.ephemeral

    @property
    def deferred(self) -> bool:
        """Whether "thinking" was shown first."""
        return self.interaction.deferred

    @property
    def modal(self) -> Json | None:
        """The form that was shown."""
        return self.interaction.modal

    @property
    def choices(self) -> list[Any]:
        """The suggestions of an autocomplete, as {"name", "value"}."""
        return self.interaction.choices or []
