"""The address that a page gives as its own: AMP, print and mobile variants name the one they are variants of."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from lxml.html import HtmlElement
from tld import get_fld

from bot.articles.links import web_link

VARIANTS: Final = re.compile(r"(?:amp|print(?:able|-version)?|m|mobile|index\.amp|amp\.html|\d{1,2})", re.IGNORECASE)
"""What variants of a page add to its path as a last step; a page that is further up for another reason is a section."""

_REFRESH: Final = re.compile(r"\s*[0-5](?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?([\"']?)(?P<to>.+?)\1\s*", re.IGNORECASE)
"""Five seconds at most: pages that load themselves anew wait for minutes."""

_LABELS: Final = re.compile(r"^(?:www\d?|m|mobil|mobile|amp|touch|print)\.")


def page_address(tree: HtmlElement, url: str) -> str:
    """The address to know and show the page by: its `link rel=canonical`, or `og:url` where it has none, where that is
    an address of the same site and of one article, else `url`. AMP versions that a page names (`rel=amphtml`) are no
    addresses of it."""
    named = _named(tree)
    found = web_link(named, url) if url else None
    return found if found and _is_article_of(urlsplit(url), urlsplit(found)) else url


def _named(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return next((meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:url"), "")


def leads_on(tree: HtmlElement, url: str) -> str | None:
    """The address to which the page's markup sends its reader at once (`http-equiv=refresh`), as shorteners do; None
    where it sends nobody, or to itself."""
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh" and (
            found := _REFRESH.fullmatch(meta.get("content") or "")
        ):
            to = web_link(found["to"], url)
            return to if to != url else None
    return None


def same_site(one: str, other: str) -> bool:
    """Whether both addresses are of one registered name (of one blog, where a platform's names are registered), or of
    one host that has none."""
    try:
        sites = [_site(urlsplit(url)) for url in (one, other)]
    except ValueError:
        return False
    return bool(sites[0]) and sites[0] == sites[1]


def _is_article_of(page: SplitResult, named: SplitResult) -> bool:
    """Whether the named address is the same site's, and neither its front page nor a section above the page."""
    try:
        same = _site(page) == _site(named) and named.port in (page.port, None)
    except ValueError:
        return False
    above, here = named.path.rstrip("/"), page.path.rstrip("/")
    if not same or (not above and (here or named.query != page.query)):
        return False
    return not here.startswith(f"{above}/") or bool(VARIANTS.fullmatch(here[len(above) + 1 :]))


def _site(parts: SplitResult) -> str:
    """The registered name, by the public suffix list that `tld` carries; for other hosts, the host without the
    label of a variant."""
    host = (parts.hostname or "").rstrip(".")
    known = get_fld(f"https://{host}/", fail_silently=True, search_private=True) if host else None
    return str(known or _LABELS.sub("", host))
