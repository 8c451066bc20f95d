"""HTML to plain text by our own hand: what is left cannot be markup, script or invisible."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.encoding import without_controls
from bot.articles.tree import parse_fragment
from bot.articles.words import words

BLOCKS: Final = words(
    "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead title tr ul"
)
"""Elements that begin and end a paragraph (a single <br> only ends a line)."""

SILENT: Final = words(
    "applet audio button canvas embed frame frameset head iframe input link map meta noembed noframes noscript "
    "object option param script select source style svg template textarea track video"
)
"""Elements whose content nobody reads."""

INLINE_MARKUP: Final = re.compile(
    r"</?(?:a|abbr|b|big|bdi|bdo|br|cite|code|em|font|i|img|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that a headline's markup can hold; anything else in angle brackets is what the headline says."""

INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters without width or ink: they break search and can hide text. Joiners (U+200C, U+200D) stay: Persian,
Indic scripts and emoji need them."""

UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL cannot keep, and lone surrogates, which no UTF-8 can: JSON can write both."""

LONGEST_TITLE: Final = 5000
"""Characters of a headline that are kept. Whole posts of social networks come as headlines, and none is longer; what is
said in more is compared word by word with the headlines of others."""

_ESCAPED: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,6});")
_TAGS: Final = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|div|span|img|ul|ol|li|h[1-6]|blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ANY_TAG: Final = re.compile(r"<[A-Za-z/!]")
_BLANKS: Final = re.compile(r"[ \t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029]")
_PARAGRAPH: Final = "\x1d"
_LINE: Final = "\x1e"
_SPACES: Final = re.compile(f"[^\\S{_PARAGRAPH}{_LINE}]+")
"""Source line ends are blanks too; our own marks, which a blank matches as well, stay."""
_AROUND_MARKS: Final = re.compile(f" ?([{_PARAGRAPH}{_LINE}]+) ?")


def html_to_text(source: str) -> str:
    """The readable words of an HTML fragment, paragraphs divided by blank lines; never markup.

    Entities are resolved once, invisible and control characters go, runs of blanks become one space.
    """
    if "<" not in source and "&" not in source:
        return paragraphs(source)
    tree = parse_fragment(source)
    return "" if tree is None else tree_to_text(tree)


def feed_text(source: str) -> str:
    """The readable words of what a feed carries, as `html_to_text` gives them; what was escaped twice (tags or
    entities still stand in words without markup) is read once more."""
    text = html_to_text(read_once_more(source))
    return paragraphs(html.unescape(text)) if _ESCAPED.search(text) else text


def read_once_more(source: str) -> str:
    """The HTML, or what it is when it was escaped twice: then its words hold the tags."""
    if _ANY_TAG.search(source):
        return source
    text = html_to_text(source)
    return text if _TAGS.search(text) else source


def storable(source: str) -> str:
    """The same text without the characters that no database keeps."""
    return UNSTORABLE.sub("", source)


def tree_to_text(tree: HtmlElement) -> str:
    """The readable words below an element, paragraphs divided by blank lines; takes the silent elements out of it."""
    etree.strip_elements(tree, *SILENT, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        _step(event, element, pieces)
    raw = _AROUND_MARKS.sub(r"\1", _SPACES.sub(" ", "".join(pieces)))
    parts = [_lines(part) for part in raw.split(_PARAGRAPH)]
    return "\n\n".join(part for part in parts if part)


def one_line(source: str) -> str:
    """Plain text on one line, invisible characters gone."""
    return " ".join(paragraphs(source).split())


def title_to_text(source: str, *, markup: bool = True) -> str:
    """A headline in plain text on one line: entities resolved up to twice (feeds escape doubly), inline tags gone.

    Angle brackets that are no inline tag stay, because a headline may speak of them. What is longer than any headline
    is cut off.
    """
    text = source[: 4 * LONGEST_TITLE]
    for _ in range(2):
        text = INLINE_MARKUP.sub(_gap, text) if markup else text
        text = html.unescape(text)
    return one_line(INLINE_MARKUP.sub(_gap, text) if markup else text)[:LONGEST_TITLE]


_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Unicode's classes Cc and Cs, but for line ends and tabs."""


def paragraphs(source: str) -> str:
    """Plain text with its line ends, blanks and invisible characters put in order; paragraphs kept."""
    text = INVISIBLE.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", without_controls(source))))
    text = _CONTROLS.sub("", text)
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _step(event: str, element: HtmlElement, pieces: list[str]) -> None:
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    if tag in BLOCKS:
        pieces.append(_LINE if tag == "br" and event == "start" else "" if tag == "br" else _PARAGRAPH)
    if event == "start":
        pieces.append(element.text or "")
    else:
        pieces.append(element.tail or "")


def _gap(tag: re.Match[str]) -> str:
    return " " if re.match(r"</?(?:br|p)\b", tag[0], re.IGNORECASE) else ""


def _lines(part: str) -> str:
    """One paragraph; two line breaks in a row (the old way of writing paragraphs) divide it."""
    joined = paragraphs(part.replace(_LINE, "\n"))
    return re.sub(r"\n{2,}", "\n\n", joined)
