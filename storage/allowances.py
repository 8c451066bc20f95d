"""How much somebody may still make Byline fetch: a bucket each, which fills again as time passes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.tables import AllowanceRow
from storage.upsert import insert_into

FULL_AGAIN = timedelta(hours=1)
"""How long an empty bucket takes to fill; one that nobody touched for so long is full, and need not be kept."""


async def spend(session: AsyncSession, who: str, *, most: int, now: datetime) -> timedelta:
    """How long `who` has to wait until one more of `most` an hour is allowed; zero where it is now, which is counted."""
    fresh = insert_into(session, AllowanceRow).values(who=who, remaining=float(most), at=now)
    same = fresh.on_conflict_do_update(index_elements=["who"], set_={"who": who})  # holds the row, new or not
    await session.execute(same)
    mine = col(AllowanceRow.who) == who
    row = (await session.scalars(select(AllowanceRow).where(mine).with_for_update())).one()
    grown = most * max((now - row.at) / FULL_AGAIN, 0.0)
    remaining = min(row.remaining + grown, float(most))
    if remaining < 1:
        return FULL_AGAIN * (1 - remaining) / most
    await session.execute(update(AllowanceRow).where(mine).values(remaining=remaining - 1, at=now))
    full = select(col(AllowanceRow.who)).where(col(AllowanceRow.at) < now - FULL_AGAIN)
    free = (await session.scalars(full.order_by(col(AllowanceRow.who)).with_for_update(skip_locked=True))).all()
    await session.execute(delete(AllowanceRow).where(col(AllowanceRow.who).in_(free)))  # never who is just spending
    return timedelta(0)
