"""Where a page names its feeds."""

from __future__ import annotations

from bot.articles.discovery import WELL_KNOWN, feed_links

URL = "https://harbour.example/news/today"
KNOWN = tuple(f"https://harbour.example{path}" for path in WELL_KNOWN)


def test_declared_feeds_come_first_then_links_then_well_known_paths() -> None:
    body = b"""<html><head><base href="https://feeds.example/base/">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel="alternate" type="application/rss+xml" title="Gazette" href="gazette.xml">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/atom">
    <link rel="alternate" type="application/rss+xml" title="Gazette Comments Feed" href="/comments/feed">
    <link rel="alternate" hreflang="de" href="/de"></head>
    <body><a href="https://harbour.example/sport/feed">Sport</a><a href="/about">About</a><a href="mailto:x@y.z/feed">m</a></body></html>"""
    assert feed_links(body, URL) == (
        "https://feeds.example/base/gazette.xml",
        "https://feeds.example/atom",
        "https://harbour.example/sport/feed",
        *KNOWN,
    )


def test_a_page_that_names_none_leaves_the_well_known_paths() -> None:
    assert feed_links(b"<html><body>hello</body></html>", URL) == KNOWN
    assert feed_links(b"", URL) == KNOWN


def test_the_page_itself_and_links_that_cannot_be_read_are_not_offered() -> None:
    body = f'<a href="http://[x/feed">a</a><a href="{URL}/feed">b</a><a href="{URL}">c</a>'.encode()
    found = feed_links(body, f"{URL}/feed")
    assert found == KNOWN
