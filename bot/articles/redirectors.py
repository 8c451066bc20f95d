"""Links that lead through somebody else's server: the article's own address where the link holds it."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from bot.articles.links import web_link

PARAMETERS: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("Google search and Alerts", r"(?:www\.)?google\.[a-z.]{2,6}", r"/url", ("url", "q")),
    ("Bing News", r"(?:www\.)?bing\.com", r"/news/apiclick\.aspx", ("url",)),
    ("DuckDuckGo", r"(?:www\.)?duckduckgo\.com", r"/l/?", ("uddg",)),
    ("Facebook", r"lm?\.facebook\.com", r"/l\.php", ("u",)),
    ("Instagram", r"l\.instagram\.com", r"/?", ("u",)),
    ("YouTube", r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    ("Reddit", r"out\.reddit\.com", r"/.*", ("url",)),
    ("LinkedIn", r"(?:www\.)?linkedin\.com", r"/redir/redirect/?", ("url",)),
    ("VK", r"(?:www\.)?vk\.com", r"/away\.php", ("to",)),
    ("Skimlinks", r"go\.(?:redirectingat|skimresources)\.com", r"/?", ("url",)),
    ("Viglink", r"redirect\.viglink\.com", r"/?", ("u",)),
    ("Outlook", r"\w+\.safelinks\.protection\.outlook\.com", r"/?", ("url",)),
)
"""Redirectors that carry the address in their query: whose, host, path, the parameters that may hold it."""

PATHS: Final[tuple[tuple[str, str, str], ...]] = (
    ("Google's AMP viewer", r"(?:www\.)?google\.[a-z.]{2,6}", r"/amp/(?P<secure>s/)?(?P<rest>.+)"),
    ("AMP cache", r"[\w-]+\.cdn\.ampproject\.org", r"/(?:c|v|wp/c|wp/v)/(?P<secure>s/)?(?P<rest>.+)"),
)
"""Redirectors that carry the address in their path: whose, host, path; `secure` stands for https."""

GOOGLE_NEWS: Final = re.compile(r"/(?:__i/)?(?:rss/)?(?:rd/)?(?:articles|read)/(?P<code>[\w-]{20,})")
"""Google News packs the address into a code: the older ones hold it in the clear, those since 2024 do not."""

_PRINTED: Final = re.compile(rb"https?://[\x21-\x7e]+")
_MOST: Final = 3


def behind(link: str) -> str:
    """The article's own address where `link` is a redirector's that holds it (three deep at most); else `link`."""
    here = link
    for _ in range(_MOST):
        found = _once(here)
        if found is None:
            break
        here = found
    return here


def unresolvable(link: str) -> bool:
    """Whether a link is one that only its maker's scripts can follow, so that fetching it is in vain."""
    parts = _parts(link)
    return parts is not None and parts[0] == "news.google.com" and bool(GOOGLE_NEWS.match(parts[1])) and not _once(link)


def _once(link: str) -> str | None:
    parts = _parts(link)
    if parts is None:
        return None
    host, path, query = parts
    if host == "news.google.com":
        return _decoded(path)
    for _, hosts, paths, names in PARAMETERS:
        if re.fullmatch(hosts, host) and re.fullmatch(paths, path):
            values = parse_qs(query, max_num_fields=50) if query.count("&") < 50 else {}
            return next((found for name in names for value in values.get(name, []) if (found := web_link(value))), None)
    for _, hosts, paths in PATHS:
        if re.fullmatch(hosts, host) and (match := re.fullmatch(paths, path)):
            scheme = "https" if match["secure"] else "http"
            return web_link(f"{scheme}://{match['rest']}{'?' if query else ''}{query}")
    return None


def _parts(link: str) -> tuple[str, str, str] | None:
    """Host, path and query; None for what is no address."""
    try:
        parts = urlsplit(link)
        return (parts.hostname or "").rstrip("."), parts.path, parts.query
    except ValueError:
        return None


def _decoded(path: str) -> str | None:
    match = GOOGLE_NEWS.match(path)
    if match is None:
        return None
    code = match["code"]
    try:
        raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        return None
    found = _PRINTED.search(raw)
    return web_link(found[0].decode("ascii")) if found else None
