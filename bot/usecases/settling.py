"""Outcomes of polls, stored together: a database writes fifty rows as fast as one.

Promise: whatever happens in a batch, what was found out before is stored with it, also when it is stopped while it
stores; or the database fails to the end, the source's lease expires and it is asked again, which its items' keys make
harmless.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import structlog

from bot.clock import Clock
from bot.errors import StorageError
from bot.model.source import Polled, Source
from storage import answers
from storage import sources as stored
from storage.engine import Database

_log = structlog.get_logger(__name__)

TOGETHER = 25
"""How many outcomes are stored in one transaction."""


@dataclass(slots=True)
class Pending:
    """Outcomes that change nothing but the source's own row, until there are enough of them or the batch ends (leaving
    it as a context stores what waits)."""

    db: Database
    clock: Clock
    waiting: list[Source] = field(default_factory=list)

    async def add(self, source: Source) -> None:
        """Store it soon; where the database fails now, with later ones, since this source has no part in that."""
        self.waiting.append(source)
        if len(self.waiting) % TOGETHER == 0:
            try:
                await self.flush()
            except StorageError as error:
                _log.warning("outcomes wait", waiting=len(self.waiting), error=str(error))

    async def flush(self) -> None:
        """Store what waits, when it is cancelled too; what could not be stored waits on."""
        try:
            await self._store()
        except asyncio.CancelledError:
            await self._store_at_last()
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await (self.flush() if error is None else self._store_at_last())

    async def _store(self) -> None:
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, []
        try:
            async with self.db.write() as session:
                await stored.save_polls(session, waiting)
                await answers.make_due(session, [one.id for one in waiting], now=self.clock())
        except BaseException:
            self.waiting = [*waiting, *self.waiting]
            raise

    async def _store_at_last(self) -> None:
        """Store what waits while another error ends the batch, which is the one to be told."""
        try:
            await self._store()
        except StorageError as error:
            _log.warning("outcomes not stored", waiting=len(self.waiting), error=str(error))


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
