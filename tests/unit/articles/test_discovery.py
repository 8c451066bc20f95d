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
    assert feed_links(body, URL).addresses == (
        "https://feeds.example/base/gazette.xml",
        "https://feeds.example/atom",
        "https://harbour.example/sport/feed",
        *KNOWN,
    )


def test_a_page_that_names_none_leaves_the_well_known_paths() -> None:
    assert feed_links(b"<html><body>hello</body></html>", URL).addresses == KNOWN
    assert feed_links(b"", URL).addresses == KNOWN


def test_the_page_itself_and_links_that_cannot_be_read_are_not_offered() -> None:
    body = f'<a href="http://[x/feed">a</a><a href="{URL}/feed">b</a><a href="{URL}">c</a>'.encode()
    found = feed_links(body, f"{URL}/feed")
    assert found.addresses == KNOWN


def links(*names: str) -> bytes:
    """A page that declares feeds of these titles and addresses."""
    rows = (f"<link rel=alternate type=application/rss+xml title='{title}' href='{href}'>" for title, href in (name.split("|") for name in names))  # fmt: skip
    return f"<html><head>{''.join(rows)}</head><body></body></html>".encode()


@pytest.mark.parametrize(
    "title",
    ["Gazette » Comments Feed", "Gazette » Kommentar-Feed", "Gazette » Flux des commentaires", "Gazette » Feed de los comentarios", "Gazette » Feed de comentários", "Gazette » Feed dei commenti", "Gazette » Reactiefeed", "Gazette » Лента комментариев", "Gazette » コメントフィード"],
)  # fmt: skip
def test_feeds_of_comments_are_known_in_the_languages_of_blogs(title: str) -> None:
    found = feed_links(links(f"{title}|/a/feed/", "Gazette|/feed/"), URL)
    assert [link.url for link in found.declared] == ["https://harbour.example/feed/"]


@pytest.mark.parametrize(
    ("page", "first"),
    [
        ("https://harbour.example/category/sport/", "/category/sport/feed/"),
        ("https://harbour.example/sport.html?x=1", "/category/sport/feed/"),
        ("https://harbour.example/", "/feed/"),
        ("https://harbour.example/culture", "/feed/"),
        ("https://harbour.example/2026/03/14/", "/feed/"),
    ],
)
def test_the_page_of_a_section_leads_to_the_sections_feed(page: str, first: str) -> None:
    body = links("Gazette|/feed/", "Gazette » Sport|/category/sport/feed/")
    assert feed_links(body, page).declared[0].url == f"https://harbour.example{first}"


def test_an_article_leads_to_the_feed_of_its_site_and_not_to_that_below_it() -> None:
    body = links("Gazette|/feed/", "Gazette » Ferry|/ferry/feed/")
    article = body.replace(b"<head>", b"<head><meta property='og:type' content='article'>")
    assert feed_links(article, "https://harbour.example/ferry/").declared[0].url == "https://harbour.example/feed/"


def test_any_document_in_xml_that_is_linked_is_tried_after_those_that_say_they_are_feeds() -> None:
    body = b"""<a href="/data/world.xml">World</a><a href="//feeds.example/rss">All</a><a href="/sitemap.xml">Map</a>
    <a href="/opensearch.xml">Search</a><a href="/news.xml?lang=en#top">News</a><a href="/feed.json">JSON</a>"""
    assert [link.url for link in feed_links(body, URL).linked] == [
        "https://feeds.example/rss",
        "https://harbour.example/feed.json",
        "https://harbour.example/data/world.xml",
        "https://harbour.example/news.xml?lang=en#top",
    ]


def test_the_other_feeds_of_a_page_are_told_once_and_not_in_each_format() -> None:
    body = links("Gazette (RSS)|/feed", "Gazette (Atom)|/atom", "Sport|/sport", "Culture|/culture", "Sport|/sport")
    told = feed_links(body, URL).beside("https://harbour.example/feed")
    assert [(link.title, link.url) for link in told] == [
        ("Sport", "https://harbour.example/sport"),
        ("Culture", "https://harbour.example/culture"),
    ]
    assert feed_links(b"<html></html>", URL).beside("https://harbour.example/feed") == ()


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
