"""INSERT ... ON CONFLICT, which both databases have and SQLAlchemy spells for each of them."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables.base import Base


def on_sqlite(session: AsyncSession) -> bool:
    """Whether this session speaks to SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def insert_into(session: AsyncSession, row: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that may say what to do on a conflict."""
    return sqlite.insert(row) if on_sqlite(session) else postgresql.insert(row)
