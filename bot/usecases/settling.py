"""Outcomes of polls, stored together: a database writes fifty rows as fast as one.

Promise: whatever happens in a batch, what was found out before is stored with it (`flush` is awaited at its end), or
the source's lease expires and it is asked again, which its items' keys make harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.clock import Clock
from bot.model.source import Polled, Source
from storage import answers
from storage import sources as stored
from storage.engine import Database

TOGETHER = 25
"""How many outcomes are stored in one transaction."""


@dataclass(slots=True)
class Pending:
    """Outcomes that change nothing but the source's own row, until there are enough of them or the batch ends."""

    db: Database
    clock: Clock
    waiting: list[Source] = field(default_factory=list)

    async def add(self, source: Source) -> None:
        """Store it soon."""
        self.waiting.append(source)
        if len(self.waiting) >= TOGETHER:
            await self.flush()

    async def flush(self) -> None:
        """Store what waits."""
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, []
        async with self.db.write() as session:
            await stored.save_polls(session, waiting)
            await answers.make_due(session, [one.id for one in waiting], now=self.clock())


def plain(before: Source, polled: Polled) -> bool:
    """Whether the outcome opens and ends no incident, moves nothing, and has nothing to do with a hub or a kept answer."""
    after = polled.source
    same = after.state is before.state and after.url == before.url
    return (
        same
        and before.pushed_until is None
        and before.kept_at is None
        and polled.rest is None
        and not polled.missed
        and bool(before.rhythm.cut) is bool(after.rhythm.cut)
        and (before.rhythm.cap is None) is (after.rhythm.cap is None)
    )
