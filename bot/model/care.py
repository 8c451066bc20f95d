"""What looking after sources comes to: a look at one, how all fare, and lists taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.check import aware
from bot.model.feed import Entry, Feed, FeedLink
from bot.model.fetched import Fetched
from bot.model.ids import SourceId
from bot.model.incident import Incident
from bot.model.views import SourceView
from bot.model.websub import HubSubscription


class Pages(StrEnum):
    """Whether the pages behind a feed's items can be read; UNNEEDED where their whole text stands in the feed."""

    READABLE = "readable"
    UNREADABLE = "unreadable"
    UNNEEDED = "unneeded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SourceLook:
    """What a source holds before anybody decides on it: `newest` are its newest items of `total`, `habit` is the
    usual time between two (None where the dates do not tell), `full_text` how many of the newest stand in the feed
    with their whole text. `others` are further feeds that the page names. `why` says what is wrong with the pages, where
    something is. `feed` is the whole feed as it was read, and `fetched` the answer in which it came, so that whoever adds
    the source then need not ask for it again."""

    url: str
    title: str
    site: str
    language: str
    kind: str
    newest: tuple[Entry, ...]
    total: int
    habit: timedelta | None
    full_text: int
    pages: Pages
    why: str = ""
    feed: Feed | None = None
    fetched: Fetched | None = None
    others: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a community's sources fare: those that are not well first, then the incidents that are open, and how the
    hubs that tell of some of the sources stand."""

    sources: tuple[SourceView, ...]
    incidents: tuple[Incident, ...]
    hubs: Mapping[SourceId, HubSubscription] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one feed of a list: added, there already, failed or to be tried later, and why."""

    url: str
    title: str
    topic: str
    outcome: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Starter:
    """A well-known public feed that is offered, never fetched unasked."""

    outlet: str
    url: str
    language: str
    topic: str


@dataclass(frozen=True, slots=True)
class CheckedStarter:
    """What came of asking an offered feed once: how many items it holds and the newest one's time, where it has moved for
    good, and `why` it is no feed to add, empty where it is one."""

    starter: Starter
    items: int = 0
    newest_at: datetime | None = None
    moved_to: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        aware(self.newest_at, "newest_at")
