"""The instant type: naive in is refused, aware UTC comes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg as PostgreSQL
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite as SQLite

from storage.types import UTCDateTime

BERLIN = timezone(timedelta(hours=2))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        UTCDateTime().process_bind_param(datetime(2026, 7, 1, 12), SQLite())  # noqa: DTZ001 - the point of it


def test_sqlite_is_given_the_wall_clock_of_utc_and_gives_it_back_aware() -> None:
    given = datetime(2026, 7, 1, 12, tzinfo=BERLIN)
    stored = UTCDateTime().process_bind_param(given, SQLite())
    assert stored is not None
    assert stored.tzinfo is None
    assert UTCDateTime().process_result_value(stored, SQLite()) == given


def test_postgresql_answers_in_utc_whatever_zone_its_session_has() -> None:
    dialect = PostgreSQL()  # type: ignore[no-untyped-call]  # SQLAlchemy left it untyped
    answer = UTCDateTime().process_result_value(datetime(2026, 7, 1, 12, tzinfo=BERLIN), dialect)
    assert answer is not None
    assert (answer.tzinfo, answer.hour) == (UTC, 10)
