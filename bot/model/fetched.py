"""What crosses between fetching and parsing: bytes, and what the server said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask again with, byte for byte; None where it gave none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url` is where the bytes came from after redirects; `moved_to` is the address that
    permanent redirects (301, 308) lead to, None if there were none or a temporary one came first. `links` are those of
    its Link headers that name a hub or the document itself, as (relation, address)."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    charset: str | None = None
    validators: Validators = field(default_factory=Validators)
    max_age: timedelta | None = None
    moved_to: str | None = None
    robots_tag: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @property
    def not_modified(self) -> bool:
        """Whether the server says that nothing changed."""
        return self.status == 304
