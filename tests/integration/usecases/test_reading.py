"""What feeds and pages say reaches the database, whatever characters it is written in."""

from __future__ import annotations

import json

import pytest

from bot.app import App
from bot.model.ids import LOCAL
from bot.model.views import ArticleView
from tests.newsroom import BRIDGE
from tests.webserver import WebServer

ODD = "\ud800\x00"
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in BRIDGE.split("\n\n"))


def rss(link: str) -> str:
    return (
        "<rss version='2.0'><channel><title>Salt&#0;by&#xD800;</title><language>en</language><item>"
        f"<guid>urn:1&#xDFFF;&#99999999999;</guid><title>Toll &#0;bridge&#8217;s end</title><link>{link}</link>"
        "<author>Ada &#xD800;Quill</author></item></channel></rss>"
    )


def json_feed(link: str) -> str:
    item = {"id": f"urn:1{ODD}", "url": f"{link}{ODD}", "title": f"Toll {ODD}bridge’s end", "authors": [{"name": f"Ada {ODD}Quill"}]}  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": f"Salt{ODD}by", "language": ODD, "items": [item]})  # fmt: skip


def page() -> str:
    about = {"@type": "NewsArticle", "headline": f"Toll {ODD}bridge’s end", "author": {"@type": "Person", "name": f"Ada{ODD} Quill"}, "publisher": {"name": f"Salt{ODD}by"}, "articleSection": ODD, "inLanguage": f"en{ODD}"}  # fmt: skip
    return f"<html lang='en'><head><script type='application/ld+json'>{json.dumps(about)}</script></head><body><article><h1>Toll &#0;&#xD800;bridge’s end</h1>{PARAGRAPHS}\0&#0;</article></body></html>"


@pytest.mark.parametrize(("make", "kind"), [(rss, "application/rss+xml"), (json_feed, "application/feed+json")])
async def test_nul_and_lone_surrogates_never_keep_an_item_from_being_stored(
    app: App, web: WebServer, make: object, kind: str
) -> None:
    assert callable(make)
    web.serve("/feed", make(web.url("/bridge")), content_type=kind)
    web.serve("/bridge", page())
    await app.services.add_source(LOCAL, web.url("/feed"))
    report = await app.services.poll()
    assert [polled.new for polled in report.polled] == [1]
    ((article,),) = [story.articles for story in await app.services.latest_news(LOCAL)]
    assert (article.title, article.byline) == ("Toll bridge’s end", ("Ada Quill",))
    assert article.points


def feed_of(*items: tuple[str, str, str]) -> str:
    """A feed of items: guid, title, link."""
    printed = "".join(f"<item><guid>{g}</guid><title>{t}</title><link>{link}</link></item>" for g, t, link in items)
    return (
        f"<rss version='2.0'><channel><title>Saltby Chronicle</title><language>en</language>{printed}</channel></rss>"
    )


def plain_page(title: str, head: str = "", paragraphs: str = PARAGRAPHS) -> str:
    return f"<html lang='en'><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


async def stored(app: App) -> list[ArticleView]:
    return [article for story in await app.services.latest_news(LOCAL) for article in story.articles]


async def test_an_article_and_its_amp_version_from_two_feeds_are_one_article_shown_by_its_own_address(
    app: App, web: WebServer
) -> None:
    head = f"<link rel='canonical' href='{web.url('/news/bridge')}'>"
    web.serve("/news/bridge/amp", plain_page("Saltby votes for the bridge", head, PARAGRAPHS + "<p>The AMP version has a line more than the other one has.</p>"))  # fmt: skip
    web.serve("/news/bridge", plain_page("Saltby votes for the bridge", head))
    web.serve("/amp-feed", feed_of(("a", "Saltby votes for the bridge", web.url("/news/bridge/amp"))))
    web.serve("/feed", feed_of(("b", "Saltby votes for the bridge", web.url("/news/bridge"))))
    await app.services.add_source(LOCAL, web.url("/amp-feed"))
    await app.services.poll()
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    assert [article.url for article in await stored(app)] == [web.url("/news/bridge")]


async def test_links_of_a_shortener_that_all_lead_to_one_front_page_lose_no_item(app: App, web: WebServer) -> None:
    web.redirect("/short/1", "/today/index", status=302)
    web.redirect("/short/2", "/today/index", status=302)
    web.serve("/today/index", plain_page("Welcome to the Chronicle"))
    web.serve("/feed", feed_of(("a", "Mayor opens fish market", web.url("/short/1")), ("b", "Tram derails near depot", web.url("/short/2"))))  # fmt: skip
    await app.services.add_source(LOCAL, web.url("/feed"))
    report = await app.services.poll()
    assert report.new == 2


async def test_a_redirector_that_no_program_can_follow_is_said_and_not_asked(app: App, web: WebServer) -> None:
    link = f"https://news.google.com/rss/articles/CBMi{'QVVfeXFMa' * 6}?oc=5"
    web.serve("/feed", feed_of(("a", "Mayor opens fish market", link)))
    await app.services.add_source(LOCAL, web.url("/feed"))
    report = await app.services.poll()
    assert report.new == 1
    (article,) = await stored(app)
    assert (article.url, article.note) == (link, "note.redirector")


async def test_the_page_is_read_where_feedburner_says_that_it_is(app: App, web: WebServer) -> None:
    body = feed_of(("a", "Saltby votes for the bridge", web.url("/~r/1"))).replace(
        "</item>", f"<f:origLink>{web.url('/news/bridge')}</f:origLink></item>"
    )
    web.serve("/feed", body.replace("<rss", "<rss xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'"))
    web.serve("/news/bridge", plain_page("Saltby votes for the bridge"))
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    (article,) = await stored(app)
    assert (article.url, bool(article.points)) == (web.url("/news/bridge"), True)
    assert web.asked("/~r/1") == []


async def test_a_page_that_leads_on_by_its_markup_is_followed_and_a_ring_of_them_is_not(
    app: App, web: WebServer
) -> None:
    """Shorteners answer so; the article is known and shown by its own address."""
    for path, to in (("/short", "/bridge"), ("/ring", "/ring2"), ("/ring2", "/ring")):
        refresh = f"<meta http-equiv='refresh' content='0; url={web.url(to)}'>"
        web.serve(path, f"<html><head><title>x</title>{refresh}</head><body></body></html>")
    web.serve("/bridge", plain_page("Saltby votes for the bridge"))
    web.serve("/feed", feed_of(("a", "Saltby votes for the bridge", web.url("/short")), ("b", "Ring", web.url("/ring"))))  # fmt: skip
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    read = {article.title: article for article in await stored(app)}
    assert (read["Saltby votes for the bridge"].url, bool(read["Saltby votes for the bridge"].points)) == (
        web.url("/bridge"),
        True,
    )
    assert read["Ring"].points == ()
    assert len(web.asked("/ring")) + len(web.asked("/ring2")) == 3
