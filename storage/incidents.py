"""Incidents: what went wrong, with which sources, from when to when, and who was told.

Promise: an incident is told once when it begins and once when it ends. `told` is written in the transaction of
whoever tells, and what ended before anybody was told is not told at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import Community, SourceId
from bot.model.incident import Incident, IncidentKind
from storage.communities import key_of
from storage.tables import CommunitySourceRow, IncidentRow, IncidentSourceRow
from storage.upsert import insert_into


async def open_incident(
    session: AsyncSession, kind: IncidentKind, source: SourceId | None, *, domain: str, reason: str, now: datetime
) -> Incident | None:
    """The incident that begins now; None where the source is in one of this kind already, or joins that of its
    domain ("" for none), so that a platform that fails is one incident."""
    if running := await _open(session, kind, source, domain):
        await _hit(session, running[0].id, source)
        return None
    row = IncidentRow(kind=kind.value, domain=domain, reason=reason, opened_at=now)
    session.add(row)
    await session.flush()
    await _hit(session, row.id or 0, source)
    return (await _values(session, [row]))[0]


async def end_incidents(
    session: AsyncSession,
    source: SourceId | None,
    kinds: Collection[IncidentKind],
    *,
    now: datetime,
    silently: bool = False,
) -> tuple[Incident, ...]:
    """The incidents of these kinds that end now, because the source was the last one in them (None: our own).

    `silently`: nobody is to be told of the end, because something else takes its place.
    """
    hit = [one for kind in kinds for one in await _open(session, kind, source)]
    ids = [one.id for one in hit]
    mine = (col(IncidentSourceRow.incident_id).in_(ids), col(IncidentSourceRow.source_id) == (source or 0))
    await session.execute(
        update(IncidentSourceRow).where(*mine, col(IncidentSourceRow.ended_at).is_(None)).values(ended_at=now)
    )
    left = exists().where(
        col(IncidentSourceRow.incident_id) == col(IncidentRow.id), col(IncidentSourceRow.ended_at).is_(None)
    )
    over = update(IncidentRow).where(col(IncidentRow.id).in_(ids), ~left)
    told = {"recovery_told_at": now, "told_at": now} if silently else {}
    ended = (await session.scalars(over.values(closed_at=now, **told).returning(col(IncidentRow.id)))).all()
    return await by_id(session, [found for found in ended if found is not None])


async def by_id(session: AsyncSession, ids: Sequence[int]) -> tuple[Incident, ...]:
    """These incidents, the first opened first."""
    return await _values(session, await _rows(session, col(IncidentRow.id).in_(ids)))


async def incidents(
    session: AsyncSession, community: Community | None = None, *, since: datetime | None = None
) -> tuple[Incident, ...]:
    """The incidents that are open (or, with `since`, were open then or later), the first opened first.

    With a community, those of sources that it uses, and our own network's, which is everybody's.
    """
    over = col(IncidentRow.closed_at).is_(None)
    when = over if since is None else or_(over, col(IncidentRow.closed_at) >= since)
    mine = when if community is None else when & concerns(community)
    return await _values(session, await _rows(session, mine))


async def untold(session: AsyncSession, *, now: datetime, patience: timedelta) -> tuple[Incident, ...]:
    """The incidents of whose beginning or end somebody must be told: open for longer than `patience` and not told
    yet, or told and closed since. What is over before that is no news."""
    opened = (
        col(IncidentRow.told_at).is_(None),
        col(IncidentRow.closed_at).is_(None),
        col(IncidentRow.opened_at) <= now - patience,
    )
    closed = (
        col(IncidentRow.told_at).is_not(None),
        col(IncidentRow.closed_at).is_not(None),
        col(IncidentRow.recovery_told_at).is_(None),
    )
    first, second = await _rows(session, *opened), await _rows(session, *closed)
    return await _values(session, [*first, *second])


async def told(session: AsyncSession, incident: Incident, *, now: datetime) -> None:
    """Note that somebody was told of the incident as it stands: of its beginning, or of its end."""
    column = {"told_at": now} if incident.closed_at is None else {"recovery_told_at": now}
    await session.execute(update(IncidentRow).where(col(IncidentRow.id) == incident.id).values(**column))


def concerns(community: Community) -> ColumnElement[bool]:
    """Whether an `incident` is of a source that the community uses, or of our own network, which is everybody's."""
    used = exists().where(
        col(IncidentSourceRow.incident_id) == col(IncidentRow.id),
        col(IncidentSourceRow.source_id) == col(CommunitySourceRow.source_id),
        col(CommunitySourceRow.community_id) == key_of(community),
    )
    return or_(col(IncidentRow.kind) == IncidentKind.OFFLINE.value, used)


async def _open(
    session: AsyncSession, kind: IncidentKind, source: SourceId | None, domain: str = ""
) -> tuple[Incident, ...]:
    """The open incidents of this kind that the source is in, or its domain; without a source all of them."""
    hit = exists().where(
        col(IncidentSourceRow.incident_id) == col(IncidentRow.id),
        col(IncidentSourceRow.source_id) == source,
        col(IncidentSourceRow.ended_at).is_(None),
    )
    where = [col(IncidentRow.kind) == kind.value, col(IncidentRow.closed_at).is_(None)]
    if source is not None:
        where.append(or_(hit, col(IncidentRow.domain) == domain) if domain else hit)
    return await _values(session, await _rows(session, *where))


async def _hit(session: AsyncSession, incident: int, source: SourceId | None) -> None:
    if source is not None:
        made = insert_into(session, IncidentSourceRow).values(incident_id=incident, source_id=source)
        again = made.on_conflict_do_update(index_elements=["incident_id", "source_id"], set_={"ended_at": None})
        await session.execute(again)


async def _rows(session: AsyncSession, *where: ColumnElement[bool]) -> Sequence[IncidentRow]:
    asked = select(IncidentRow).where(*where).order_by(col(IncidentRow.id))
    return (await session.scalars(asked.execution_options(populate_existing=True))).all()


async def _values(session: AsyncSession, rows: Sequence[IncidentRow]) -> tuple[Incident, ...]:
    asked = select(IncidentSourceRow).where(col(IncidentSourceRow.incident_id).in_([row.id for row in rows]))
    ordered = asked.order_by(col(IncidentSourceRow.source_id)).execution_options(populate_existing=True)
    links = (await session.scalars(ordered)).all()
    return tuple(_value(row, [link for link in links if link.incident_id == row.id]) for row in rows)


def _value(row: IncidentRow, links: Sequence[IncidentSourceRow]) -> Incident:
    return Incident(
        id=row.id or 0,
        kind=IncidentKind(row.kind),
        domain=row.domain,
        reason=row.reason,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        told_at=row.told_at,
        recovery_told_at=row.recovery_told_at,
        sources=tuple(SourceId(link.source_id) for link in links),
        still=sum(link.ended_at is None for link in links),
    )
