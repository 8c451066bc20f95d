"""Read broken documents as a poll does, in worker processes, and print what came of them as JSON.

    python -m tests.soak.fuzz [--minutes 60] [--first 0] [--keep FOLDER]

Every reading ends in a value, in a refusal with its words, or stopped by the limits of the worker, also with its words.
Anything else is a fault and ends the program with 1. Meanwhile a sound feed is read over and over beside them.
What was stopped or at fault is kept in the folder by its number, to be made a seed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import psutil

from bot.articles.discovery import feed_links
from bot.articles.document import extract_document
from bot.articles.notfeed import instead
from bot.articles.sitemap import sitemaps_of
from bot.errors import ParseError, WorkerKilled
from bot.model.fetched import Fetched
from bot.settings.model import Condense
from bot.settings.model import Workers as Limits
from bot.usecases.looking import PRELOADED
from bot.usecases.reading import feed_to_read, page_to_read
from bot.workers.pool import Workers
from tests.golden.articles.fuzzing import SEEDS, URL, broken

MAX_CHARS: Final = Condense().max_chars
TASKS: Final[dict[str, Callable[[Fetched], tuple[Any, ...]]]] = {
    "feed": lambda said: (feed_to_read, said),
    "page": lambda said: (partial(page_to_read, MAX_CHARS), said, None, None),
    "links": lambda said: (feed_links, said.body, said.url),
    "sitemaps": lambda said: (sitemaps_of, said.body, said.url),
    "instead": lambda said: (instead, said.body, said.url),
    "document": lambda said: (extract_document, said.body),
}
"""What a worker is asked with bytes from the network: the function and what it takes."""


@dataclass(slots=True)
class Report:
    """What came of the readings: how many ended how, the longest in seconds (also of the sound feed beside them), the
    most memory that a worker held in MiB, and the faults in words."""

    documents: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    beside: float = 0.0
    peak: int = 0
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """One line."""
        counted = {"documents": self.documents, **self.ended, "faults": self.faults}
        return json.dumps({**counted, "slowest": self.slowest, "beside": self.beside, "peak": self.peak})


async def fuzz(seconds: float, first: int, keep: Path | None) -> Report:
    """The report after so many seconds, from the document of that number on."""
    report, until, limits = Report(), time.monotonic() + seconds, Limits()
    async with Workers.open(2, limits.seconds, limits.memory_mb, PRELOADED) as workers:
        await _read_sound(workers)
        beside = asyncio.create_task(_beside(workers, report, until))
        while time.monotonic() < until:
            await _read(workers, first + report.documents, report, keep)
            report.documents += 1
        await beside
    return report


async def _read(workers: Workers, number: int, report: Report, keep: Path | None) -> None:
    said = Fetched(URL, 200, broken(number))
    for name, task in TASKS.items():
        began = time.perf_counter()
        how, words = await _ending(workers, task(said))
        report.slowest = round(max(report.slowest, time.perf_counter() - began), 2)
        report.peak = max(report.peak, *_peaks())
        report.ended[how] += 1
        if how == "fault":
            report.faults.append(f"{number} as {name}: {words}")
        if keep and how in {"fault", "stopped"}:
            _store(keep / f"{number}-{name}-{how}", said.body, words)


def _store(file: Path, body: bytes, words: str) -> None:
    """The document, and beside it the words it ended with: whether it breaks again may hang on what was read before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    file.with_name(f"{file.name}.txt").write_text(words, encoding="utf-8")


async def _ending(workers: Workers, task: tuple[Any, ...]) -> tuple[str, str]:
    """How a reading ended, and in which words."""
    try:
        await workers.run(*task)
    except ParseError as refusal:
        return ("refused", str(refusal)) if str(refusal) else ("fault", f"{type(refusal).__name__} without words")
    except WorkerKilled as stopped:
        return "stopped", str(stopped)
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is what is looked for
        return "fault", f"{type(error).__name__}: {error} {' '.join(getattr(error, '__notes__', ()))}".strip()
    return "read", ""


async def _beside(workers: Workers, report: Report, until: float) -> None:
    while time.monotonic() < until:
        began = time.perf_counter()
        await _read_sound(workers)
        report.beside = round(max(report.beside, time.perf_counter() - began), 2)
        await asyncio.sleep(0.2)


async def _read_sound(workers: Workers) -> None:
    """Read a sound feed; AssertionError where it has lost its entries."""
    assert (await workers.run(feed_to_read, Fetched(URL, 200, SEEDS["rss.xml"]))).entries


def _peaks() -> list[int]:
    """The most memory that each worker ever held at once, in MiB, as Linux counts it (VmHWM); 0 elsewhere."""
    peaks = [0]
    for child in psutil.Process().children(recursive=True):
        try:
            status = Path(f"/proc/{child.pid}/status").read_text("ascii", "replace")
        except OSError:  # it ended just now, or there is no /proc
            continue
        peaks += [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")]
    return peaks


def main() -> int:
    """Print the report; 1 where a reading ended in no proper way."""
    parser = argparse.ArgumentParser(description="Read broken documents in worker processes.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--keep", type=Path, help="a folder for documents that were stopped or found a fault")
    given = parser.parse_args()
    report = asyncio.run(fuzz(60 * given.minutes, given.first, given.keep))
    print(report.as_json())  # noqa: T201 - its result
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
