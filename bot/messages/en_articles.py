"""English: what a document is that is no article, no page or no feed."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "document.binary": "this is neither a page nor a text, but a PDF, an image or an archive",
    "document.noise": "this is neither a page nor a text: it holds characters that no text has",
    "document.empty": "the document is empty",
    "document.feed": "this is a feed: read it with byline feed FILE",
    "document.json_lines": "this looks like JSON lines: condense them with byline condense --jsonl < FILE",
    # what parsers would hang on
    "document.swollen.name": "a name in it has more than {most} letters in one piece, which no honest one has",
    "document.swollen.tag": "a tag has thousands of attributes, which no honest document needs",
    "document.swollen.base": "a base address has more than {most} characters, which no honest one needs",
    "document.swollen.bases": "its base addresses lie in one another thousandfold, which no honest document needs",
    # what is no page, or a page without an article
    "page.empty": "the page is empty",
    "page.is.feed": "this is a feed, not an article: add it as a source, or give the address of one of its articles",
    "page.is.pdf": "this is a PDF document, not a page",
    "page.is.image": "this is an image, not a page",
    "page.is.archive": "this is an archive, not a page",
    "page.is.compressed": "this is a compressed file, not a page",
    "page.is.video": "this is a video, not a page",
    "page.is.audio": "this is a sound recording, not a page",
    "page.is.json": "this is JSON data, not a page",
    "page.is.other": "this is {kind}, not a page",
    "page.leads_on": "this page only leads on to {to}",
    "page.no_article": "no article was found on this page; it begins: {begins!r}",
    "page.scripts": "the page shows nothing without running scripts",
    "page.unreadable.html": "the page's HTML could not be read: {why}",
    "page.unreadable.text": "the page's text could not be read: {why}",
    # what is no feed
    "feed.broken": "this XML is broken beyond reading: {why}",
    "feed.cut.after": (
        "the feed breaks off in the middle: {n} whole items were read, and what follows will be when the feed is whole again"
    ),
    "feed.cut.after.one": (
        "the feed breaks off in the middle: 1 whole item was read, and what follows will be when the feed is whole again"
    ),
    "feed.cut.long": (
        "the feed is large and not well-formed: of its {all} characters the first {most} were read, which hold {n} items"
    ),
    "feed.cut.long.one": (
        "the feed is large and not well-formed: of its {all} characters the first {most} were read, which hold 1 item"
    ),
    "feed.cut": "this feed breaks off in the middle of its first item: try again later",
    "feed.json": "this is JSON, but no JSON Feed: it has no list of items",
    "feed.json.after": "the feed is no valid JSON behind its first {n} items, which were read: {why}",
    "feed.json.after.one": "the feed is no valid JSON behind its first item, which was read: {why}",
    "feed.json.at": "line {line}, column {column} ({why})",
    "feed.json.broken": "this is no JSON Feed that can be read: {why}",
    "feed.neither": "this is neither XML nor JSON, so it is no feed",
    "feed.other": "this XML document is no feed: its first element is <{element}>",
    "feed.page": "this is an HTML page, not a feed; a feed that it names may be found on it",
    "feed.pdf": "this is a PDF document, not a feed",
    "feed.sitemaps": "this is a list of sitemaps: give the address of its news sitemap",
    "feed.sitemap.broken": "this sitemap is broken: {why}",
    "feed.sitemap.no_news": "this sitemap lists pages but no news, so it says neither titles nor dates",
    "feed.sitemap.nothing": "this sitemap is broken: no element could be read",
}
