"""Name servers that fail, on the wire: whose trouble it is, and what is held against whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.app import App, open_app
from bot.model.ids import LOCAL
from bot.model.incident import IncidentKind
from bot.model.source import PollOutcome, SourceState
from bot.settings import Settings
from storage import incidents
from tests.nameserver import NXDOMAIN, REFUSED, SERVFAIL, Asking, NameServer
from tests.newsroom import MORNING, ManualClock, Outlet, bridge
from tests.webserver import WebServer

HOSTS = ("saltby.example", "ormsby.example", "tetford.example")
OTHERS = 2
"""How many of the hosts are left when one of them fails."""


@pytest.fixture
async def names() -> AsyncIterator[NameServer]:
    """A name server that knows the hosts."""
    async with NameServer.start() as server:
        server.known.update(dict.fromkeys(HOSTS, "127.0.0.1"))
        yield server


@asynccontextmanager
async def started(url: str, web: WebServer, clock: ManualClock, names: NameServer) -> AsyncIterator[App]:
    """The application, which looks every name up anew: it has just started."""
    allowed = tuple(f"{host}:{web.port}" for host in HOSTS)
    settings = Settings.model_validate({"database": {"url": url}, "fetch": {"allow": allowed}})
    async with open_app(settings, clock=clock, resolver=Asking(names.port)) as app:
        yield app


@pytest.fixture
async def followed(url: str, web: WebServer, clock: ManualClock, names: NameServer) -> None:
    """A source at each of the hosts, polled once, a day ago."""
    Outlet(web).publish(bridge())
    async with started(url, web, clock, names) as app:
        for host in HOSTS:
            await app.services.add_source(LOCAL, f"http://{host}:{web.port}/feed")
        await app.services.poll()
        assert set(names.asked) == set(HOSTS)
    names.asked.clear()
    clock.pass_(days=1)


async def fares(app: App) -> list[tuple[SourceState, int]]:
    return [(view.source.state, view.source.failures) for view in await app.services.list_sources(LOCAL)]


async def seen(app: App) -> list[tuple[IncidentKind, bool]]:
    """All incidents so far, and whether each is over."""
    async with app.db.read() as session:
        return [(one.kind, one.closed_at is not None) for one in await incidents.incidents(session, since=MORNING)]


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize("trouble", [SERVFAIL, REFUSED])
async def test_name_servers_that_answer_nobody_are_held_against_no_source_and_are_one_incident(
    url: str, web: WebServer, clock: ManualClock, names: NameServer, trouble: int
) -> None:
    asked = len(web.ledger)
    async with started(url, web, clock, names) as app:
        names.trouble = trouble
        for _ in range(3):
            report = await app.services.poll()
            assert [polled.outcome for polled in report.polled] == [PollOutcome.OFFLINE] * len(HOSTS)
            clock.pass_(minutes=15)
        assert await fares(app) == [(SourceState.HEALTHY, 0)] * len(HOSTS)
        assert await seen(app) == [(IncidentKind.OFFLINE, False)]
        assert (set(names.asked), len(web.ledger)) == (set(HOSTS), asked), "names were asked for, and nothing else"
        names.trouble = None
        report = await app.services.poll()
        assert {polled.outcome for polled in report.polled} == {PollOutcome.NOTHING_NEW}
        assert await fares(app) == [(SourceState.HEALTHY, 0)] * len(HOSTS)
        assert await seen(app) == [(IncidentKind.OFFLINE, True)]


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(("trouble", "words"), [(NXDOMAIN, "no such host"), (SERVFAIL, "name servers do not answer")])
async def test_one_name_that_cannot_be_found_is_its_own_sources_failure(
    url: str, web: WebServer, clock: ManualClock, names: NameServer, trouble: int, words: str
) -> None:
    names.known[HOSTS[0]] = trouble
    async with started(url, web, clock, names) as app:
        report = await app.services.poll()
        assert [polled.outcome for polled in report.polled].count(PollOutcome.FAILED) == 1
        healthy = [(SourceState.HEALTHY, 0)] * OTHERS
        assert await fares(app) == [(SourceState.FAILING, 1), *healthy]
        assert words in (await app.services.list_sources(LOCAL))[0].source.reason
        assert await seen(app) == [(IncidentKind.FAILING, False)]
        names.known[HOSTS[0]] = "127.0.0.1"
        clock.pass_(days=1)
        await app.services.poll()
        assert await fares(app) == [(SourceState.HEALTHY, 0), *healthy]
        assert await seen(app) == [(IncidentKind.FAILING, True)]
