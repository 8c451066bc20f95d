"""What crosses between fetching and parsing: bytes, and what the server said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.model.check import aware


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask again with, byte for byte; None where it gave none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url` is where the bytes came from after redirects; `moved_to` is the address that
    permanent redirects (301, 308) lead to, None if there were none or a temporary one came first. `links` are those of
    its Link headers that name a hub or the document itself, as (relation, address). `at` is when it came."""

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
    at: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.at, "at")

    @property
    def not_modified(self) -> bool:
        """Whether the server says that nothing changed."""
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept, because not everything in it is taken yet. Polls before `until` go on with it and do not ask
    its server; later ones (None: all) ask whether it has changed, and go on with it if not."""

    fetched: Fetched
    until: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.until, "until")
