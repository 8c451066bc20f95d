"""Notes to moderators: what has gone wrong for longer than a moment, and that it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.model.ids import Community
from bot.model.incident import Note
from storage import incidents, notes
from storage.engine import Database

_log = structlog.get_logger(__name__)

PATIENCE: Final = timedelta(hours=1)
"""How long an incident lasts before it is worth a note; what is over sooner is no news."""


@dataclass(frozen=True, slots=True)
class NoteIncidents:
    """The notes' tick."""

    db: Database
    clock: Clock

    async def __call__(self) -> int:
        """How many notes are new; a tick at the same time elsewhere makes none twice."""
        now, new = self.clock(), 0
        async with self.db.read() as session:
            if not await incidents.untold(session, now=now, patience=PATIENCE):
                return 0
        async with self.db.write() as session:
            for one in await incidents.untold(session, now=now, patience=PATIENCE):
                added = await notes.add_note(session, one, now=now)
                new += added
                if added:
                    _log.warning("incident noted", incident=one.id, kind=one.kind.value, over=one.closed_at is not None)
        return new


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """See `bot.services.ReadNotes`."""

    db: Database
    note: NoteIncidents

    async def __call__(self, community: Community, *, limit: int = 20) -> tuple[Note, ...]:
        """The newest notes that concern the community; what is due is noted first, whether the bot runs or not."""
        await self.note()
        async with self.db.read() as session:
            return await notes.notes(session, community, limit=limit)
