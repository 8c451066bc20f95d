"""The operator's blocklist put into force on the sources that are there already."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from bot.clock import Clock
from bot.model.source import PollOutcome, Source, SourceState
from bot.sources.pacing import next_poll, resume
from bot.sources.shut import Shut
from bot.usecases.outcomes import note_state
from storage import answers, sources
from storage.engine import Database, Session

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ApplyBlocklist:
    """Pauses sources that are shut out, with the reason, and lets go on those that no longer are."""

    db: Database
    clock: Clock
    shut: Shut

    async def __call__(self) -> int:
        """How many sources changed. Without a blocklist only those that one has paused are looked at."""
        async with self.db.read() as session:
            known = await sources.every(session, state=None if self.shut.any else SourceState.BLOCKED)
        changed = [(one, why) for one in known if bool(why := self._why(one)) is not (one.state is SourceState.BLOCKED)]
        if changed:
            async with self.db.write() as session:
                for source, why in changed:
                    await self._change(session, source, why)
        return len(changed)

    def _why(self, source: Source) -> str:
        return self.shut.reason(source.url, source.title, source.site)

    async def _change(self, session: Session, source: Source, why: str) -> None:
        now = self.clock()
        if not why:
            again = resume(source, now=now)
            await sources.save_poll(session, again)
            await note_state(session, source, again, platform=False, now=now)
        else:
            paused = next_poll(source, PollOutcome.BLOCKED, now=now, spread=0.0, reason=why)
            await sources.save_poll(session, paused)
            await answers.forget(session, source.id)
            await note_state(session, source, paused, platform=True, now=now)
        _log.info("blocklist applied", source=source.id, url=source.url, reason=why)
