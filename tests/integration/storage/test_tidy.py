"""Upkeep: the database looks at what it holds."""

from __future__ import annotations

from sqlalchemy import text

from storage.engine import Database
from tests.integration.storage import stock


async def test_tidying_leaves_what_is_stored_and_lets_writers_go_on(database: Database) -> None:
    await database.tidy()
    async with database.write() as session:
        await stock.source(session)
    await database.tidy()
    async with database.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM source"))).scalar_one() == 1
