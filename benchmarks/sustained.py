"""Sustained polling: which share of due sources is asked in time, and what a poll costs beside a bare request.

Thousands of names on loopback, each polled once a round; the feed of every tenth has changed, the others answer 304.
Everything is what production runs: sources fall due one after another, the tick claims them, the queue polls them in
batches, changed feeds are parsed in the worker processes, outcomes are stored in SQLite, logs go to a file.

A poll is on time when its outcome was there within PATIENCE of its due time. The processor time is that of all our
processes, user and system, workers included. The peer is a bare aiohttp client in the same run that asks the same
names with the same validators and reads the same bodies; nothing keeps a connection from one round to the next,
because no production interval is that short.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from operator import truediv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp
import psutil

from benchmarks.material import MORNING
from benchmarks.measuring import head, percentile
from benchmarks.names import CHANGING, changes, name_of, named
from benchmarks.polling import served
from benchmarks.served import ELSEWHERE, ITEMS, document, hosts
from bot.app import App, open_app
from bot.articles.identity import identify
from bot.log import configure
from bot.model.feed import Entry
from bot.model.fetched import Fetched, Validators
from bot.model.ids import Community, SourceId
from bot.model.source import Source, SourceState, StartMode
from bot.queue import InProcessQueue, Payload
from bot.settings import Settings
from bot.usecases.claiming import POLL_TASK, QueuePolls
from bot.usecases.reading import feed_to_read
from storage import articles, sources
from storage.engine import Session

SECONDS: Final = 6
"""How long the sources of one round take to fall due."""
RATES: Final = (150, 300)
"""Sources that fall due a second."""
ROUNDS: Final = 3
PATIENCE: Final = timedelta(seconds=5)
GRACE: Final = 30.0
"""Seconds after the last due time in which late polls are still waited for."""
AT_ONCE: Final = 16
"""Requests of the peer that run side by side, as many as one batch of ours."""
ADDRESSES: Final = 200
TICK: Final = timedelta(seconds=1)
"""Between two claims of due sources; a setting ([polling] tick_seconds), 30 by default."""
HOUR: Final = timedelta(hours=1)
DESK: Final = Community("benchmark", "sustained")
STEADY: Final = Validators(etag='"1"')


@dataclass(slots=True)
class RunningClock:
    """The time of the invented morning, which passes as fast as outside, or so many times as fast."""

    speed: float = 1.0
    began: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        """The time now."""
        return MORNING + timedelta(seconds=self.speed * (time.monotonic() - self.began))


@dataclass(frozen=True, slots=True)
class Round:
    """One round of polls: how late each was, in seconds, and processor seconds: of this process, and of its workers."""

    late: tuple[float, ...]
    here: float
    workers: float

    @property
    def cpu(self) -> float:
        """All processor seconds."""
        return self.here + self.workers


def main() -> None:
    """Print what share of polls is on time, and what a poll costs."""
    head("Sustained polling: many names on loopback, default settings (2 workers), SQLite", "aiohttp", "SQLAlchemy")
    with TemporaryDirectory() as folder, (Path(folder) / "byline.log").open("w", encoding="utf-8") as log:
        configure("info", "json", stream=log)
        with named(hosts(ADDRESSES)):
            asyncio.run(measure(Path(folder)))


async def measure(folder: Path) -> None:
    """Measure each rate with changed bytes, and the highest with new items too."""
    async with served(ADDRESSES) as port:
        for rate in RATES:
            await sustained(folder / f"many-{rate}.sqlite3", port, "many", rate)
        await sustained(folder / "growing.sqlite3", port, "growing", RATES[0] // 3)


async def sustained(file: Path, port: int, path: str, rate: int) -> None:
    """Print how one rate is kept up, and the ratio of our processor time to the peer's."""
    names = [f"{name_of(number)}:{port}" for number in range(rate * SECONDS)]
    clock = RunningClock()
    rounds: list[Round] = []
    paced: list[float] = []
    hurried: list[float] = []
    async with application(file, names, clock) as app:
        urls = [f"http://{name}/{path}" for name in names]
        known = await known_sources(app, urls)
        async with queueing(app):
            for _ in range(ROUNDS):
                rounds.append(await one_round(app, known, rate))
                paced.append(await peer(urls, rate))
                hurried.append(await peer(urls, None))
    tell(path, rate, rounds, paced, hurried)


def tell(path: str, rate: int, rounds: Sequence[Round], paced: Sequence[float], hurried: Sequence[float]) -> None:
    """Print the figures of one rate."""
    late = [each for one in rounds for each in one.late]
    asked = rate * SECONDS
    on_time = sum(each <= PATIENCE.total_seconds() for each in late) / (len(rounds) * asked)
    what = "bytes changed" if path == "many" else "a new item with its whole text"
    whole, apart = [one.cpu for one in rounds], [one.here for one in rounds]
    print(
        f"  {rate} polls/s, of every {CHANGING}th {what}: {100 * on_time:.2f} % on time (within "
        f"{PATIENCE.total_seconds():g} s; p50 {percentile(late, 0.5):.2f} s, p99 {percentile(late, 0.99):.2f} s late, "
        f"n={len(late)})"
    )
    ours, here, bare, fast = (1000 * median(spent) / asked for spent in (whole, apart, paced, hurried))
    print(
        f"    CPU a poll {ours:.2f} ms, {here:.2f} ms of it outside the workers; bare aiohttp at the same pace "
        f"{bare:.2f} ms, as fast as it can {fast:.2f} ms"
    )
    same, alone, most = (
        median(map(truediv, mine, other)) for mine, other in ((whole, paced), (apart, paced), (whole, hurried))
    )
    print(f"    ratio at the same pace {same:.1f}, without the workers {alone:.1f}; to the hurried one {most:.1f}")


@asynccontextmanager
async def application(file: Path, allowed: Sequence[str], clock: RunningClock) -> AsyncIterator[App]:
    """The application over a new database, which may fetch from these hosts."""
    settings = Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{file}"},
            "fetch": {"allow": tuple(allowed), "contact": "mailto:desk@byline.example"},
        }
    )
    async with open_app(settings, clock=clock) as app:
        yield app


@asynccontextmanager
async def queueing(app: App, every: timedelta = TICK) -> AsyncIterator[None]:
    """The tick that claims due sources and the queue that polls them, as `bot.process` runs them."""

    async def poll(payload: Payload) -> None:
        await app.poll_batch.task(payload)

    async def tick() -> None:
        # not APScheduler: it reads the time of the machine, which is not that of the invented morning
        while True:
            await claim()
            await asyncio.sleep(every.total_seconds())

    async with InProcessQueue.open({POLL_TASK: poll}) as queue:
        claim = QueuePolls(app.db, app.clock, queue)
        ticking = asyncio.create_task(tick())
        try:
            yield
        finally:
            ticking.cancel()
            await asyncio.gather(ticking, return_exceptions=True)


async def known_sources(app: App, urls: Sequence[str]) -> tuple[Source, ...]:
    """The sources at these addresses as they are between two polls: those that change have been read once, the
    others are as an earlier process left them. None of them is due."""
    async with app.db.write() as session:
        added = [await _added(session, url) for url in urls]
    changing = [source for number, source in enumerate(added) if changes(number)]
    items = feed_to_read(served_feed(range(ITEMS))).entries
    async with app.db.write() as session:
        for source in changing:
            await _know(session, source, items)
            await sources.link_source(session, DESK, source.id, added_by="", now=MORNING, start=StartMode.LATEST)
    report = await app.services.poll(community=DESK, everything=True)
    if len(report.polled) != len(changing) or any(polled.new > 1 or polled.failed for polled in report.polled):
        raise SystemExit(f"the first polls came to something else: {report.polled[:1]}")
    async with app.db.write() as session:
        for source in added:
            await sources.link_source(session, DESK, source.id, added_by="", now=MORNING, start=StartMode.LATEST)
    async with app.db.read() as session:
        return await sources.sources_by_id(session, [source.id for source in added])


async def _added(session: Session, url: str) -> Source:
    far = MORNING + timedelta(days=300)
    words = {"title": "The Invented Archive", "site": "", "language": "en", "kind": "rss"}
    added = await sources.add_source(session, url, **words, now=MORNING, next_poll_at=far, interval=HOUR)
    well = replace(added, state=SourceState.HEALTHY, validators=STEADY, polled_at=MORNING, ok_at=MORNING)
    await sources.save_poll(session, well)
    return well


def served_feed(numbers: range) -> Fetched:
    """The feed of these items, as it is served."""
    body = document("rss", numbers).encode()
    return Fetched(url=f"{ELSEWHERE}/many", status=200, body=body, content_type="application/rss+xml", charset=None)


async def _know(session: Session, source: Source, items: Sequence[Entry]) -> None:
    """Let the source's items be known already, as those of a feed that is read for the second time are."""
    host = source.url.partition("//")[2].partition("/")[0]
    for item in items:
        there = replace(item, link=(item.link or "").replace(ELSEWHERE, f"http://{host}"))
        await articles.remember_keys(session, source.id, identify(there), None)


async def one_round(app: App, known: Sequence[Source], rate: int) -> Round:
    """All sources fall due one after another, at this rate, and are polled."""
    due = {source.id: app.clock() + timedelta(seconds=1 + n / rate) for n, source in enumerate(known)}
    async with app.db.write() as session:
        await sources.save_polls(session, [replace(source, next_poll_at=due[source.id]) for source in known])
    here, workers = spent_here(), spent_by_workers()
    await asyncio.sleep(max(due.values()).timestamp() - app.clock().timestamp())
    polled = await _when_polled(app, due)
    return Round(
        late=tuple((polled[one] - at).total_seconds() for one, at in due.items() if one in polled),
        here=spent_here() - here,
        workers=spent_by_workers() - workers,
    )


async def _when_polled(app: App, due: Mapping[SourceId, datetime]) -> Mapping[SourceId, datetime]:
    """When each of the sources was polled, once all are or the time is over."""
    ends = time.monotonic() + GRACE
    while True:
        async with app.db.read() as session:
            now = await sources.sources_by_id(session, list(due))
        polled = {one.id: one.polled_at for one in now if one.polled_at is not None and one.polled_at >= due[one.id]}
        if len(polled) == len(due) or time.monotonic() > ends:
            return polled
        await asyncio.sleep(0.5)


def spent_here() -> float:
    """Processor seconds of this process so far, user and system, all threads."""
    return time.process_time()


def spent_by_workers() -> float:
    """Processor seconds of all workers so far, ended ones too; the server, which is no worker, has not ended."""
    used = os.times()
    alive = [one for one in psutil.Process().children(recursive=True) if "bot.workers.child" in one.cmdline()]
    times = [one.cpu_times() for one in alive]
    ended = used.children_user + used.children_system + sum(one.children_user + one.children_system for one in times)
    return ended + sum(one.user + one.system for one in times)


async def peer(urls: Sequence[str], rate: int | None) -> float:
    """Processor seconds of a bare client that asks for all addresses, at that rate or as fast as it can, and reads
    what comes."""
    gate = asyncio.Semaphore(AT_ONCE)
    answered = 0

    async def one(session: aiohttp.ClientSession, url: str, at: float) -> None:
        nonlocal answered
        await asyncio.sleep(at)
        async with gate, session.get(url, headers={"If-None-Match": STEADY.etag or ""}) as answer:
            await answer.read()
            answered += answer.status in {200, 304}

    before = spent_here()
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(one(session, url, n / rate if rate else 0.0) for n, url in enumerate(urls)))
    if answered != len(urls):
        raise SystemExit(f"the peer had {answered} answers to {len(urls)} requests")
    return spent_here() - before


if __name__ == "__main__":
    main()
