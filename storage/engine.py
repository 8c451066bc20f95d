"""A database, open for reading and for writing.

SQLite: two engines over one file. The writer begins with BEGIN IMMEDIATE, because a plain BEGIN that reads
first and writes later fails under load, and the driver's own transactions lose updates; it has one connection,
so that writers of one process queue up instead of polling for the lock. The reader cannot write.
PostgreSQL: one pool; readers see one snapshot, read only.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, PoolProxiedConnection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool

from bot.errors import StorageError
from bot.messages import text as words
from storage.address import Address, parse
from storage.failures import translated
from storage.revision import check_revision

Session = AsyncSession
"""What `read` and `write` give and every function of storage takes; its holders need not know SQLAlchemy."""

PRAGMAS = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",  # 64 MB
    "PRAGMA mmap_size = 1073741824",
)
BUSY_MS = 5_000
"""How long a writer waits for another process; a migration may take longer, so it waits longer."""
MIGRATION_BUSY_MS = 120_000
CONNECT_SECONDS = 10


class Database:
    """An open database at the code's revision. Made by `Database.open`."""

    def __init__(self, address: Address, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self.address = address
        self._writer = writer
        self._reader = reader

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncGenerator[Database]:
        """The database at `url`; StorageError if it cannot be reached or is not at the code's revision."""
        address = parse(url)
        writer, reader = _engines(address)
        try:
            with translated(address, "database.unopened"):
                async with reader.connect() as connection:
                    await connection.run_sync(check_revision)
            yield cls(address, writer, reader)
        finally:
            await writer.dispose()
            await reader.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncSession]:
        """A session that cannot write, and sees one state of the database throughout."""
        with translated(self.address, "database.unread"):
            async with _session(self._reader) as session:
                yield session

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncSession]:
        """A session in one transaction: committed when the block ends well, rolled back on any error.

        Never open a second one inside: on SQLite it would wait for the first.
        """
        with translated(self.address, "database.refused"):
            async with _session(self._writer) as session, session.begin():
                yield session

    async def tidy(self) -> None:
        """Let the database look at what it holds, so that it chooses its indexes well; cheap, and safe at any time."""
        statements = ("PRAGMA analysis_limit = 400", "PRAGMA optimize") if self.address.sqlite else ("ANALYZE",)
        async with self.write() as session:
            for statement in statements:
                await session.execute(text(statement))


def migration_engine(address: Address) -> AsyncEngine:
    """An engine for one migration: it waits long, and SQLite checks foreign keys only at the end."""
    if not address.sqlite:
        return _postgres_engine(address, poolclass=NullPool)
    engine = create_async_engine(address.url, poolclass=NullPool, connect_args={"isolation_level": None})
    _prepare(engine, "BEGIN IMMEDIATE", f"PRAGMA busy_timeout = {MIGRATION_BUSY_MS}", "PRAGMA foreign_keys = OFF")
    return engine


def _session(engine: AsyncEngine) -> AsyncSession:
    # populate_existing: what a statement reads is what the database holds, not what an earlier one left behind
    return AsyncSession(engine, expire_on_commit=False, execution_options={"populate_existing": True})


def _engines(address: Address) -> tuple[AsyncEngine, AsyncEngine]:
    return _sqlite_engines(address) if address.sqlite else _postgres_engines(address)


def _sqlite_engines(address: Address) -> tuple[AsyncEngine, AsyncEngine]:
    if address.file is None or not address.file.is_file():
        raise StorageError(words("database.none", database=address))
    shared: dict[str, Any] = {"connect_args": {"isolation_level": None}, "hide_parameters": True}
    writer = create_async_engine(address.url, pool_size=1, max_overflow=0, pool_timeout=60, **shared)
    reader = create_async_engine(address.url, pool_size=4, max_overflow=4, **shared)
    settled = (f"PRAGMA busy_timeout = {BUSY_MS}", "PRAGMA foreign_keys = ON", *PRAGMAS)
    _prepare(writer, "BEGIN IMMEDIATE", *settled)
    _prepare(reader, "BEGIN", *settled, "PRAGMA query_only = ON")
    return writer, reader


def _prepare(engine: AsyncEngine, begin: str, *pragmas: str) -> None:
    """Run the pragmas on every new connection, and begin transactions with `begin`."""

    def on_connect(connection: PoolProxiedConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", on_connect)
    event.listen(engine.sync_engine, "begin", on_begin)


def _postgres_engines(address: Address) -> tuple[AsyncEngine, AsyncEngine]:
    writer = _postgres_engine(address, pool_pre_ping=True)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return writer, reader


def _postgres_engine(address: Address, **options: Any) -> AsyncEngine:
    connect_args = {"connect_timeout": CONNECT_SECONDS}
    return create_async_engine(address.url, connect_args=connect_args, hide_parameters=True, **options)
