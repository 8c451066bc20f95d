"""News sitemaps (Google's news extension of sitemaps.org), which many outlets have where they have no feed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from bot.articles.dates import parse_date
from bot.articles.encoding import decode
from bot.articles.language import language_tag
from bot.articles.links import web_link
from bot.articles.references import without_impossible
from bot.articles.text import title_to_text
from bot.errors import NotAFeed
from bot.messages import text as words
from bot.model.feed import Entry, Feed

_ROBOTS: Final = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS: Final = re.compile(r"news|nachrichten|noticias|notizie|actu|nyheter", re.IGNORECASE)
_MOST_LISTED: Final = 1000
_MOST_LISTS: Final = 2
_MEDIA: Final = re.compile(r"image|video")
ROOTS: Final = ("urlset", "sitemapindex")
LISTS_SITEMAPS: Final = b"<sitemapindex"
LISTED_WITHIN: Final = 5000
"""Where a list of sitemaps says that it is one: within its first so many letters."""


def is_sitemap(root: str) -> bool:
    """Whether a document with this first element is a sitemap or a list of sitemaps."""
    return root.rpartition(":")[2].lower() in ROOTS


def read_sitemap(text: str, url: str = "") -> Feed:
    """The sitemap's news items as a feed, titled with the publication that most items name.

    Raises NotAFeed for a list of sitemaps and for a sitemap without news, whose pages may be years old.
    """
    root = _tree(text)
    if _name(root) == "sitemapindex":
        raise NotAFeed(words("feed.sitemaps"))
    items = [fields for fields in map(_fields, root) if "title" in fields]
    if not items:
        raise NotAFeed(words("feed.sitemap.no_news"))
    return Feed(
        title=_most(items, "name"),
        link=url or None,
        language=language_tag(_most(items, "language")),
        entries=tuple(_entry(fields) for fields in items),
        kind="sitemap",
    )


def sitemaps_of(body: bytes, url: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt or a list of sitemaps names and that speak of news, in order, each once. Where a
    robots.txt names none, the first few that it does name, since one of them may be a list."""
    text = decode(body)
    lists = LISTS_SITEMAPS.decode() in text[:LISTED_WITHIN]
    named = [(loc.text or "").strip() for loc in _tree(text).iter("{*}loc")] if lists else _ROBOTS.findall(text)
    links = [link for address in named[:_MOST_LISTED] if (link := web_link(address, url))]
    news = [link for link in links if _NEWS.search(_path(link))]
    return tuple(dict.fromkeys(news or ([] if lists else links[:_MOST_LISTS])))


def _path(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


def _entry(fields: dict[str, str]) -> Entry:
    loc = fields.get("loc", "")
    return Entry(
        id=loc or None,
        link=web_link(loc),
        title=title_to_text(fields["title"]),
        published=parse_date(fields.get("publication_date")),
        updated=parse_date(fields.get("lastmod")),
        outlet=title_to_text(fields.get("name", "")),
    )


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of one <url> by local name; the first of each name counts (images have titles of their own)."""
    fields: dict[str, str] = {}
    for child in element.iter("*"):
        if not _MEDIA.search(child.tag):
            text = (child.text or "").strip()
            if text:
                fields.setdefault(_name(child), text)
    return fields


def _most(items: list[dict[str, str]], field: str) -> str:
    counted = Counter(item[field] for item in items if field in item)
    return counted.most_common(1)[0][0] if counted else ""


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _tree(text: str) -> etree._Element:
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(without_impossible(text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as reason:
        raise NotAFeed(words("feed.sitemap.broken", why=reason)) from reason
    if root is None:
        raise NotAFeed(words("feed.sitemap.nothing"))
    return root
