"""Items that could not be taken yet: since when they are tried, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Identity
from bot.model.ids import SourceId
from storage.itemkeys import keys
from storage.tables import AttemptRow
from storage.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Attempts:
    """When an item was first tried in vain, and how often so far."""

    since: datetime
    times: int


async def note_attempt(session: AsyncSession, source: SourceId, item: Identity, *, now: datetime) -> Attempts:
    """All attempts at the item, with this one in vain."""
    made = insert_into(session, AttemptRow).values(source_id=source, value=key_of(source, item), since=now, times=1)
    counted = made.on_conflict_do_update(
        index_elements=["source_id", "value"], set_={"times": col(AttemptRow.times) + 1}
    ).returning(col(AttemptRow.since), col(AttemptRow.times))
    since, times = (await session.execute(counted)).one()
    return Attempts(since, times)


async def forget_attempts(session: AsyncSession, source: SourceId, item: Identity) -> None:
    """The item was taken, or given up."""
    mine = (col(AttemptRow.source_id) == source, col(AttemptRow.value) == key_of(source, item))
    await session.execute(delete(AttemptRow).where(*mine))


async def tried(session: AsyncSession, source: SourceId) -> frozenset[str]:
    """The keys (see `key_of`) of the source's items that could not be taken yet."""
    asked = select(col(AttemptRow.value)).where(col(AttemptRow.source_id) == source)
    return frozenset(await session.scalars(asked))


def key_of(source: SourceId, item: Identity) -> str:
    """The strongest of the item's keys."""
    return next((value for _, _, value in keys(source, item)), "")
