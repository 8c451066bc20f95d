from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web as http

from bot.errors import BadStatus, Refused, Unreachable
from bot.model.fetched import Validators
from bot.sources.fetcher import Fetcher
from tests.fetching import fetching
from tests.integration.sources.conftest import AGENT, lenient
from tests.webserver import Here, WebServer, raw

RSS = "application/rss+xml"


NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)


async def test_the_first_request_asks_for_everything_and_tells_nothing(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"<rss/>", content_type="application/rss+xml; charset=ISO-8859-1")
    answer = await fetcher.feed(web.url("/feed"))
    assert (answer.status, answer.body, answer.content_type, answer.charset) == (200, b"<rss/>", RSS, "iso-8859-1")
    (asked,) = web.ledger
    assert set(asked.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert asked.headers["User-Agent"] == AGENT
    assert (asked.method, asked.query) == ("GET", "")


@pytest.mark.parametrize(
    "etag", ['"abc"', 'W/"abc"', "unquoted", '"a-gzip"', '"with space"', '""', "'single'", '"ünï"', '"a,b"', "W/abc"]
)
async def test_validators_go_back_byte_for_byte(web: WebServer, fetcher: Fetcher, etag: str) -> None:
    modified = "Sat,  01 Mar 2031 12:00:00 +0000 (approx)"
    web.serve("/feed", b"<rss/>", etag=etag, last_modified=modified)
    first = await fetcher.feed(web.url("/feed"))
    second = await fetcher.feed(web.url("/feed"), first.validators)
    assert second.not_modified
    assert second.validators == first.validators
    sent = dict(web.ledger[1].raw_headers)
    assert sent[b"If-None-Match"] == etag.encode()
    assert sent[b"If-Modified-Since"] == modified.encode()


async def test_validators_are_never_invented(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"<rss/>")
    first = await fetcher.feed(web.url("/feed"))
    assert first.validators == Validators()
    await fetcher.feed(web.url("/feed"), first.validators)
    assert "If-None-Match" not in web.ledger[1].headers
    assert "If-Modified-Since" not in web.ledger[1].headers


@pytest.mark.parametrize("tag", [b"", b'"caf\xe9"', b'"\xff\xfe"'])
async def test_validators_that_could_not_be_given_back_as_they_came_are_none(tag: bytes) -> None:
    lines = (b"HTTP/1.1 200 OK", b"ETag: " + tag, b"Last-Modified: " + tag, b"Content-Length: 6", b"", b"<rss/>")
    async with raw(b"\r\n".join(lines)) as netloc, fetching(lenient(netloc)) as fetcher:
        assert (await fetcher.feed(f"http://{netloc}/feed")).validators == Validators()


async def test_newer_validators_replace_all_the_old_ones(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"<rss/>", etag='"2"')
    answer = await fetcher.feed(web.url("/feed"), Validators('"1"', "Sat, 01 Mar 2031 12:00:00 GMT"))
    assert answer.validators == Validators('"2"', None)


async def test_a_304_nobody_asked_for_is_an_error(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"", status=304)
    with pytest.raises(BadStatus) as caught:
        await fetcher.feed(web.url("/feed"))
    assert caught.value.status == 304


async def test_cookies_are_neither_kept_nor_sent(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"<rss/>", headers={"Set-Cookie": "seen=1; Path=/"})
    web.redirect("/old", "/feed", 302)
    await fetcher.feed(web.url("/feed"))
    await fetcher.feed(web.url("/old"))
    await fetcher.feed(web.url("/feed"))
    assert len(web.ledger) == 4
    assert not any("Cookie" in asked.headers or "Referer" in asked.headers for asked in web.ledger)


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        ([301], "/1"),
        ([308, 301], "/2"),
        ([302], None),
        ([307], None),
        ([303], None),
        ([301, 302], "/1"),
        ([302, 301], None),
        ([301, 308, 307, 301], "/2"),
    ],
)
async def test_only_a_chain_that_starts_permanent_moves_a_feed(
    web: WebServer, fetcher: Fetcher, hops: list[int], moved_to: str | None
) -> None:
    for number, status in enumerate(hops):
        web.redirect(f"/{number}", f"/{number + 1}", status)
    web.serve(f"/{len(hops)}", b"<rss/>")
    answer = await fetcher.feed(web.url("/0"))
    assert answer.url == web.url(f"/{len(hops)}")
    assert answer.moved_to == (moved_to and web.url(moved_to))


@pytest.mark.parametrize(
    ("status", "header", "expected"),
    [
        (429, "120", timedelta(seconds=120)),
        (503, "Sat, 01 Mar 2031 15:00:00 GMT", timedelta(hours=3)),
        (429, "259200", timedelta(days=3)),
        (503, "Sat, 01 Mar 2031 11:00:00 GMT", timedelta(0)),
        (503, "soon", None),
        (503, "-5", None),
        (503, "Fri, 31 Dec 9999 23:59:59 -0500", None),
        (503, None, None),
        (429, "9" * 5000, timedelta(days=3650)),
        (503, "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
    ],
)
async def test_the_server_says_when_to_come_back(
    web: WebServer, status: int, header: str | None, expected: timedelta | None
) -> None:
    web.serve("/feed", b"busy", status=status, headers={} if header is None else {"Retry-After": header})
    async with fetching(lenient(web.netloc), clock=lambda: NOW) as fetcher:
        with pytest.raises(BadStatus) as caught:
            await fetcher.feed(web.url("/feed"))
    assert (caught.value.status, caught.value.retry_after) == (status, expected)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Cache-Control": "public, max-age=3600"}, timedelta(hours=1)),
        ({"Cache-Control": "max-age=3600", "Age": "600"}, timedelta(minutes=50)),
        ({"Cache-Control": "s-maxage=9, Max-Age = 60"}, timedelta(minutes=1)),
        ({"Cache-Control": "no-cache, max-age=3600"}, timedelta(0)),
        ({"Cache-Control": "no-store"}, timedelta(0)),
        ({"Cache-Control": "private"}, None),
        ({"Cache-Control": 'private, no-cache="Set-Cookie", max-age=3600'}, timedelta(hours=1)),
        ({"Cache-Control": "max-age=0, s-maxage=86400"}, timedelta(0)),
        ({"Cache-Control": "max-age=" + "9" * 400}, timedelta(days=3650)),
        ({"Cache-Control": "max-age=-1, max-age=soon"}, None),
        ({"Expires": "Fri, 31 Dec 9999 23:59:59 -0500"}, timedelta(0)),
        ({"Expires": "Sat, 01 Mar 2031 13:00:00 GMT", "Date": "Sat, 01 Mar 2031 12:30:00 GMT"}, timedelta(minutes=30)),
        ({"Expires": "Sat, 01 Mar 2031 11:00:00 GMT", "Date": "Sat, 01 Mar 2031 12:30:00 GMT"}, timedelta(0)),
        ({"Expires": "0"}, timedelta(0)),
        ({"Expires": "Fri, 31 Dec 9999 23:59:59 -0100"}, timedelta(0)),
        ({"Expires": "-1", "Cache-Control": "max-age=5"}, timedelta(seconds=5)),
        ({}, None),
    ],
)
async def test_the_server_says_how_long_its_answer_is_fresh(
    web: WebServer, fetcher: Fetcher, headers: dict[str, str], expected: timedelta | None
) -> None:
    web.serve("/feed", b"<rss/>", headers=headers)
    assert (await fetcher.feed(web.url("/feed"))).max_age == expected


async def test_a_304_tells_how_long_it_is_fresh_too(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"<rss/>", etag='"1"', headers={"Cache-Control": "max-age=900"})
    assert (await fetcher.feed(web.url("/feed"), Validators('"1"'))).max_age == timedelta(minutes=15)


async def test_no_more_than_two_requests_are_at_one_host_at_once(web: WebServer, fetcher: Fetcher) -> None:
    inside, most = 0, 0

    async def slow(request: http.Request) -> http.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.02)
        inside -= 1
        return http.Response(body=b"<rss/>")

    for number in range(10):
        web.route(f"/{number}", slow)
    await asyncio.gather(*(fetcher.feed(web.url(f"/{number}")) for number in range(10)))
    assert most == 2


async def test_all_hosts_of_one_registered_domain_share_a_limit(web: WebServer) -> None:
    inside, most = 0, 0

    async def slow(request: http.Request) -> http.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.02)
        inside -= 1
        return http.Response(body=b"<rss/>")

    web.route("/feed", slow)
    hosts = [f"blog{number}.harbour.example:{web.port}" for number in range(6)]
    async with fetching(lenient(*hosts), resolver=Here()) as fetcher:
        await asyncio.gather(*(fetcher.feed(f"http://{host}/feed") for host in hosts for _ in range(2)))
    assert (most, len(web.ledger)) == (4, 12)
    web.ledger.clear()
    most = 0
    others = [f"{host.replace('harbour', f'bay{number}')}" for number, host in enumerate(hosts)]
    async with fetching(lenient(*others), resolver=Here()) as fetcher:
        await asyncio.gather(*(fetcher.feed(f"http://{host}/feed") for host in others))
    assert most == 6, "unrelated hosts do not wait for each other"


@pytest.mark.parametrize("host", ["harbour.example", "www.harbour.example", "HARBOUR.example.", "127.0.0.1"])
async def test_what_the_operator_shut_out_is_not_fetched_nor_reached_by_a_redirect(web: WebServer, host: str) -> None:
    web.redirect("/feed", f"http://{host}/feed", 302)
    policy = replace(lenient(web.netloc), block=("harbour.example",))
    async with fetching(policy, resolver=Here()) as fetcher:
        if host != "127.0.0.1":
            with pytest.raises(Refused, match=r"\[fetch\] block"):
                await fetcher.feed(f"http://{host}/feed")
            with pytest.raises(Refused, match=r"\[fetch\] block"):
                await fetcher.feed(web.url("/feed"))
            assert len(web.ledger) == 1
    async with fetching(replace(policy, block=("127.0.0.1",)), resolver=Here()) as fetcher:
        with pytest.raises(Refused, match=r"\[fetch\] block"):
            await fetcher.page(web.url("/feed"))


async def test_waiting_for_our_own_room_is_not_held_against_a_server(web: WebServer) -> None:
    async def slow(request: http.Request) -> http.StreamResponse:
        await asyncio.sleep(0.3)
        return http.Response(body=b"<rss/>")

    web.route("/feed", slow)
    policy = replace(lenient(web.netloc, within=0.55), connections=1)
    async with fetching(policy) as fetcher:
        answers = await asyncio.gather(*(fetcher.feed(web.url("/feed")) for _ in range(3)))
    assert [answer.status for answer in answers] == [200] * 3


async def test_requests_at_one_host_are_spaced_and_then_forgotten(web: WebServer) -> None:
    web.serve("/feed", b"<rss/>")
    async with fetching(lenient(web.netloc, spacing=0.05)) as fetcher:
        await asyncio.gather(*(fetcher.feed(web.url("/feed")) for _ in range(4)))
        times = sorted(asked.at for asked in web.ledger)
        assert all(later - earlier >= 0.03 for earlier, later in itertools.pairwise(times))
        await asyncio.sleep(0.1)
        assert len(fetcher._turns) == 0


async def test_a_proxy_in_the_environment_is_not_used(
    web: WebServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web.serve("/feed", b"<rss/>")
    assert (await fetcher.feed(web.url("/feed"))).status == 200


async def test_pages_ask_robots_txt_once_and_feeds_never_do(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /private/\n", content_type="text/plain")
    web.serve("/a", "<p>One</p>", headers={"X-Robots-Tag": "max-snippet:90"})
    web.serve("/b", "<p>Two</p>")
    web.serve("/private/feed", b"<rss/>")
    await fetcher.feed(web.url("/private/feed"))
    assert web.asked("/robots.txt") == []
    answers = await asyncio.gather(fetcher.page(web.url("/a")), fetcher.page(web.url("/b")))
    assert [answer.robots_tag for answer in answers] == ["max-snippet:90", ""]
    assert len(web.asked("/robots.txt")) == 1
    with pytest.raises(Refused, match=r"robots\.txt"):
        await fetcher.page(web.url("/private/story"))
    assert web.asked("/private/story") == []


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("User-agent: Byline\nDisallow: /\n", False),
        ("User-agent: byline\nDisallow: /news\n\nUser-agent: *\nDisallow:\n", False),
        ("User-agent: Byline\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: OtherBot\nDisallow: /\n", True),
        ("User-agent: *\nDisallow: /\nAllow: /news\n", True),
        ("User-agent: *\nDisallow: /*.html$\n", False),
        ("\ufeffUser-agent: *\r\nDisallow: /news\r\n", False),
        ("user-agent:*\rdisallow:/news # and what is below\r", False),
        ("User-agent: *\nDisallow: /news/*.html\n", False),
        ("User-agent: *\nDisallow: /news$\n", True),
        ("User-agent: *\nDisallow: /n%65ws/\n", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/story\n", True),
        ("User-agent: OtherBot\nUser-agent: Byline\nCrawl-delay: 5\nDisallow: /news\n", False),
        ("Disallow: /\n", True),
        ("\0\x1f\ufffd" * 1000, True),
        ("<!doctype html><title>Not found</title>", True),
        ("", True),
    ],
)
async def test_robots_txt_is_read_as_written(web: WebServer, fetcher: Fetcher, robots: str, allowed: bool) -> None:
    web.serve("/robots.txt", robots, content_type="text/plain")
    web.serve("/news/story.html", "<p>One</p>")
    if allowed:
        assert (await fetcher.page(web.url("/news/story.html"))).status == 200
    else:
        with pytest.raises(Refused):
            await fetcher.page(web.url("/news/story.html"))


async def test_robots_txt_may_lie_elsewhere_and_speaks_for_the_host_that_was_asked(web: WebServer) -> None:
    web.serve("/a", "<p>One</p>")
    web.serve("/open", "<p>Two</p>")
    async with WebServer.start("127.0.0.9") as other, fetching(lenient(web.netloc, other.netloc)) as fetcher:
        web.redirect("/robots.txt", other.url("/rules"), 301)
        other.serve("/rules", "User-agent: *\nDisallow: /a\n", content_type="text/plain")
        other.serve("/a", "<p>Three</p>")
        with pytest.raises(Refused):
            await fetcher.page(web.url("/a"))
        assert (await fetcher.page(web.url("/open"))).status == 200
        assert (await fetcher.page(other.url("/a"))).status == 200
        assert len(other.asked("/rules")) == 1
    web.redirect("/robots.txt", "http://10.0.0.1/robots.txt", 301)
    async with fetching(lenient(web.netloc)) as fetcher:
        with pytest.raises(Unreachable, match=r"robots\.txt cannot be read"):
            await fetcher.page(web.url("/a"))


async def test_what_is_remembered_of_robots_txt_is_bounded(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sources.robots.ROOM", 1000)
    web.serve("/robots.txt", ("User-agent: *\nDisallow: /x\n" + "#" * 600)[:600])
    web.serve("/a", "<p>One</p>")
    places = [f"place{number}.example:{web.port}" for number in range(3)]
    async with fetching(lenient(*places), resolver=Here()) as fetcher:
        for place in (*places, places[2], places[0]):
            await fetcher.page(f"http://{place}/a")
    asked = [asked.headers["Host"] for asked in web.asked("/robots.txt")]
    assert asked == [*places, places[0]], "the last one was remembered, the first one forgotten"


@pytest.mark.parametrize("status", [404, 403, 401, 410])
async def test_a_host_without_robots_txt_sets_no_limits(web: WebServer, fetcher: Fetcher, status: int) -> None:
    web.serve("/robots.txt", "", status=status)
    web.serve("/a", "<p>One</p>")
    assert (await fetcher.page(web.url("/a"))).status == 200


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_host_whose_robots_txt_fails_is_left_alone_for_half_an_hour(web: WebServer, status: int) -> None:
    web.serve("/robots.txt", "", status=status)
    web.serve("/a", "<p>One</p>")
    now = NOW
    async with fetching(lenient(web.netloc), clock=lambda: now) as fetcher:
        for _ in range(2):
            with pytest.raises(Unreachable, match=r"robots\.txt cannot be read"):
                await fetcher.page(web.url("/a"))
        assert len(web.asked("/robots.txt")) == 1
        now += timedelta(minutes=31)
        web.serve("/robots.txt", "")
        assert (await fetcher.page(web.url("/a"))).status == 200


@pytest.mark.parametrize(
    ("status", "later", "rests"),
    [(429, "7200", True), (503, "Sat, 01 Mar 2031 14:00:00 GMT", True), (404, "7200", False)],
)
async def test_a_host_that_asks_for_a_rest_is_asked_for_no_other_page_before(
    web: WebServer, status: int, later: str, rests: bool
) -> None:
    web.serve("/a", "busy", status=status, headers={"Retry-After": later})
    web.serve("/b", "<p>News</p>")
    at = NOW
    async with fetching(lenient(web.netloc), clock=lambda: at) as fetcher:
        with pytest.raises(BadStatus):
            await fetcher.page(web.url("/a"))
        at = NOW + timedelta(hours=1)
        if rests:
            for path in ("/a", "/b"):
                with pytest.raises(BadStatus, match="asked to be left alone until 2031-03-01 14:00 UTC") as caught:
                    await fetcher.page(web.url(path))
                assert (caught.value.status, caught.value.retry_after) == (status, timedelta(hours=1))
            assert [one.path for one in web.ledger] == ["/robots.txt", "/a"]
            at = NOW + timedelta(hours=2)
        assert (await fetcher.page(web.url("/b"))).body == b"<p>News</p>"


async def test_robots_txt_is_asked_again_after_a_day(web: WebServer) -> None:
    now = NOW
    web.serve("/a", "<p>One</p>")
    async with fetching(lenient(web.netloc), clock=lambda: now) as fetcher:
        await fetcher.page(web.url("/a"))
        now += timedelta(hours=23)
        await fetcher.page(web.url("/a"))
        assert len(web.asked("/robots.txt")) == 1
        now += timedelta(hours=2)
        web.serve("/robots.txt", "User-agent: *\nDisallow: /")
        with pytest.raises(Refused):
            await fetcher.page(web.url("/a"))


async def test_a_redirect_into_a_forbidden_page_is_refused(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /private/")
    web.serve("/private/story", "<p>One</p>")
    web.redirect("/short", "/private/story", 302)
    with pytest.raises(Refused):
        await fetcher.page(web.url("/short"))
    assert web.asked("/private/story") == []


async def test_a_page_given_up_does_not_take_the_robots_answer_from_others(web: WebServer, fetcher: Fetcher) -> None:
    async def slow(request: http.Request) -> http.StreamResponse:
        await asyncio.sleep(0.1)
        return http.Response(text="")

    web.route("/robots.txt", slow)
    web.serve("/a", "<p>One</p>")
    first = asyncio.create_task(fetcher.page(web.url("/a")))
    second = asyncio.create_task(fetcher.page(web.url("/a")))
    await asyncio.sleep(0.03)
    first.cancel()
    assert (await second).status == 200
    assert len(web.asked("/robots.txt")) == 1
