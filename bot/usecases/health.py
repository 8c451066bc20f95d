"""How the process and what it stores fare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from storage import health
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class CountStored:
    """Counts what the database holds; StorageError where it cannot be asked."""

    db: Database

    async def __call__(self) -> Mapping[str, int]:
        """Sources by state, articles, stories, quotes, messages of the outbox by state, bytes."""
        async with self.db.read() as session:
            return await health.counts(session)
