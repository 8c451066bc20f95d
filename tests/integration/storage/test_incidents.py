"""Incidents on both databases: one for each trouble, one for a platform, told once, over with the last source."""

from __future__ import annotations

from datetime import timedelta

from bot.model.ids import SourceId
from bot.model.incident import IncidentKind
from storage import incidents
from storage.engine import Database
from storage.sources import pause, source_by_id
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

HOUR = timedelta(hours=1)
FAILING, QUIET, OFFLINE = IncidentKind.FAILING, IncidentKind.QUIET, IncidentKind.OFFLINE


async def test_a_source_is_in_one_incident_of_a_kind_however_often_it_is_said(database: Database) -> None:
    async with database.write() as session:
        source = (await stock.source(session)).id
        first = await incidents.open_incident(session, FAILING, source, domain="", reason="503", now=NOW)
        again = await incidents.open_incident(session, FAILING, source, domain="", reason="504", now=NOW + HOUR)
        other = await incidents.open_incident(session, QUIET, source, domain="", reason="silent", now=NOW)
    assert first is not None
    assert (first.sources, first.still, first.reason, first.opened_at) == ((source,), 1, "503", NOW)
    assert again is None
    assert other is not None
    async with database.write() as session:
        (over,) = await incidents.end_incidents(session, source, (FAILING,), now=NOW + 2 * HOUR)
        assert (over.id, over.closed_at, over.still) == (first.id, NOW + 2 * HOUR, 0)
        assert await incidents.end_incidents(session, source, (FAILING,), now=NOW + 3 * HOUR) == ()
    async with database.read() as session:
        assert [one.id for one in await incidents.incidents(session)] == [other.id]
        assert len(await incidents.incidents(session, since=NOW + HOUR)) == 2
        assert len(await incidents.incidents(session, since=NOW + 3 * HOUR)) == 1


async def test_sources_of_one_domain_share_an_incident_until_the_last_is_well(database: Database) -> None:
    async with database.write() as session:
        ids = [(await stock.source(session, name)).id for name in ("a", "b", "c")]
        opened = [
            await incidents.open_incident(session, FAILING, id_, domain=domain, reason="502", now=NOW)
            for id_, domain in zip(ids, ("blogs.example", "blogs.example", "other.example"), strict=True)
        ]
    assert [one is not None for one in opened] == [True, False, True]
    async with database.write() as session:
        assert await incidents.end_incidents(session, ids[0], (FAILING,), now=NOW + HOUR) == ()
        again = await incidents.open_incident(session, FAILING, ids[0], domain="blogs.example", reason="", now=NOW)
        assert again is None
        assert [one.still for one in await incidents.incidents(session)] == [2, 1]
        assert await incidents.end_incidents(session, ids[0], (FAILING,), now=NOW + HOUR) == ()
        (over,) = await incidents.end_incidents(session, ids[1], (FAILING,), now=NOW + HOUR)
        assert over.sources == (ids[0], ids[1])


async def test_our_own_incident_has_no_source_and_is_everybodys(database: Database) -> None:
    async with database.write() as session:
        assert await incidents.open_incident(session, OFFLINE, None, domain="", reason="down", now=NOW)
        assert await incidents.open_incident(session, OFFLINE, None, domain="", reason="down", now=NOW) is None
        source = (await stock.source(session, used_by=(VALLEY,))).id
        await incidents.open_incident(session, FAILING, source, domain="", reason="503", now=NOW)
    async with database.write() as session:
        assert [one.kind for one in await incidents.incidents(session, HARBOUR)] == [OFFLINE]
        assert [one.kind for one in await incidents.incidents(session, VALLEY)] == [OFFLINE, FAILING]
        (over,) = await incidents.end_incidents(session, None, (OFFLINE,), now=NOW + HOUR)
        assert over.sources == ()


async def test_an_incident_is_told_once_and_its_end_once_and_short_ones_never(database: Database) -> None:
    async with database.write() as session:
        long, short = [(await stock.source(session, name)).id for name in ("long", "short")]
        for source in (long, short):
            await incidents.open_incident(session, FAILING, source, domain="", reason="503", now=NOW)
        await incidents.end_incidents(session, short, (FAILING,), now=NOW + HOUR / 2)

    async def due(after: timedelta) -> list[SourceId]:
        async with database.write() as session:
            found = await incidents.untold(session, now=NOW + after, patience=HOUR)
            for one in found:
                await incidents.told(session, one, now=NOW + after)
            return [source for one in found for source in one.sources]

    assert await due(HOUR / 2) == []
    assert await due(HOUR) == [long]
    assert await due(2 * HOUR) == []
    async with database.write() as session:
        await incidents.end_incidents(session, long, (FAILING,), now=NOW + 3 * HOUR)
    assert await due(3 * HOUR) == [long]
    assert await due(4 * HOUR) == []


async def test_what_something_else_takes_the_place_of_is_not_told_as_over(database: Database) -> None:
    async with database.write() as session:
        source = (await stock.source(session)).id
        opened = await incidents.open_incident(session, QUIET, source, domain="", reason="", now=NOW)
        assert opened is not None
        await incidents.told(session, opened, now=NOW)
        await incidents.end_incidents(session, source, (QUIET,), now=NOW + HOUR, silently=True)
        assert await incidents.untold(session, now=NOW + 2 * HOUR, patience=HOUR) == ()
        await pause(session, HARBOUR, source, now=NOW)
        assert await source_by_id(session, source) is not None
