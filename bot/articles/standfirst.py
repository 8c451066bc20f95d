"""The standfirst: the sentence or two between a headline and the text, which body extraction often drops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, islice
from typing import Final

from lxml.html import HtmlElement

from bot.articles.byline import fold
from bot.articles.text import one_line

NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|subheadline|subhead|subtitle|deck|dek|lead|lede|intro|excerpt|teaser-text|chapeau|entradilla|bajada|vorspann|perex|ingress)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""The trade's words for it, as parts of class names; pages around the world use them."""

_ELSEWHERE: Final = frozenset(
    {"a", "nav", "aside", "footer", "li", "script", "noscript", "template", "button", "figcaption"}
)
_HOLDERS: Final = frozenset({"p", "h2", "h3", "h4", "div", "span", "strong", "section", "em", "b"})
_SHORTEST: Final = 40
_LONGEST: Final = 700
_COMPARED: Final = 60
_MOST_CHILDREN: Final = 20
_MOST_LOOKED_AT: Final = 3000
"""Elements after the headline in which a standfirst is looked for."""


def standfirst(tree: HtmlElement, summary: str, body: Sequence[str]) -> str:
    """The page's standfirst where the body lacks it; empty where there is none.

    It is what stands on the page word for word as in its description, or what the page calls by the trade's
    name, between the headline and the first paragraph.
    """
    start = fold(" ".join(body[:3]))
    for text, named in _candidates(tree, fold(body[0])[:_COMPARED] if body else ""):
        same = bool(summary) and _same(fold(text), fold(summary))
        if (same or named) and fold(text)[:_COMPARED] not in start:
            return text
    return ""


def _candidates(tree: HtmlElement, stop: str) -> list[tuple[str, bool]]:
    """Short texts between headline and body in document order, with whether they bear one of the names."""
    found: list[tuple[str, bool]] = []
    after = dropwhile(lambda element: element.tag != "h1", tree.iter())
    for element in islice(after, _MOST_LOOKED_AT):
        if element.tag not in _HOLDERS or any(str(up.tag) in _ELSEWHERE for up in element.iterancestors()):
            continue
        text = _short_text(element)
        if stop and fold(text).startswith(stop):
            return found
        if len(text) >= _SHORTEST:
            found.append((text, bool(NAMES.search(element.get("class") or ""))))
    return found


def _short_text(element: HtmlElement) -> str:
    """What the element says on one line; empty where that is more than a standfirst."""
    said = ""
    for piece in islice(element.itertext(), 200):
        said += piece
        if len(said) > 3 * _LONGEST:
            return ""
    text = one_line(said)
    return text if len(element) < _MOST_CHILDREN and len(text) <= _LONGEST else ""


def _same(text: str, summary: str) -> bool:
    """Whether two folded texts are the same, or one is the other cut off."""
    shorter, longer = sorted((text, summary), key=len)
    return len(shorter) >= _SHORTEST and longer.startswith(shorter) and len(shorter) >= 0.5 * len(longer)
