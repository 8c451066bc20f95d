"""Feeds behind the pages of well-known sites and of software that many sites run (the rows of `sites.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

_SMALL: Final = re.compile(r"^(?:www|m|mobile)\.")


@dataclass(frozen=True, slots=True)
class Site:
    """A row: the pages it recognises, and the address of the feed behind them."""

    name: str
    page: re.Pattern[str]
    feed: str
    any_host: bool


def site_feeds(url: str) -> tuple[str, ...]:
    """Feeds of well-known sites behind this page address, most likely first; each must be checked by parsing."""
    return _made(url, any_host=False)


def software_feeds(url: str) -> tuple[str, ...]:
    """Feeds that this address would have behind it if its site ran one of the known kinds of software."""
    return _made(url, any_host=True)


@cache
def sites() -> tuple[Site, ...]:
    """Every row of the table."""
    rows = tomllib.loads(resources.files("bot.articles").joinpath("sites.toml").read_text("utf-8"))["site"]
    return tuple(
        Site(row["name"], re.compile(row["page"], re.IGNORECASE), row["feed"], row.get("any_host", False))
        for row in rows
    )


def _made(url: str, *, any_host: bool) -> tuple[str, ...]:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ()
    plain, origin = f"{_SMALL.sub('', host)}{parts.path}", f"{parts.scheme}://{parts.netloc}"
    asked = f"{plain}?{parts.query}" if parts.query else plain
    rows = [site for site in sites() if site.any_host is any_host]
    found = _filled(rows, asked, origin) or _filled(rows, plain, origin)
    return tuple(dict.fromkeys(address for address in found if address != url))


def _filled(rows: Iterable[Site], page: str, origin: str) -> list[str]:
    """The feeds of the rows that fit the page."""
    matches = ((site, site.page.fullmatch(page)) for site in rows)
    return [site.feed.format(origin=origin, **match.groupdict("")) for site, match in matches if match]
