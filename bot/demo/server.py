"""The invented outlets on loopback, each under its own path, as well-mannered as a good newsroom's server."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.clock import Clock
from bot.demo.pages import feed, page
from bot.demo.site import Outlet, load_outlets


class OutletServer:
    """Serves the outlets; `corrected` switches them to their state after a correction."""

    def __init__(self, clock: Clock) -> None:
        self.corrected = False
        self.port = 0
        self._now = clock()

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets as they stand now."""
        return load_outlets(self._now, corrected=self.corrected)

    def base(self, outlet: Outlet) -> str:
        """An outlet's address, without a final slash."""
        return f"http://127.0.0.1:{self.port}/{outlet.key}"

    def feed_url(self, outlet: Outlet) -> str:
        """Where the outlet's feed is served."""
        return f"{self.base(outlet)}/feed"

    async def answer(self, request: web.Request) -> web.Response:
        """A feed, an article's page, or 404; conditional requests get a 304."""
        outlet = next((o for o in self.outlets if o.key == request.match_info["outlet"]), None)
        if outlet is None:
            raise web.HTTPNotFound
        text, content_type = self._document(outlet, request.match_info["slug"])
        etag = hashlib.sha256(text.encode()).hexdigest()[:16]
        if request.headers.get("If-None-Match") == f'"{etag}"':
            return web.Response(status=304, headers={"ETag": f'"{etag}"'})
        status = 500 if outlet.format == "broken" else 200
        return web.Response(
            text=text, status=status, content_type=content_type, charset="utf-8", headers={"ETag": f'"{etag}"'}
        )

    def _document(self, outlet: Outlet, slug: str) -> tuple[str, str]:
        if slug == "feed":
            return feed(outlet, self.base(outlet))
        piece = next((p for p in outlet.pieces if p.slug == slug), None)
        if piece is None:
            raise web.HTTPNotFound
        return page(outlet, piece, self.base(outlet)), "text/html"


@asynccontextmanager
async def serving(clock: Clock) -> AsyncIterator[OutletServer]:
    """The outlets, served on a free port of 127.0.0.1 until the block ends."""
    server = OutletServer(clock)
    application = web.Application()
    application.router.add_get("/{outlet}/{slug}", server.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.port = int(runner.addresses[0][1])
        yield server
    finally:
        await runner.cleanup()
