"""Lists of feeds in OPML, read and written: folders are topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from bot.articles.links import web_link
from bot.errors import ParseError
from bot.messages import text

MOST: Final = 10_000
"""Feeds of one list that are read."""

SLASH: Final = "\N{DIVISION SLASH}"
"""What stands in a topic for a slash of a folder's own name, since slashes part folders."""

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
    """The feeds of an OPML document in its order, each address once; ParseError where it is none.

    Any OPML version; a feed is an outline with an address, given as written where it is none of the web. Nothing is fetched and no entity is resolved.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(text("opml.unreadable", why=error)) from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ParseError(text("opml.none"))
    found = dict[str, Listed]()
    for body_of in root.iterchildren("{*}body", "body"):
        for listed in _outlines(body_of, ()):
            found.setdefault(listed.url, listed)
            if len(found) == MOST:
                break
    return tuple(found.values())


def _outlines(parent: etree._Element, folders: tuple[str, ...]) -> Iterator[Listed]:
    for outline in parent.iterchildren("{*}outline", "outline"):
        named = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        title = named.get("title") or named.get("text") or ""
        if written := named.get("xmlurl", ""):
            yield Listed(
                web_link(written, "") or written, title, web_link(named.get("htmlurl", ""), "") or "", "/".join(folders)
            )
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
