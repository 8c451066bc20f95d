"""What a feed document says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.check import aware

NamedLinks = tuple[tuple[str, str], ...]
"""What a document or its server says of hubs and of the document's own name: ("hub" or "self", address)."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: its address, and what the page calls it, empty where it does not."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. Strings are plain text and empty where missing; `content` is HTML as received.

    `id` is the guid as printed (None where there is none); `link` is absolute where the base is known; `original`
    is the article's own address where the link leads through a redirector and the feed gives it away. `body` is
    `content` as plain text where it was read with the feed, None where it was not read yet. `outlet` and
    `outlet_site` are whose it is where the feed gathers from others and says so.
    """

    id: str | None
    link: str | None
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    original: str | None = None
    body: str | None = None
    outlet: str = ""
    outlet_site: str | None = None

    @property
    def page(self) -> str | None:
        """The address at which the article itself is read."""
        return self.original or self.link

    def __post_init__(self) -> None:
        aware(self.published, "published")
        aware(self.updated, "updated")


@dataclass(frozen=True, slots=True)
class Feed:
    """A parsed feed: its own title, link and language, its entries in document order, and how often it asks
    to be polled (`ttl`, None where it does not say). `skip_hours` (0 to 23, UTC) and `skip_days` (Monday is 0) are
    when it asks not to be polled. `links` name its hubs and itself.
    `cut`: why not all of the document was read; empty where it was."""

    title: str
    link: str | None
    language: str
    entries: tuple[Entry, ...]
    ttl: timedelta | None = None
    kind: str = ""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    links: NamedLinks = ()
    cut: str = ""
