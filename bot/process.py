"""The bot as one process: the application, its ticks, the queue, health, and the chat client, until a signal."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.app import App, open_app
from bot.clock import Clock, system_clock
from bot.delivery import Platform
from bot.errors import StorageError
from bot.model.reports import PollReport
from bot.queue import InProcessQueue, Payload
from bot.schedule import Tick, running
from bot.settings import Settings
from bot.usecases.claiming import POLL_TASK, QueuePolls
from bot.usecases.digests import read_schedule
from bot.usecases.health import CountStored
from bot.usecases.noting import NoteIncidents
from bot.web.metrics import Metrics
from bot.web.server import serve

_log = structlog.get_logger(__name__)

COUNT_EVERY = timedelta(minutes=1)
"""How often the gauges of what is stored are read."""

NOTES_EVERY = timedelta(minutes=1)
"""How often it is noted what moderators are to be told."""

HUBS_EVERY = timedelta(minutes=1)
"""How often subscriptions at hubs are begun, renewed and ended, where hubs may call."""

UPKEEP_EVERY = timedelta(hours=6)
"""How often the database looks at what it holds, for its choice of indexes."""

PATIENCE = timedelta(minutes=5)
"""A tick that has not ended for so long, or for three of its intervals, hangs: health says so."""


async def run(settings: Settings, *, clock: Clock = system_clock) -> signal.Signals | None:
    """Runs until SIGINT or SIGTERM, and tells which came; SettingsError or StorageError where it cannot start."""
    stop = asyncio.Event()
    came: list[signal.Signals] = []

    def end(number: signal.Signals) -> None:
        came.append(number)
        stop.set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end, number)
    async with serving(settings, clock=clock) as bot:
        leave_out_of_collections()
        _log.info("running", database=str(bot.app.db.address), health=bot.health_port)
        await bot.until(stop)
        _log.info("stopping")
    return came[0] if came else None


def leave_out_of_collections() -> None:
    """Let Python's collector of garbage pass over all that is loaded by now, which stays as long as the process: going
    through it held up everything for a tenth of a second, every few minutes."""
    gc.collect()
    gc.freeze()


@dataclass(slots=True)
class Bot:
    """What runs: the application, where it answers for its health, and its connections."""

    app: App
    metrics: Metrics
    health_port: int | None = None
    connections: tuple[asyncio.Task[None], ...] = ()

    async def until(self, stop: asyncio.Event) -> None:
        """Waits for `stop`; raises what ends a connection for good."""
        stopped = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait({stopped, *self.connections}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopped}:
                task.result()
        finally:
            stopped.cancel()


@asynccontextmanager
async def serving(settings: Settings, *, clock: Clock = system_clock) -> AsyncIterator[Bot]:
    """The bot while the block runs. Leaving stops the ticks first, then the connections, the queue and the rest."""
    platforms: dict[str, Platform] = {}
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(open_app(settings, platforms=platforms, clock=clock))
        metrics = Metrics()
        bot = Bot(app, metrics)
        queue = await stack.enter_async_context(InProcessQueue.open({POLL_TASK: counted(app, metrics)}))
        ticks = ticks_of(app, queue, metrics, platforms)
        beats = Beats(clock, {tick.name: tick.every for tick in ticks})
        if settings.web.enabled:
            health = health_of(app, beats, platforms)
            hubs = None
            if app.hubs is not None:
                await stack.enter_async_context(app.hubs.calls.reading())
                hubs = (settings.websub.path, app.hubs.calls)
            bot.health_port = await stack.enter_async_context(
                serve(settings.web.host, settings.web.port, metrics=metrics, health=health, hubs=hubs)
            )
        if settings.discord.enabled and settings.discord.token is not None:
            bot.connections = (await stack.enter_async_context(connected(app, platforms)),)
        await stack.enter_async_context(running(ticks, clock=clock, observe=beats.observe(metrics)))
        yield bot


@asynccontextmanager
async def connected(app: App, platforms: dict[str, Platform]) -> AsyncIterator[asyncio.Task[None]]:
    """The task that keeps the Discord client connected; discord.py is imported only here."""
    from bot.client import Byline  # noqa: PLC0415 - a process without Discord does not load its gateway
    from bot.supervise import keep_connected  # noqa: PLC0415 - same

    discord = app.settings.discord
    token = discord.token.get_secret_value() if discord.token else ""

    def make() -> Byline:
        return Byline(
            app.services,
            read_schedule=read_schedule,
            api_base=discord.api_base,
            gateway_url=discord.gateway_url,
            synced=synced_file(app),
            status=discord.status,
        )

    task = asyncio.create_task(keep_connected(make, token, platforms), name="discord")
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def synced_file(app: App) -> Path | None:
    """Where the commands last told to Discord are remembered: beside an SQLite file, else nowhere."""
    file = app.db.address.file
    return None if file is None else file.with_name(file.name + ".commands")


def ticks_of(app: App, queue: InProcessQueue, metrics: Metrics, platforms: Mapping[str, Platform]) -> tuple[Tick, ...]:
    """What runs when: polls are queued, digests made, messages delivered while a platform is connected."""
    settings = app.settings
    queue_polls = QueuePolls(app.db, app.clock, queue, settings.polling.batch)
    count = CountStored(app.db)

    async def digests() -> None:
        made = await app.services.make_digests()
        metrics.digests("made", made.editions)
        metrics.digests("empty", made.empty)

    async def deliver() -> None:
        if not platforms:
            return
        report = await app.services.deliver()
        for outcome in ("sent", "found", "held", "failed"):
            metrics.deliveries(outcome, getattr(report, outcome))

    async def counts() -> None:
        metrics.stored(await count())
        metrics.queue_depth("polls", queue.waiting)

    hubs = () if app.hubs is None else (Tick("hubs", HUBS_EVERY, app.hubs.speak),)
    return (
        *hubs,
        Tick("polls", timedelta(seconds=settings.polling.tick_seconds), queue_polls),
        Tick("digests", timedelta(seconds=settings.digests.tick_seconds), digests),
        Tick("delivery", timedelta(seconds=settings.delivery.tick_seconds), deliver),
        Tick("notes", NOTES_EVERY, NoteIncidents(app.db, app.clock)),
        Tick("counts", COUNT_EVERY, counts),
        Tick("upkeep", UPKEEP_EVERY, app.db.tidy),
    )


def counted(app: App, metrics: Metrics) -> Callable[[Payload], Awaitable[None]]:
    """The task of the queue that polls a batch, with what came of it counted."""

    async def poll(payload: Payload) -> None:
        count_polls(metrics, await app.poll_batch.task(payload))

    return poll


def count_polls(metrics: Metrics, report: PollReport) -> None:
    """Add a round of polling to the counters."""
    for polled in report.polled:
        metrics.poll(polled.outcome.value)
        for result in ("new", "updated", "withheld", "failed"):
            metrics.articles(result, getattr(polled, result))
        metrics.refused(polled.refused)


@dataclass(slots=True)
class Beats:
    """When each tick last ended, and whether well. `every` names the ticks that are expected, and how often."""

    clock: Clock
    every: Mapping[str, timedelta]
    last: dict[str, tuple[datetime, bool]] = field(default_factory=dict)
    since: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.since = self.clock()

    def observe(self, metrics: Metrics) -> Callable[[str, float, bool], None]:
        """What the schedule tells after each tick."""

        def beat(name: str, seconds: float, well: bool) -> None:
            self.last[name] = (self.clock(), well)
            if well:
                metrics.tick(name, seconds, at=self.clock())
            else:
                metrics.tick_failed(name)

        return beat

    def told(self) -> dict[str, dict[str, Any]]:
        """Each tick's age in seconds (null before its first end) and whether it ended well and in time, as JSON."""
        return {name: self._told(name, every) for name, every in self.every.items()}

    def _told(self, name: str, every: timedelta) -> dict[str, Any]:
        at, well = self.last.get(name, (None, True))
        age = self.clock() - (at or self.since)
        in_time = age <= max(3 * every, PATIENCE)
        return {"seconds_ago": round(age.total_seconds(), 1) if at else None, "ok": well and in_time}


def health_of(app: App, beats: Beats, platforms: Mapping[str, Platform]) -> Callable[[], Awaitable[Mapping[str, Any]]]:
    """What /healthz says: whether the database answers and every tick last ended well and not long ago. A lost
    connection to Discord is told and changes nothing: the process mends it itself, and a restart does not."""
    count = CountStored(app.db)

    async def health() -> Mapping[str, Any]:
        ticks = beats.told()
        told = {"ticks": ticks, "discord": _connection(app.settings, platforms)}
        try:
            stored = await count()
        except StorageError as error:
            return {"ok": False, "database": str(error), **told}
        well = all(tick["ok"] for tick in ticks.values())
        return {"ok": well, "database": "ok", **told, "stored": dict(stored)}

    return health


def _connection(settings: Settings, platforms: Mapping[str, Platform]) -> str:
    if not settings.discord.enabled:
        return "off"
    return "connected" if "discord" in platforms else "connecting"
