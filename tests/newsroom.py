"""An invented outlet for tests: feeds and pages on a real server, and the application over a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape

from bot.app import App, open_app
from bot.delivery import Platform
from bot.settings import Settings
from tests.webserver import WebServer

MORNING = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)

BRIDGE = """Saltby council voted 9-3 on Friday to rebuild the old toll bridge, ending a dispute of six years.

"The bridge is older than our quarrels, and it will outlive them," Mayor Odile Ferrant told reporters.

Councillor Bram Kestel, who voted against, said the town could not afford the 3.1 million crowns.

The bridge, which opened in 1911, has been closed to lorries since a survey in 2019 found rust in its chains.
Buses have taken a detour of eleven kilometres ever since, and two bakeries on the far bank have closed.

According to the engineering office, the work will take 14 months and the footpath will stay open throughout.

The builder, Marrow & Sons, did not respond to a request for comment.

Saltby was founded at the ford that the bridge replaced. The toll was abolished in 1953, but the toll house still
stands, and the council wants to turn it into a small museum once the scaffolding is gone.
"""

TRAM = """A tram caught fire in Saltby on Friday evening, and 40 passengers climbed out unhurt.

Fire chief Runa Tolland said a brake had overheated. "Everybody did what the driver told them," Tolland said.

The tram company said in a statement that it was checking 22 other trams.
"""


@dataclass(slots=True)
class ManualClock:
    """A clock that a test sets."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        """The time that was set."""
        return self.now

    def pass_(self, **delta: float) -> None:
        """Let time pass, as in `pass_(hours=1)`."""
        self.now += timedelta(**delta)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the outlet's feed, and the page behind its link."""

    guid: str
    path: str
    title: str
    text: str
    published: datetime = MORNING - timedelta(hours=1)
    teaser: str = ""


@dataclass(slots=True)
class Outlet:
    """An outlet whose feed is rewritten each time its items change."""

    web: WebServer
    name: str = "Saltby Chronicle"
    feed_path: str = "/feed"
    items: list[Item] = field(default_factory=list)

    @property
    def feed(self) -> str:
        """The feed's address."""
        return self.web.url(self.feed_path)

    def publish(self, *items: Item) -> None:
        """Put items in front of the feed, and serve their pages."""
        self.items = [*items, *self.items]
        for item in items:
            self.web.serve(item.path.partition("?")[0].partition("#")[0], self.page(item))
        self.serve()

    def change(self, old: Item, **changes: object) -> Item:
        """The item as it is printed from now on, in the same place."""
        new = replace(old, **changes)  # type: ignore[arg-type] # names of its fields, as the tests write them
        self.items = [new if item is old else item for item in self.items]
        self.web.serve(new.path.partition("?")[0].partition("#")[0], self.page(new))
        self.serve()
        return new

    def serve(self) -> None:
        """Serve the feed as its items stand."""
        entries = "".join(
            f"<item><guid isPermaLink='false'>{escape(i.guid)}</guid><title>{escape(i.title)}</title>"
            f"<link>{escape(self.web.url(i.path))}</link><description>{escape(i.teaser or i.title)}</description>"
            f"<pubDate>{i.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
            for i in self.items
        )
        self.web.serve(
            self.feed_path,
            f"<rss version='2.0'><channel><title>{self.name}</title><link>{self.web.url('/')}</link>"
            f"<language>en</language>{entries}</channel></rss>",
            content_type="application/rss+xml",
        )

    def page(self, item: Item) -> str:
        """The item's page."""
        body = "".join(f"<p>{escape(p, quote=False)}</p>" for p in item.text.strip().split("\n\n"))
        return (
            f"<html lang='en'><head><title>{escape(item.title)}</title></head><body><article>"
            f"<h1>{escape(item.title)}</h1>{body}</article></body></html>"
        )


def bridge() -> Item:
    """A vote on a bridge."""
    return Item("saltby-1", "/news/bridge", "Saltby votes to rebuild toll bridge", BRIDGE)


def tram() -> Item:
    """A tram on fire."""
    return Item("saltby-2", "/news/tram", "Tram catches fire in Saltby, nobody hurt", TRAM)


def settings(url: str, web: WebServer) -> Settings:
    """Settings over that database, which may fetch from that server alone."""
    return Settings.model_validate(
        {"database": {"url": url}, "fetch": {"allow": (web.netloc,), "contact": "mailto:desk@byline.example"}}
    )


@asynccontextmanager
async def newsroom(
    url: str, web: WebServer, clock: ManualClock, platforms: Mapping[str, Platform] | None = None
) -> AsyncIterator[App]:
    """The real application over the database at `url`."""
    async with open_app(settings(url, web), platforms=platforms or {}, clock=clock) as app:
        yield app
