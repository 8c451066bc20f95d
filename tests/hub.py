"""A hub (WebSub) on a real server: it takes subscriptions, asks whether they were meant, and sends signed documents.

    hub = TestHub(web)              # serves web.url("/hub")
    await hub.verified()            # every question asked so far has been answered
    await hub.send(topic, body)     # to whoever subscribed

What a test sets (`refuses`, `silent`, `lease`, `forges`) makes it behave as hubs do on bad days.
"""

from __future__ import annotations

import asyncio
import hmac
import io
import secrets
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web as http

from tests.webserver import WebServer


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Who subscribed to a topic: where it is called, and the secret that its documents are signed with."""

    callback: str
    topic: str
    secret: str
    lease: str


@dataclass(slots=True)
class Hub:
    """Answers `/hub`. `forms` are the requests as they came, `answers` what callbacks said to its questions."""

    server: WebServer
    path: str = "/hub"
    lease: str = "864000"
    refuses: int = 0
    denies: str = ""
    silent: bool = False
    first_asks: bool = False
    method: str = "sha256"
    forms: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[int, bool]] = field(default_factory=list)
    subscribers: dict[str, Subscriber] = field(default_factory=dict)
    _asking: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.route(self.path, self._take)

    @property
    def url(self) -> str:
        """Where it takes subscriptions."""
        return self.server.url(self.path)

    async def _take(self, request: http.Request) -> http.Response:
        form = {key: str(value) for key, value in (await request.post()).items()}
        self.forms.append(form)
        if self.refuses:
            return http.Response(status=self.refuses, text="not today")
        if not self.silent:
            asking = asyncio.ensure_future(self._ask(form))
            if self.first_asks:
                await asking
            self._asking.append(asking)
        return http.Response(status=202)

    async def verified(self) -> None:
        """Wait until every question asked so far has been answered."""
        while self._asking:
            await self._asking.pop()

    async def _ask(self, form: dict[str, str]) -> None:
        """Ask whether it was meant (or say that it is denied), and keep what was."""
        challenge, callback = secrets.token_hex(20), form["hub.callback"]
        asked = {"hub.mode": "denied" if self.denies else form["hub.mode"], "hub.topic": form["hub.topic"]}
        asked |= {"hub.reason": self.denies} if self.denies else {"hub.challenge": challenge}
        if asked["hub.mode"] == "subscribe":
            asked["hub.lease_seconds"] = self.lease
        status, said = await call("GET", callback, params=asked)
        self.answers.append((status, said == challenge))
        if status != 200 or said != challenge:
            return
        if form["hub.mode"] == "unsubscribe":
            self.subscribers.pop(callback, None)
        else:
            self.subscribers[callback] = Subscriber(callback, form["hub.topic"], form["hub.secret"], self.lease)

    async def send(
        self, body: str, *, secret: str | None = None, signed: bool = True, headers: dict[str, str] | None = None
    ) -> list[int]:
        """The statuses with which all subscribers took the document; signed with another secret where one is given."""
        statuses = []
        for one in self.subscribers.values():
            digest = hmac.new((secret or one.secret).encode(), body.encode(), self.method).hexdigest()
            sent = {"Content-Type": "application/rss+xml", **(headers or {})}
            sent |= {"X-Hub-Signature": f"{self.method}={digest}"} if signed else {}
            statuses.append((await call("POST", one.callback, data=io.BytesIO(body.encode()), headers=sent))[0])
        return statuses


async def call(method: str, url: str, **more: object) -> tuple[int, str]:
    """The status and the text of one request, as a hub makes it; 0 where there was no answer."""
    try:
        async with aiohttp.ClientSession() as session, session.request(method, url, **more) as answer:  # type: ignore[arg-type]  # as the tests write them
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""
