"""Column types that keep their promise on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.model.check import utc


class UTCDateTime(TypeDecorator[datetime]):
    """An instant: aware in, aware UTC out. A naive datetime is refused, because nobody knows what it means.

    PostgreSQL keeps a timestamptz; SQLite has no such thing, so the UTC wall clock is stored there, as text
    that sorts by time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant as the driver wants it."""
        if value is None:
            return None
        instant = utc(value)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class BigId(TypeDecorator[int]):
    """A row id: BIGINT, but INTEGER on SQLite, where only that word makes the column the row's own id."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """The type that the database knows."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class KeyText(TypeDecorator[str]):
    """A text compared byte by byte, so that a prefix is a range of the index on both databases."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """The type that the database knows; SQLite compares bytes anyway."""
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else String())
