"""Use cases run over real sockets, real worker processes and a real database.

That is SQLite for most: storage's own tests hold every query to both databases, and the module
`test_on_postgresql` runs the whole flow on the other.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.app import App
from tests import forking
from tests.databases import Templates
from tests.newsroom import ManualClock, Outlet, newsroom
from tests.webserver import WebServer


@pytest.fixture(scope="package", autouse=True)
def parsers() -> Iterator[None]:
    """The parsers, loaded once for all of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        kept = forking.keep(patch)
        yield
        kept.end()


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The databases that are copied for each test."""
    return Templates()


@pytest.fixture
def url(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> str:
    """The URL of an SQLite database at the newest revision, with nothing in it."""
    made = templates.at_head("sqlite", f"sqlite:///{tmp_path_factory.mktemp('template')}/byline.sqlite3")
    shutil.copy(make_url(made).database or "", tmp_path / "byline.sqlite3")
    return f"sqlite:///{tmp_path}/byline.sqlite3"


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    """A web server on loopback."""
    async with WebServer.start() as server:
        yield server


@pytest.fixture
def clock() -> ManualClock:
    """A clock that the test sets."""
    return ManualClock()


@pytest.fixture
def outlet(web: WebServer) -> Outlet:
    """An outlet with an empty feed."""
    made = Outlet(web)
    made.serve()
    return made


@pytest.fixture
async def app(url: str, web: WebServer, clock: ManualClock) -> AsyncIterator[App]:
    """The application."""
    async with newsroom(url, web, clock) as opened:
        yield opened
