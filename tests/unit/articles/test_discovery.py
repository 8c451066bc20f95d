"""Where a page names its feeds."""

from __future__ import annotations

import pytest

from bot.articles.discovery import WELL_KNOWN, feed_links, names_feed

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


FEED = "https://feeds.example/harbour"


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("<head><link rel=alternate type=application/rss+xml href='http://feeds.example/harbour/'></head>", True),
        (
            "<head><base href='https://feeds.example/'><link rel='x alternate' type=application/atom+xml href=harbour></head>",
            True,
        ),
        ("<head><link rel=alternate type=application/rss+xml href='https://feeds.example/tribune'></head>", False),
        ("<head><link rel=alternate type=text/html href='https://feeds.example/harbour'></head>", False),
        ("<body><link rel=alternate type=application/rss+xml href='https://feeds.example/harbour'></body>", False),
        ("<body><a href='https://feeds.example/harbour'>The feed</a></body>", False),
        ("", False),
        ("<p " + " ".join(f"a{n}=1" for n in range(5000)), False),
    ],
)
def test_a_page_names_a_feed_as_its_own_in_its_head_alone(page: str, named: bool) -> None:
    assert names_feed(page.encode(), URL, FEED) is named
