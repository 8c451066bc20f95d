"""Names in elements that a page's markup calls the author's."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import dropwhile, islice
from typing import Final

from lxml.html import HtmlElement

from bot.articles.byline import named_lines
from bot.articles.printed_date import DIVIDED, above_the_text, dated_line, day_in
from bot.articles.printed_names import LEADS
from bot.articles.text import one_line

BYLINE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|(?:article|post|entry|story|news|content|single)[_-]*authors?|authors?[_-]*names?|authors?|autor(?:en|es)?|auteurs?|"
    r"written[_-]?by|reporter|writer)(?:$|\s|__(?:names?|authors?|link)(?:$|\s))",
    re.IGNORECASE,
)
"""Class names that content systems give to who wrote an article."""

_NEAR: Final = 150
"""Elements after the headline among which its byline is looked for."""
_LONGEST_BYLINE: Final = 120
_SHORT_BYLINE: Final = 60
_LINE: Final = "\N{LINE SEPARATOR}"


def marked_authors(tree: HtmlElement) -> list[list[str]]:
    """Names in elements that microdata (`itemprop`) marks as the author's, then in those that HTML does (`rel`)."""
    by_rel = [e for e in tree.iter("a", "address") if "author" in (e.get("rel") or "").lower().split()]
    by_prop = [e for e in tree.iter() if isinstance(e.tag, str) and (e.get("itemprop") or "").lower() == "author"]
    return [
        [name for name in (one_line(e.text_content()) for e in marked) if 2 < len(name) < 80]
        for marked in (by_prop, by_rel)
    ]


def classed_bylines(tree: HtmlElement) -> list[str]:
    """What stands in elements that their class calls the byline, soon after the headline, those of one class and
    place as one line; teasers of other articles have bylines too, further down, and pictures have them in figures."""
    lines: dict[tuple[str, HtmlElement | None], list[str]] = {}
    after = dropwhile(lambda element: element.tag != "h1", tree.iter())
    for element in islice(after, _NEAR):
        said = _said(element) if BYLINE_CLASS.search(element.get("class") or "") else ""
        if (
            2 < len(said) < _LONGEST_BYLINE
            and _names_alone(said)
            and next(element.iterancestors("figure"), None) is None
        ):
            lines.setdefault((element.get("class") or "", _place(element)), []).append(said)
    return ["; ".join(said) for said in lines.values()]


def dated_bylines(tree: HtmlElement) -> list[str]:
    """The names that stand beside a day, in one line above the text ("Ada Quill | 5 March 2024"), unmarked."""
    lines = (dated_line(element) for element in islice(above_the_text(tree), _NEAR) if _may_hold(element))
    parted = (DIVIDED.split(line) for line in lines)
    return [parts[0] for parts in parted if len(parts) > 1 and day_in(parts[1], loose=True)]


def _may_hold(element: HtmlElement) -> bool:
    beside = next(element.iterancestors("aside", "nav", "footer", "figure"), None) is not None
    return element.tag in ("p", "div", "span", "li") and not beside


def _said(element: HtmlElement) -> str:
    """The element's words; those of the lines that name somebody, where it holds breaks."""
    if element.find(".//br") is None:
        return one_line(element.text_content())
    copy = deepcopy(element)
    for end in copy.iter("br"):
        end.tail = _LINE + (end.tail or "")
    return named_lines([line for part in copy.text_content().split(_LINE) if (line := one_line(part))])


def _names_alone(said: str) -> bool:
    """Whether a line is introduced as a byline, or is too short to say anything but names."""
    return bool(LEADS.match(said)) or len(said) < _SHORT_BYLINE


def _place(element: HtmlElement) -> HtmlElement | None:
    """What tells the elements of one list of authors from others: the element two steps up."""
    above = element.getparent()
    return above.getparent() if above is not None else None
