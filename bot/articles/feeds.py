"""Feed documents to feeds: RSS, Atom and RDF through feedparser, its gaps repaired; JSON Feed; news sitemaps."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any, Final

import feedparser

from bot.articles.cut import before_the_end, beginning_of_json, noted, spoilt
from bot.articles.dates import parse_date
from bot.articles.encoding import decode
from bot.articles.entry_body import FULL_TEXT
from bot.articles.feed_credits import names_alone
from bot.articles.hubs import links_of_xml
from bot.articles.jsonfeed import is_json_feed, read_json_feed
from bot.articles.language import language_tag
from bot.articles.links import web_link
from bot.articles.origin import origin_of
from bot.articles.pace import declared_pace, skipped_days, skipped_hours
from bot.articles.printed_names import printed_names
from bot.articles.redirectors import behind
from bot.articles.references import with_ampersands, without_impossible
from bot.articles.sitemap import is_sitemap, read_sitemap
from bot.articles.swollen import readable
from bot.articles.text import feed_text, html_to_text, one_line, storable, title_to_text
from bot.errors import NotAFeed, ParseError
from bot.messages import text as words
from bot.model.feed import Entry, Feed

_UTF8: Final = {"content-type": "application/xml; charset=utf-8"}
_START: Final = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_ELEMENT: Final = re.compile(r"<\w")
_ROOT: Final = re.compile(r"<([A-Za-z_][\w.:-]*)")
_ENTITY: Final = re.compile(r"<!ENTITY[^>]*>", re.IGNORECASE)
_ADDRESS_ID: Final = re.compile(r"https?://|/|[\w.~-]+/|\?", re.IGNORECASE)
_FAULTS: Final = (ValueError, OverflowError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What feedparser is known to raise on documents made to break it."""

_LOOK: Final = 65536
"""Characters of the head in which a root element, a declaration or an entity is looked for."""


def parse_feed(body: bytes, url: str = "", content_type: str = "", charset: str | None = None) -> Feed:
    """The feed in a document; `url` resolves relative links.

    Raises NotAFeed whose message says what the document looked like. Nothing is fetched, no entity of a
    document type is expanded. A document cut off in the middle gives the entries that are whole, and says so (`cut`);
    where none is, it is NotAFeed.
    """
    text = decode(body, content_type, charset).lstrip("\ufeff \t\r\n\0")
    if not text:
        raise NotAFeed(words("document.empty"))
    if text[0] in "{[":
        return _json(text, url)
    if is_sitemap(root := root_name(text)):
        whole, cut = before_the_end(text, root)
        feed = read_sitemap(whole, url)
        return noted(feed, read=len(text), of=len(text)) if cut else feed
    return _xml(text, url, root)


def root_name(text: str) -> str:
    """The name of the first element after declarations and comments, as written; empty where there is none."""
    head = text[:_LOOK]
    start = _START.match(head)
    root = _ROOT.match(head, start.end() if start else 0)
    return root[1] if root else ""


def _json(text: str, url: str) -> Feed:
    if is_json_feed(text):
        return read_json_feed(text, url)
    begun = beginning_of_json(text)
    if begun is None:
        raise NotAFeed(words("feed.json"))
    if is_json_feed(begun.whole):
        feed = read_json_feed(begun.whole, url)
        return noted(feed, read=len(text), of=len(text)) if begun.cut else spoilt(feed, begun.fault)
    raise NotAFeed(words("feed.cut") if begun.cut else words("feed.json.broken", why=begun.fault))


def _xml(text: str, url: str, root: str) -> Feed:
    if root.lower() in ("html", "head", "body"):
        raise NotAFeed(words("feed.page"))
    sound = with_ampersands(without_impossible(_ENTITY.sub("", text[:_LOOK]) + text[_LOOK:]))
    read = _readable(sound)
    whole, cut = before_the_end(read, root)
    parsed = _parsed(names_alone(_without_prolog(whole)))
    if not parsed.version and not parsed.entries:
        raise NotAFeed(_what_it_is(text, root))
    feed = _feed(parsed, text, url)
    return noted(feed, read=len(read), of=len(sound)) if cut else feed


def _without_prolog(text: str) -> str:
    """The document from its first element on. What stands before it says nothing that is not known by now, and makes
    feedparser hang: it looks for encodings and entities there with patterns that try every pair of places."""
    start = _START.match(text[:_LOOK])
    if start and _ROOT.match(text, start.end()):
        return text[start.end() :]
    first = _ELEMENT.search(text)
    at = first.start() if first else len(text)
    return " " + re.sub(r"\s+", " ", text[:at]) + text[at:]


def _parsed(text: str) -> Any:
    """What feedparser reads; NotAFeed for what it stumbles over."""
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers=dict(_UTF8),
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _FAULTS as reason:
        raise NotAFeed(words("feed.broken", why=reason)) from reason


def _readable(text: str) -> str:
    try:
        return readable(text)
    except ParseError as reason:
        raise NotAFeed(str(reason)) from reason


def _what_it_is(text: str, root: str) -> str:
    if text.startswith("%PDF"):
        return words("feed.pdf")
    if not root:
        return words("feed.neither")
    return words("feed.other", element=root[:40])


def _feed(parsed: Any, text: str, url: str) -> Feed:
    head = parsed.feed
    return Feed(
        title=_title(head),
        link=web_link(_raw(head, "link"), url),
        language=language_tag(_raw(head, "language")),
        entries=tuple(_entry(entry, url) for entry in parsed.entries),
        ttl=declared_pace(_raw(head, "ttl"), _raw(head, "sy_updateperiod"), _raw(head, "sy_updatefrequency")),
        kind=parsed.version or "rss",
        skip_hours=skipped_hours(text),
        skip_days=skipped_days(text),
        links=links_of_xml(head),
    )


def _entry(entry: Any, url: str) -> Entry:
    origin = origin_of(entry, url)
    return Entry(
        id=_raw(entry, "id").replace("&amp;", "&") or None,  # as feedparser leaves it in what is not well-formed
        link=_link(entry, url),
        title=_title(entry),
        published=_date(entry, "published", "created", "updated"),
        updated=_date(entry, "updated"),
        authors=_authors(entry),
        summary=feed_text(_raw(entry, "summary")),
        content=_content(entry),
        original=_original(entry, url),
        outlet=origin.name,
        outlet_site=origin.site,
    )


def _link(entry: Any, url: str) -> str | None:
    """The entry's address. feedparser takes any id for one where there is no link; "1" or a bare word is none."""
    link = _raw(entry, "link")
    named = entry.get("guidislink") and link == _raw(entry, "id") and not _ADDRESS_ID.match(link)
    return None if named else web_link(link, url)


def _original(entry: Any, url: str) -> str | None:
    """The article's own address where the entry's link is a redirector's: FeedBurner prints it, others pack it in."""
    link = _link(entry, url)
    found = web_link(_raw(entry, "feedburner_origlink"), url) or (behind(link) if link else None)
    return found if found != link else None


def _date(entry: Any, *keys: str) -> datetime | None:
    """The first date that can be read; RDF gives one for both, and feedparser calls it the update."""
    return next((date for key in keys if (date := parse_date(_raw(entry, key)))), None)


def _title(holder: Any) -> str:
    """RSS does not say whether a title is text or HTML; inline tags are taken for markup everywhere."""
    return title_to_text(_raw(holder, "title"))


def _authors(entry: Any) -> tuple[str, ...]:
    """Names as printed, each once; an address alone names nobody."""
    listed = [str(author.get("name") or "") for author in dict.get(entry, "authors") or [] if author]
    if not any(listed):
        listed = [_raw(entry, "author")]
    names = [name for text in listed for name in printed_names(one_line(html_to_text(text)))]
    return tuple(dict.fromkeys(names))


def _content(entry: Any) -> str:
    """The longest body that the entry carries, as received; its description where that may be the whole article."""
    bodies = [str(part.get("value") or "") for part in dict.get(entry, "content") or []]
    described = _raw(entry, "summary")
    return max(bodies, key=len, default="") or (described if len(described) >= FULL_TEXT else "")


def _raw(holder: Any, key: str) -> str:
    """A field's own value. feedparser's `get` would answer for `updated` with `published`, and warn."""
    value = dict.get(holder, key)
    return storable(value).strip() if isinstance(value, str) else ""
