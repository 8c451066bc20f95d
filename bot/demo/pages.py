"""The documents of an invented outlet: feeds in four formats, and article pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType

from bot.demo.site import Outlet, Piece


def feed(outlet: Outlet, base: str) -> tuple[str, str]:
    """The outlet's feed and its content type; `base` is the outlet's address without a final slash."""
    content_type, build = _FORMATS[outlet.format]
    return build(outlet, base), content_type


def page(outlet: Outlet, piece: Piece, base: str) -> str:
    """An article's page, with the metadata that newsrooms give."""
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in piece.paragraphs)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(piece.title)} | {escape(outlet.name)}</title>
<meta property="og:site_name" content="{escape(outlet.name)}">
<script type="application/ld+json">{_json_ld(outlet, piece, base)}</script></head>
<body><header><nav><a href="{base}/">{escape(outlet.name)}</a> <a href="{base}/about">About us</a></nav></header>
<main><article><h1>{escape(piece.title)}</h1><p class="byline">By {escape(piece.byline)}</p>
{body}
</article></main><footer><p>Copyright {escape(outlet.name)}. All of it is invented.</p></footer></body></html>"""


def _json_ld(outlet: Outlet, piece: Piece, base: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if piece.section == "Opinion" else "NewsArticle",
        "headline": piece.title,
        "url": f"{base}/{piece.slug}",
        "datePublished": piece.published.isoformat(),
        "dateModified": (piece.updated or piece.published).isoformat(),
        "author": [{"@type": "Person", "name": piece.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "articleSection": piece.section,
        "inLanguage": "en",
        "isAccessibleForFree": piece.access != "paywall",
    }
    return json.dumps(data).replace("</", "<\\/")


def _rss(outlet: Outlet, base: str) -> str:
    items = "".join(
        f"<item><guid isPermaLink='false'>{outlet.key}-{p.slug}</guid><title>{escape(p.title)}</title>"
        f"<link>{base}/{p.slug}?utm_source=rss</link><dc:creator>{escape(p.byline)}</dc:creator>"
        f"<pubDate>{format_datetime(p.published)}</pubDate><description>{escape(_teaser(p))}</description></item>"
        for p in outlet.pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        f"<title>{escape(outlet.name)}</title><link>{base}/</link><language>en</language>"
        f"<description>Invented news</description>{items}</channel></rss>"
    )


def _atom(outlet: Outlet, base: str) -> str:
    entries = "".join(
        f"<entry><id>tag:{outlet.key},2026:{p.slug}</id><title>{escape(p.title)}</title>"
        f"<link href='{base}/{p.slug}'/><author><name>{escape(p.byline)}</name></author>"
        f"<published>{p.published.isoformat()}</published><updated>{(p.updated or p.published).isoformat()}</updated>"
        f"<summary>{escape(_teaser(p))}</summary></entry>"
        for p in outlet.pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>"
        f"<id>{base}/</id><title>{escape(outlet.name)}</title><link href='{base}/'/>"
        f"<updated>{_newest(outlet).isoformat()}</updated>{entries}</feed>"
    )


def _json_feed(outlet: Outlet, base: str) -> str:
    items = [
        {
            "id": f"{outlet.key}/{p.slug}",
            "url": f"{base}/{p.slug}",
            "title": p.title,
            "date_published": p.published.isoformat(),
            "authors": [{"name": p.byline}],
            "content_html": "".join(f"<p>{escape(t, quote=False)}</p>" for t in p.paragraphs),
        }
        for p in outlet.pieces
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "home_page_url": f"{base}/"}
    return json.dumps({**head, "language": "en", "items": items})


def _rdf(outlet: Outlet, base: str) -> str:
    items = "".join(
        f"<item rdf:about='{base}/{p.slug}'><title>{escape(p.title)}</title><link>{base}/{p.slug}</link>"
        f"<dc:creator>{escape(p.byline)}</dc:creator><dc:date>{p.published.isoformat()}</dc:date>"
        f"<description>{escape(_teaser(p))}</description></item>"
        for p in outlet.pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rdf:RDF xmlns='http://purl.org/rss/1.0/' "
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<channel rdf:about='{base}/'><title>{escape(outlet.name)}</title><link>{base}/</link>"
        f"<description>Invented news</description></channel>{items}</rdf:RDF>"
    )


def _broken(outlet: Outlet, base: str) -> str:
    return f"<html><body><h1>Database error</h1><p>{escape(outlet.name)} at {base} is being repaired.</p></body></html>"


def _teaser(piece: Piece) -> str:
    return piece.paragraphs[0] if piece.access == "open" else piece.title


def _newest(outlet: Outlet) -> datetime:
    return max(p.updated or p.published for p in outlet.pieces)


_FORMATS: MappingProxyType[str, tuple[str, Callable[[Outlet, str], str]]] = MappingProxyType(
    {
        "rss": ("application/rss+xml", _rss),
        "atom": ("application/atom+xml", _atom),
        "json": ("application/feed+json", _json_feed),
        "rdf": ("application/rdf+xml", _rdf),
        "broken": ("text/html", _broken),
    }
)
