"""JSON Feed (jsonfeed.org, versions 1 and 1.1), which feedparser reads in part at best."""

from __future__ import annotations

import json
from typing import Any

from bot.articles.dates import parse_date
from bot.articles.hubs import links_of_json
from bot.articles.language import language_tag
from bot.articles.links import web_link
from bot.articles.redirectors import behind
from bot.articles.text import feed_text, html_to_text, one_line, storable, title_to_text
from bot.errors import NotAFeed
from bot.messages import text as words
from bot.model.feed import Entry, Feed


def is_json_feed(text: str) -> bool:
    """Whether the document is JSON with a list of items, which is all that careless feeds have in common."""
    return isinstance(_load(text).get("items"), list)


def read_json_feed(text: str, url: str = "") -> Feed:
    """The feed; items that are no objects are passed over. Raises NotAFeed for JSON of another shape."""
    document = _load(text)
    items = document.get("items")
    if not isinstance(items, list):
        raise NotAFeed(words("feed.json"))
    base = _address(document.get("home_page_url"), url) or url
    inherited = _authors(document)
    return Feed(
        title=title_to_text(_text(document.get("title")), markup=False),
        link=_address(document.get("home_page_url"), url),
        language=language_tag(_text(document.get("language"))),
        entries=tuple(_entry(item, base, inherited) for item in items if isinstance(item, dict)),
        kind="json",
        links=links_of_json(document),
    )


def _entry(item: dict[str, Any], base: str, inherited: tuple[str, ...]) -> Entry:
    plain, markup = _text(item.get("content_text")), _text(item.get("content_html"))
    link = _address(item.get("url"), base) or _address(item.get("external_url"), base)
    return Entry(
        id=_text(item.get("id")) or None,
        link=link,
        title=title_to_text(_text(item.get("title")), markup=False),
        published=parse_date(_text(item.get("date_published"))),
        updated=parse_date(_text(item.get("date_modified"))),
        authors=_authors(item) or inherited,
        summary=feed_text(_text(item.get("summary"))),
        content=markup or _as_html(plain),
        original=original if link and (original := behind(link)) != link else None,
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    """Version 1.1 lists authors; version 1 has one. Careless feeds print the name alone where an object belongs."""
    listed = holder.get("authors")
    people = listed if isinstance(listed, list) and listed else [holder.get("author")]
    named = (person.get("name") if isinstance(person, dict) else person for person in people)
    names = [one_line(html_to_text(_text(name))) for name in named]
    return tuple(dict.fromkeys(name for name in names if name))


def _as_html(plain: str) -> str:
    escaped = plain.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in escaped.split("\n\n") if part.strip())


def _text(value: object) -> str:
    """Strings as they are; numbers, which some feeds use for ids and dates, as written."""
    if isinstance(value, bool) or value is None:
        return ""
    return storable(str(value)).strip() if isinstance(value, str | int | float) else ""


def _address(value: object, base: str) -> str | None:
    return web_link(_text(value), base)


def _load(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
