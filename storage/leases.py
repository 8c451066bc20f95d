"""Who still holds what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import SourceId
from storage.tables import SourceRow


async def held_sources(session: AsyncSession, ids: Sequence[SourceId], *, now: datetime) -> tuple[SourceId, ...]:
    """Those of the sources that are promised to somebody at the moment, in the order of ids: the others have been
    polled since they were claimed, or their promise has ended."""
    held = select(col(SourceRow.id)).where(col(SourceRow.id).in_(ids), col(SourceRow.lease_until) > now)
    return tuple(SourceId(found) for found in await session.scalars(held.order_by(col(SourceRow.id))) if found)
