from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import psutil
import pytest
from aiohttp import web as http

from bot.errors import BadStatus, FetchError, TimedOut, TooLarge, Unreachable
from bot.model.fetched import Validators
from bot.sources.fetcher import Fetcher
from tests.fetching import fetching
from tests.integration.sources.conftest import lenient
from tests.webserver import WebServer, raw

MIB = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"


class Peak:
    """The most memory this process held within the block over what it held before it, in bytes."""

    def __enter__(self) -> Self:
        self._done = threading.Event()
        self.before = self.most = psutil.Process().memory_info().rss
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def _watch(self) -> None:
        process = psutil.Process()
        while not self._done.wait(0.002):
            self.most = max(self.most, process.memory_info().rss)

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    @property
    def over(self) -> int:
        """Bytes over what was held before."""
        return self.most - self.before


def bomb(gigabytes: int = 1) -> bytes:
    """About a megabyte of gzip that decodes to zeros, made piece by piece."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(MIB)
    return b"".join([*(packer.compress(zeros) for _ in range(1024 * gigabytes)), packer.flush()])


@asynccontextmanager
async def opened(netloc: str, within: float = 5.0) -> AsyncIterator[tuple[Fetcher, str]]:
    async with fetching(lenient(netloc, within=within)) as fetcher:
        yield fetcher, f"http://{netloc}/feed"


async def test_a_gzip_bomb_costs_little_memory_and_holds_nobody_up(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/bomb", bomb(), headers={"Content-Encoding": "gzip"}, content_type="application/rss+xml")
    web.serve("/feed", b"<rss/>")
    await fetcher.feed(web.url("/feed"))
    began = time.perf_counter()
    with Peak() as peak, pytest.raises(TooLarge, match="8,192 KiB"):
        await fetcher.feed(web.url("/bomb"))
    assert peak.over < 32 * MIB
    assert time.perf_counter() - began < 5
    assert (await fetcher.feed(web.url("/feed"))).status == 200


async def test_a_bomb_inside_a_bomb_is_one_layer_only(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", gzip.compress(gzip.compress(bytes(MIB))), headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(Unreachable, match="did not ask for"):
        await fetcher.feed(web.url("/feed"))


async def test_a_page_of_five_megabytes_is_too_large_before_and_after_it_says_so(
    web: WebServer, fetcher: Fetcher
) -> None:
    web.serve("/said", b"x" * (5 * MIB))

    async def unsaid(request: http.Request) -> http.StreamResponse:
        answer = http.StreamResponse()
        answer.enable_chunked_encoding()
        await answer.prepare(request)
        for _ in range(80):
            await answer.write(b"x" * 65536)
        return answer

    web.route("/unsaid", unsaid)
    for path in ("/said", "/unsaid"):
        with pytest.raises(TooLarge, match="3,072 KiB"):
            await fetcher.page(web.url(path))


async def test_a_page_exactly_at_the_limit_is_read(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/page", b"x" * (3 * MIB))
    web.serve("/packed", gzip.compress(b"x" * (3 * MIB)), headers={"Content-Encoding": "gzip"})
    web.serve("/over", gzip.compress(b"x" * (3 * MIB + 1)), headers={"Content-Encoding": "gzip"})
    assert len((await fetcher.page(web.url("/page"))).body) == 3 * MIB
    assert len((await fetcher.page(web.url("/packed"))).body) == 3 * MIB
    with pytest.raises(TooLarge):
        await fetcher.page(web.url("/over"))


TEXT = b"<rss>" + bytes(range(256)) * 3000 + b"</rss>"
RAW = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + bytes(64)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW.compress(TEXT) + RAW.flush()),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
async def test_codings_are_undone(web: WebServer, fetcher: Fetcher, coding: str, body: bytes) -> None:
    web.serve("/feed", body, headers={"Content-Encoding": coding} if coding else {})
    assert (await fetcher.feed(web.url("/feed"))).body == TEXT


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT)[:-200]),
        ("gzip", b"<rss/>"),
        ("gzip", gzip.compress(TEXT)[:40] + bytes(400)),
        ("deflate", b"\xff\xff\xff\xff"),
        ("br", b"<rss/>"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("gzip, br", gzip.compress(TEXT)),
    ],
)
async def test_damaged_and_unknown_codings_are_said(web: WebServer, fetcher: Fetcher, coding: str, body: bytes) -> None:
    web.serve("/feed", body, headers={"Content-Encoding": coding})
    with pytest.raises(Unreachable, match=web.netloc):
        await fetcher.feed(web.url("/feed"))


async def test_a_body_that_trickles_is_given_up_in_time() -> None:
    trickle = [OK + b"Content-Length: 1000\r\n\r\n", *([b"x"] * 900)]
    async with raw(*trickle, every=0.05) as netloc, opened(netloc, within=0.5) as (fetcher, url):
        began = time.perf_counter()
        with pytest.raises(TimedOut, match=r"within 0\.5 seconds"):
            await fetcher.feed(url)
        assert time.perf_counter() - began < 2


@pytest.mark.parametrize("pieces", [(), (b"HTTP/1.1 200 OK\r\n",), (OK + b"Content-Length: 10\r\n\r\n12",)])
async def test_a_server_that_falls_silent_is_given_up_in_time(pieces: tuple[bytes, ...]) -> None:
    async with raw(*pieces, hold=True) as netloc, opened(netloc, within=0.3) as (fetcher, url):
        with pytest.raises(TimedOut):
            await fetcher.feed(url)


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([b"HTTP/1.1 100 Continue\r\n\r\n" * 200] * 2000, id="100 for ever"),
        pytest.param([b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 200] * 2000, id="103 for ever"),
        pytest.param([b"HTTP/1.1 ", *[b"2" * 60_000] * 5000], id="a status without end"),
        pytest.param([OK + b"Transfer-Encoding: chunked\r\n\r\n1", *[b";x=" + b"a" * 60_000] * 5000], id="a chunk"),
        pytest.param([OK + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\na\r\n" * 900] * 5000], id="small chunks"),
        pytest.param(
            [OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", *[b"X-%d: a\r\n" % n * 900 for n in range(5000)]],
            id="trailers",
        ),
        pytest.param([OK, *[b"X-%d: a\r\n" % n for n in range(5000)]], id="headers that trickle"),
    ],
)
async def test_an_answer_that_never_ends_costs_little_and_holds_nobody_up(web: WebServer, pieces: list[bytes]) -> None:
    web.serve("/feed", b"<rss/>")
    async with (
        raw(*pieces, every=0.005, hold=True) as netloc,
        fetching(lenient(netloc, web.netloc, within=1.0)) as fetcher,
    ):
        with Peak() as peak:
            stuck = asyncio.create_task(fetcher.feed(f"http://{netloc}/feed"))
            await asyncio.sleep(0.2)
            began = time.perf_counter()
            assert (await fetcher.feed(web.url("/feed"))).status == 200
            assert time.perf_counter() - began < 0.5
            with pytest.raises((TimedOut, Unreachable, TooLarge)):
                await stuck
    assert peak.over < 32 * MIB


async def test_the_body_of_a_redirect_is_not_read(web: WebServer) -> None:
    web.serve("/feed", b"<rss/>")
    head = b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 1000000000\r\n\r\n" % web.url("/feed").encode()
    async with (
        raw(head, *[bytes(MIB)] * 1000) as netloc,
        fetching(lenient(netloc, web.netloc)) as fetcher,
    ):
        with Peak() as peak:
            assert (await fetcher.feed(f"http://{netloc}/feed")).body == b"<rss/>"
    assert peak.over < 32 * MIB


async def test_many_tiny_members_of_gzip_do_not_stop_the_loop(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", gzip.compress(b"") * 400_000, headers={"Content-Encoding": "gzip"})
    longest, last = 0.0, time.perf_counter()

    async def watch() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.002)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()

    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    with pytest.raises(Unreachable, match="too many pieces"):
        await fetcher.feed(web.url("/feed"))
    watching.cancel()
    assert time.perf_counter() - began < 1
    assert longest < 0.25


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"Content-Length: 1000\r\n\r\nshort", id="less than it promised"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", id="chunks without an end"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", id="a chunk of no length"),
        pytest.param(OK + b"Content-Length: many\r\n\r\nhello", id="a length that is no number"),
        pytest.param(OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nhello", id="two lengths"),
        pytest.param(OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n", id="a header without end"),
        pytest.param(OK + b"".join(b"X-%d: a\r\n" % n for n in range(40_000)) + b"\r\n", id="headers without end"),
        pytest.param(b"220 mail.example ESMTP\r\n", id="another protocol"),
        pytest.param(b"", id="nothing"),
    ],
)
async def test_answers_that_are_no_http_are_said(answer: bytes) -> None:
    async with raw(answer) as netloc, opened(netloc) as (fetcher, url):
        with pytest.raises(Unreachable, match=netloc):
            await fetcher.feed(url)


@pytest.mark.parametrize(
    "lines",
    [
        (b"HTTP/1.1 301 Moved", b"Location: http://\xe9\xff:port/"),
        (b"HTTP/1.1 200 OK", b"Content-Encoding: \xe9\xff"),
    ],
)
async def test_what_is_no_text_is_told_as_text_that_can_be_stored_and_printed(lines: tuple[bytes, ...]) -> None:
    answer = b"\r\n".join((*lines, b"Content-Length: 6", b"", b"<rss/>"))
    async with raw(answer) as netloc, fetching(lenient(netloc)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.feed(f"http://{netloc}/feed")
    assert str(caught.value).encode()


async def test_headers_that_are_no_text_are_passed_over() -> None:
    said = b'ETag: "\xff\xfe"\r\nLast-Modified: \xe9\r\nX-Robots-Tag: \xfe\r\nX-Robots-Tag: nosnippet\r\n'
    links = b"Link: <http://hub.example/\xff>; rel=hub\r\nLink: <http://hub.example/>; rel=hub\r\n"
    types = b"Content-Type: text/xml; charset=\xff\r\n"
    async with (
        raw(OK + said + links + types + b"Content-Length: 6\r\n\r\n<rss/>") as netloc,
        opened(netloc) as (fetcher, url),
    ):
        answer = await fetcher.feed(url)
    assert (answer.body, answer.validators, answer.robots_tag) == (b"<rss/>", Validators(), "nosnippet")
    assert answer.links == (("hub", "http://hub.example/"),)


async def test_a_second_answer_hidden_behind_the_first_is_not_taken_for_another() -> None:
    hidden = OK + b"Content-Length: 6\r\n\r\npoison"
    async with (
        raw(OK + b"Content-Length: 5\r\n\r\nhello" + hidden, hold=True) as netloc,
        opened(netloc) as (fetcher, url),
    ):
        assert [(await fetcher.feed(url)).body for _ in range(3)] == [b"hello"] * 3


async def test_a_dropped_connection_is_unreachable(web: WebServer, fetcher: Fetcher) -> None:
    web.drop("/feed")
    with pytest.raises(Unreachable):
        await fetcher.feed(web.url("/feed"))


async def test_a_closed_port_is_unreachable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        netloc = f"127.0.0.1:{unused.getsockname()[1]}"
    async with opened(netloc) as (fetcher, url):
        with pytest.raises(Unreachable, match="cannot be reached"):
            await fetcher.feed(url)


async def test_redirects_in_circles_end(web: WebServer, fetcher: Fetcher) -> None:
    web.redirect("/a", "/b", 302)
    web.redirect("/b", "/a", 302)
    with pytest.raises(BadStatus, match="more than 5 times"):
        await fetcher.feed(web.url("/a"))
    assert len(web.ledger) == 6


async def test_names_that_nobody_answers_for_keep_no_other_from_being_found(
    web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.serve("/feed", b"<rss/>")
    answered = threading.Event()
    ask = socket.getaddrinfo

    def look_up(host: str, *args: Any, **more: Any) -> Any:
        if host.endswith(".example"):
            answered.wait(20)
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return ask(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    async with fetching(lenient(f"localhost:{web.port}")) as fetcher:
        stuck = [asyncio.create_task(fetcher.feed(f"http://silent{number}.example/")) for number in range(60)]
        await asyncio.sleep(0.2)
        began = time.perf_counter()
        assert (await fetcher.feed(f"http://localhost:{web.port}/feed")).status == 200
        assert time.perf_counter() - began < 1
        answered.set()
        told = await asyncio.gather(*stuck, return_exceptions=True)
    assert all(isinstance(one, Unreachable) and one.here for one in told)


async def test_an_unknown_name_is_unreachable() -> None:
    async with fetching(lenient()) as fetcher:
        with pytest.raises(Unreachable, match="cannot be reached"):
            await fetcher.feed("http://no-such-harbour.invalid-name-of-ours.example/feed")


@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 404, 410, 418, 429, 451, 500, 502, 503, 504, 204, 206, 299, 300, 399, 599]
)
async def test_every_other_status_is_an_error_that_names_it(web: WebServer, fetcher: Fetcher, status: int) -> None:
    web.serve("/feed", b"" if status == 204 else b"<rss/>", status=status)
    with pytest.raises(BadStatus, match=rf"\(status {status}\)") as caught:
        await fetcher.feed(web.url("/feed"))
    assert (caught.value.status, caught.value.url) == (status, web.url("/feed"))


async def test_a_server_that_hangs_does_not_hold_up_another() -> None:
    async with (
        WebServer.start("127.0.0.2") as web,
        raw(hold=True) as silent,
        fetching(lenient(web.netloc, silent, within=1)) as fetcher,
    ):
        web.serve("/feed", b"<rss/>")
        stuck = [asyncio.create_task(fetcher.feed(f"http://{silent}/{number}")) for number in range(4)]
        await asyncio.sleep(0.05)
        async with asyncio.timeout(0.8):
            assert (await fetcher.feed(web.url("/feed"))).status == 200
        results = await asyncio.gather(*stuck, return_exceptions=True)
        assert all(isinstance(result, TimedOut) for result in results)
