"""Whose an entry is where its feed gathers those of others: what the feed says of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from bot.articles.links import web_link
from bot.articles.text import storable, title_to_text

NAMED: Final = ("news_source", "publisher")
"""Elements beside <source> that name the outlet of an entry: Bing's News:Source, and dc:publisher."""


class Origin(NamedTuple):
    """An outlet's name and its site (or feed), empty and None where the feed gives none."""

    name: str = ""
    site: str | None = None


def origin_of(entry: Mapping[str, Any], url: str = "") -> Origin:
    """What the entry, as feedparser gives it, says of its outlet: RSS in the words and `url` of its <source>, Atom in
    the title, link and id of its own."""
    source = entry.get("source")
    source = source if isinstance(source, Mapping) else {}
    names = (source.get("title"), *(entry.get(key) for key in NAMED))
    sites = (source.get(key) for key in ("href", "link", "id"))
    name = next(filter(None, map(_words, names)), "")
    return Origin(name, next(filter(None, (web_link(_words(site), url) for site in sites)), None))


def _words(value: object) -> str:
    return title_to_text(storable(value)) if isinstance(value, str) else ""
