"""A document of unknown kind to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from unicodedata import category

from bot.articles.dates import parse_date
from bot.articles.encoding import decode
from bot.articles.jsonfeed import is_json_feed
from bot.articles.plain import read_plain
from bot.errors import NotAnArticle
from bot.messages import text as words
from bot.model.article import Article

_HTML: Final = re.compile(
    r"\s*(?><\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
FEED: Final = re.compile(
    r"\s*(?><\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL
)
"""How a feed, a sitemap or a list of sitemaps begins."""
_JSON_LINE: Final = re.compile(r"\s*\{\s*\"[^\"\n]*\"\s*:[^\n]*\}\s*(?:\n|\Z)")
_LOOK: Final = 20_000
_BLANKS: Final = "\t\n\v\f\r"
_ODD: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Controls and what is no character; more than one in a hundred of them is no text in any encoding that we know."""

_BINARY: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF")


def read_document(
    document: bytes | str, *, url: str = "", title: str = "", outlet: str = "", published: str = ""
) -> Article:
    """The article in a page or a plain text, told apart by content; what is given beside it wins over what it says.

    Raises NotAnArticle for an empty document, an image, an archive, a PDF, a feed, JSON lines and binary noise.
    """
    return extract_document(document, url=url, title=title, outlet=outlet, published=published)[0]


def extract_document(
    document: bytes | str, *, url: str = "", title: str = "", outlet: str = "", published: str = ""
) -> tuple[Article, str]:
    """The article as `read_document` gives it, and the text that the document prints openly (see `extract_page`)."""
    if isinstance(document, bytes) and document.startswith(_BINARY):
        raise NotAnArticle(words("document.binary"))
    text = decode(document) if isinstance(document, bytes) else document
    if not text.strip():
        raise NotAnArticle(words("document.empty"))
    if not looks_like_html(text):
        _refuse_other_kinds(text)
        article = read_plain(text, url=url, title=title, outlet=outlet, published=published)
        return article, article.text
    from bot.articles.pages import extract_page  # noqa: PLC0415 - the parsers of pages take long to load, texts need none

    page, printed = extract_page(text.encode("utf-8", "replace"), url, charset="utf-8", outlet=outlet)
    return replace(page, title=title or page.title, published=parse_date(published) or page.published), printed


def _refuse_other_kinds(text: str) -> None:
    """Raise NotAnArticle for what would be read as prose and is none."""
    if FEED.match(text) or (text.lstrip()[:1] == "{" and is_json_feed(text)):
        raise NotAnArticle(words("document.feed"))
    if _JSON_LINE.match(text):
        raise NotAnArticle(words("document.json_lines"))
    head = text[:_LOOK]
    if sum(category(letter) in _ODD or letter == "\ufffd" for letter in head if letter not in _BLANKS) * 100 > len(
        head
    ):
        raise NotAnArticle(words("document.noise"))


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page or a piece of one does."""
    return bool(_HTML.match(text[:5000]))
