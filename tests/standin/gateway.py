"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and what a test may do to a connection."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
from aiohttp import web

from tests.standin.wire import Json
from tests.standin.world import Guild, World

PRIVILEGED: Final = {1 << 1: "GUILD_MEMBERS", 1 << 8: "GUILD_PRESENCES", 1 << 15: "MESSAGE_CONTENT"}
GUILDS: Final = 1 << 0
GUILD_MESSAGES: Final = 1 << 9
DIRECT_MESSAGES: Final = 1 << 12
_LONGEST: Final = 4096
_MOST: Final = 120
_WINDOW: Final = 60.0


@dataclass(eq=False, slots=True)
class Session:
    """What the gateway remembers of a client, connected or not."""

    id: str
    intents: int
    shard: tuple[int, int]
    socket: web.WebSocketResponse | None = None
    seq: int = 0
    sent: list[Json] = field(default_factory=list)
    resumable: bool = True

    def serves(self, guild: Guild | None) -> bool:
        """Whether events of a guild (None: direct messages) come on this shard."""
        number, shards = self.shard
        return number == (0 if guild is None else (int(guild.id) >> 22) % shards)

    async def tell(self, event: str, data: Json) -> None:
        """Keeps an event for a RESUME and sends it if somebody listens."""
        self.seq += 1
        payload = {"op": 0, "t": event, "s": self.seq, "d": data}
        self.sent.append(payload)
        await self.send(payload)

    async def send(self, payload: Json) -> None:
        """One plain text frame; a closed socket is not an error: RESUME will ask again."""
        if self.socket is not None and not self.socket.closed:
            try:
                await self.socket.send_str(json.dumps(payload))
            except ConnectionError:
                self.socket = None


@dataclass(slots=True)
class Gateway:
    """All sessions. `violate` is told of what Discord would not allow; `identify_every` is Discord's five seconds
    between two IDENTIFYs where a test cares (0: as often as one likes); the next `refusals` connections are
    answered with 502 and nothing else."""

    world: World
    token: str
    violate: Callable[[str], None]
    url: str = ""
    heartbeat_ms: int = 41_250
    identify_every: float = 0.0
    refusals: int = 0
    sessions: list[Session] = field(default_factory=list)
    identified: int = 0
    resumed: int = 0
    beats: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _last_identify: float = float("-inf")

    @property
    def connected(self) -> list[Session]:
        """The sessions that somebody listens to."""
        return [s for s in self.sessions if s.socket is not None and not s.socket.closed]

    async def until(self, met: Callable[[Gateway], object], within: float = 30.0, what: str = "") -> None:
        """Waits until `met`; AssertionError with `what` after `within` seconds."""
        try:
            async with asyncio.timeout(within), self.changed:
                await self.changed.wait_for(lambda: bool(met(self)))
        except TimeoutError:
            raise AssertionError(f"the gateway waited {within:g} s in vain: {what or met}") from None

    async def dispatch(self, event: str, data: Json, guild: Guild | None, intent: int = 0) -> int:
        """How many sessions get the event: those of the guild's shard that asked for it (0: everybody gets it)."""
        told = [s for s in self.sessions if s.resumable and s.serves(guild) and (not intent or s.intents & intent)]
        for session in told:
            await session.tell(event, data)
        return len(told)

    async def drop(self) -> None:
        """Cuts every connection without a goodbye, as a network does."""
        for session in self.connected:
            assert session.socket is not None
            transport = session.socket._req.transport if session.socket._req else None
            session.socket = None
            if transport is not None:
                transport.abort()

    async def close(self, code: int) -> None:
        """Closes every connection with a code; 4004 and 4010-4014 are final for a client."""
        for session in self.connected:
            assert session.socket is not None
            await session.socket.close(code=code)

    async def ask_reconnect(self) -> None:
        """Op 7: every client shall connect again and RESUME."""
        for session in self.connected:
            await session.send({"op": 7, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9: the sessions are over, unless resumable."""
        for session in self.connected:
            session.resumable = resumable
            await session.send({"op": 9, "d": resumable})

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from HELLO until it closes."""
        if self.refusals > 0:
            self.refusals -= 1
            return web.Response(status=502)
        socket = web.WebSocketResponse(autoping=True, compress=False)
        await socket.prepare(request)
        await socket.send_str(
            json.dumps({"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": self.heartbeat_ms}})
        )
        session: Session | None = None
        arrivals: list[float] = []
        try:
            async for frame in socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    continue
                if await self._too_much(socket, frame.data, arrivals):
                    break
                session = await self._hear(socket, session, json.loads(frame.data))
        finally:
            if session is not None and session.socket is socket:
                session.socket = None
            await self._tell_waiting()
        return socket

    async def _too_much(self, socket: web.WebSocketResponse, data: str, arrivals: list[float]) -> bool:
        now = asyncio.get_running_loop().time()
        arrivals[:] = [*(at for at in arrivals if now - at < _WINDOW), now]
        if len(data.encode()) > _LONGEST:
            self.violate(f"gateway: a payload of {len(data.encode())} bytes, {_LONGEST} are allowed")
            await socket.close(code=4002)
            return True
        if len(arrivals) > _MOST:
            self.violate(f"gateway: more than {_MOST} payloads in {_WINDOW:g} s")
            await socket.close(code=4008)
            return True
        return False

    async def _hear(self, socket: web.WebSocketResponse, session: Session | None, payload: Json) -> Session | None:
        match payload.get("op"):
            case 1:
                self.beats += 1
                await socket.send_str(json.dumps({"op": 11, "d": None, "s": None, "t": None}))
            case 2:
                return await self._identify(socket, payload["d"])
            case 6:
                return await self._resume(socket, payload["d"])
            case 3 | 4:
                if session is None:
                    await socket.close(code=4003)
            case other:
                self.violate(f"gateway: an unknown opcode {other}")
                await socket.close(code=4001)
        return session

    async def _identify(self, socket: web.WebSocketResponse, told: Json) -> Session | None:
        code = self._refusal(told)
        if code:
            await socket.close(code=code)
            return None
        now = asyncio.get_running_loop().time()
        if now - self._last_identify < self.identify_every:
            await socket.send_str(json.dumps({"op": 9, "d": False}))
            return None
        self._last_identify = now
        number, shards = told.get("shard") or (0, 1)
        session = Session(f"session-{len(self.sessions)}", told["intents"], (number, shards), socket)
        self.sessions.append(session)
        self.identified += 1
        await self._welcome(session)
        await self._tell_waiting()
        return session

    def _refusal(self, told: Json) -> int:
        if told.get("token") != self.token:
            return 4004
        for bit, name in PRIVILEGED.items():
            if told["intents"] & bit:
                self.violate(f"gateway: the privileged intent {name} was asked for")
                return 4014
        shard = told.get("shard")
        if shard is not None and not 0 <= shard[0] < shard[1]:
            return 4010
        return 0 if {"os", "browser", "device"} <= told.get("properties", {}).keys() else 4002

    async def _welcome(self, session: Session) -> None:
        guilds = [guild for guild in self.world.guilds if session.serves(guild)]
        await session.tell("READY", self._ready(session, guilds))
        if session.intents & GUILDS:
            for guild in guilds:
                await session.tell("GUILD_CREATE", guild.payload(self.world.me))

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        me = self.world.me
        who: Json = {"v": 10, "user": {**me.payload(), "verified": True, "mfa_enabled": True, "email": None}}
        where: Json = {"session_id": session.id, "resume_gateway_url": self.url, "session_type": "normal"}
        lists: dict[str, Any] = {"guilds": [{"id": guild.id, "unavailable": True} for guild in guilds]}
        lists |= {"private_channels": [], "relationships": [], "presences": [], "user_settings": {}}
        own = {"shard": list(session.shard), "application": {"id": me.id, "flags": 0}}
        return {**who, **where, **lists, **own}

    async def _resume(self, socket: web.WebSocketResponse, told: Json) -> Session | None:
        if told.get("token") != self.token:
            await socket.close(code=4004)
            return None
        session = next((s for s in self.sessions if s.id == told.get("session_id") and s.resumable), None)
        if session is None or told.get("seq", 0) > session.seq:
            await socket.send_str(json.dumps({"op": 9, "d": False}))
            return None
        missed = [payload for payload in session.sent if payload["s"] > told["seq"]]
        session.socket = socket
        for payload in missed:
            await session.send(payload)
        await session.tell("RESUMED", {})
        self.resumed += 1
        await self._tell_waiting()
        return session

    async def _tell_waiting(self) -> None:
        async with self.changed:
            self.changed.notify_all()
