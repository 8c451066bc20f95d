"""HTML bytes and strings to trees that fetch nothing and expand nothing."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from bot.errors import ParseError
from bot.messages import text as words

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NUL: Final = dict.fromkeys([0])


_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES: Final = 1000
"""Attributes of one tag from which a document is refused: libxml2 compares each with all before it."""


def refuse_swollen_tags(source: str) -> None:
    """Nothing, or ParseError for a tag with so many attributes that parsers would hang on it."""
    for chunk in source.split("<"):
        head = chunk.partition(">")[0] if len(chunk) > 3 * MOST_ATTRIBUTES else ""
        if (
            len(head) > 2 * MOST_ATTRIBUTES
            and len(_QUOTED.sub(" ", head).split()) > MOST_ATTRIBUTES
            and chunk[0].isalpha()
        ):
            raise ParseError(words("document.swollen.tag"))


_BASE: Final = re.compile(r"(?:\bxml:|<\w[^<>]{0,300}?\s)base\s*=\s*(?P<mark>[\"'])", re.IGNORECASE)
LONGEST_BASE: Final = 500
MOST_OF_BASES: Final = 100_000_000
"""Characters that a document's bases may come to when each is joined to those before it, as feedparser keeps them."""


def refuse_swollen_bases(source: str) -> None:
    """Nothing, or ParseError for a document whose base addresses would fill the memory: feedparser keeps a copy for
    every open element, and joins relative ones to those around them."""
    length = total = 0
    for base in _BASE.finditer(source):
        value, mark, _ = source[base.end() : base.end() + LONGEST_BASE + 1].partition(base["mark"])
        if not mark:
            raise ParseError(words("document.swollen.base", most=LONGEST_BASE))
        length = len(value) + (0 if value.lower().startswith(("http:", "https:", "/")) else length)
        total += length
        if total > MOST_OF_BASES:
            raise ParseError(words("document.swollen.bases"))


def parse_page(source: str) -> HtmlElement:
    """The tree of a whole page; ParseError when lxml finds no element in it or would hang on it."""
    refuse_swollen_tags(source)
    text = _XML_DECLARATION.sub("", source).translate(_NUL)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as reason:
        raise ParseError(words("page.unreadable.html", why=reason)) from reason
    return tree


def parse_fragment(source: str) -> HtmlElement | None:
    """The tree of a piece of HTML under one <div>; None where it holds no element and no word."""
    try:
        return parse_page(f"<html><body><div>{source}</div></body></html>").find("body")
    except ParseError:
        return None
