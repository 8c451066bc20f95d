"""Who wrote a page's article, when, and under which title: JSON-LD first, then meta elements, then trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, islice
from typing import Final

from lxml.html import HtmlElement

from bot.articles.byline import Bylines, read_byline
from bot.articles.dates import parse_date
from bot.articles.headlines import Titles, headline
from bot.articles.jsonld import Linked, read_jsonld
from bot.articles.kinds import kind_hint
from bot.articles.marked import classed_bylines, dated_bylines, marked_authors
from bot.articles.page_dates import found_date, time_element
from bot.articles.printed_date import printed_date
from bot.articles.text import one_line, title_to_text

META: Final[dict[str, tuple[str, ...]]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "og:article:author", "article:author_name", "citation_author", "twitter:misc:written by"),
    "published": ("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "article.published", "cxenseparse:recs:publishtime", "article:published", "vr:published_time", "originalpublicationdate", "cxenseparse:publishtime", "rnews:datepublished", "article_date_original", "citation_publication_date", "bt:pubdate", "og:pubdate", "shareaholic:article_published_time", "mediator_published_time", "iso-8601-publish-date", "analyticsattributes.articledate", "publication_date", "release_date", "dcterms.issued", "dcterms.date", "dc.date.created", "date"),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified"),
    "outlet": ("og:site_name",),
    "app": ("application-name", "al:ios:app_name"),
    "type": ("og:type",),
    "section": ("article:section", "section", "parsely-section"),
    "summary": ("og:description", "description", "twitter:description"),
    "tier": ("article:content_tier",),
    "language": ("content-language", "og:locale", "language", "dc.language"),
}  # fmt: skip
"""Names of <meta> elements by what they say, the most reliable first."""


_MOST_HEADINGS: Final = 10
_CATALOGUES: Final = ("dccreator", "dctermscreator", "citationauthor")
_FAMILY_FIRST: Final = re.compile(r"^([^\W\d_][\w’'-]+),\s*([^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){0,2})$")
"""Names as catalogues of libraries have them ("Quill, Ada"), and the elements that are filled in so."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article, in plain text and aware times; empty or None where it says nothing."""

    title: str = ""
    bylines: Bylines = field(default_factory=Bylines)
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    section: str = ""
    outlet: str = ""
    summary: str = ""
    headings: tuple[str, ...] = ()
    kind: str = ""
    linked: Linked = field(default_factory=Linked)


def read_metadata(tree: HtmlElement, outlet: str = "", known_as: str = "", listed: str = "", url: str = "") -> Metadata:
    """What the page says of itself. `outlet` wins over the name that the page gives, `known_as` stands in for it;
    the outlet is never an author. `listed` is the title by which a feed lists the page; its address, `url`, may hold
    the day."""
    linked, metas = read_jsonld(tree), _metas(tree)
    name = outlet or _first(metas, "outlet") or linked.outlet or known_as or _first(metas, "app")
    titles = _titles(tree, linked, metas)
    sections = linked.sections or tuple(filter(None, [title_to_text(_first(metas, "section"))]))
    return Metadata(
        title=headline(titles, name, listed),
        bylines=_bylines(tree, linked, metas, name),
        published=parse_date(linked.published)
        or _date(metas, "published")
        or time_element(tree)
        or printed_date(tree)
        or found_date(tree, url),
        updated=parse_date(linked.updated) or _date(metas, "updated"),
        language=_language(tree, linked, metas),
        section=next(iter(sections), ""),
        outlet=one_line(name),
        summary=title_to_text(_first(metas, "summary")),
        headings=titles.headings,
        kind=kind_hint(f"{linked.kind} {_first(metas, 'type')}", " / ".join(sections)),
        linked=_locked(linked) if _first(metas, "tier").lower() == "locked" else linked,
    )


def _locked(linked: Linked) -> Linked:
    """The same of a page that tells platforms that it is for subscribers alone, unless its JSON-LD says otherwise."""
    return replace(linked, free=False) if linked.free is None else linked


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "")
            .strip()
            .lower()
        )
        content = (meta.get("content") or "").strip()
        if name and content:
            content = _FAMILY_FIRST.sub(r"\2 \1", content) if _plain(name) in _CATALOGUES else content
            found.setdefault(_plain(name), []).append(content)
    _add_labelled(found)
    return found


def _plain(name: str) -> str:
    """A meta element's name as compared; systems write its dividers as they like."""
    return re.sub(r"[\W_]", "", name.lower())


def _add_labelled(found: dict[str, list[str]]) -> None:
    """Twitter cards name a fact in one element (label1: Written by) and give it in another (data1)."""
    for number in ("1", "2"):
        label = found.get(f"twitterlabel{number}", [""])[0].lower()
        if re.match(r"written by|by$|author|von$|verfasst|écrit par|escrito por|scritto da", label):
            found.setdefault("author", []).extend(found.get(f"twitterdata{number}", []))


def _all(metas: dict[str, list[str]], what: str) -> list[list[str]]:
    return [metas[_plain(name)] for name in META[what] if _plain(name) in metas]


def _first(metas: dict[str, list[str]], what: str) -> str:
    listed = _all(metas, what)
    return listed[0][0] if listed else ""


def _date(metas: dict[str, list[str]], what: str) -> datetime | None:
    dates = (parse_date(value) for values in _all(metas, what) for value in values)
    return next((date for date in dates if date), None)


def _headings(tree: HtmlElement) -> list[str]:
    """The page's first headings. Thousands that are never closed lie in one another, each with all that follows."""
    return [one_line(heading.text_content()) for heading in islice(tree.iter("h1"), _MOST_HEADINGS)]


def _titles(tree: HtmlElement, linked: Linked, metas: dict[str, list[str]]) -> Titles:
    window = next((one_line(t.text_content()) for t in tree.iter("title")), "")
    shared = title_to_text(_first(metas, "title"))
    return Titles(linked.title, shared, tuple(filter(None, _headings(tree))), window)


def _bylines(tree: HtmlElement, linked: Linked, metas: dict[str, list[str]], outlet: str) -> Bylines:
    declared = read_byline(linked.authors, outlet)
    if linked.authors or linked.newsrooms:
        newsrooms = (*declared.newsrooms, *linked.newsrooms)
        return Bylines(declared.people, tuple(dict.fromkeys(newsrooms)))
    for values in [*_all(metas, "author"), *marked_authors(tree)]:
        found = read_byline([title_to_text(v) for v in values if not v.startswith(("http", "/", "www."))], outlet)
        if found.people or found.newsrooms:
            return found
    named = chain(classed_bylines(tree), dated_bylines(tree))
    lines = (Bylines(read_byline(line, outlet).people) for line in named)
    return next((byline for byline in lines if byline.people), Bylines())


def _language(tree: HtmlElement, linked: Linked, metas: dict[str, list[str]]) -> str:
    """The two-letter code that the page declares; the element that holds everything is the most reliable."""
    root = tree.getroottree().getroot()
    declared = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        linked.language,
        _first(metas, "language"),
    ]
    for tag in declared:
        if tag and (match := re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", tag)):
            return match[1].lower()
    return ""
