"""Which revision of the schema a database has, and which one the code expects."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import StorageError
from bot.messages import text

MIGRATIONS = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's configuration; there is no alembic.ini, so that an installed wheel needs no file beside it."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return made


def scripts() -> ScriptDirectory:
    """The migrations that came with this code."""
    return ScriptDirectory.from_config(config())


def head() -> str:
    """The revision that this code expects."""
    newest = scripts().get_current_head()
    if newest is None:
        raise StorageError(text("database.no_migrations"))
    return newest


def revision_of(connection: Connection) -> str:
    """The revision of a database, "" for an empty one."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def check_revision(connection: Connection) -> None:
    """Refuse a database at any revision but the code's, with what to do about it."""
    found = revision_of(connection)
    refuse_newer(found)
    if found != head():
        raise StorageError(text("database.old", found=found or text("database.no_revision"), expected=head()))


def refuse_newer(found: str) -> None:
    """Refuse a revision that this code has never heard of."""
    if found and found not in {script.revision for script in scripts().walk_revisions()}:
        raise StorageError(text("database.newer", found=found))
