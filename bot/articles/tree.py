"""HTML bytes and strings to trees that fetch nothing and expand nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from html import unescape
from typing import Final, ParamSpec, TypeVar

from lxml import etree, html
from lxml.html import HtmlElement

from bot.errors import ParseError
from bot.messages import text as words

P = ParamSpec("P")
R = TypeVar("R")

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NUL: Final = dict.fromkeys([0])
_OLD_REFERENCE: Final = re.compile(r"&#(?:1[2345]\d|[xX][89][0-9a-fA-F]);")
"""References to characters of Windows-1252 by number (&#146;), of which libxml2 makes control characters."""


def in_words(read: Callable[P, R]) -> Callable[P, R]:
    """The same reader, of which whatever libxml2 stumbles over in the middle of a tree (it may be out of memory) is a
    ParseError."""

    @wraps(read)
    def told(*args: P.args, **given: P.kwargs) -> R:
        try:
            return read(*args, **given)
        except etree.LxmlError as reason:
            raise ParseError(words("page.unreadable.html", why=reason)) from reason

    return told


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


def parse_page(source: str) -> HtmlElement:
    """The tree of a whole page; ParseError when lxml finds no element in it or would hang on it."""
    refuse_swollen_tags(source)
    text = _OLD_REFERENCE.sub(_unescaped, _XML_DECLARATION.sub("", source).translate(_NUL))
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as reason:
        raise ParseError(words("page.unreadable.html", why=reason)) from reason
    return tree


def _unescaped(reference: re.Match[str]) -> str:
    return unescape(reference[0])


def parse_fragment(source: str) -> HtmlElement | None:
    """The tree of a piece of HTML under one <div>; None where it holds no element and no word."""
    try:
        return parse_page(f"<html><body><div>{source}</div></body></html>").find("body")
    except ParseError:
        return None


_UNSEEN: Final = frozenset({"script", "style", "noscript", "template"})


def visible_text(tree: HtmlElement) -> str:
    """Everything that a reader might see of a page's first body, on one line, in one walk: XPath's text() of bodies
    in one another takes minutes."""
    body = next(tree.iter("body"), None)
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")) if body is not None else ():
        if event == "start":
            pieces.append(element.text or "" if element.tag not in _UNSEEN else "")
        elif element is not body and (above := element.getparent()) is not None and above.tag not in _UNSEEN:
            pieces.append(element.tail or "")
    return " ".join(" ".join(pieces).split())
