"""Notes to moderators: one when an incident has begun, and one when it is over.

Promise: whatever happens, and however many processes note, an incident has one note of each kind: the schema keeps it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.ids import Community
from bot.model.incident import Incident, Note, NoteKind
from storage import incidents
from storage.tables import IncidentRow, NoteRow
from storage.upsert import insert_into


async def add_note(session: AsyncSession, incident: Incident, *, now: datetime) -> bool:
    """Whether the note on the incident as it stands, of its beginning or of its end, is new."""
    what = NoteKind.BEGUN if incident.closed_at is None else NoteKind.OVER
    made = insert_into(session, NoteRow).values(incident_id=incident.id, what=what.value, at=now)
    new = await session.execute(made.on_conflict_do_nothing().returning(col(NoteRow.id)))
    added = new.first() is not None
    await incidents.told(session, incident, now=now)
    return added


async def notes(session: AsyncSession, community: Community | None = None, *, limit: int) -> tuple[Note, ...]:
    """The newest notes, the newest first; with a community, those that concern it (see `incidents.incidents`)."""
    asked = select(NoteRow).join(IncidentRow, col(IncidentRow.id) == col(NoteRow.incident_id))
    if community is not None:
        asked = asked.where(incidents.concerns(community))
    rows = (await session.scalars(asked.order_by(col(NoteRow.id).desc()).limit(limit))).all()
    known = {one.id: one for one in await incidents.by_id(session, [row.incident_id for row in rows])}
    return tuple(Note(row.id or 0, known[row.incident_id], NoteKind(row.what), row.at) for row in rows)
