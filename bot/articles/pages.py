"""A page's bytes to its article."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from bot.articles.access import snippet_limit, wall
from bot.articles.body import read_body
from bot.articles.byline import Bylines, read_byline
from bot.articles.canonical import leads_on, page_address
from bot.articles.contributors import find_contributors
from bot.articles.document import FEED
from bot.articles.encoding import decode
from bot.articles.kinds import is_release
from bot.articles.language import detect, knows
from bot.articles.live import live_body
from bot.articles.metadata import Metadata, read_metadata
from bot.articles.paragraph import Paragraph
from bot.articles.printed import printed_byline
from bot.articles.prompts import prompt
from bot.articles.standfirst import standfirst
from bot.articles.tidy import tidy
from bot.articles.tree import in_words, parse_page, visible_text
from bot.articles.unseen import drop_unseen
from bot.errors import LeadsOn, NotAnArticle
from bot.messages import text as words
from bot.model.article import Access, Article
from bot.model.feed import Entry

READABLE: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "")
_FEWEST: Final = 20
"""Letters below which a page holds no article; Chinese and Japanese say a sentence in that."""

_HEAD: Final = 4000
"""Bytes within which the first element of a feed stands."""

_MAGIC: Final = {b"%PDF": "pdf", b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"PK\x03\x04": "archive", b"\x1f\x8b": "compressed"}  # fmt: skip
_NAMES: Final = {
    "application/pdf": "pdf",
    "image": "image",
    "video": "video",
    "audio": "audio",
    "application/json": "json",
}
"""What a document is that is no page: the last part of a key of the catalogue."""


def read_page(
    body: bytes,
    url: str,
    *,
    content_type: str = "",
    charset: str | None = None,
    robots_tag: str = "",
    entry: Entry | None = None,
    outlet: str = "",
    known_as: str = "",
) -> Article:
    """The article on a page; what its feed `entry` says fills in what the page leaves out. `outlet` wins over the
    name that the page gives its outlet, `known_as` stands in for it where the page gives none.

    A paywall, consent or challenge page and one that forbids snippets give an article without text, whose
    `access` says why. Raises NotAnArticle, saying what the page is, where there is neither; ParseError for HTML
    beyond reading. The published time keeps the printed offset.
    """
    return extract_page(
        body,
        url,
        content_type=content_type,
        charset=charset,
        robots_tag=robots_tag,
        entry=entry,
        outlet=outlet,
        known_as=known_as,
    )[0]


@in_words
def extract_page(
    body: bytes,
    url: str,
    *,
    content_type: str = "",
    charset: str | None = None,
    robots_tag: str = "",
    entry: Entry | None = None,
    outlet: str = "",
    known_as: str = "",
) -> tuple[Article, str]:
    """The article as `read_page` gives it, and the text that the page prints openly, a paywall's teaser included.

    The second is for measuring and for the operator's eyes; only the article's own `text` may be shown.
    """
    _refuse_other_types(body, content_type)
    tree = parse_page(decode(body, content_type, charset))
    about = read_metadata(tree, outlet, known_as, entry.title if entry else "", url)
    everything = visible_text(tree)
    if about.linked.free is False:
        about = _unsold(tree, about)
    withheld = drop_unseen(tree)
    live = live_body(tree, about.linked, about.kind, (about.title, *about.headings))
    found = live or read_body(tree, about.linked.body)
    about = _with_printed_byline(replace(about, kind=_kind(about, live, found)), found)
    text = "\n\n".join(p.text for p in live) if live else _text(tree, found, about)
    printed = "\n\n".join(paragraph.text for paragraph in found)
    limit = snippet_limit(tree, robots_tag)
    access = Access.NO_SNIPPET if limit == 0 else wall(everything, about.title, printed, free=about.linked.free)
    if access is Access.OPEN and not _is_text(text):
        if not withheld:
            raise _no_article(tree, url, everything)
        access = Access.NO_SNIPPET
    contributors = find_contributors(printed, about.bylines.people)
    return _article(page_address(tree, url), about, text, access, limit, entry, contributors), text


def _kind(about: Metadata, live: Sequence[Paragraph], found: Sequence[Paragraph]) -> str:
    """The kind that the page declares, or is built as."""
    if live:
        return "live"
    return about.kind or ("press release" if is_release([paragraph.text for paragraph in found]) else "")


def _unsold(tree: HtmlElement, about: Metadata) -> Metadata:
    """What the page says without the text that it keeps in its markup for who pays, which the tree loses too:
    trafilatura looks for it."""
    for script in list(tree.iter("script")):
        script.clear(keep_tail=True)
    return replace(about, linked=replace(about.linked, body="", updates=()))


def _is_text(text: str) -> bool:
    """Whether there is something to read: not only a few letters, and mostly letters."""
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return letters >= _FEWEST and letters * 2 >= len(text)


def _with_printed_byline(about: Metadata, found: tuple[Paragraph, ...]) -> Metadata:
    """Where the metadata name no person, a byline that stands in the text counts."""
    if about.bylines.people:
        return about
    printed = printed_byline([paragraph.printed for paragraph in found], about.outlet)
    return replace(about, bylines=printed) if printed.people else about


def _text(tree: HtmlElement, found: tuple[Paragraph, ...], about: Metadata) -> str:
    paragraphs = tidy(found, (about.title, *about.headings), about.bylines)
    lead = standfirst(tree, about.summary, paragraphs)
    return "\n\n".join([lead, *paragraphs] if lead and not prompt(lead) else paragraphs)


def _article(
    url: str,
    about: Metadata,
    text: str,
    access: Access,
    limit: int | None,
    entry: Entry | None,
    contributors: tuple[str, ...],
) -> Article:
    bylines = about.bylines
    if entry is not None and not bylines.people:
        bylines = _merged(bylines, read_byline(entry.authors, about.outlet))
    return Article(
        url=url,
        title=about.title or (entry.title if entry else ""),
        text=text if access is Access.OPEN else "",
        outlet=about.outlet,
        byline=bylines.people,
        credits=bylines.newsrooms,
        contributors=contributors if access is Access.OPEN else (),
        published=about.published or (entry.published if entry else None),
        updated=about.updated or (entry.updated if entry else None),
        language=_language(about.language, text),
        section=about.section,
        summary="" if access is Access.NO_SNIPPET else (entry.summary if entry else "") or about.summary,
        access=access,
        max_snippet=limit,
        kind_hint=about.kind,
    )


def _language(declared: str, text: str) -> str:
    """The text's own language where it can be told; templates often declare another than the article's."""
    return (detect(text) if not declared or knows(declared) else "") or declared


def _merged(page: Bylines, feed: Bylines) -> Bylines:
    return Bylines(feed.people, page.newsrooms or feed.newsrooms)


def _refuse_other_types(body: bytes, content_type: str) -> None:
    kind = content_type.split(";", maxsplit=1)[0].strip().lower()
    for magic, name in _MAGIC.items():
        if body.startswith(magic):
            raise NotAnArticle(words(f"page.is.{name}"))
    if not body.strip():
        raise NotAnArticle(words("page.empty"))
    if (
        FEED.match(body.removeprefix(codecs.BOM_UTF8)[:_HEAD].decode("utf-8", "replace"))
        or kind == "application/feed+json"
    ):
        raise NotAnArticle(words("page.is.feed"))
    if kind not in READABLE and b"<" not in body[:2000]:
        name = _NAMES.get(kind) or _NAMES.get(kind.partition("/")[0]) or "other"
        raise NotAnArticle(words(f"page.is.{name}", kind=kind))


def _no_article(tree: HtmlElement, url: str, everything: str) -> NotAnArticle:
    to = leads_on(tree, url)
    return LeadsOn(words("page.leads_on", to=to), to) if to else NotAnArticle(_what_is_there(everything))


def _what_is_there(everything: str) -> str:
    if not everything:
        return words("page.scripts")
    return words("page.no_article", begins=everything[:80])
