"""Through an operator's proxy: everything goes by it, and nothing gets by the guard."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import BadStatus, FetchError, Refused, Unreachable
from tests.fetching import fetching
from tests.integration.sources.conftest import lenient
from tests.nameserver import NXDOMAIN, SERVFAIL, Asking, NameServer
from tests.webserver import WebServer, raw

PUBLIC = "93.184.216.34"
"""A public address; the proxy stands in for it, so it is never dialled."""


@dataclass
class Names(AbstractResolver):
    """Name servers that give these answers, and say themselves where this machine is."""

    known: dict[str, str] = field(default_factory=lambda: {"harbour.example": PUBLIC, "inside.example": "10.0.0.8"})

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The address of that name; this machine for any other."""
        return await ThreadedResolver().resolve(self.known.get(host, "127.0.0.1"), port, family)

    async def close(self) -> None:
        """Nothing is held."""


@dataclass
class Nowhere(Names):
    """Name servers that know everybody but one."""

    missing: str = ""

    def __init__(self, missing: str) -> None:
        super().__init__()
        self.missing = missing

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """As name servers say that there is no such host."""
        if host == self.missing:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return await super().resolve(host, port, family)


@pytest.mark.parametrize("named", [True, False])
async def test_a_request_goes_to_the_proxy_with_the_address_that_was_checked(web: WebServer, named: bool) -> None:
    web.serve("/feed", b"<rss/>", etag='"1"')
    proxy = f"http://proxy.lan:{web.port}" if named else web.url("")
    async with fetching(replace(lenient(), proxy=proxy), resolver=Names()) as fetcher:
        answer = await fetcher.feed("http://harbour.example/feed?a=%2Fb")
    assert (answer.body, answer.url) == (b"<rss/>", "http://harbour.example/feed?a=%2Fb")
    (asked,) = web.ledger
    assert asked.headers["Host"] == "harbour.example"
    assert asked.query == "a=%2Fb"
    assert not {"Referer", "Cookie", "Proxy-Authorization"} & set(asked.headers)


@pytest.mark.parametrize(
    "url", ["http://inside.example/feed", "http://10.0.0.8/feed", "http://localhost/", "http://rebound.example:8080/"]
)
async def test_what_is_not_public_is_refused_before_the_proxy_hears_of_it(web: WebServer, url: str) -> None:
    async with fetching(replace(lenient(), proxy=web.url("")), resolver=Names()) as fetcher:
        with pytest.raises(Refused):
            await fetcher.feed(url)
    assert web.ledger == []


async def test_a_redirect_through_the_proxy_is_guarded_too(web: WebServer) -> None:
    web.redirect("/feed", "http://inside.example/", 302)
    async with fetching(replace(lenient(), proxy=web.url("")), resolver=Names()) as fetcher:
        with pytest.raises(Refused, match=r"inside\.example"):
            await fetcher.feed("http://harbour.example/feed")
    assert len(web.ledger) == 1


async def test_the_proxy_itself_is_no_address_that_anybody_may_add(web: WebServer) -> None:
    async with fetching(replace(lenient(), proxy=web.url("")), resolver=Names()) as fetcher:
        with pytest.raises(Refused):
            await fetcher.feed(web.url("/feed"))
    assert web.ledger == []


@pytest.mark.parametrize("written", ["proxy.example:8080", "PROXY.example.:8080"])
async def test_a_proxy_that_has_a_public_name_is_none_either(written: str) -> None:
    policy = replace(lenient(), proxy="http://proxy.example:8080")
    async with fetching(policy, resolver=Names()) as fetcher:
        with pytest.raises(Refused, match="is the proxy of this Byline"):
            await fetcher.feed(f"http://{written}/feed")


async def test_what_goes_through_the_proxy_tells_nothing_either(
    web: WebServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = tmp_path / "netrc"
    known.write_text(f"machine harbour.example login ada password tide\nmachine {web.host} login ada password tide\n")
    monkeypatch.setenv("NETRC", str(known))
    web.serve("/new", b"<rss/>")
    web.serve(
        "/feed", b"", status=302, headers={"Location": "http://harbour.example/new", "Set-Cookie": "seen=1; Path=/"}
    )
    async with fetching(replace(lenient(), proxy=web.url("")), resolver=Names()) as fetcher:
        for _ in range(2):
            await fetcher.feed("http://harbour.example/feed")
    assert len(web.ledger) == 4
    for asked in web.ledger:
        assert set(asked.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


@pytest.mark.parametrize(("trouble", "here"), [(SERVFAIL, True), (NXDOMAIN, False)])
async def test_a_name_that_is_not_found_for_the_proxy_is_told_as_without_one(
    web: WebServer, trouble: int, here: bool
) -> None:
    async with NameServer.start() as names:
        names.trouble = trouble
        policy = replace(lenient(), proxy=web.url(""))
        async with fetching(policy, resolver=Asking(names.port)) as fetcher:
            with pytest.raises(Unreachable) as caught:
                await fetcher.feed("http://harbour.example/feed")
    assert caught.value.here is here
    assert web.ledger == []


async def test_a_secure_connection_is_asked_of_the_proxy_by_address() -> None:
    lines: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append(await reader.readline())
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        policy = replace(lenient(), proxy=f"http://127.0.0.1:{port}")
        async with fetching(policy, resolver=Names()) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.feed("https://harbour.example/feed")
    assert lines[0] == f"CONNECT {PUBLIC}:443 HTTP/1.1\r\n".encode()


async def test_a_proxy_that_cannot_be_reached_is_named_and_is_nobody_elses_fault() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for url in ("http://harbour.example/feed", "https://harbour.example/feed"):
        async with fetching(replace(lenient(), proxy=f"http://127.0.0.1:{port}"), resolver=Names()) as fetcher:
            with pytest.raises(
                Unreachable, match=rf"the proxy http://127\.0\.0\.1:{port} .* cannot be reached"
            ) as told:
                await fetcher.feed(url)
        assert told.value.here
        assert url in str(told.value)


async def test_a_proxy_that_has_no_address_is_named(web: WebServer) -> None:
    async with fetching(replace(lenient(), proxy="http://proxy.lan:3128"), resolver=Nowhere("proxy.lan")) as fetcher:
        with pytest.raises(Unreachable, match=r"the proxy http://proxy\.lan:3128 .* there is no such host") as told:
            await fetcher.feed("http://harbour.example/feed")
    assert told.value.here


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(("status", "words"), [(407, "asks for a password"), (403, "403")])
async def test_a_proxy_that_refuses_is_named_where_it_is_known_to_be_the_proxy(
    scheme: str, status: int, words: str
) -> None:
    async with (
        raw(b"HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n" % status) as proxy,
        fetching(replace(lenient(), proxy=f"http://{proxy}"), resolver=Names()) as fetcher,
    ):
        with pytest.raises(FetchError, match=words) as told:
            await fetcher.feed(f"{scheme}://harbour.example/feed")
    theirs = scheme == "http" and status == 403  # what is sent for a site in the clear may be the site's own answer
    assert (isinstance(told.value, BadStatus), proxy in str(told.value)) == (theirs, not theirs)


async def test_why_a_server_cannot_be_reached_is_told_without_the_address_that_was_dialled() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    named = f"closed.example:{port}"
    async with fetching(replace(lenient(), allow=(named,)), resolver=Names()) as fetcher:
        with pytest.raises(Unreachable) as told:
            await fetcher.feed(f"http://{named}/feed")
    assert str(told.value) == f"http://{named}/feed cannot be reached: Connection refused."
