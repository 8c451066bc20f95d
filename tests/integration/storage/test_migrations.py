"""Migrations: they make what the tables say, they keep what is stored, and any number of processes may start."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import StorageError
from storage import news, quotes
from storage.address import parse
from storage.autogenerate import compared
from storage.engine import Database, migration_engine
from storage.migrate import current, head, upgrade
from storage.revision import scripts
from storage.tables import METADATA
from tests.integration.storage.dumping import DUMPS, load
from tests.integration.storage.stock import HARBOUR

REVISIONS = sorted(script.revision for script in scripts().walk_revisions())


async def test_a_new_database_is_brought_to_the_newest_revision_once(empty_url: str) -> None:
    assert await current(empty_url) == ""
    assert await upgrade(empty_url) == ("", head())
    assert await upgrade(empty_url) == (head(), head())
    assert await current(empty_url) == head()


def test_asking_for_the_revision_creates_no_file(tmp_path: Path) -> None:
    assert asyncio.run(current(f"sqlite:///{tmp_path}/nothing.sqlite3")) == ""
    assert list(tmp_path.iterdir()) == []


async def test_the_migrations_make_exactly_what_the_tables_say(url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"include_object": compared, "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))

    engine = migration_engine(parse(url))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_migration_has_a_dump_of_the_schema_before_it_for_both_databases(revision: str) -> None:
    for kind in ("sqlite", "postgresql"):
        assert (DUMPS / f"{revision}.{kind}.sql").is_file(), "run python -m tests.integration.storage.dumping first"


@pytest.mark.parametrize("revision", REVISIONS)
async def test_what_was_stored_before_a_migration_is_found_after_it(empty_url: str, revision: str) -> None:
    kind = "sqlite" if parse(empty_url).sqlite else "postgresql"
    await asyncio.to_thread(load, empty_url, (DUMPS / f"{revision}.{kind}.sql").read_text())
    before, after = await upgrade(empty_url)
    assert (before, after) == (scripts().get_revision(revision).down_revision or "", head())
    async with Database.open(empty_url) as database, database.read() as session:
        found = await news.search(session, HARBOUR, ("ferry",), limit=5)
        said = await quotes.by_speaker(session, HARBOUR, "Tennant", about=("people",), limit=5)
        kept = 0 if before == "" else 1
        assert (len(found), len(said)) == (kept, kept)


@pytest.mark.parametrize("processes", [3])
async def test_processes_that_start_at_once_all_find_the_database_ready(empty_url: str, processes: int) -> None:
    program = "import asyncio, sys; from storage.migrate import upgrade; print(asyncio.run(upgrade(sys.argv[1])))"
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, empty_url, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(processes)
    ]
    ends = [await process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * processes, ends
    answers = sorted(out.decode().strip() for out, _ in ends)
    assert answers == sorted([f"('', '{head()}')", *[f"('{head()}', '{head()}')"] * (processes - 1)])


async def test_a_database_that_is_newer_than_the_code_is_refused_and_left_alone(url: str) -> None:
    engine = migration_engine(parse(url))
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(StorageError, match="newer than this Byline"):
        await upgrade(url)
    with pytest.raises(StorageError, match="newer than this Byline"):
        async with Database.open(url):
            pass
    assert await current(url) == "9999"


async def test_a_database_that_is_older_than_the_code_says_what_to_do(empty_url: str) -> None:
    await upgrade(empty_url, "0001")
    with pytest.raises(StorageError, match="byline db upgrade"):
        async with Database.open(empty_url):
            pass


async def test_a_failing_migration_leaves_the_database_as_it_was(empty_url: str) -> None:
    await upgrade(empty_url, "0001")
    engine = migration_engine(parse(empty_url))
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE quote_search"))
    await engine.dispose()
    with pytest.raises(StorageError, match="could not be upgraded"):
        await upgrade(empty_url)
    assert await current(empty_url) == "0001"
    engine = migration_engine(parse(empty_url))
    async with engine.connect() as connection:
        with pytest.raises(Exception, match=r"article_fts|document"):
            await connection.execute(text(_touching_the_index(empty_url)))
    await engine.dispose()


def _touching_the_index(url: str) -> str:
    return "SELECT * FROM article_fts" if parse(url).sqlite else "SELECT document FROM article_search"
