"""What feeds and pages say reaches the database, whatever characters it is written in."""

from __future__ import annotations

import json

import pytest

from bot.app import App
from bot.model.ids import LOCAL
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
