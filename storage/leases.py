"""Who still holds what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import SourceId
from bot.model.source import Source
from storage.sources import sources_by_id
from storage.tables import SourceRow


async def held_on(
    session: AsyncSession, ids: Sequence[SourceId], *, was: datetime, until: datetime | None
) -> tuple[Source, ...]:
    """Those of the sources that are promised until `was`, promised until `until` now (None: no more), in the order of
    ids: the others have been polled since they were claimed, or claimed by somebody else."""
    held = update(SourceRow).where(col(SourceRow.id).in_(ids), col(SourceRow.lease_until) == was)
    renewed = held.values(lease_until=until).returning(col(SourceRow.id))
    found = (await session.scalars(renewed.execution_options(synchronize_session=False))).all()
    return await sources_by_id(session, [SourceId(one) for one in found if one is not None])
