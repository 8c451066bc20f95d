"""Read single documents: a page or text to a brief or an article, the bytes of a feed to its entries.

Apart from `bot.usecases.condense` because pages and feeds need parsers that take long to load.
"""

from __future__ import annotations

from bot.articles.document import extract_document, read_document
from bot.model.article import Article
from bot.model.feed import Feed
from bot.model.reports import Condensed
from bot.usecases.condense import MAX_CHARS, condense_article


def condense_document(
    document: bytes | str,
    *,
    url: str = "",
    title: str = "",
    outlet: str = "",
    published: str = "",
    max_chars: int = MAX_CHARS,
) -> Condensed:
    """The brief of a page or a plain text, told apart by content; ParseError for what is neither."""
    article = read_document(document, url=url, title=title, outlet=outlet, published=published)
    return condense_article(article, max_chars=max_chars)


def extract(document: bytes, url: str = "") -> tuple[Article, str]:
    """The article in a page or a plain text, and the text that the document prints openly: behind a paywall that
    is its teaser, which the article leaves out. ParseError for what is neither."""
    return extract_document(document, url=url)


def read_feed(body: bytes, url: str = "") -> Feed:
    """The feed in these bytes; NotAFeed says what they look like instead."""
    from bot.articles.feeds import parse_feed  # noqa: PLC0415 - as the parsers of pages: loaded where there is a feed

    return parse_feed(body, url)
