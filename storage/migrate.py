"""Bringing a database to the code's revision, under a lock.

Any number of processes may start at once: one migrates, the others wait and find the work done. All migrations
run in one transaction, so that a failure leaves the database as it was.
"""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TextIO

from alembic import command
from sqlalchemy import Connection, text

from bot.errors import StorageError
from bot.messages import text as words
from storage.address import Address, parse, refuse_unmakeable
from storage.engine import migration_engine
from storage.failures import translated
from storage.revision import config, head, refuse_newer, revision_of

__all__ = ["current", "head", "upgrade"]

LOCK_KEY = 0x62796C696E65  # "byline": the advisory lock's number on PostgreSQL


async def upgrade(url: str, to: str = "head") -> tuple[str, str]:
    """The revision before ("" for a new database) and after; creates a SQLite file where there is none.

    StorageError for a database that cannot be reached, or that is newer than this code.
    """
    address = parse(url)
    with translated(address, "database.unupgraded"):
        async with _locked(address):
            return await _upgraded(address, to)


async def current(url: str) -> str:
    """The revision that the database at `url` is at, "" where there is none yet; creates nothing."""
    address = parse(url)
    if address.file is not None and not address.file.is_file():
        refuse_unmakeable(address.file)
        return ""
    engine = migration_engine(address)
    try:
        with translated(address, "database.unreached"):
            async with engine.connect() as connection:
                return await connection.run_sync(revision_of)
    finally:
        await engine.dispose()


async def _upgraded(address: Address, to: str) -> tuple[str, str]:
    engine = migration_engine(address)
    try:
        if address.file is not None:
            await asyncio.to_thread(_write_ahead, address.file)
        async with engine.begin() as connection:
            return await connection.run_sync(_run, to)
    finally:
        await engine.dispose()


def _run(connection: Connection, to: str) -> tuple[str, str]:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
    before = revision_of(connection)
    refuse_newer(before)
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)
    if connection.dialect.name == "sqlite":
        _check_foreign_keys(connection)
    return before, revision_of(connection)


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise StorageError(words("database.dangling", table=broken[0], other=broken[2]))


def _write_ahead(file: Path) -> None:
    """Switch the file to write-ahead logging; that sticks, and cannot happen inside a transaction."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise StorageError(words("database.unusable", file=file, why=error)) from error


@asynccontextmanager
async def _locked(address: Address) -> AsyncGenerator[None]:
    """Hold the file's lock: SQLite does not wait for anybody when the journal mode changes.

    PostgreSQL has an advisory lock inside the transaction instead.
    """
    if address.file is None:
        yield
        return
    held = await asyncio.to_thread(_take, Path(f"{address.file}.lock"))
    with closing(held):
        yield


def _take(lock: Path) -> TextIO:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = lock.open("a")
    except OSError as error:
        raise StorageError(words("database.unheld", folder=lock.parent, why=error.strerror)) from error
    fcntl.flock(held, fcntl.LOCK_EX)
    return held
