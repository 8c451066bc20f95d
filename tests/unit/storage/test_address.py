"""Addresses of databases: what people write, what is shown, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import StorageError
from storage.address import parse, without_password

ROWS = [
    ("sqlite:///byline.sqlite3", "sqlite+aiosqlite:///byline.sqlite3"),
    ("sqlite:////var/lib/byline/news.sqlite3", "sqlite+aiosqlite:////var/lib/byline/news.sqlite3"),
    ("sqlite+aiosqlite:///byline.sqlite3", "sqlite+aiosqlite:///byline.sqlite3"),
    ("postgresql://byline@db.example/news", "postgresql+psycopg://byline@db.example/news"),
    ("postgres://byline@db.example:5433/news", "postgresql+psycopg://byline@db.example:5433/news"),
    ("postgresql+psycopg://byline@db.example/news", "postgresql+psycopg://byline@db.example/news"),
]


@pytest.mark.parametrize(("written", "driver"), ROWS)
def test_what_people_write_becomes_the_drivers_url(written: str, driver: str) -> None:
    assert parse(written).url.render_as_string(hide_password=False) == driver


def test_a_path_may_start_at_home() -> None:
    assert parse("sqlite:///~/news.sqlite3").file == Path.home() / "news.sqlite3"


SHOWN = [
    ("sqlite:///byline.sqlite3", "sqlite:///byline.sqlite3"),
    ("postgresql://byline:hunter2@db.example/news", "postgresql://byline:***@db.example/news"),
    (
        "postgresql://db.example/news?user=byline&password=hunter2",
        "postgresql://db.example/news?password=***&user=byline",
    ),
    ("postgresql+psycopg://byline:hunter2@db.example/news", "postgresql://byline:***@db.example/news"),
    ("hunter2 as they say", "(an address that cannot be read)"),
]


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_a_password_is_never_shown(written: str, shown: str) -> None:
    assert without_password(written).replace("%2A", "*") == shown
    assert "hunter2" not in without_password(written)


REFUSED = [
    ("mysql://byline:hunter2@db.example/news", "mysql is no database that Byline knows"),
    ("hunter2", "cannot be read"),
    ("", "cannot be read"),
    ("postgresql://byline:hunter2@db.example:port/news", "cannot be read"),
    ("sqlite://", "a database that lasts"),
    ("sqlite:///:memory:", "a database that lasts"),
    ("sqlite://news.sqlite3", "three slashes"),
]


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_another_form_is_refused_with_what_to_write(written: str, why: str) -> None:
    with pytest.raises(StorageError, match=why) as refused:
        parse(written)
    assert "hunter2" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert "sqlite:///" in str(refused.value)


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.address.find_spec", lambda _name: None)
    with pytest.raises(StorageError, match=r"pip install 'byline\[postgres\]'"):
        parse("postgresql://byline@db.example/news")
