"""The paragraphs of a page's article."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from bot.articles.paragraph import Paragraph
from bot.articles.text import one_line, paragraphs
from bot.errors import NotAnArticle
from bot.messages import text as words

_BLOCKS: Final = frozenset(
    {"p", "head", "quote", "code", "item", "row", "ab", "fw", "div", "list", "table", "body", "main"}
)
_FAULTS: Final = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What trafilatura is known to raise on broken trees."""

_MOST_ELEMENTS: Final = 12_000
"""Elements of a page in which its article is looked for; pages of large outlets have two to five thousand."""
_MOST_COMPARED: Final = 8_000
"""Elements up to which extractions are compared: jusText looks from each short block to its next long one."""

NEW_WINDOW: Final = re.compile(
    r"\s?\((?:(?:link )?opens? in (?:a )?new (?:browser )?(?:window|tab)|öffnet (?:sich )?(?:im|in einem) neuen (?:fenster|tab)|"
    r"(?:s[’']ouvre dans )?(?:une )?(?:nouvelle fenêtre|un nouvel onglet)|se abre en (?:una )?(?:nueva ventana|nueva pestaña|pestaña nueva)|"
    r"(?:si apre in )?(?:una )?nuova (?:finestra|scheda)|abre (?:em|numa) (?:uma )?nova (?:janela|aba)|opent in (?:een )?nieuw (?:venster|tabblad))\)",
    re.IGNORECASE,
)
"""What pages say to screen readers behind a link, in the middle of a sentence."""

MOST_PARAGRAPHS: Final = 5000
"""More than any article has."""

_BREAK: Final = "\v"
"""A line break that the page asks for, apart from those of its source."""

_MUCH_SHORTER: Final = 0.5
_PUBLISHED_BODY: Final = 600


def read_body(tree: HtmlElement, published: str = "") -> tuple[Paragraph, ...]:
    """The article's paragraphs in order; empty where no article is found.

    trafilatura with its comparison to readability and jusText (about .952 body F1 on news against .912 without
    the comparison). `published` is the body that the page's JSON-LD gives; it is used where less than half
    as much was found on the page, or where all that was found is one paragraph.
    """
    found = _extract(tree)
    length = sum(len(paragraph.text) for paragraph in found)
    flattened = len(found) == 1 and length > _PUBLISHED_BODY
    if len(published) >= _PUBLISHED_BODY and (flattened or length < _MUCH_SHORTER * len(published)):
        return tuple(Paragraph(part) for part in paragraphs(published).split("\n\n") if part)
    return found


def _extract(tree: HtmlElement) -> tuple[Paragraph, ...]:
    searched = _beginning(tree)
    try:
        found = trafilatura.bare_extraction(
            searched,
            include_comments=False,
            include_tables=True,
            include_links=True,
            with_metadata=False,
            fast=sum(1 for _ in searched.iter()) > _MOST_COMPARED,
        )
    except _FAULTS as reason:
        raise NotAnArticle(words("page.unreadable.text", why=reason)) from reason
    body = getattr(found, "body", None)
    return () if body is None else _split(body)[:MOST_PARAGRAPHS]


def _beginning(tree: HtmlElement) -> HtmlElement:
    """A copy of the page, of its first elements alone where it has more than any article needs."""
    copy = deepcopy(tree)
    for element in list(islice(copy.iter(), _MOST_ELEMENTS, None)):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return copy


def _split(body: etree._Element) -> tuple[Paragraph, ...]:
    """The text between the borders of blocks; trafilatura's tree uses TEI's names."""
    found: list[Paragraph] = []
    words: list[str] = []
    links: list[str] = []
    tags: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if tag in _BLOCKS or (tag == "lb" and event == "start" and _is_broken(words)):
            _close(found, words, links, tags)
        (tags.append(tag) if event == "start" else tags.pop())
        words.append(_BREAK if tag == "lb" and event == "start" else " " if tag == "cell" and event == "end" else "")
        piece = (element.text if event == "start" else element.tail) or ""
        words.append(piece)
        links.append(piece if "ref" in tags else "")
    _close(found, words, links, tags)
    return tuple(found)


def _is_broken(words: list[str]) -> bool:
    """Whether the last that was said is a line break; another one, the old way of writing paragraphs, ends this one."""
    return next((word == _BREAK for word in reversed(words) if word == _BREAK or word.strip()), False)


def _close(found: list[Paragraph], words: list[str], links: list[str], tags: list[str]) -> None:
    text = one_line(NEW_WINDOW.sub("", "".join(words)).replace(_BREAK, " "))
    if text:
        linked = len(one_line("".join(links))) / len(text)
        lines = tuple(filter(None, map(one_line, "".join(words).split(_BREAK))))
        lines = lines if len(lines) > 1 else ()
        found.append(Paragraph(text, heading="head" in tags, linked=min(linked, 1.0), lines=lines))
    words.clear()
    links.clear()
