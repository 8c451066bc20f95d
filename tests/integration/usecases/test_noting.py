"""Notes to moderators: one for each incident that lasts, one when it is over, whoever notes and however often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.app import App, open_app
from bot.model.ids import LOCAL, Community
from bot.model.incident import IncidentKind, NoteKind
from bot.settings import Settings
from bot.usecases.noting import NoteIncidents
from tests.newsroom import ManualClock, Outlet, bridge
from tests.webserver import WebServer

BEGUN, OVER = NoteKind.BEGUN, NoteKind.OVER


async def noted(app: App, community: Community = LOCAL) -> list[tuple[NoteKind, IncidentKind]]:
    return [(note.kind, note.incident.kind) for note in await app.services.read_notes(community)]


async def test_an_incident_that_lasts_is_noted_once_and_its_end_once(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    outlet.web.serve("/feed", "oops", status=503)
    clock.pass_(days=1)
    began = clock.now
    await app.services.poll()
    assert await noted(app) == [], "what lasts for a moment is no news"
    clock.pass_(hours=1)
    tick = NoteIncidents(app.db, clock)
    assert sum(await asyncio.gather(*(tick() for _ in range(5)))) == 1
    for _ in range(3):
        clock.pass_(days=1)
        await app.services.poll()
        assert await tick() == 0
    (note,) = await app.services.read_notes(LOCAL)
    assert (note.kind, note.incident.opened_at, note.incident.sources) == (BEGUN, began, (1,))
    assert "503" in note.incident.reason
    outlet.serve()
    clock.pass_(days=1)
    await app.services.poll()
    assert await noted(app) == [(OVER, IncidentKind.FAILING), (BEGUN, IncidentKind.FAILING)]
    assert await tick() == 0
    assert await noted(app, Community("discord", "77")) == [], "others have no part in it"


async def test_what_is_over_before_it_was_noted_is_no_news(app: App, outlet: Outlet, clock: ManualClock) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    outlet.web.serve("/feed", "oops", status=500)
    clock.pass_(hours=2)
    await app.services.poll()
    outlet.serve()
    clock.pass_(hours=3)
    await app.services.poll()
    assert await noted(app) == []


async def test_an_incident_of_a_source_that_is_removed_ends_without_a_word(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    outlet.web.serve("/feed", "oops", status=500)
    clock.pass_(hours=2)
    await app.services.poll()
    clock.pass_(hours=2)
    assert await noted(app) == [(BEGUN, IncidentKind.FAILING)]
    await app.services.remove_source(LOCAL, "1")
    clock.pass_(days=1)
    assert await NoteIncidents(app.db, clock)() == 0
    assert (await app.services.check_health(LOCAL)).incidents == ()


@asynccontextmanager
async def platform(url: str, clock: ManualClock, blogs: int) -> AsyncIterator[tuple[App, list[WebServer]]]:
    """Feeds of one host, which is one platform, each on a port of its own."""
    async with AsyncExitStack() as stack:
        places = [await stack.enter_async_context(WebServer.start()) for _ in range(blogs)]
        allowed = tuple(place.netloc for place in places)
        settings = Settings.model_validate({"database": {"url": url}, "fetch": {"allow": allowed}})
        app = await stack.enter_async_context(open_app(settings, clock=clock))
        for place in places:
            outlet = Outlet(place)
            outlet.publish(bridge())
            await app.services.add_source(LOCAL, outlet.feed)
        await app.services.poll()
        yield app, places


async def test_a_platform_that_fails_is_one_note_however_many_sources_it_has(url: str, clock: ManualClock) -> None:
    async with platform(url, clock, 3) as (app, places):
        for place in places:
            place.serve("/feed", "oops", status=503)
        clock.pass_(days=1)
        await app.services.poll()
        clock.pass_(hours=1.5)
        (note,) = await app.services.read_notes(LOCAL)
        assert (note.kind, note.incident.sources, note.incident.domain) == (BEGUN, (1, 2, 3), "127.0.0.1")
        for number, place in enumerate(places):
            Outlet(place, items=[bridge()]).serve()
            clock.pass_(days=2)
            await app.services.poll()
            expected = [OVER, BEGUN] if number == 2 else [BEGUN]
            assert [kind for kind, _ in await noted(app)] == expected, "it is over with its last source"
            for left in places[number + 1 :]:
                left.serve("/feed", "oops", status=503)
