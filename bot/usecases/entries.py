"""A feed's entries in order, each with the keys by which it is known again: worked out in the worker that parses it.

Whoever has the keys need not read the words of an entry again, so the process that polls does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from bot.articles.identity import identify, repeated_guids
from bot.model.article import Identity
from bot.model.feed import Entry, Feed


@dataclass(frozen=True, slots=True)
class Item:
    """An entry and its identity."""

    entry: Entry
    identity: Identity

    @property
    def dated(self) -> datetime | None:
        """When it was published, or else updated."""
        return self.entry.published or self.entry.updated

    @property
    def known_by(self) -> tuple[str, ...]:
        """Short keys by which the same item is known in the next poll: of its guid, its link, else its words."""
        parts = [part for part in (self.identity.guid, self.identity.link) if part] or [self.identity.fingerprint]
        return tuple(_short(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed without its entries, and its items, the newest first."""

    feed: Feed
    items: tuple[Item, ...]


def listed(feed: Feed) -> Listed:
    """The feed with its entries as items."""
    return Listed(replace(feed, entries=()), items_of(feed))


def items_of(feed: Feed) -> tuple[Item, ...]:
    """The feed's entries as items, the newest first."""
    repeated = repeated_guids(feed)
    return tuple(Item(entry, identify(entry, repeated=repeated)) for entry in newest_first(feed.entries))


def keys_of(feed: Feed) -> tuple[Identity, ...]:
    """The keys of the feed's items, the newest first; runs in a worker."""
    return tuple(item.identity for item in items_of(feed))


def newest_first(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries with the newest first; undated ones keep the feed's order behind the dated."""
    dated = [e for e in entries if e.published or e.updated]
    undated = [e for e in entries if not (e.published or e.updated)]
    return (*sorted(dated, key=when, reverse=True), *undated)


def when(entry: Entry) -> datetime:
    """When a dated entry was published, or else updated."""
    found = entry.published or entry.updated
    if found is None:
        raise ValueError("the entry has no date")
    return found


def _short(part: str) -> str:
    return blake2b(part.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
