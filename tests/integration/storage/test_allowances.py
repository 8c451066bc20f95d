"""Allowances and notes on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.model.incident import IncidentKind, NoteKind
from storage import allowances, incidents, notes
from storage.engine import Database
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

MINUTE = timedelta(minutes=1)


async def test_a_bucket_empties_and_fills_again_for_each_person(database: Database) -> None:
    async with database.write() as session:
        assert [await allowances.spend(session, "a", most=2, now=NOW) for _ in range(3)] == [
            timedelta(0),
            timedelta(0),
            30 * MINUTE,
        ]
        assert await allowances.spend(session, "b", most=2, now=NOW) == timedelta(0)
        assert await allowances.spend(session, "a", most=2, now=NOW + 15 * MINUTE) == 15 * MINUTE
        assert await allowances.spend(session, "a", most=2, now=NOW + 30 * MINUTE) == timedelta(0)
        later = NOW + timedelta(days=3)
        assert [bool(await allowances.spend(session, "a", most=2, now=later)) for _ in range(3)] == [False, False, True]
        assert bool(await allowances.spend(session, "a", most=1, now=later)), "a smaller allowance holds at once"
        assert await allowances.spend(session, "a", most=2, now=NOW), "a clock that went back gives nothing"


async def test_an_incident_has_one_note_of_each_kind_newest_first(database: Database) -> None:
    async with database.write() as session:
        source = (await stock.source(session)).id
        opened = await incidents.open_incident(session, IncidentKind.STALE, source, domain="", reason="old", now=NOW)
        assert opened is not None
        assert await notes.add_note(session, opened, now=NOW)
        assert not await notes.add_note(session, opened, now=NOW + MINUTE)
        (over,) = await incidents.end_incidents(session, source, [IncidentKind.STALE], now=NOW + MINUTE)
        assert await notes.add_note(session, over, now=NOW + MINUTE)
        assert not await notes.add_note(session, over, now=NOW + 2 * MINUTE)
    async with database.read() as session:
        found = await notes.notes(session, HARBOUR, limit=9)
        assert [(note.kind, note.at) for note in found] == [(NoteKind.OVER, NOW + MINUTE), (NoteKind.BEGUN, NOW)]
        assert {note.incident.reason for note in found} == {"old"}
        assert await notes.notes(session, limit=1) == found[:1]
        assert await notes.notes(session, VALLEY, limit=9) == ()
