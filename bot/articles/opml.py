"""Lists of feeds in OPML, read and written: folders are topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from html.entities import html5
from typing import Final

from lxml import etree

from bot.articles.encoding import decode
from bot.articles.links import web_link
from bot.articles.references import without_impossible
from bot.errors import ParseError
from bot.messages import text

MOST: Final = 10_000
"""Feeds of one list that are read."""

SLASH: Final = "\N{DIVISION SLASH}"
"""What stands in a topic for a slash of a folder's own name, since slashes part folders."""

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED: Final = re.compile(r"&(?!#)(?:([A-Za-z][A-Za-z0-9]*;))?")
_OF_XML: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_END: Final = re.compile(r"</(?:\w+:)?opml\s*>", re.IGNORECASE)

DEEPEST: Final = 20
"""Folders within folders that are looked into."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list. `topic` is its folders' names joined by "/", empty where it lies in none."""

    url: str
    title: str = ""
    site: str = ""
    topic: str = ""


def read_opml(body: bytes) -> tuple[Listed, ...]:
    """The feeds of an OPML document in its order, each address once; ParseError where it is none, where it breaks off
    (some feeds would be missing, and nobody would know), or where it is too long.

    Any OPML version and encoding; a feed is an outline with an address, given as written where it is none of the web.
    Nothing is fetched and no entity of the document's own is resolved.
    """
    written = decode(body)
    if not written.strip():
        raise ParseError(text("opml.empty"))
    root = _root(written)
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ParseError(text("opml.none"))
    if len(root) and not _END.search(written):
        raise ParseError(text("opml.cut"))
    found = dict[str, Listed]()
    for body_of in root.iterchildren("{*}body", "body"):
        for listed in _outlines(body_of, ()):
            found.setdefault(listed.url, listed)
            if len(found) > MOST:
                raise ParseError(text("opml.long", most=MOST))
    return tuple(found.values())


def _root(written: str) -> etree._Element | None:
    """The first element. Marks of which people and programs forget to make entities are read as they are meant."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True, remove_comments=True
    )
    sound = _NAMED.sub(_meant, without_impossible(_DECLARATION.sub("", written)))
    try:
        return etree.fromstring(sound.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(text("opml.unreadable", why=getattr(error, "msg", error))) from error


def _meant(mark: re.Match[str]) -> str:
    """An ampersand that begins no entity as one that stands for itself; HTML's entities, which XML does not know, as
    what they stand for; others as they are."""
    name = mark[1]
    if not name:
        return "&amp;"
    known = None if name in _OF_XML else html5.get(name)
    return mark[0] if known is None else escape(known)


def _outlines(parent: etree._Element, folders: tuple[str, ...]) -> Iterator[Listed]:
    for outline in parent.iterchildren("{*}outline", "outline"):
        named = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        title = named.get("title") or named.get("text") or ""
        if written := named.get("xmlurl", ""):
            yield Listed(
                web_link(written, "") or written, title, web_link(named.get("htmlurl", ""), "") or "", "/".join(folders)
            )
            yield from _outlines(outline, folders) if len(outline) and len(folders) < DEEPEST else ()
        elif len(folders) < DEEPEST:
            yield from _outlines(outline, (*folders, title.replace("/", SLASH)) if title else folders)


def write_opml(feeds: Iterable[Listed], title: str) -> bytes:
    """The feeds as OPML 2.0, which `read_opml` reads back: those of a topic in its folder, others first."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(title)
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for feed in sorted(feeds, key=lambda feed: feed.topic):
        path = tuple(part for part in feed.topic.split("/") if part)
        for depth in range(1, len(path) + 1):
            if path[:depth] not in folders:
                name = clean(path[depth - 1].replace(SLASH, "/"))
                folder = etree.SubElement(folders[path[: depth - 1]], "outline", text=name)
                folders[path[:depth]] = folder
        named = {"type": "rss", "text": feed.title or feed.url, "title": feed.title, "xmlUrl": feed.url}
        named["htmlUrl"] = feed.site
        etree.SubElement(folders[path], "outline", {key: clean(value) for key, value in named.items() if value})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def clean(value: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(
        c for c in value if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
