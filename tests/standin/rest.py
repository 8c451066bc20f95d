"""The REST routes: who answers what, with Discord's checks and objects."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.standin.commands import Commands
from tests.standin.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from tests.standin.interactions import Interactions
from tests.standin.messages import Messages, Posted
from tests.standin.wire import Call, Json, Refused, Reply, Route, missing_access, missing_permissions, unknown
from tests.standin.world import FORUM, THREAD, Channel, Guild, Permission, World

Answering = Callable[[Call], Awaitable[Reply]]
HISTORY = ("before", "after", "around")


@dataclass(slots=True)
class Rest:
    """The handlers. Each returns a Reply or raises Refused."""

    world: World
    messages: Messages
    commands: Commands
    interactions: Interactions
    gateway: Gateway

    def routes(self) -> list[Route]:
        """Every route that is known; fixed paths stand before those with parameters."""
        command = "/applications/{application_id}/commands"
        guild_command = "/applications/{application_id}/guilds/{guild_id}/commands"
        messages, message = "/channels/{channel_id}/messages", "/channels/{channel_id}/messages/{message_id}"
        hook = "/webhooks/{webhook_id}/{webhook_token}"
        reply = hook + "/messages/{message_id}"
        return [
            Route("GET", "/users/@me", self.me),
            Route("GET", "/oauth2/applications/@me", self.application),
            Route("GET", "/applications/@me", self.application),
            Route("GET", "/gateway", self.where, open=True),
            Route("GET", "/gateway/bot", self.where_bot),
            *(Route(verb, path, self.sync) for verb in ("GET", "PUT") for path in (command, guild_command)),
            Route("POST", "/users/@me/channels", self.open_dm),
            Route("GET", "/users/{user_id}", self.user),
            Route("GET", "/guilds/{guild_id}", self.guild),
            Route("GET", "/guilds/{guild_id}/channels", self.guild_channels),
            Route("GET", "/guilds/{guild_id}/members/{user_id}", self.member),
            Route("GET", "/channels/{channel_id}", self.channel),
            Route("POST", "/channels/{channel_id}/typing", self.typing),
            Route("POST", "/channels/{channel_id}/threads", self.start_thread),
            Route("GET", messages, self.history),
            Route("POST", messages, self.send),
            Route("GET", message, self.one),
            Route("PATCH", message, self.edit),
            Route("DELETE", message, self.delete),
            Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self.callback, open=True),
            Route("POST", hook, self.follow_up, open=True),
            Route("GET", reply, self.answered, open=True),
            Route("PATCH", reply, self.edit_answer, open=True),
            Route("DELETE", reply, self.delete_answer, open=True),
        ]

    async def me(self, _: Call) -> Reply:
        """The bot's own user."""
        return Reply(body={**self.world.me.payload(), "verified": True, "mfa_enabled": True, "email": None})

    async def application(self, _: Call) -> Reply:
        """The bot's application."""
        me = self.world.me
        owner = self.world.guilds[0].owner if self.world.guilds else me
        base: Json = {"id": me.id, "name": me.name, "description": "", "icon": None, "summary": "", "flags": 0}
        base |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64, "team": None}
        return Reply(body={**base, "owner": owner.payload(), "integration_types_config": {"0": {}, "1": {}}})

    async def where(self, _: Call) -> Reply:
        """The gateway's address."""
        return Reply(body={"url": self.gateway.url})

    async def where_bot(self, _: Call) -> Reply:
        """The gateway's address, and how many shards are advised."""
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return Reply(body={"url": self.gateway.url, "shards": 1, "session_start_limit": limit})

    async def sync(self, call: Call) -> Reply:
        """The commands of a scope, after they were replaced if it was a PUT."""
        if call.args["application_id"] != self.world.me.id:
            raise Refused(403, 20012, "You are not authorized to perform this action on this application")
        scope = call.args.get("guild_id")
        made = self.commands.put(call.body, scope) if call.method == "PUT" else self.commands.of(scope)
        async with self.gateway.changed:
            self.gateway.changed.notify_all()
        return Reply(body=made)

    async def open_dm(self, call: Call) -> Reply:
        """The direct message with a user."""
        user = next((u for u in self.world.users if u.id == str(call.body["recipient_id"])), None)
        if user is None or user.bot:
            raise Refused(400, 50033, "Invalid Recipient(s)")
        return Reply(body=self.world.dm(user).payload())

    async def user(self, call: Call) -> Reply:
        """Anybody."""
        user = next((u for u in self.world.users if u.id == call.args["user_id"]), None)
        if user is None:
            raise unknown("User")
        return Reply(body=user.payload())

    async def guild(self, call: Call) -> Reply:
        """A guild that the bot is in."""
        return Reply(body=self._guild(call).summary())

    async def guild_channels(self, call: Call) -> Reply:
        """A guild's channels without its threads."""
        return Reply(body=[c.payload() for c in self._guild(call).channels if c.kind != THREAD])

    async def member(self, call: Call) -> Reply:
        """A member of a guild."""
        member = next((m for m in self._guild(call).members if m.user.id == call.args["user_id"]), None)
        if member is None:
            raise unknown("Member")
        return Reply(body=member.payload())

    async def channel(self, call: Call) -> Reply:
        """A channel that the bot sees."""
        return Reply(body=self._channel(call).payload())

    async def typing(self, call: Call) -> Reply:
        """Nothing."""
        self._channel(call, Permission.SEND_MESSAGES)
        return Reply(204)

    async def history(self, call: Call) -> Reply:
        """Messages, newest first; none at all, rather than an error, without READ_MESSAGE_HISTORY (documented)."""
        channel = self._channel(call)
        limit = int(call.query.get("limit", 50))
        given = [(name, int(call.query[name])) for name in HISTORY if name in call.query]
        if not 1 <= limit <= 100 or len(given) > 1:
            raise Refused(400, 50035, "Invalid Form Body")
        if not self._may(channel, Permission.READ_MESSAGE_HISTORY):
            return Reply(body=[])
        cursor, at = given[0] if given else (None, 0)
        found = self.messages.history(channel, limit=limit, cursor=cursor, at=at)
        return Reply(body=[message.payload() for message in found])

    async def send(self, call: Call) -> Reply:
        """The message, or the one that its nonce made before."""
        channel = self._channel(call)
        if channel.kind == FORUM:
            raise Refused(400, 50008, "Cannot send messages in a non-text channel")
        threaded = channel.kind == THREAD
        needed = Permission.SEND_MESSAGES_IN_THREADS if threaded else Permission.SEND_MESSAGES
        self._channel(call, needed)
        now = asyncio.get_running_loop().time()
        message, new = self.messages.send(channel, self.world.me, call.body, now=now)
        if new:
            await self._tell("MESSAGE_CREATE", message)
        return Reply(body=message.payload())

    async def one(self, call: Call) -> Reply:
        """One message."""
        return Reply(body=self.messages.find(self._channel(call, Permission.READ_MESSAGE_HISTORY), _id(call)).payload())

    async def edit(self, call: Call) -> Reply:
        """The message as it is now; only the bot's own can be edited."""
        message = self.messages.find(self._channel(call), _id(call))
        if message.author is not self.world.me:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        self.messages.edit(message, call.body)
        await self._tell("MESSAGE_UPDATE", message)
        return Reply(body=message.payload())

    async def delete(self, call: Call) -> Reply:
        """Nothing; others' messages need MANAGE_MESSAGES."""
        message = self.messages.find(self._channel(call), _id(call))
        if message.author is not self.world.me:
            self._channel(call, Permission.MANAGE_MESSAGES)
        self.messages.delete(message)
        return Reply(204)

    async def start_thread(self, call: Call) -> Reply:
        """A new thread; in a forum with its first message."""
        parent = self._channel(call, Permission.SEND_MESSAGES)
        if parent.guild is None:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        thread = parent.guild.channel(call.body["name"], THREAD, parent)
        body = thread.payload()
        await self.gateway.dispatch("THREAD_CREATE", {**body, "newly_created": True}, parent.guild, GUILDS)
        if parent.kind == FORUM:
            message = self.messages.make(thread, self.world.me, call.body["message"])
            body["message"] = message.payload()
        return Reply(201, body)

    async def callback(self, call: Call) -> Reply:
        """The response object, or nothing where it is not asked for."""
        now = asyncio.get_running_loop().time()
        id_, token = call.args["interaction_id"], call.args["interaction_token"]
        told = self.interactions.answer(id_, token, call.body, now=now)
        asked = call.query.get("with_response", "0").lower() in {"1", "true"}
        return Reply(body=told) if asked else Reply(204)

    async def follow_up(self, call: Call) -> Reply:
        """The message of a follow-up."""
        it = self._live(call)
        return Reply(body=self.interactions.follow_up(it, call.body).payload())

    async def answered(self, call: Call) -> Reply:
        """A message of an interaction."""
        return Reply(body=self.interactions.message(self._live(call), _id(call)).payload())

    async def edit_answer(self, call: Call) -> Reply:
        """A message of an interaction as it is now."""
        it = self._live(call)
        message = self.interactions.message(it, _id(call))
        self.interactions.edit(it, message, call.body)
        return Reply(body=message.payload())

    async def delete_answer(self, call: Call) -> Reply:
        """Nothing."""
        it = self._live(call)
        self.interactions.delete(it, self.interactions.message(it, _id(call)))
        return Reply(204)

    def _live(self, call: Call) -> Any:
        if call.args["webhook_id"] != self.world.me.id:
            raise unknown("Webhook")
        return self.interactions.live(call.args["webhook_token"], now=asyncio.get_running_loop().time())

    def _guild(self, call: Call) -> Guild:
        found = next((g for g in self.world.guilds if g.id == call.args["guild_id"]), None)
        if found is None:
            raise unknown("Guild")
        return found

    def _channel(self, call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
        """The channel of the path: 404 when it is not there, 403 when it is not seen or `needed` is lacking."""
        channel = self.world.find_channel(call.args["channel_id"])
        if channel is None:
            raise unknown("Channel")
        if not self._may(channel, Permission.VIEW_CHANNEL):
            raise missing_access()
        if not self._may(channel, needed):
            raise missing_permissions()
        return channel

    def _may(self, channel: Channel, needed: Permission) -> bool:
        if channel.guild is None:
            return True
        member = channel.guild.member_of(self.world.me)
        return member is not None and needed in channel.guild.permissions(member, channel)

    async def _tell(self, event: str, message: Posted) -> None:
        guild = message.channel.guild
        intent = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        await self.gateway.dispatch(event, message.payload() | _where(guild), guild, intent)


def _id(call: Call) -> str:
    return call.args["message_id"]


def _where(guild: Guild | None) -> Json:
    return {} if guild is None else {"guild_id": guild.id}
