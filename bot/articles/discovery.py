"""Where on a page its feeds are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from bot.articles.encoding import decode
from bot.articles.identity import canonical_link
from bot.articles.links import web_link
from bot.articles.text import title_to_text
from bot.articles.tree import in_words, parse_page
from bot.errors import ParseError
from bot.model.feed import FeedLink

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
    r"(?:/(?:feed|rss|atom)/?|\.(?:rss|atom|rdf)|/(?:feed|rss|atom|index)\.xml|rss[^/]*\.xml|/feed\.json)(?:\?[^#]*)?(?:#.*)?$",
    re.IGNORECASE,
)
"""Addresses that a link to a feed ends in."""

DOCUMENT: Final = re.compile(r"\.xml(?:\?[^#]*)?(?:#.*)?$", re.IGNORECASE)
"""Other documents that may be a feed: tried after those that say they are."""

NO_FEED: Final = re.compile(r"sitemap|opensearch|manifest|wlwmanifest|opml", re.IGNORECASE)
"""Documents in XML that sites link to and that are none."""

FEEDISH: Final = re.compile(r"feed|rss|atom", re.IGNORECASE)
COMMENTS: Final = re.compile(
    r"comments?(?:/|-)feed|/comments/|\bcomments?\b|kommentar|commentaires|comentarios|comentários|commenti\b"
    r"|komentar|коммент|комент|\breacties?\b|reactiefeed|yorum|評論|评论|留言|コメント|댓글",
    re.IGNORECASE,
)
"""Feeds of what readers write, as blog software calls them in its languages."""

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
_TITLE: Final = 120

TWIN: Final = re.compile(r"\b(?:rss|atom|rdf|json|feed|xml)\d?\b|\d\.\d+|[^\w]", re.IGNORECASE)
"""What two names of one feed in two formats differ in: "Harbour Gazette (RSS 2.0)", "Harbour Gazette (Atom)"."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where the feed of a page may be: feeds that it declares, links that look like feeds, and well-known paths of its
    site; of each kind the best first. Every one must be checked by parsing."""

    declared: tuple[FeedLink, ...] = ()
    linked: tuple[FeedLink, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """All of them in the order in which they are tried, each once."""
        named = [link.url for link in self.declared + self.linked]
        return tuple(dict.fromkeys((*named, *self.known)))[:_MOST]

    def beside(self, chosen: str) -> tuple[FeedLink, ...]:
        """The other feeds that the page names, without those that are one of them in another format."""
        links = self.declared + self.linked
        kept = [link for link in links if link.url == chosen][:1]
        for link in links:
            if link.url not in {one.url for one in kept} and not any(_twins(link, one) for one in kept):
                kept.append(link)
        return tuple(link for link in kept if link.url != chosen)


@in_words
def feed_links(body: bytes, url: str) -> Candidates:
    """Where the feed of the page at `url` may be. Feeds of comments are left out."""
    known = tuple(link for path in WELL_KNOWN if (link := web_link(path, url)) and link != url)
    try:
        tree = parse_page(decode(body))
    except ParseError:
        return Candidates(known=known)
    base = _base(tree, url)
    declared = _declared(tree, section=_section(tree, url))
    return Candidates(_absolute(declared, base, url), _absolute(_anchors(tree), base, url), known)


def names_feed(body: bytes, url: str, feed: str) -> bool:
    """Whether the page at `url` declares in its head that this feed is its site's. What is linked in its text says
    nothing: readers may have written it."""
    try:
        tree = parse_page(decode(body))
    except ParseError:
        return False
    head = tree.find("head")
    named = _absolute(_declared(head), _base(tree, url), url) if head is not None else ()
    return canonical_link(feed) in {canonical_link(link.url) for link in named}


def _base(tree: HtmlElement, url: str) -> str:
    for element in tree.iter("base"):
        if href := (element.get("href") or "").strip():
            return web_link(href, url) or url
    return url


def _declared(tree: HtmlElement, *, section: str = "") -> list[FeedLink]:
    """Feeds that the page declares; of a section's page the section's own before those of the whole site."""
    found: list[tuple[bool, bool, FeedLink]] = []
    for link in tree.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in TYPES and not _is_comments(link):
            href = (link.get("href") or "").strip()
            if href and (kind not in VAGUE or FEEDISH.search(href)):
                elsewhere = bool(section) and section not in _stems(href)
                found.append((kind in VAGUE, elsewhere, FeedLink(href, _called(link.get("title")))))
    return [link for *_, link in sorted(found, key=lambda one: one[:2])]


def _section(tree: HtmlElement, url: str) -> str:
    """The last part of a section page's path; empty for a site's front page and for an article, whose own feeds are of
    comments on it."""
    kinds = (meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:type")
    last = url.partition("?")[0].partition("#")[0].rstrip("/").split("/")[3:][-1:]
    if not last or any(kind.strip().lower() == "article" for kind in kinds) or re.search(r"\d", last[0]):
        return ""
    return last[0].rpartition(".")[0].lower() or last[0].lower()


def _stems(href: str) -> set[str]:
    """The parts of an address's path, without endings."""
    return {part.partition(".")[0].lower() for part in href.partition("?")[0].split("/")}


def _anchors(tree: HtmlElement) -> list[FeedLink]:
    links = [a for a in tree.iter("a") if a.get("href") and not _is_comments(a)]
    named = [a for a in links if ANCHOR.search(a.get("href").strip())]
    other = [a for a in links if DOCUMENT.search(a.get("href").strip()) and not NO_FEED.search(a.get("href"))]
    return [FeedLink(a.get("href").strip(), _called(a.get("title") or a.text)) for a in named + other]


def _is_comments(link: HtmlElement) -> bool:
    return bool(COMMENTS.search(f"{link.get('href') or ''} {link.get('title') or ''}"))


def _called(title: str | None) -> str:
    """What the page calls a feed, on one line."""
    return title_to_text((title or "")[: 4 * _TITLE])[:_TITLE]


def _twins(one: FeedLink, other: FeedLink) -> bool:
    """Whether two links are named alike but for the format."""
    first, second = one.title.casefold(), other.title.casefold()
    return bool(first and second) and first != second and TWIN.sub("", first) == TWIN.sub("", second)


def _absolute(links: list[FeedLink], base: str, page: str) -> tuple[FeedLink, ...]:
    """The links with whole addresses, each once, without the page itself."""
    found = dict[str, FeedLink]()
    for link in links:
        if (url := web_link(link.url, base)) and url != page:
            found.setdefault(url, FeedLink(url, link.title))
    return tuple(found.values())[:_MOST]
