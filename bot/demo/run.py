"""The demonstration: what production does, on invented outlets, with the day's end brought forward."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.rule import Rule
from rich.table import Table

from bot.app import App, open_app
from bot.clock import system_clock
from bot.delivery.terminal import TerminalPlatform
from bot.demo.server import OutletServer, serving
from bot.errors import BylineError
from bot.messages import text
from bot.model.digest import Schedule
from bot.model.ids import LOCAL, Destination
from bot.model.reports import PollReport
from bot.model.source import StartMode
from bot.render import quotes_messages, stories_messages
from bot.render.terminal import to_terminal
from bot.settings import Settings

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
        self.console.print(Rule(text("demo.step", n=number, what=what), align="left", style="bold"))

    async def _add(self) -> None:
        for outlet in self.outlets.outlets:
            try:
                added = await self.app.services.add_source(
                    LOCAL, self.outlets.feed_url(outlet), start=StartMode.BACKFILL
                )
                said = text("demo.added", items=added.total, language=added.source.language)
                self.console.print(f"[green]✓[/] {outlet.name}: {said}", highlight=False)
            except BylineError as error:
                self.console.print(f"[red]✗[/] {outlet.name}: ", end="")
                self.console.print(str(error), highlight=False, markup=False, soft_wrap=True)

    async def _poll(self) -> None:
        report = await self.app.services.poll(community=LOCAL)
        self.console.print(_table(report))
        articles = [a for s in await self.app.services.latest_news(LOCAL, limit=50) for a in s.articles]
        counts = {
            "articles": len(articles),
            "points": sum(len(a.points) for a in articles),
            "quotes": sum(q.shown for a in articles for q in a.quotes),
        }
        self.console.print(text("demo.stored", **counts), highlight=False)

    async def _correct(self) -> None:
        self.outlets.corrected = True
        report = await self.app.services.poll(community=LOCAL, everything=True)
        self.console.print(text("demo.updated", n=sum(p.updated for p in report.polled)), highlight=False)
        found = await self.app.services.search_news(LOCAL, "homes River Tamsin", limit=1)
        self._show(*stories_messages(found, title=""))

    async def _digest(self) -> None:
        evening = Schedule((time(20, 0),))
        order = await self.app.services.create_subscription(LOCAL, CHANNEL, evening)
        self.clock.ahead += order.next_due_at - self.clock()
        await self.app.services.make_digests()
        report = await self.app.services.deliver()
        self.console.print(text("demo.sent", n=report.sent), highlight=False)

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
    table = Table(text("demo.outlet"), text("demo.outcome"))
    for column in ("demo.articles", "demo.withheld"):
        table.add_column(text(column), justify="right")
    for polled in report.polled:
        table.add_row(polled.source.title, polled.outcome.value, str(polled.new), str(polled.withheld or ""))
    return table


async def run_demo(folder: Path, out: TextIO, *, program: str = "byline") -> None:
    """Runs the demonstration over a new database in `folder`, and says what to type next on `out`."""
    config = _cleared(folder)
    url = f"sqlite:///{folder / _FILES[0]}"
    await asyncio.to_thread(config.write_text, f'{text("demo.config")}\n[database]\nurl = "{url}"\n', encoding="utf-8")
    console = Console(file=out)
    console.print(text("demo.intro", database=folder / _FILES[0]), highlight=False, soft_wrap=True)
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
    console.print(Rule(text("demo.next"), align="left", style="bold"))
    for words in ("news", "news search bridge", "quotes Halloway", "quotes Orvik --about strike", "digest", "--help"):
        console.print(f"  {program} --config {config} {words}", highlight=False, soft_wrap=True)
    console.print(text("demo.next.discord"), highlight=False, soft_wrap=True)


def _cleared(folder: Path) -> Path:
    """The path of the configuration to be written, in a folder without what an earlier run left."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        (folder / name).unlink(missing_ok=True)
    return folder / _FILES[3]
