"""Printed links to web addresses."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from bot.articles.text import storable


def web_link(link: str | None, base: str = "") -> str | None:
    """The absolute http or https address with a host; None for every other scheme and for what cannot be read."""
    printed = storable(link or "").strip()
    if not printed:
        return None
    try:
        absolute = urljoin(base, printed)
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in ("http", "https") and parts.netloc else None
