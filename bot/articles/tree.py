"""HTML bytes and strings to trees that fetch nothing and expand nothing."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from bot.errors import ParseError

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NUL: Final = dict.fromkeys([0])


def parse_page(source: str) -> HtmlElement:
    """The tree of a whole page; ParseError when lxml finds no element in it."""
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
