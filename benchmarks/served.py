"""The web that `benchmarks.polling` polls: a server in a process of its own, on many addresses of loopback.

`python -m benchmarks.served HOSTS` listens on HOSTS addresses, prints the port, and ends when its input does.

    /steady         a small feed that never changes and says so (ETag, 304)
    /changing       a feed of 20 items, always the same, in bytes that never are
    /linked         a feed with one more item each time it is asked; the text is on the item's page
    /whole          the same, with the whole text in the feed
    /many           a feed of 20 items under many names (see `benchmarks.names`): of every tenth name its bytes are new
                    each time (the same items, and when it was made), of the others it never changes (ETag, 304)
    /declared       the same, but the feed asks to be polled every 15 minutes, and of every hundredth name it has one
                    more item each time, with its whole text
    /bomb           a gigabyte of zeros, packed by gzip, once /pack has been asked for
    /growing        as /many, but every tenth has one more item each time, with its whole text
"""

from __future__ import annotations

import asyncio
import sys
import zlib
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from itertools import count
from typing import Final

from aiohttp import web

from benchmarks.material import invented, invented_outlet
from benchmarks.names import brings, changes, number_of
from bot.demo.pages import feed, page

ITEMS: Final = 20
"""Items of a feed at any one time."""


def hosts(count: int) -> tuple[str, ...]:
    """So many addresses of loopback: a polite client spaces its requests to each of them."""
    return tuple(f"127.7.{1 + n // 250}.{1 + n % 250}" for n in range(count))


ELSEWHERE = "https://archive.example"


@dataclass(slots=True)
class Site:
    """What is served, and how often it was asked."""

    steady: str = field(default_factory=lambda: document("rss", range(3)))
    items: str = field(default_factory=lambda: document("rss", range(ITEMS)))
    packed: bytes = b""
    numbers: count[int] = field(default_factory=lambda: count(1))

    async def unchanged(self, request: web.Request) -> web.Response:
        """The feed, or 304 to whoever has it."""
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304, headers={"ETag": '"1"'})
        return rss(here(self.steady, request), etag='"1"')

    async def changing(self, request: web.Request) -> web.Response:
        """The feed with a comment that is new each time."""
        number = next(self.numbers)
        return rss(f"{here(self.items, request)}<!-- {number} -->", etag=f'"{number}"')

    async def many(self, request: web.Request) -> web.Response:
        """The feed of one of many names, changed or not."""
        if not changes(number_of(request.host)):
            return await self.unchanged(request)
        number = next(self.numbers)
        made = f"<lastBuildDate>{number}</lastBuildDate><item>"
        return rss(here(self.items, request).replace("<item>", made, 1), etag=f'"{number}"')

    async def declared(self, request: web.Request) -> web.Response:
        """The feed of one of many names, which asks to be polled every quarter of an hour."""
        answer = await (self.growing if brings(number_of(request.host)) else self.many)(request)
        if answer.status == 200:
            answer.text = (answer.text or "").replace("<channel>", "<channel><ttl>15</ttl>", 1)
        return answer

    async def growing(self, request: web.Request) -> web.Response:
        """The feed of one of many names, with one more item or not."""
        if not changes(number_of(request.host)):
            return await self.unchanged(request)
        number = 10_000 + next(self.numbers)
        text = here(self.items, request).replace("<item>", f"{whole_item(number, request.host)}<item>", 1)
        return rss(text, etag=f'"{number}"')

    async def linked(self, request: web.Request) -> web.Response:
        """The feed with one more item, whose page is here."""
        number = 10_000 + next(self.numbers)
        return rss(document("rss", range(number - ITEMS, number), f"http://{request.host}"), etag=f'"{number}"')

    async def whole(self, request: web.Request) -> web.Response:
        """The feed with one more item, text and all."""
        number = 10_000 + next(self.numbers)
        text = document("json", range(number - ITEMS, number), f"http://{request.host}")
        return web.Response(text=text, content_type="application/feed+json", headers={"ETag": f'"{number}"'})

    async def pack(self, _request: web.Request) -> web.Response:
        """An answer once the bomb is packed, which takes some seconds."""
        self.packed = await asyncio.to_thread(packed, 1024)
        return web.Response(text=f"{len(self.packed)}")

    async def bomb(self, _request: web.Request) -> web.Response:
        """A gigabyte in a megabyte, once it is packed."""
        return web.Response(body=self.packed, content_type="application/rss+xml", headers={"Content-Encoding": "gzip"})

    async def item(self, request: web.Request) -> web.Response:
        """An item's page."""
        number = int(request.match_info["number"])
        outlet = invented_outlet("rss", range(number, number + 1))
        return web.Response(text=page(outlet, invented(number), f"http://{request.host}"), content_type="text/html")


def packed(mebibytes: int) -> bytes:
    """So many MiB of zeros as gzip, made piece by piece."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(1024 * 1024)
    return b"".join([*(packer.compress(zeros) for _ in range(mebibytes)), packer.flush()])


def whole_item(number: int, host: str) -> str:
    """An item of RSS with the whole text of that article."""
    piece = invented(number)
    text = "".join(f"&lt;p&gt;{escape(p, quote=False)}&lt;/p&gt;" for p in piece.paragraphs)
    return (
        f"<item><guid isPermaLink='false'>{piece.slug}</guid><title>{escape(piece.title)}</title>"
        f"<link>http://{host}/{piece.slug}</link><pubDate>{format_datetime(piece.published)}</pubDate>"
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{text}</content:encoded></item>"
    )


def document(form: str, numbers: range, base: str = ELSEWHERE) -> str:
    """A feed of these items."""
    return feed(invented_outlet(form, numbers), base)[0]


def here(text: str, request: web.Request) -> str:
    """The feed with its items at the host that was asked: a feed speaks for pages of its own site alone."""
    return text.replace(ELSEWHERE, f"http://{request.host}")


def rss(text: str, *, etag: str) -> web.Response:
    """An answer that is a feed."""
    return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": etag})


async def serve(addresses: tuple[str, ...]) -> None:
    """Serve until standard input ends."""
    site = Site()
    application = web.Application()
    application.router.add_get("/steady", site.unchanged)
    application.router.add_get("/changing", site.changing)
    application.router.add_get("/many", site.many)
    application.router.add_get("/declared", site.declared)
    application.router.add_get("/pack", site.pack)
    application.router.add_get("/bomb", site.bomb)
    application.router.add_get("/growing", site.growing)
    application.router.add_get("/linked", site.linked)
    application.router.add_get("/whole", site.whole)
    application.router.add_get("/item-{number:\\d+}", site.item)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    port = 0
    for address in addresses:
        await web.TCPSite(runner, address, port).start()
        port = port or int(runner.addresses[0][1])
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(hosts(int(sys.argv[1]))))
