"""What an address gave instead of a feed."""

from __future__ import annotations

import pytest

from bot.articles.notfeed import Instead, instead
from bot.articles.sitemap import sitemaps_of

URL = "https://harbour.example/news"
FORM = "<form><input name=u><input type='Password' name=p></form>"


@pytest.mark.parametrize(
    ("body", "url", "content_type", "what"),
    [
        (b"\n%PDF-1.7 ...", URL, "text/html", Instead.PDF),
        (b"...", URL, "application/pdf", Instead.PDF),
        (b"\x89PNG\r\n", URL, "", Instead.FILE),
        (b"abc", URL, "audio/mpeg", Instead.FILE),
        (b"PK\x03\x04abc", URL, "", Instead.FILE),
        (f"<html><body>Log in {FORM}</body></html>".encode(), URL, "text/html", Instead.LOGIN),
        (f"<html><body>{'word ' * 900}{FORM}</body></html>".encode(), "https://harbour.example/users/sign_in?next=/x", "", Instead.LOGIN),
        (f"<html><body>{'word ' * 900}{FORM}</body></html>".encode(), URL, "", Instead.PAGE),
        (b"<html><body>Forgot your password?</body></html>", URL, "", Instead.PAGE),
        (b"password", URL, "", Instead.PAGE),
        (b"", URL, "", Instead.PAGE),
    ],
)  # fmt: skip
def test_a_document_that_is_no_feed_is_told_apart(body: bytes, url: str, content_type: str, what: Instead) -> None:
    assert instead(body, url, content_type) is what


def test_robots_txt_and_lists_of_sitemaps_name_news_sitemaps() -> None:
    robots = b"User-agent: *\nDisallow: /x\nSitemap: https://harbour.example/sitemap.xml\nsitemap:/sitemap-news.xml\n  SITEMAP : https://harbour.example/google_news\nSitemap: ftp://harbour.example/news.xml"
    assert sitemaps_of(robots, "https://harbour.example/robots.txt") == (
        "https://harbour.example/sitemap-news.xml",
        "https://harbour.example/google_news",
    )
    listed = b"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc> https://harbour.example/news-1.xml </loc></sitemap><sitemap><loc>https://harbour.example/shop.xml</loc></sitemap></sitemapindex>"
    assert sitemaps_of(listed, "https://harbour.example/s.xml") == ("https://harbour.example/news-1.xml",)
    assert sitemaps_of(b"", "https://harbour.example/robots.txt") == ()


def test_sitemaps_of_robots_txt_that_may_list_news_are_looked_into_where_none_speaks_of_news() -> None:
    robots = b"Sitemap: https://news.example/sitemap_index.xml\nSitemap: https://news.example/b.xml\nSitemap: https://news.example/c.xml"
    assert sitemaps_of(robots, "https://news.example/robots.txt") == (
        "https://news.example/sitemap_index.xml",
        "https://news.example/b.xml",
    ), "that the host speaks of news says nothing of a sitemap"
    typed = b"Sitemap: https://harbour.example/a.xml\nSitemap: https://harbour.example/sitemap?type=news"
    assert sitemaps_of(typed, "https://harbour.example/robots.txt") == ("https://harbour.example/sitemap?type=news",)
    pages = b"<sitemapindex><sitemap><loc>https://harbour.example/pages.xml</loc></sitemap></sitemapindex>"
    assert sitemaps_of(pages, "https://harbour.example/s.xml") == ()
