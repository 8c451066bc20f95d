"""Where on a page its feeds are named."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

from bot.articles.encoding import decode
from bot.articles.identity import canonical_link
from bot.articles.links import web_link
from bot.articles.tree import in_words, parse_page
from bot.errors import ParseError

TYPES: Final = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/json",
    "text/xml",
    "application/xml",
)
"""Media types of feeds, the most telling first; the last three only count on a link that names a feed."""

VAGUE: Final = frozenset(TYPES[4:])
ANCHOR: Final = re.compile(
    r"(?:/(?:feed|rss|atom)/?|\.(?:rss|atom|rdf)|/(?:feed|rss|atom|index)\.xml|rss[^/]*\.xml|/feed\.json)(?:\?.*)?$",
    re.IGNORECASE,
)
"""Addresses that a link to a feed ends in."""

FEEDISH: Final = re.compile(r"feed|rss|atom", re.IGNORECASE)
COMMENTS: Final = re.compile(
    r"comments?(?:/|-)feed|/comments/|kommentare|\bcomments?\b|commentaires|comentarios", re.IGNORECASE
)
WELL_KNOWN: Final = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feed/",
    "/rss/",
    "/index.rdf",
)
"""Paths at which sites publish a feed without naming it."""

_MOST: Final = 30


@in_words
def feed_links(body: bytes, url: str) -> tuple[str, ...]:
    """Addresses to try for a feed, best first, each once: links that the page declares, links that look like
    feeds, then well-known paths of the site. Feeds of comments are left out. Each must be checked by parsing."""
    try:
        tree = parse_page(decode(body))
    except ParseError:
        return _absolute(list(WELL_KNOWN), url, url)
    base = _base(tree, url)
    named = _absolute(_declared(tree) + _anchors(tree), base, url)
    known = _absolute(list(WELL_KNOWN), url, url)
    return tuple(dict.fromkeys(named + known))[:_MOST]


def names_feed(body: bytes, url: str, feed: str) -> bool:
    """Whether the page at `url` declares in its head that this feed is its site's. What is linked in its text says
    nothing: readers may have written it."""
    try:
        tree = parse_page(decode(body))
    except ParseError:
        return False
    head = tree.find("head")
    named = _absolute(_declared(head), _base(tree, url), url) if head is not None else ()
    return canonical_link(feed) in {canonical_link(link) for link in named}


def _base(tree: HtmlElement, url: str) -> str:
    for element in tree.iter("base"):
        if href := (element.get("href") or "").strip():
            return web_link(href, url) or url
    return url


def _declared(tree: HtmlElement) -> list[str]:
    found: list[tuple[int, str]] = []
    for link in tree.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in TYPES and not _is_comments(link):
            href = (link.get("href") or "").strip()
            if href and (kind not in VAGUE or FEEDISH.search(href)):
                found.append((int(kind in VAGUE), href))
    return [href for _, href in sorted(found, key=lambda pair: pair[0])]


def _anchors(tree: HtmlElement) -> list[str]:
    links = [a for a in tree.iter("a") if ANCHOR.search((a.get("href") or "").strip())]
    return [(a.get("href") or "").strip() for a in links if not _is_comments(a)]


def _is_comments(link: HtmlElement) -> bool:
    return bool(COMMENTS.search(f"{link.get('href') or ''} {link.get('title') or ''}"))


def _absolute(hrefs: list[str], base: str, page: str) -> tuple[str, ...]:
    joined = (web_link(href, base) for href in hrefs)
    return tuple(dict.fromkeys(link for link in joined if link and link != page))
