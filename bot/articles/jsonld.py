"""What a page's JSON-LD (schema.org) says about its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

from bot.articles.loose_json import load_loosely
from bot.articles.text import html_to_text, storable, title_to_text

ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog|Review)$", re.IGNORECASE)
"""Types of schema.org that are articles: NewsArticle, ReportageNewsArticle, AnalysisNewsArticle, BlogPosting ..."""

NO_PERSON: Final = re.compile(r"organi[sz]ation|corporation|newsmedia|brand", re.IGNORECASE)
_DEEPEST: Final = 12
_MOST: Final = 3000
_MOST_SECTIONS: Final = 4


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a live blog: its id (empty where there is none), its time as printed, headline and plain text."""

    id: str
    at: str
    headline: str
    body: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The article object of a page's JSON-LD, in plain text; everything empty or None where it says nothing.

    `newsrooms` are authors declared to be organisations. `free` is isAccessibleForFree, False too where only a part
    (hasPart) is declared not to be. `body` is articleBody; `updates` are a live blog's entries in document order.
    """

    kind: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    language: str = ""
    sections: tuple[str, ...] = ()
    outlet: str = ""
    body: str = ""
    free: bool | None = None
    updates: tuple[Update, ...] = ()


def read_jsonld(tree: HtmlElement) -> Linked:
    """The page's article as its JSON-LD describes it; an empty Linked where it describes none."""
    objects = [thing for script in _scripts(tree) for thing in _things(load_loosely(script))]
    by_id = {str(thing["@id"]): thing for thing in objects if "@id" in thing and len(thing) > 1}
    entries = {id(update) for thing in objects for update in _many(thing.get("liveBlogUpdate"))}
    articles = [thing for thing in objects if ARTICLE.search(_type(thing)) and id(thing) not in entries]
    titled = [thing for thing in articles if _text(thing.get("headline") or thing.get("name"))]
    told = titled or [thing for thing in articles if thing.get("datePublished") and thing.get("author")]
    return _linked(max(told, key=_weight), by_id) if told else Linked()


def _weight(thing: dict[str, Any]) -> tuple[bool, bool, int]:
    """The page's own article says when and by whom; teasers of others say less. The first of equals wins."""
    said = sum(
        1 for key in ("author", "datePublished", "mainEntityOfPage", "publisher", "articleBody") if thing.get(key)
    )
    return "datePublished" in thing, "author" in thing or "creator" in thing, said


def _linked(thing: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Linked:
    people, newsrooms = _authors(thing.get("author") or thing.get("creator"), by_id)
    parts = [part for part in _many(thing.get("hasPart")) if isinstance(part, dict)]
    return Linked(
        kind=_type(thing),
        title=title_to_text(_text(thing.get("headline") or thing.get("name"))),
        authors=people,
        newsrooms=newsrooms,
        published=_text(thing.get("datePublished") or thing.get("dateCreated")),
        updated=_text(thing.get("dateModified")),
        language=_text(thing.get("inLanguage")),
        sections=_sections(thing.get("articleSection")),
        outlet=_name(thing.get("publisher"), by_id),
        body=html_to_text(_text(thing.get("articleBody"))),
        free=_free(thing.get("isAccessibleForFree"), parts),
        updates=tuple(_update(update) for update in _many(thing.get("liveBlogUpdate")) if isinstance(update, dict)),
    )


def _update(thing: dict[str, Any]) -> Update:
    return Update(
        id=_text(thing.get("@id") or thing.get("url")),
        at=_text(thing.get("dateModified") or thing.get("datePublished")),
        headline=title_to_text(_text(thing.get("headline"))),
        body=html_to_text(_text(thing.get("articleBody") or thing.get("description"))),
    )


def _authors(value: object, by_id: dict[str, dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people: list[str] = []
    newsrooms: list[str] = []
    for author in _many(value):
        thing = by_id.get(str(author.get("@id")), author) if isinstance(author, dict) else author
        kind = _type(thing) if isinstance(thing, dict) else ""
        for name in _names(thing):
            (newsrooms if NO_PERSON.search(kind) else people).append(name)
    return tuple(people), tuple(newsrooms)


def _names(thing: object) -> list[str]:
    value = (thing.get("name") or _parts_of_name(thing)) if isinstance(thing, dict) else thing
    return [name for item in _many(value) if (name := title_to_text(_text(item))) and not name.startswith("http")]


def _parts_of_name(thing: dict[str, Any]) -> str:
    return " ".join(part for key in ("givenName", "familyName") if (part := _text(thing.get(key))))


def _name(value: object, by_id: dict[str, dict[str, Any]]) -> str:
    for item in _many(value):
        thing = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else item
        for name in _names(thing):
            return name
    return ""


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _things(document: object) -> list[dict[str, Any]]:
    """Every object in document order, nested ones too (@graph, mainEntity, itemListElement)."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[object, int]] = [(document, 0)]
    while waiting and len(found) < _MOST:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            found.append(value)
        if depth < _DEEPEST and isinstance(value, dict | list):
            children = list(value.values()) if isinstance(value, dict) else value
            waiting.extend((child, depth + 1) for child in reversed(children) if isinstance(child, dict | list))
    return found


def _type(thing: dict[str, Any]) -> str:
    return " ".join(_text(kind).rpartition("/")[2] for kind in _many(thing.get("@type")))


def _sections(value: object) -> tuple[str, ...]:
    """Each section's name once, in order; a parent and its child are often given as two."""
    return tuple(dict.fromkeys(name for item in _many(value)[:_MOST_SECTIONS] if (name := title_to_text(_text(item)))))


def _free(whole: object, parts: list[dict[str, Any]]) -> bool | None:
    said = _truth(whole)
    walled = any(_truth(part.get("isAccessibleForFree")) is False for part in parts)
    return False if said is None and walled else said


def _truth(value: object) -> bool | None:
    word = str(value).strip().lower().rpartition("/")[2]
    return True if word in ("true", "yes", "1") else False if word in ("false", "no", "0") else None


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    """A text, or the name of an object, or the first of a list; short ones on one line."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("name") or first.get("@value") or first.get("alternateName")
    said = storable(first) if isinstance(first, str) else ""
    return " ".join(said.split()) if len(said) < 400 else said
