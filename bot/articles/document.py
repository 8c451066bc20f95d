"""A document of unknown kind to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.articles.dates import parse_date
from bot.articles.encoding import decode
from bot.articles.pages import extract_page
from bot.articles.plain import read_plain
from bot.errors import NotAnArticle
from bot.model.article import Article

_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_BINARY: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF")


def read_document(
    document: bytes | str, *, url: str = "", title: str = "", outlet: str = "", published: str = ""
) -> Article:
    """The article in a page or a plain text, told apart by content; what is given beside it wins over what it says.

    Raises NotAnArticle for an empty document, an image, an archive or a PDF.
    """
    return extract_document(document, url=url, title=title, outlet=outlet, published=published)[0]


def extract_document(
    document: bytes | str, *, url: str = "", title: str = "", outlet: str = "", published: str = ""
) -> tuple[Article, str]:
    """The article as `read_document` gives it, and the text that the document prints openly (see `extract_page`)."""
    if isinstance(document, bytes) and document.startswith(_BINARY):
        raise NotAnArticle("this is neither a page nor a text, but a PDF, an image or an archive")
    text = decode(document) if isinstance(document, bytes) else document
    if not text.strip():
        raise NotAnArticle("the document is empty")
    if not looks_like_html(text):
        article = read_plain(text, url=url, title=title, outlet=outlet, published=published)
        return article, article.text
    page, printed = extract_page(text.encode("utf-8", "replace"), url, charset="utf-8", outlet=outlet)
    return replace(page, title=title or page.title, published=parse_date(published) or page.published), printed


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page or a piece of one does."""
    return bool(_HTML.match(text[:5000]))
