"""Where hubs call (WebSub): their questions by GET, their documents by POST, each below an address of its own.

What comes here comes from strangers: who calls too often is put off, whoever knows no token is told that nothing is
here before a byte of a body is read, bodies are counted and not unpacked, and no more than a few are read at once.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from aiohttp import ClientError, web

from bot.model.websub import Intent, Pushed
from bot.web.callers import Callers, caller

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a document, as of a feed that is polled."""

AT_ONCE: Final = 4
"""Bodies that are read at once."""

BODY_SECONDS: Final = 30.0
PIECE: Final = 64 * 1024
_PLAIN: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

Handler = Callable[[web.Request], Awaitable[web.Response]]


class HubCalls(Protocol):
    """What the callback hands on: see `bot.usecases.pushing`."""

    async def answer(self, token: str, intent: Intent) -> str | None:
        """The challenge to give back, "" where there is none, None for what was not asked for."""
        ...

    async def expected(self, token: str) -> bool:
        """Whether a hub may call with this token at all."""
        ...

    async def hand_in(self, pushed: Pushed) -> bool:
        """Whether there was room for the document."""
        ...


def add_callback(app: web.Application, path: str, calls: HubCalls) -> None:
    """Serve the callback below `path`, as `path`/token."""
    callers, room = Callers(), asyncio.Semaphore(AT_ONCE)
    app.router.add_get(f"{path}/{{token}}", _limited(callers, _intent(calls)), allow_head=False)
    app.router.add_post(f"{path}/{{token}}", _limited(callers, _push(calls, room)))


def _limited(callers: Callers, handler: Handler) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        who = caller(request.remote or "", request.headers.get("X-Forwarded-For", ""))
        if wait := callers.wait(who, asyncio.get_running_loop().time()):
            return _empty(429, {"Retry-After": str(math.ceil(wait))})
        return await handler(request)

    return answer


def _intent(calls: HubCalls) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        asked = request.query
        lease = asked.get("hub.lease_seconds", "")
        intent = Intent(
            mode=asked.get("hub.mode", ""),
            topic=asked.get("hub.topic", ""),
            challenge=asked.get("hub.challenge", ""),
            lease_s=int(lease) if lease.isascii() and lease.isdecimal() and len(lease) < 12 else None,
            reason=asked.get("hub.reason", ""),
        )
        challenge = await calls.answer(request.match_info["token"], intent)
        return _empty(404) if challenge is None else web.Response(text=challenge, headers=_PLAIN)

    return answer


def _push(calls: HubCalls, room: asyncio.Semaphore) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        token = request.match_info["token"]
        if not await calls.expected(token):
            return _empty(404)
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            return _empty(415)
        if (request.content_length or 0) > LARGEST:
            return _empty(413)
        async with room:
            body = await _body(request)
        if isinstance(body, int):
            return _empty(body)
        signature = request.headers.get("X-Hub-Signature", "")
        pushed = Pushed(token, body, request.content_type, request.charset, signature)
        return _empty(202) if await calls.hand_in(pushed) else _empty(503, {"Retry-After": "60"})

    return answer


async def _body(request: web.Request) -> bytes | int:
    """The body, or the status to answer with where it is too large or does not arrive."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.content.iter_chunked(PIECE):
                body += piece
                if len(body) > LARGEST:
                    return 413
    except TimeoutError:
        return 408
    except (ClientError, ConnectionError, web.RequestPayloadError):  # it hung up: nobody is there to read the answer
        return 400
    return bytes(body)


def _empty(status: int, headers: dict[str, str] | None = None) -> web.Response:
    closing = {"Connection": "close"} if status in {400, 408, 413, 415} else {}
    return web.Response(status=status, headers={**_PLAIN, **closing, **(headers or {})})
