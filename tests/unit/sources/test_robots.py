"""What is remembered of a robots.txt that could not be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from yarl import URL

from bot.errors import NoWorker, Unreachable, WorkerKilled
from bot.model.fetched import Fetched
from bot.sources.robots import RETRIED, Robots
from tests.newsroom import ManualClock

PAGE = URL("https://gull.example/quay")


class Reader:
    """Reads robots.txt files after some errors, and counts how often it is asked."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked = 0

    async def __call__(self, _body: bytes, _url: str, _product: str) -> bool:
        """Whether the page may be fetched; the errors first."""
        self.asked += 1
        if self.errors:
            raise self.errors.pop()
        return True


async def served(url: str) -> Fetched:
    return Fetched(url, 200, b"User-agent: *\nDisallow: /private\n")


async def test_a_file_that_nobody_could_read_just_now_is_read_the_next_time() -> None:
    reader = Reader(NoWorker())
    robots = Robots("byline", served, reader, ManualClock())
    with pytest.raises(Unreachable, match="no process"):
        await robots.check(PAGE)
    await robots.check(PAGE)
    assert reader.asked == 2


async def test_a_file_that_takes_too_long_shuts_its_host_for_half_an_hour() -> None:
    reader, clock = Reader(WorkerKilled()), ManualClock()
    robots = Robots("byline", served, reader, clock)
    for _ in range(2):
        with pytest.raises(Unreachable, match="too much time"):
            await robots.check(PAGE)
    assert reader.asked == 1
    clock.now += RETRIED + timedelta(seconds=1)
    await robots.check(PAGE)
