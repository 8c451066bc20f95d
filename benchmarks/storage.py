"""What readers ask for, over 20,000 articles on SQLite, beside a naive scan of the same database.

The scans say what the words of the question say (LIKE over all texts, sorted by date) and look at nothing else:
they check neither what a community may see nor which version is current, and build no views.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import text

from benchmarks.measuring import MIB, head, spread
from benchmarks.stock import FIRST, SOURCES, THINGS, TOWNS, fill, speaker
from bot.model.ids import Community
from bot.usecases.news import LatestNews, SearchNews
from bot.usecases.quotes import FindQuotes, SuggestSpeakers
from storage.engine import Database
from storage.migrate import upgrade

ARTICLES: Final = 20_000
QUESTIONS: Final = 200
PATIENCE: Final = 3.0
"""Seconds after which no more of one question are asked."""
SCANS: Final = 8
READERS: Final = Community("discord", "100")

LATEST: Final = "SELECT DISTINCT story_id FROM article ORDER BY published_at DESC, id DESC LIMIT 5"
SEARCH: Final = (
    "SELECT a.id, a.title FROM article a JOIN article_version v ON v.article_id = a.id "
    "WHERE (v.title LIKE :a OR v.text LIKE :a) AND (v.title LIKE :b OR v.text LIKE :b) "
    "ORDER BY a.published_at DESC LIMIT 5"
)
QUOTES: Final = (
    "SELECT text, speaker FROM quote WHERE speaker LIKE :a AND text LIKE :b ORDER BY published_at DESC LIMIT 5"
)
SUGGEST: Final = (
    "SELECT speaker, count(*) FROM quote WHERE speaker LIKE :a GROUP BY speaker ORDER BY count(*) DESC LIMIT 25"
)

Ask = Callable[[int], Awaitable[object]]


def main() -> None:
    """Fill a database and print the figures."""
    head("Storage: questions over SQLite, from the call of the use case to its values", "sqlmodel", "SQLAlchemy")
    with TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder) / "byline.sqlite3"))


async def measure(file: Path) -> None:
    """Print each question's times, and how many times as long the scan takes."""
    url = f"sqlite:///{file}"
    await upgrade(url)
    async with Database.open(url) as db:
        began = time.perf_counter()
        async with db.write() as session:
            await fill(session, READERS, ARTICLES)
        print(
            f"  {ARTICLES:,} articles of {SOURCES} sources ({FIRST:,} stored, the rest copies of them), "
            f"{mebibytes(file):,.0f} MiB, filled in {time.perf_counter() - began:.0f} s"
        )
        for name, (ours, scan) in questions(db).items():
            await compare(name, ours, scan)


def mebibytes(file: Path) -> float:
    """The size of a file."""
    return file.stat().st_size / MIB


def questions(db: Database) -> dict[str, tuple[Ask, Ask]]:
    """Each question as a use case and as a scan; the number chooses the words."""
    search, latest = SearchNews(db), LatestNews(db)
    quotes, suggest = FindQuotes(db), SuggestSpeakers(db)
    return {
        "latest 5 stories": (lambda _: latest(READERS), lambda _: scan(db, LATEST)),
        "search, a frequent word": (
            lambda n: search(READERS, of(THINGS, n)),
            lambda n: scan(db, SEARCH, of(THINGS, n)),
        ),
        "search, two words": (
            lambda n: search(READERS, f"{of(TOWNS, n)} {of(THINGS, n)}"),
            lambda n: scan(db, SEARCH, of(TOWNS, n), of(THINGS, n)),
        ),
        "search, a rare word": (lambda n: search(READERS, f"{n} absent"), lambda n: scan(db, SEARCH, f"{n} absent")),
        "quotes of a speaker": (lambda n: quotes(READERS, who(n)), lambda n: scan(db, QUOTES, who(n))),
        "quotes of one about": (
            lambda n: quotes(READERS, who(n), about=of(THINGS, n)),
            lambda n: scan(db, QUOTES, who(n), of(THINGS, n)),
        ),
        "quotes of a family name": (lambda n: quotes(READERS, last(n)), lambda n: scan(db, QUOTES, last(n))),
        "suggest, 1 letter": (lambda n: suggest(READERS, last(n)[:1]), lambda n: scan(db, SUGGEST, last(n)[:1])),
        "suggest, 3 letters": (lambda n: suggest(READERS, last(n)[:3]), lambda n: scan(db, SUGGEST, last(n)[:3])),
    }


async def compare(name: str, ours: Ask, scan: Ask) -> None:
    """Print one question's line: ours and the scan in turn, then ours alone until there are enough for a p99 or time is up."""
    mine, other = [], []
    await ours(-1)  # statements are compiled once in the life of a process
    await scan(-1)
    for number in range(SCANS):
        other.append(await timed(scan, number))
        mine.append(await timed(ours, number))
    ratio = median(theirs / us for theirs, us in zip(other, mine, strict=True))
    while len(mine) < QUESTIONS and sum(mine) < PATIENCE:
        mine.append(await timed(ours, len(mine)))
    print(f"  {name:<26} {spread(mine)}; scan p50 {median(other) * 1000:,.1f} ms, {ratio:,.1f} times byline's")


async def timed(ask: Ask, number: int) -> float:
    """Seconds until the answer is there."""
    began = time.perf_counter()
    await ask(number)
    return time.perf_counter() - began


async def scan(db: Database, statement: str, first: str = "", second: str = "") -> Sequence[object]:
    """The rows of a naive statement, its words anywhere in the text."""
    async with db.read() as session:
        words = {name: f"%{word}%" for name, word in (("a", first), ("b", second)) if f":{name}" in statement}
        return (await session.execute(text(statement), words)).all()


def of(words: Sequence[str], number: int) -> str:
    """One of the words, the same for the same number."""
    return Random(number).choice(words)  # noqa: S311 - the same questions every time, no secret


def who(number: int) -> str:
    """One of the people, those who are quoted often more often."""
    return speaker(Random(number))  # noqa: S311 - same


def last(number: int) -> str:
    """The last name of one of the people."""
    return who(number).rpartition(" ")[2]


if __name__ == "__main__":
    main()
