"""A scriptable web server on loopback that keeps a ledger of what was asked of it.

    async with WebServer.start() as web:
        web.serve("/feed", b"<rss/>", content_type="application/rss+xml", etag='"1"')
        policy = FetchPolicy(user_agent="Byline/0 (+https://byline.example)", allow=(web.netloc,))
        ...
        assert web.asked("/feed")[0].headers["User-Agent"].startswith("Byline/")

Real sockets, real HTTP. What HTTP itself forbids (a wrong length, a body that never ends) is written to the
socket by hand: see `raw`.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

from aiohttp import ThreadedResolver, web
from aiohttp.abc import AbstractResolver, ResolveResult
from multidict import CIMultiDict, CIMultiDictProxy

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came: `raw_headers` byte for byte, `at` in seconds of the loop's clock."""

    method: str
    path: str
    query: str
    headers: CIMultiDictProxy[str]
    raw_headers: tuple[tuple[bytes, bytes], ...]
    at: float


@dataclass(slots=True)
class WebServer:
    """Answers the paths it was told to; any other is 404, `/robots.txt` too unless it is served."""

    host: str
    port: int = 0
    ledger: list[Asked] = field(default_factory=list)
    _routes: dict[str, Handler] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def start(
        cls, host: str = "127.0.0.1", port: int = 0, *, tls: ssl.SSLContext | None = None
    ) -> AsyncIterator[Self]:
        """A running server; port 0 takes a free one. All of 127.0.0.0/8 is loopback: take several as hosts."""
        server = cls(host)
        runner = web.ServerRunner(web.Server(server._answer), handle_signals=False, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, host, port, ssl_context=tls)
        await site.start()
        server.port = runner.addresses[0][1]
        try:
            yield server
        finally:
            await runner.cleanup()

    @property
    def netloc(self) -> str:
        """host:port, as `FetchPolicy.allow` wants it."""
        return f"{self.host}:{self.port}"

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.netloc}{path}"

    def asked(self, path: str) -> list[Asked]:
        """The requests for one path, in order."""
        return [entry for entry in self.ledger if entry.path == path]

    def route(self, path: str, handler: Handler) -> None:
        """Answer a path with a function."""
        self._routes[path] = handler

    def serve(
        self,
        path: str,
        body: bytes | str,
        *,
        status: int = 200,
        content_type: str = HTML,
        headers: Mapping[str, str] | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> None:
        """Answer a path with this body, or with 304 when it is asked with the validators given here."""
        given = CIMultiDict(headers or {}, **{"Content-Type": content_type})
        given.update({k: v for k, v in {"ETag": etag, "Last-Modified": last_modified}.items() if v is not None})
        data = body.encode() if isinstance(body, str) else body

        async def answer(request: web.Request) -> web.StreamResponse:
            known = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
            if (etag and known[0] == etag) or (etag is None and last_modified and known[1] == last_modified):
                return web.Response(status=304, headers=given)
            return web.Response(status=status, body=data, headers=given)

        self.route(path, answer)

    def redirect(self, path: str, to: str, status: int = 301) -> None:
        """Answer a path with a redirect."""
        self.serve(path, b"", status=status, headers={"Location": to})

    def drop(self, path: str) -> None:
        """Close the connection instead of answering."""

        async def answer(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        self.route(path, answer)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.rel_url.raw_path
        at = asyncio.get_running_loop().time()
        self.ledger.append(
            Asked(request.method, path, request.rel_url.raw_query_string, request.headers, request.raw_headers, at)
        )
        handler = self._routes.get(path)
        if handler is None:
            return web.Response(status=404, text="There is nothing here.")
        return await handler(request)  # type: ignore[arg-type]  # a bare server gives BaseRequest, all we use


@asynccontextmanager
async def raw(*pieces: bytes, every: float = 0.0, hold: bool = False) -> AsyncIterator[str]:
    """The netloc of a server that writes these bytes to whoever connects, `every` seconds apart, and then closes
    or, with `hold`, keeps the connection open and silent."""
    tasks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(every)
            if hold:
                await reader.read()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client left, which is its right
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(talk(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Here(AbstractResolver):
    """Finds every name on this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Loopback, whatever the name."""
        found = await ThreadedResolver().resolve("127.0.0.1", port, family)
        return [{**one, "hostname": host} for one in found]

    async def close(self) -> None:
        """Nothing to close."""
