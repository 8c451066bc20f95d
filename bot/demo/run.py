"""The demonstration: what production does, on invented outlets, with the day's end brought forward."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.app import App, open_app
from bot.clock import system_clock
from bot.delivery.terminal import TerminalPlatform
from bot.demo.server import OutletServer, serving
from bot.errors import BylineError, NotFound
from bot.messages import text
from bot.model.digest import Schedule
from bot.model.ids import LOCAL, ArticleId, Destination
from bot.model.reports import PollReport
from bot.model.source import StartMode
from bot.model.views import SourceAdded
from bot.render import quotes_messages, stories_messages
from bot.render.correction import correction_message
from bot.render.terminal import screen, to_terminal
from bot.settings import Settings
from bot.usecases.correcting import correct
from storage.versions import StoredVersion, current_version

OFFICIAL: Final = "Ines Halloway"
CHANNEL: Final = Destination("terminal", "news")
_FILES: Final = ("byline.sqlite3", "byline.sqlite3-wal", "byline.sqlite3-shm", "config.toml")


@dataclass(slots=True)
class MovableClock:
    """The present, which the demonstration moves on to the hour of its digest."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """The time, so much ahead of the system's."""
        return system_clock() + self.ahead


@dataclass(frozen=True, slots=True)
class Demo:
    """One run: the application, the outlets, and where it is told."""

    app: App
    outlets: OutletServer
    clock: MovableClock
    console: Console

    async def run(self) -> None:
        """Adds, polls, corrects, digests and asks, each step with its heading."""
        for number, (key, step) in enumerate(
            (
                ("demo.add", self._add),
                ("demo.poll", self._poll),
                ("demo.correct", self._correct),
                ("demo.digest", self._digest),
                ("demo.latest", self._latest),
                ("demo.quotes", self._quotes),
            ),
            start=1,
        ):
            self._head(number, text(key, name=OFFICIAL))
            await step()

    def _head(self, number: int, what: str) -> None:
        self.console.print()
        self.console.print(Rule(Text(text("demo.step", n=number, what=what)), align="left", style="bold"))

    def _say(self, key: str, **values: object) -> None:
        self.console.print(Text(text(key, **values)))

    async def _add(self) -> None:
        for outlet in self.outlets.outlets:
            try:
                added = await self.app.services.add_source(
                    LOCAL, self.outlets.feed_url(outlet), start=StartMode.BACKFILL
                )
                self._mark("✓", "green", f"{outlet.name}: {_held(added)}")
            except BylineError as error:
                self._mark("✗", "red", f"{outlet.name}: {error}")

    def _mark(self, mark: str, colour: str, said: str) -> None:
        self.console.print(Text.assemble((mark, colour), " ", said))

    async def _poll(self) -> None:
        report = await self.app.services.poll(community=LOCAL)
        self.console.print(_table(report))
        articles = [a for s in await self.app.services.latest_news(LOCAL, limit=50) for a in s.articles]
        counts = {
            "articles": len(articles),
            "points": sum(len(a.points) for a in articles),
            "quotes": sum(q.shown for a in articles for q in a.quotes),
        }
        self._say("demo.withheld.why")
        self._say("demo.stored", **counts)

    async def _correct(self) -> None:
        [story] = await self.app.services.search_news(LOCAL, "homes River Tamsin", limit=1)
        before = await self._version(story.lead.id)
        self.outlets.corrected = True
        report = await self.app.services.poll(community=LOCAL, everything=True)
        after = await self._version(story.lead.id)
        self._say("demo.updated", n=sum(p.updated for p in report.polled))
        change, _ = correct(before.article.text, before.brief, after.article.text, after.brief)
        self._show(correction_message(change.value))
        self._show(*stories_messages([await self.app.services.show_story(LOCAL, story.id)], title=""))

    async def _version(self, article: ArticleId) -> StoredVersion:
        """The article as it is stored now."""
        async with self.app.db.read() as session:
            found = await current_version(session, article)
        if found is None:
            raise NotFound
        return found

    async def _digest(self) -> None:
        evening = Schedule((time(20, 0),))
        order = await self.app.services.create_subscription(LOCAL, CHANNEL, evening)
        now = self.clock()
        self.clock.ahead += order.next_due_at - now
        self._say("demo.clock", now=f"{now:%a %H:%M}", then=f"{order.next_due_at:%a %H:%M}")
        await self.app.services.make_digests()
        report = await self.app.services.deliver()
        self._say("demo.sent", n=report.sent)

    async def _latest(self) -> None:
        found = await self.app.services.latest_news(LOCAL, limit=3)
        self._show(*stories_messages(found, title=text("demo.latest.title")))

    async def _quotes(self) -> None:
        found = await self.app.services.find_quotes(LOCAL, OFFICIAL, limit=3)
        self._show(*quotes_messages(found, name=OFFICIAL))

    def _show(self, *messages: object) -> None:
        for message in messages:
            self.console.print(to_terminal(message))  # type: ignore[arg-type] # only messages come here


def _table(report: PollReport) -> Table:
    table = Table(text("demo.outlet"), text("demo.outcome"), box=SIMPLE_HEAD, pad_edge=False)
    for column in ("demo.articles", "demo.withheld"):
        table.add_column(text(column), justify="right")
    for polled in report.polled:
        table.add_row(polled.source.title, polled.outcome.value, str(polled.new), str(polled.withheld or ""))
    return table


def _held(added: SourceAdded) -> str:
    """What a source holds, and in which language where it says so."""
    key = "demo.added.language" if added.source.language else "demo.added"
    return text(key, n=added.total, language=added.source.language)


async def run_demo(folder: Path, out: TextIO, *, program: str = "byline") -> None:
    """Runs the demonstration over a new database in `folder`, and says what to type next on `out`."""
    config = _cleared(folder)
    url = f"sqlite:///{folder / _FILES[0]}"
    await asyncio.to_thread(config.write_text, f'{text("demo.config")}\n[database]\nurl = "{url}"\n', encoding="utf-8")
    console = screen(out)
    console.print(Text(text("demo.intro")))
    console.print(Text(text("demo.storage", database=folder / _FILES[0])), soft_wrap=True)
    clock = MovableClock()
    async with serving(clock) as outlets:
        settings = Settings.model_validate(
            {
                "database": {"url": url},
                "fetch": {"allow": (f"127.0.0.1:{outlets.port}",), "contact": "mailto:demo@example.org"},
            }
        )
        async with open_app(settings, platforms={CHANNEL.platform: TerminalPlatform(out)}, clock=clock) as app:
            await Demo(app, outlets, clock, console).run()
    _say_next(console, program, config)


def _say_next(console: Console, program: str, config: Path) -> None:
    console.print()
    console.print(Text(text("demo.ended")))
    console.print()
    console.print(Rule(Text(text("demo.next")), align="left", style="bold"))
    for words in ("news", "news search bridge", "quotes Halloway", "quotes Orvik --about strike", "digest", "--help"):
        console.print(Text(f"  {program} --config {config} {words}"), soft_wrap=True)  # to be copied whole
    console.print(Text(text("demo.next.discord")))


def _cleared(folder: Path) -> Path:
    """The path of the configuration to be written, in a folder without what an earlier run left."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        (folder / name).unlink(missing_ok=True)
    return folder / _FILES[3]
