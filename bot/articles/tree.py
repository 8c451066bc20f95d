"""HTML bytes and strings to trees that fetch nothing and expand nothing."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from bot.errors import ParseError

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
            raise ParseError("a tag has thousands of attributes, which no honest document needs")


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
        raise ParseError(f"the page's HTML could not be read: {reason}") from reason
    return tree


def parse_fragment(source: str) -> HtmlElement | None:
    """The tree of a piece of HTML under one <div>; None where it holds no element and no word."""
    try:
        return parse_page(f"<html><body><div>{source}</div></body></html>").find("body")
    except ParseError:
        return None
