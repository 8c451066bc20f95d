"""The paragraphs of a page's article."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from bot.articles.text import one_line
from bot.errors import NotAnArticle

_BLOCKS: Final = frozenset(
    {"p", "head", "quote", "code", "item", "row", "ab", "fw", "div", "list", "table", "body", "main"}
)


def read_body(tree: HtmlElement) -> tuple[str, ...]:
    """The article's paragraphs, in plain text, in order; empty where no article is found."""
    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
        IndexError,
        KeyError,
    ) as reason:
        raise NotAnArticle(f"the page's text could not be read: {reason}") from reason
    return tuple(_paragraphs(found.body)) if found is not None and found.body is not None else ()


def _paragraphs(body: Any) -> list[str]:
    """Text between the borders of blocks."""
    pieces: list[list[str]] = [[]]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            pieces.append([])
        elif tag == "lb" and event == "start":
            pieces[-1].append("\n")
        elif tag == "cell" and event == "end":
            pieces[-1].append(" ")
        pieces[-1].append((element.text if event == "start" else element.tail) or "")
    texts = (one_line("".join(piece)) for piece in pieces)
    return [text for text in texts if text]
