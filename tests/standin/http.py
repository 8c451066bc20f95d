"""From HTTP to a Call and back: routing, the token, validation, faults and rate limits, in this order."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from aiohttp import BodyPartReader, web

from tests.standin.faults import Fault, Faults
from tests.standin.limits import Limits
from tests.standin.validate import Validator
from tests.standin.wire import Call, Refused, Reply, Route, unauthorized

PREFIX: Final = "/api/v10"


@dataclass(slots=True)
class Front:
    """Answers every request; `ledger` keeps them, `violations` what Discord would have refused or does not know."""

    routes: list[Route]
    token: str
    validator: Validator
    faults: Faults
    limits: Limits
    violate: Callable[[str], None]
    ledger: list[Call] = field(default_factory=list)
    _compiled: list[tuple[Route, re.Pattern[str]]] = field(init=False)

    def __post_init__(self) -> None:
        self._compiled = [(route, pattern(route.template)) for route in self.routes]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """The answer to one request; a dropped connection where a fault says so."""
        call = await read(request)
        route, call = self._routed(call)
        self.ledger.append(call)
        if route is None:
            self.violate(f"unknown route: {call.method} {call.path}")
            return written(Reply(404, {"message": "404: Not Found", "code": 0}))
        fault = self.faults.take(call)
        if fault is not None and fault.how == "drop_before":
            return cut(request)
        reply = await self._answer(route, call, fault)
        if fault is not None and fault.how == "drop_after":
            return cut(request)
        return written(reply)

    async def _answer(self, route: Route, call: Call, fault: Fault | None) -> Reply:
        if not route.open and call.authorization != f"Bot {self.token}":
            return unauthorized().reply
        headers, refused = self.limits.take(call)
        if refused is not None:
            return replace(refused, headers={**refused.headers, **headers})
        if fault is not None and (broken := fault.reply()) is not None:
            return replace(broken, headers={**headers, **broken.headers})
        try:
            self._validate(call)
            reply = await route.handler(call)
        except Refused as error:
            reply = error.reply
        except Exception as error:  # noqa: BLE001 - the server's boundary: a hole in the stand-in fails the test
            self.violate(f"{call.method} {call.path}: the stand-in failed: {error!r}")
            reply = Reply(500, {"message": "500: Internal Server Error", "code": 0})
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        return replace(reply, headers={**headers, **reply.headers})

    def _validate(self, call: Call) -> None:
        """Records every violation, and refuses the request as Discord would."""
        wrong = self.validator.check(call)
        for one in wrong:
            self.violate(f"{call.method} {call.path}: {one}")
        if wrong:
            raise Refused(400, 50035, "Invalid Form Body: " + "; ".join(wrong))

    def _routed(self, call: Call) -> tuple[Route | None, Call]:
        for route, compiled in self._compiled:
            match = compiled.fullmatch(call.path)
            if match and route.method == call.method:
                return route, replace(call, args=match.groupdict(), template=route.template)
        return None, call


def pattern(template: str) -> re.Pattern[str]:
    """What matches the paths of a template, its parameters as groups."""
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))


async def read(request: web.Request) -> Call:
    """The request as a Call; a multipart one has its JSON in `payload_json` and its files' names aside."""
    body: Any = None
    files: list[str] = []
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "payload_json":
                body = json.loads(await part.text())
            else:
                files.append(part.filename or part.name or "")
                await part.read()
    elif data := await request.read():
        body = json.loads(data)
    path, query = request.path.removeprefix(PREFIX), dict(request.query)
    token = request.headers.get("Authorization", "")
    return Call(request.method, path, query, body, token, tuple(files), asyncio.get_running_loop().time())


def written(reply: Reply) -> web.Response:
    """The answer with exactly `application/json`: a charset makes discord.py take the body for text."""
    if reply.body is None:
        return web.Response(status=reply.status, headers=reply.headers)
    headers = {**reply.headers, "Content-Type": "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=headers)


def cut(request: web.Request) -> web.Response:
    """No answer: the connection is gone."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
