"""Database addresses as people write them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StorageError
from bot.messages import text

SECRET_OPTIONS = ("password", "sslpassword")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: its driver's URL, and the file, where there is one."""

    url: URL
    file: Path | None = None

    def __str__(self) -> str:
        return _hidden(self.url)

    @property
    def sqlite(self) -> bool:
        """Whether this is a file of SQLite."""
        return self.file is not None


def parse(url: str) -> Address:
    """The address that `url` names; StorageError for any other form, or a driver that is not installed."""
    parsed = _made(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite(parsed)
        case "postgresql" | "postgres":
            return _postgresql(parsed)
        case other:
            raise StorageError(text("database.unknown", which=other, forms=text("database.forms")))


def refuse_unmakeable(file: Path) -> None:
    """StorageError where no file can be made at this path: its nearest existing parent is no folder, or is closed."""
    parent = next(folder for folder in file.absolute().parents if folder.exists())
    if file.exists() or not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        raise StorageError(text("database.folder", file=file, folder=parent))


def without_password(url: str) -> str:
    """The URL as it may be shown and logged; words instead of it where it cannot be read."""
    try:
        return _hidden(_made(url))
    except StorageError:
        return text("database.unreadable.shown")


def _made(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        # what was written may hold a password: neither the message nor its cause repeats it
        raise StorageError(text("database.unreadable", forms=text("database.forms"))) from None


def _hidden(url: URL) -> str:
    plain = url.set(drivername=url.get_backend_name())
    hidden = {option: "***" for option in SECRET_OPTIONS if option in plain.query}
    return plain.update_query_dict(hidden).render_as_string(hide_password=True)


def _sqlite(url: URL) -> Address:
    if url.host:
        raise StorageError(text("database.host"))
    if not url.database or url.database == ":memory:":
        raise StorageError(text("database.memory"))
    file = Path(url.database).expanduser()
    return Address(URL.create("sqlite+aiosqlite", database=str(file)), file)


def _postgresql(url: URL) -> Address:
    if find_spec("psycopg") is None:
        raise StorageError(text("database.driver"))
    return Address(url.set(drivername="postgresql+psycopg"))
