"""Which address of several a page is known and shown by."""

from __future__ import annotations

import pytest

from bot.articles.canonical import page_address
from bot.articles.tree import parse_page


def address(url: str, named: str) -> str:
    links = f'<link rel="amphtml" href="https://amp.harbour.co.uk/x"><link rel="Canonical" href="{named}">'
    return page_address(parse_page(f"<html><head>{links}</head><body></body></html>"), url)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://amp.harbour.co.uk/news/ferry", "https://www.harbour.co.uk/news/ferry"),
        ("https://www.harbour.co.uk/news/ferry/amp/", "https://www.harbour.co.uk/news/ferry/"),
        ("https://www.harbour.co.uk/news/ferry?print=1", "https://www.harbour.co.uk/news/ferry"),
        ("https://m.harbour.co.uk/a/7", "https://www.harbour.co.uk/news/ferry"),
        ("https://www.harbour.co.uk/?p=7", "https://www.harbour.co.uk/news/ferry"),
        ("http://amp.harbour.example/a/7", "http://harbour.example/a/7"),
    ],
)
def test_a_variant_is_known_by_the_address_that_it_names(url: str, named: str) -> None:
    assert address(url, named) == named


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://www.harbour.co.uk/news/ferry", "https://www.gazette.co.uk/news/ferry"),
        ("https://ada.blogspot.com/2026/ferry", "https://bo.blogspot.com/2026/ferry"),
        ("https://www.harbour.co.uk/news/ferry", "https://www.harbour.co.uk/"),
        ("https://www.harbour.co.uk/news/ferry", "https://www.harbour.co.uk/news"),
        ("https://www.harbour.co.uk/news/ferry", "javascript:alert(1)"),
        ("https://www.harbour.co.uk/news/ferry", "https://www.harbour.co.uk:8443/news/ferry"),
        ("https://www.harbour.co.uk/news/ferry", "http://[x"),
        ("https://www.harbour.co.uk/news/ferry", ""),
        ("", "https://www.harbour.co.uk/news/ferry"),
    ],
)
def test_another_site_a_front_page_a_section_and_nonsense_are_no_addresses_of_it(url: str, named: str) -> None:
    assert address(url, named) == url


def test_a_relative_address_is_resolved_and_the_first_of_two_counts() -> None:
    assert address("https://harbour.example/ferry?from=home", "/ferry") == "https://harbour.example/ferry"


def test_og_url_names_the_address_where_no_canonical_link_does() -> None:
    head = '<meta property="og:url" content="https://www.harbour.co.uk/news/ferry">'
    for link, named in (("", "/news/ferry"), ('<link rel="canonical" href="/b">', "/b")):
        tree = parse_page(f"<html><head>{head}{link}</head><body></body></html>")
        assert page_address(tree, "https://amp.harbour.co.uk/x/y").endswith(named)
    tree = parse_page(f"<html><head>{head.replace('/news/ferry', '')}</head><body></body></html>")
    assert page_address(tree, "https://www.harbour.co.uk/x/y") == "https://www.harbour.co.uk/x/y"
