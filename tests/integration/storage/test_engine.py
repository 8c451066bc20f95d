"""Opening, reading and writing: nothing is lost, readers cannot write, and errors say what to do."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Executable, select, text, update
from sqlmodel import col

from bot.errors import StorageError
from storage import sources
from storage.engine import Database
from storage.migrate import current, upgrade
from storage.tables import SourceRow
from tests.integration.storage import stock

TASKS = 8
TIMES = 10

COUNTING = f"""
import asyncio, sys
from sqlalchemy import Executable, select, update
from sqlmodel import col
from storage.engine import Database
from storage.tables import SourceRow

async def main():
    async with Database.open(sys.argv[1]) as database:
        for _ in range({TIMES}):
            async with database.write() as session:
                seen = (await session.scalars(select(col(SourceRow.failures)).with_for_update())).one()
                await session.execute(update(SourceRow).values(failures=seen + 1))

asyncio.run(main())
"""


async def failures(database: Database) -> int:
    async with database.read() as session:
        return (await session.scalars(select(col(SourceRow.failures)))).one()


async def test_a_block_that_ends_well_is_committed_and_one_that_fails_is_not(database: Database) -> None:
    async with database.write() as session:
        await stock.source(session, "courier")
    with pytest.raises(RuntimeError, match="on purpose"):
        await _add_and_fail(database, RuntimeError("on purpose"))
    async with database.read() as session:
        assert await sources.source_by_url(session, "https://courier.example/feed") is not None
        assert await sources.source_by_url(session, "https://tribune.example/feed") is None


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError, match="could not be read"):
        async with database.read() as session:
            await session.execute(text("INSERT INTO suspension VALUES ('a', 'b', 'c')"))


async def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    async with database.write() as session:
        await stock.source(session)
    async with database.read() as reader:
        before = (await reader.scalars(select(col(SourceRow.failures)))).one()
        async with database.write() as session:
            await session.execute(update(SourceRow).values(failures=7))
        assert (await reader.scalars(select(col(SourceRow.failures)))).one() == before
    assert await failures(database) == 7


async def test_eight_tasks_that_read_and_then_write_lose_nothing(database: Database) -> None:
    async with database.write() as session:
        await stock.source(session)

    async def count() -> None:
        for _ in range(TIMES):
            async with database.write() as session:
                seen = (await session.scalars(select(col(SourceRow.failures)).with_for_update())).one()
                await asyncio.sleep(0)
                await session.execute(update(SourceRow).values(failures=seen + 1))

    await asyncio.gather(*(count() for _ in range(TASKS)))
    assert await failures(database) == TASKS * TIMES


async def test_processes_that_read_and_then_write_lose_nothing(database: Database, url: str) -> None:
    async with database.write() as session:
        await stock.source(session)
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", COUNTING, url, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ends = [await process.communicate() for process in started]
    assert [process.returncode for process in started] == [0, 0], ends
    assert await failures(database) == 2 * TIMES


async def test_a_naive_time_is_never_stored(database: Database) -> None:
    naive = update(SourceRow).values(polled_at=datetime(2026, 3, 2, 12))  # noqa: DTZ001 - the point of it
    with pytest.raises(StorageError, match="naive"):
        await _write(database, naive)


async def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(StorageError, match="refused to store this"):
        await _write(database, text("INSERT INTO speaker_key VALUES ('nobody', 999)"))


async def test_an_unreachable_server_is_named_without_its_password() -> None:
    address = "postgresql://byline:hunter2@127.0.0.1:1/news"
    for attempt in (_open(address), upgrade(address), current(address)):
        with pytest.raises(StorageError, match=r"postgresql://byline:\*\*\*@127.0.0.1:1/news could not be") as refused:
            await attempt
        assert "hunter2" not in str(refused.value)


async def test_a_missing_file_says_what_to_do_and_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"there is no database at .* run `byline db upgrade`"):
        await _open(f"sqlite:///{tmp_path}/nothing.sqlite3")
    assert await current(f"sqlite:///{tmp_path}/nothing.sqlite3") == ""


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    await asyncio.to_thread(letter.write_text, "Dear reader, this is no database. " * 200)
    for attempt in (_open(f"sqlite:///{tmp_path}/letter.txt"), upgrade(f"sqlite:///{tmp_path}/letter.txt")):
        with pytest.raises(StorageError, match=r"letter\.txt.*not a database"):
            await attempt


async def test_a_folder_that_cannot_hold_a_database_is_named(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "letter.txt").touch)
    with pytest.raises(StorageError, match=r"letter\.txt cannot hold a database"):
        await upgrade(f"sqlite:///{tmp_path}/letter.txt/news.sqlite3")


async def test_an_error_of_the_callers_own_goes_through_as_it_is(database: Database) -> None:
    with pytest.raises(TimeoutError, match="the network is slow"):
        await _add_and_fail(database, TimeoutError("the network is slow"))


async def _open(url: str) -> None:
    async with Database.open(url):
        pass


async def _add_and_fail(database: Database, error: Exception) -> None:
    async with database.write() as session:
        await stock.source(session, "tribune")
        raise error


async def _write(database: Database, statement: Executable) -> None:
    async with database.write() as session:
        await session.execute(statement)
