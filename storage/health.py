"""What a database holds, in numbers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, text, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.digest import DeliveryState
from bot.model.source import SourceState
from storage.tables import ArticleRow, DeliveryRow, HubSubscriptionRow, QuoteRow, SourceRow, StoryRow
from storage.tables.base import Base
from storage.types import UTCDateTime
from storage.upsert import on_sqlite

PLAIN: dict[str, type[Base]] = {"articles": ArticleRow, "stories": StoryRow, "quotes": QuoteRow}


async def counts(session: AsyncSession, *, now: datetime | None = None) -> dict[str, int]:
    """Rows by kind ("articles", "stories", "quotes", "sources.healthy", "outbox.pending" ...), the age of the
    oldest waiting message in seconds ("outbox.oldest_s") and the size of the database ("bytes").

    `now` is the database's own clock unless given.
    """
    found = {name: await _count(session, table) for name, table in PLAIN.items()}
    sources = await _by_state(session, SourceRow)
    found |= {f"sources.{state.value}": sources.get(state.value, 0) for state in SourceState}
    hubs = await _by_state(session, HubSubscriptionRow)
    found |= {f"hubs.{state}": number for state, number in hubs.items()}
    outbox = await _by_state(session, DeliveryRow)
    found |= {f"outbox.{state.value}": outbox.get(state.value, 0) for state in DeliveryState}
    return found | {"outbox.oldest_s": await _oldest(session, now), "bytes": await _bytes(session)}


async def _count(session: AsyncSession, table: type[Base]) -> int:
    return (await session.execute(select(func.count()).select_from(table))).scalar_one()


async def _by_state(session: AsyncSession, table: type[SourceRow | DeliveryRow | HubSubscriptionRow]) -> dict[str, int]:
    rows = await session.execute(select(col(table.state), func.count()).group_by(col(table.state)))
    return {state: number for state, number in rows.all()}  # noqa: C416 - a row is no pair to the type checker


async def _oldest(session: AsyncSession, now: datetime | None) -> int:
    waiting = func.min(col(DeliveryRow.created_at))
    clock = type_coerce(func.current_timestamp(), UTCDateTime())
    asked = select(type_coerce(waiting, UTCDateTime()), clock)
    asked = asked.where(col(DeliveryRow.state) == DeliveryState.PENDING.value).having(waiting.is_not(None))
    found = (await session.execute(asked)).one_or_none()
    return 0 if found is None else max(0, int(((now or found[1]) - found[0]).total_seconds()))


async def _bytes(session: AsyncSession) -> int:
    if not on_sqlite(session):
        return int((await session.execute(text("SELECT pg_database_size(current_database())"))).scalar_one())
    pages = (await session.execute(text("PRAGMA page_count"))).scalar_one()
    return int(pages) * int((await session.execute(text("PRAGMA page_size"))).scalar_one())
