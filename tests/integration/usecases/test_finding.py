"""From the address that somebody typed to a source, or to a message that says what to do, over real sockets."""

from __future__ import annotations

import asyncio
import gzip
import re
from datetime import UTC, datetime

import pytest
from aiohttp import web as http

from bot.app import App, open_app
from bot.errors import (
    AlreadyThere,
    BadAddress,
    BadStatus,
    BylineError,
    EmptyFeed,
    NotAFeed,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
)
from bot.model.care import Starter
from bot.model.ids import LOCAL, Community
from bot.settings import Settings
from bot.usecases.looking import reading
from bot.usecases.offering import check_offered
from tests.newsroom import ManualClock
from tests.webserver import WebServer

ITEM = "<item><guid>1</guid><title>Mayor opens fish market</title><link>https://harbour.example/1</link></item>"
FEED = f"<rss version='2.0'><channel><title>Saltby Chronicle</title>{ITEM}</channel></rss>"
EMPTY = "<rss version='2.0'><channel><title>Saltby Chronicle</title></channel></rss>"
NEWS = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://harbour.example/1</loc><n:news><n:title>Mayor opens fish market</n:title><n:publication_date>2026-03-14</n:publication_date></n:news></url></urlset>"


async def added(app: App, url: str) -> str:
    """The address at which the source is polled."""
    return (await app.services.add_source(LOCAL, url)).source.url


async def test_a_page_leads_to_the_feed_that_it_names_and_comments_are_passed_over(app: App, web: WebServer) -> None:
    comments = "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
    empty = "<link rel='alternate' type='application/rss+xml' href='/empty'>"
    good = "<link rel='alternate' type='application/rss+xml' href='/good.xml'>"
    web.serve("/", f"<html><head>{comments}{empty}{good}</head><body></body></html>")
    web.serve("/comments/feed", FEED)
    web.serve("/empty", EMPTY)
    web.serve("/good.xml", FEED)
    assert await added(app, web.url("/")) == web.url("/good.xml")
    assert web.asked("/robots.txt") == []


async def test_a_profile_of_known_software_leads_to_its_feed(app: App, web: WebServer) -> None:
    web.serve("/@ada", "<html><body>Ada</body></html>")
    web.serve("/@ada.rss", FEED)
    assert await added(app, web.url("/@ada")) == web.url("/@ada.rss")


async def test_the_news_sitemap_of_robots_txt_is_found_when_nothing_else_is(app: App, web: WebServer) -> None:
    web.serve("/", "<html><body>News</body></html>")
    web.serve("/robots.txt", f"User-agent: *\nSitemap: {web.url('/sitemap-news.xml')}", content_type="text/plain")
    web.serve("/sitemap-news.xml", NEWS, content_type="application/xml")
    assert await added(app, web.url("/")) == web.url("/sitemap-news.xml")
    assert len(web.asked("/robots.txt")) == 1


async def test_a_news_sitemap_in_a_list_of_sitemaps_is_found_too(app: App, web: WebServer) -> None:
    web.serve("/", "<html><body>News</body></html>")
    web.serve("/robots.txt", f"Sitemap: {web.url('/news-index.xml')}", content_type="text/plain")
    web.serve("/news-index.xml", f"<sitemapindex><sitemap><loc>{web.url('/news-1.xml')}</loc></sitemap></sitemapindex>", content_type="application/xml")  # fmt: skip
    web.serve("/news-1.xml", NEWS, content_type="application/xml")
    assert await added(app, web.url("/")) == web.url("/news-1.xml")


async def test_a_news_sitemap_is_found_in_a_list_that_does_not_speak_of_news_packed_too(
    app: App, web: WebServer
) -> None:
    """As blog software publishes it; each document is asked for once."""
    web.serve("/", "<html><body>News</body></html>")
    web.serve("/robots.txt", f"Sitemap: {web.url('/sitemap_index.xml')}", content_type="text/plain")
    listed = "".join(f"<sitemap><loc>{web.url(path)}</loc></sitemap>" for path in ("/page.xml", "/news-sitemap.xml.gz"))
    web.serve("/sitemap_index.xml", f"<sitemapindex>{listed}</sitemapindex>", content_type="application/xml")
    web.serve("/news-sitemap.xml.gz", gzip.compress(NEWS.encode()), content_type="application/x-gzip")
    assert await added(app, web.url("/")) == web.url("/news-sitemap.xml.gz")
    for path in ("/robots.txt", "/sitemap_index.xml", "/news-sitemap.xml.gz"):
        assert len(web.asked(path)) == 1
    assert web.asked("/page.xml") == []
    report = await app.services.poll(everything=True)
    assert [(one.entries, one.reason) for one in report.polled] == [(1, "")]


async def test_a_list_of_sitemaps_that_is_typed_leads_to_its_news(app: App, web: WebServer) -> None:
    web.serve("/s.xml", f"<sitemapindex><sitemap><loc>{web.url('/news.xml')}</loc></sitemap></sitemapindex>")
    web.serve("/news.xml", NEWS, content_type="application/xml")
    assert await added(app, web.url("/s.xml")) == web.url("/news.xml")
    assert {one.path for one in web.ledger} == {"/s.xml", "/news.xml"}


def declaring(*named: tuple[str, str]) -> str:
    """A page that declares feeds of these titles at these addresses."""
    rows = (f"<link rel='alternate' type='application/rss+xml' title='{title}' href='{href}'>" for title, href in named)
    return f"<html><head>{''.join(rows)}</head><body></body></html>"


async def test_of_several_feeds_the_first_is_taken_and_the_others_are_told(app: App, web: WebServer) -> None:
    web.serve("/", declaring(("All", "/all"), ("Sport", "/sport.xml"), ("Comments", "/comments/feed")))
    web.serve("/all", FEED)
    look = await app.services.look_at_source(LOCAL, web.url("/"))
    found = await app.services.add_source(LOCAL, web.url("/"), look=look)
    assert found.source.url == web.url("/all")
    assert [(one.title, one.url) for one in found.others] == [("Sport", web.url("/sport.xml"))]
    assert (await app.services.look_at_source(LOCAL, web.url("/all"))).others == ()


@pytest.mark.parametrize("typed", ["{host}/feed", "HTTP://{host}/feed#top", " {url} ", "<{url}>", "FEED:{url}", "feed://{host}/feed", "//{host}/feed"])  # fmt: skip
async def test_however_an_address_is_written_it_is_one_source(app: App, web: WebServer, typed: str) -> None:
    web.serve("/feed", FEED)
    assert await added(app, typed.format(host=web.netloc, url=web.url("/feed"))) == web.url("/feed")
    with pytest.raises(AlreadyThere, match="Saltby Chronicle is one of your sources already"):
        await app.services.add_source(LOCAL, web.url("/feed"))


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (503, "no", BadStatus, r"{page} is a page that leads to a feed, but: {feed} has trouble of its own \(status 503\)\. Try again later\."),
        (403, "no", BadStatus, r"but: {feed} refuses Byline \(status 403\)\. Look on the site for another address"),
        (200, EMPTY, EmptyFeed, r"{page} is a page that leads to a feed, but: {feed} is a feed, but it holds no items"),
        (200, "<html><body>Moved</body></html>", NotAFeed, r"No feed was found at {page}"),
    ],
)  # fmt: skip
async def test_why_the_feed_that_a_page_names_cannot_be_added_is_told(
    app: App, web: WebServer, status: int, body: str, kind: type[BylineError], words: str
) -> None:
    web.serve("/news", declaring(("All", "/all")))
    web.serve("/all", body, status=status)
    error = await refusal(app, web.url("/news"))
    assert type(error) is kind
    assert re.search(words.format(page=re.escape(web.url("/news")), feed=re.escape(web.url("/all"))), str(error))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<urlset><url><loc>https://harbour.example/1</loc></url></urlset>", "lists pages but no news"),
        ('{"posts": []}', "this is JSON, but no JSON Feed"),
        ("<rss version='2.0'><channel><title>T</title><item><title>x", "breaks off in the middle of its first item"),
        ("<opml><body/></opml>", "its first element is <opml>"),
        ("Just words.", "neither XML nor JSON"),
    ],
)
async def test_what_is_neither_feed_nor_page_is_told_as_what_it_is(
    app: App, web: WebServer, body: str, words: str
) -> None:
    web.serve("/x", body, content_type="application/xml")
    error = await refusal(app, web.url("/x"))
    assert type(error) is NotAFeed
    assert f"{web.url('/x')} cannot be read as news: " in str(error)
    assert words in str(error)
    assert "Look on the site" in str(error)


@pytest.mark.parametrize("status", [301, 302])
async def test_what_leads_to_a_source_is_that_source(app: App, web: WebServer, status: int) -> None:
    web.serve("/feed", FEED)
    web.redirect("/other", web.url("/feed"), status)
    first = await app.services.add_source(LOCAL, web.url("/feed"))
    with pytest.raises(AlreadyThere, match=rf"Saltby Chronicle is one of your sources already \(#{first.source.id}\)"):
        await app.services.add_source(LOCAL, web.url("/other"))
    elsewhere = await app.services.add_source(Community("discord", "1"), web.url("/other"))
    assert elsewhere.source.id == first.source.id


async def test_a_feed_of_links_that_no_program_can_follow_is_told_before_it_is_added(app: App, web: WebServer) -> None:
    link = "https://news.google.com/rss/articles/CBMi" + "QU9fUX" * 8
    web.serve("/feed", FEED.replace("https://harbour.example/1", link))
    look = await app.services.look_at_source(LOCAL, web.url("/feed"))
    assert (look.pages.value, "which no program can follow" in look.why) == ("unreadable", True)


async def test_an_address_without_a_scheme_is_asked_by_http_where_https_is_not_served(app: App, web: WebServer) -> None:
    web.serve("/feed", FEED)
    assert await added(app, f"{web.netloc}/feed") == web.url("/feed")


async def refusal(app: App, url: str) -> BylineError:
    with pytest.raises(BylineError) as raised:
        await app.services.add_source(LOCAL, url)
    return raised.value


@pytest.mark.parametrize(
    ("body", "content_type", "kind", "words"),
    [
        ("<html><body>Hello</body></html>", "text/html", NotAFeed, "Look on the site for a link named RSS"),
        (EMPTY, "application/rss+xml", EmptyFeed, "holds no items"),
        ("%PDF-1.7\n%abc", "application/pdf", NotAFeed, "PDF document.*page on which the news are listed"),
        ("abc", "image/png", NotAFeed, "is a file"),
        ("<html><body><form>Log in<input type='password'></form></body></html>", "text/html", NotAFeed, "leads to a login.*public"),
        ("<html><body>" + "<div>" * 5, "text/html", NotAFeed, "No feed was found"),
    ],
)  # fmt: skip
async def test_what_is_no_source_is_refused_with_what_it_is_and_what_to_do(
    app: App, web: WebServer, body: str, content_type: str, kind: type[BylineError], words: str
) -> None:
    web.serve("/x", body, content_type=content_type)
    error = await refusal(app, web.url("/x"))
    assert type(error) is kind
    assert re.search(words, str(error))
    assert web.url("/x") in str(error)


async def test_a_redirect_to_a_login_page_is_told_as_one(app: App, web: WebServer) -> None:
    web.redirect("/members", "/login?next=/members", status=302)
    web.serve("/login", f"<html><body>{'word ' * 900}<input type=password></body></html>")
    assert "leads to a login" in str(await refusal(app, web.url("/members")))


@pytest.mark.parametrize("typed", ["", "not an address", "https://", "mailto", "http://[x/"])
async def test_what_is_no_address_is_told_so(app: App, typed: str) -> None:
    error = await refusal(app, typed)
    assert isinstance(error, BadAddress | Refused | Unreachable)
    assert "web address" in str(error) or "write" in str(error) or "name" in str(error)


@pytest.mark.parametrize(
    "forbidden", ["http://127.0.0.1/feed", "http://10.0.0.1/", "http://localhost/feed", "http://[::1]/", "ftp://harbour.example/", "http://u:p@harbour.example/"]
)  # fmt: skip
async def test_an_address_that_the_guard_refuses_is_told_so_with_what_to_give_instead(app: App, forbidden: str) -> None:
    error = await refusal(app, forbidden)
    assert isinstance(error, Refused)
    assert "everybody on the web can open" in str(error)


async def test_a_page_that_is_not_there_says_its_status(app: App, web: WebServer) -> None:
    error = await refusal(app, web.url("/nothing"))
    assert isinstance(error, BadStatus)
    assert "404" in str(error)


async def test_a_file_leads_to_no_feed_of_its_site_and_asks_for_nothing_else(app: App, web: WebServer) -> None:
    web.serve("/feed", FEED)
    web.serve("/report.pdf", "%PDF-1.7", content_type="application/pdf")
    assert "PDF document" in str(await refusal(app, web.url("/report.pdf")))
    assert [asked.path for asked in web.ledger] == ["/report.pdf"]


@pytest.mark.parametrize(("status", "words"), [(403, "another address"), (410, "another address"), (503, "try again in 1 minute"), (429, "try again in 1 minute")])  # fmt: skip
async def test_a_server_that_gives_nothing_is_told_with_what_to_do(
    app: App, web: WebServer, status: int, words: str
) -> None:
    web.serve("/x", "no", status=status, headers={"Retry-After": "60"})
    error = await refusal(app, web.url("/x"))
    assert isinstance(error, BadStatus)
    assert (error.status, words in str(error), f"status {status}" in str(error)) == (status, True, True)


async def test_offered_feeds_are_asked_once_each_and_politely(web: WebServer) -> None:
    dated = ITEM.replace("</item>", "<pubDate>Fri, 13 Mar 2026 08:00:00 +0000</pubDate></item>")
    web.serve("/feed", FEED.replace(ITEM, dated))
    web.serve("/empty", EMPTY)
    web.serve("/page", "<html><body><p>No feed here.</p></body></html>")
    web.redirect("/old", web.url("/feed"), status=301)
    offers = [Starter("Gull", web.url(path), "en", "world") for path in ("/feed", "/empty", "/page", "/old", "/gone")]
    offers.append(Starter("Inside", "http://10.0.0.1/feed", "en", "world"))
    settings = Settings.model_validate({"fetch": {"allow": (web.netloc,)}})
    async with reading(settings, processes=1) as reader:
        found = await check_offered(reader, offers)
    assert [one.starter for one in found] == offers
    good, empty, page, old, gone, inside = found
    assert (good.items, good.newest_at, good.moved_to, good.why) == (1, datetime(2026, 3, 13, 8, tzinfo=UTC), "", "")
    assert (old.items, old.moved_to) == (1, web.url("/feed"))
    assert "no items" in empty.why
    assert all(one.why and not one.items for one in (page, gone, inside))
    assert [one.path for one in web.ledger].count("/page") == 1
    assert {one.path for one in web.ledger} == {"/feed", "/empty", "/page", "/old", "/gone"}


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "mailto:desk@harbour.example", "data:text/html,x", "tel:+1-555"]
)
async def test_what_has_another_scheme_is_no_address(app: App, typed: str) -> None:
    with pytest.raises(BadAddress, match=r"is not a web address: write one such as https://example\.org/news\."):
        await app.services.add_source(LOCAL, typed)


async def test_what_is_too_large_or_too_slow_says_what_to_do(url: str, web: WebServer, clock: ManualClock) -> None:
    web.serve("/large", b" " * (9 << 20), content_type="text/xml")

    async def slow(request: http.Request) -> http.Response:
        await asyncio.sleep(3)
        return http.Response(text=FEED)

    web.route("/slow", slow)
    fetch = {"allow": (web.netloc,), "timeout": 1.0}
    async with open_app(Settings.model_validate({"database": {"url": url}, "fetch": fetch}), clock=clock) as app:
        with pytest.raises(TooLarge, match=r"larger than .* another address of its news or feed\.$"):
            await app.services.add_source(LOCAL, web.url("/large"))
        with pytest.raises(TimedOut, match=r"did not answer .* Try again later\.$"):
            await app.services.add_source(LOCAL, web.url("/slow"))


async def test_a_page_whose_feeds_all_trickle_is_given_up_in_time(url: str, web: WebServer, clock: ManualClock) -> None:
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='/{number}.xml'>" for number in range(8))
    web.serve("/", f"<html><head>{links}</head><body></body></html>")

    async def trickle(request: http.Request) -> http.StreamResponse:
        answer = http.StreamResponse()
        await answer.prepare(request)
        for _ in range(100):
            await answer.write(b" ")
            await asyncio.sleep(0.05)
        return answer

    for number in range(8):
        web.route(f"/{number}.xml", trickle)
    fetch = {"allow": (web.netloc,), "timeout": 1.0}
    async with open_app(Settings.model_validate({"database": {"url": url}, "fetch": fetch}), clock=clock) as app:
        began = asyncio.get_running_loop().time()
        with pytest.raises(TimedOut, match=r"No feed was found at .* within 3 seconds.*or try again later\.$"):
            await app.services.add_source(LOCAL, web.url("/"))
        assert asyncio.get_running_loop().time() - began < 4
