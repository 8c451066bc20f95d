"""The paragraphs of an article that its feed carries whole: what blogs' systems put among them is left out."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.paragraph import Paragraph
from bot.articles.text import read_once_more, tree_to_text
from bot.articles.tree import parse_fragment
from bot.articles.unseen import drop_unseen

CAPTIONS: Final = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|caption-text|credits?|gallery)(?:$|[\s_-])", re.IGNORECASE
)
"""Parts of class names of what stands below pictures where no <figure> holds them."""

BESIDE: Final = ("figure", "figcaption", "aside", "form", "nav", "footer")
_LINES: Final = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_SENTENCE: Final = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_ALL_LINK: Final = 0.9
_MOST_PARTS: Final = 60
"""Elements from which a line is a whole text: those that are never closed lie in one another, each with all that follows."""


def entry_paragraphs(content: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an entry's HTML without pictures' captions, forms, embedded posts and lines that only link."""
    tree = parse_fragment(read_once_more(content))
    if tree is None:
        return ()
    drop_unseen(tree)
    etree.strip_elements(tree, *BESIDE, with_tail=False)
    for element in [element for element in tree.iter() if _is_caption(element) or _is_link(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    return tuple(Paragraph(part) for part in tree_to_text(tree).split("\n\n") if part)


def _is_caption(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and bool(CAPTIONS.search(element.get("class") or ""))


def _is_link(element: HtmlElement) -> bool:
    """Whether a line is nothing but links to elsewhere; a linked sentence may be text."""
    if element.tag not in _LINES or sum(1 for _ in islice(element.iter(), _MOST_PARTS)) == _MOST_PARTS:
        return False
    said = element.text_content().strip()
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return bool(said) and linked >= _ALL_LINK * len(said) and not _SENTENCE.search(said)
