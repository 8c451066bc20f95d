"""Who still holds what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import SourceId
from bot.model.source import Source
from storage.tables import SourceRow
from storage.values import source_value


async def held_sources(session: AsyncSession, ids: Sequence[SourceId], *, now: datetime) -> tuple[Source, ...]:
    """Those of the sources that are promised to somebody at the moment, in the order of ids: the others have been
    polled since they were claimed, or their promise has ended."""
    held = select(SourceRow).where(col(SourceRow.id).in_(ids), col(SourceRow.lease_until) > now)
    return tuple(source_value(row) for row in await session.scalars(held.order_by(col(SourceRow.id))))
