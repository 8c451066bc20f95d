"""Sources, pages and robots.txt files made to hang or to fill a reader, in the whole application: each ends in a
recorded outcome, and who comes next is read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from html import escape

import psutil
import pytest

from bot.app import App, open_app
from bot.errors import Refused
from bot.messages import text
from bot.model.ids import LOCAL
from bot.model.source import PollOutcome, SourceState, StartMode
from bot.settings import Settings
from bot.usecases.looking import reading
from tests.golden.articles.hanging import CASES
from tests.newsroom import BRIDGE, ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

MIB = 1024 * 1024
FEED = "<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
ITEM = "<item><guid isPermaLink='false'>{guid}</guid><title>Saltby opens {guid}</title><link>{link}</link></item>"
AGENTS = "".join(f"User-agent: crawler{number}\n" for number in range(11_000))
RULES = "".join(f"Disallow: /{number}\n" for number in range(14_000))


class Watched:
    """The most memory that a worker held, and the longest that the loop was at work in one go, in seconds of its
    thread's processor time, since a machine with other work to do makes it wait as well."""

    def __init__(self) -> None:
        self.memory, self.longest = 0, 0.0

    async def watch(self) -> None:
        """Look until cancelled."""
        me = psutil.Process()
        while True:
            for child in me.children(recursive=True):
                try:
                    self.memory = max(self.memory, child.memory_info().rss)
                except psutil.Error:  # it ended just now
                    continue
            before = time.thread_time()
            await asyncio.sleep(0.01)
            self.longest = max(self.longest, time.thread_time() - before)


@asynccontextmanager
async def watched() -> AsyncIterator[Watched]:
    seen = Watched()
    watching = asyncio.create_task(seen.watch())
    yield seen
    watching.cancel()


@pytest.fixture
async def other() -> AsyncIterator[WebServer]:
    """Another host, where people of ill will publish."""
    async with WebServer.start("127.0.0.7") as server:
        yield server


def allowing(url: str, *places: WebServer, seconds: float = 5.0) -> Settings:
    return Settings.model_validate(
        {
            "database": {"url": url},
            "fetch": {"allow": tuple(place.netloc for place in places), "per_user_hour": 0},
            "workers": {"seconds": seconds},
        }
    )


async def test_every_hostile_feed_ends_in_a_recorded_outcome_and_the_next_source_is_read(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    outlet.publish(bridge())
    async with open_app(allowing(url, outlet.web, other), clock=clock) as app:
        for number in range(len(CASES)):
            item = ITEM.format(guid=f"quay {number}", link=other.url(f"/p{number}"))
            other.serve(f"/{number}", FEED.format(title=f"Gull {number}", items=item), content_type="text/xml")
            await app.services.add_source(LOCAL, other.url(f"/{number}"), start=StartMode.SKIP)
        await app.services.poll()
        await app.services.add_source(LOCAL, outlet.feed)
        for number, document in enumerate(CASES.values()):
            other.serve(f"/{number}", document, content_type="text/xml")
        clock.pass_(days=1)
        async with watched() as seen:
            report = await app.services.poll()
        assert len(report.polled) == len(CASES) + 1
        await told_of_each(app)
    good = next(one for one in report.polled if one.source.url == outlet.feed)
    assert (good.outcome, good.new) == (PollOutcome.NEW_ITEMS, 1)
    assert 0 < seen.memory < 300 * MIB


async def told_of_each(app: App) -> None:
    """Each source is well, or failing with a reason in words; most of these are failing."""
    sources = [view.source for view in await app.services.list_sources(LOCAL)]
    failing = [source for source in sources if source.state is SourceState.FAILING]
    assert len(failing) > len(CASES) / 2
    assert all(len(source.reason.split()) > 4 and source.next_poll_at for source in failing)
    assert all(source.failures == 0 for source in sources if source not in failing)


async def test_every_hostile_page_is_put_off_or_shown_as_a_link_and_the_next_source_is_read(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    outlet.publish(bridge())
    for number, document in enumerate(CASES.values()):
        other.serve(f"/p{number}", document)
    items = "".join(
        ITEM.format(guid=f"quay {number}", link=escape(other.url(f"/p{number}"))) for number in range(len(CASES))
    )
    other.serve("/feed", FEED.format(title="Gull", items=items), content_type="text/xml")
    async with open_app(allowing(url, outlet.web, other), clock=clock) as app:
        await app.services.add_source(LOCAL, other.url("/feed"), start=StartMode.BACKFILL)
        await app.services.add_source(LOCAL, outlet.feed)
        async with watched() as seen:
            report = await app.services.poll()
        hostile, good = sorted(report.polled, key=lambda one: one.source.url == outlet.feed)
        assert (good.outcome, good.new) == (PollOutcome.NEW_ITEMS, 1)
        assert hostile.new + hostile.failed == len(CASES)
    assert 0 < seen.memory < 300 * MIB


async def test_a_robots_txt_made_to_hang_its_reader_keeps_nobody_waiting(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    outlet.publish(bridge())
    gull = replace(outlet, web=other, name="Gull", items=[])
    gull.publish(replace(bridge(), title="Saltby paints its quay"))
    other.serve("/robots.txt", AGENTS + RULES, content_type="text/plain")
    async with open_app(allowing(url, outlet.web, other, seconds=1.0), clock=clock) as app:
        await app.services.add_source(LOCAL, gull.feed)
        await app.services.add_source(LOCAL, outlet.feed)
        async with watched() as seen:
            report = await app.services.poll()
        assert {one.source.url: (one.new, one.failed) for one in report.polled} == {
            gull.feed: (0, 1),
            outlet.feed: (1, 0),
        }
        assert other.asked("/news/bridge") == [], "what may not be known to be allowed is not fetched"
        clock.pass_(hours=3)
        other.serve("/robots.txt", "User-agent: *\nDisallow: /admin\n", content_type="text/plain")
        assert sum(one.new for one in (await app.services.poll()).polled) == 1
    assert 0 < seen.memory < 300 * MIB
    assert seen.longest < 0.5


async def test_two_versions_made_to_hang_their_comparison_hold_nobody_up(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer
) -> None:
    """The first version of the page is one long sentence of the same word, and so is the second."""
    outlet.publish(bridge())
    gull = replace(outlet, web=other, name="Gull", items=[])
    item = replace(bridge(), text=f"{BRIDGE}\n\nThe quay {'rust ' * 12_000} held.")
    gull.publish(item)
    async with open_app(allowing(url, outlet.web, other, seconds=2.0), clock=clock) as app:
        await app.services.add_source(LOCAL, gull.feed)
        await app.services.add_source(LOCAL, outlet.feed)
        assert (await app.services.poll()).new == 2
        clock.pass_(days=1)
        gull.change(
            item, text=item.text.replace(" held", " tide held"), title="Saltby votes to rebuild its toll bridge"
        )
        outlet.publish(tram())
        async with watched() as seen:
            report = await app.services.poll()
    assert {one.source.url: (one.new, one.updated) for one in report.polled} == {gull.feed: (0, 1), outlet.feed: (1, 0)}
    assert seen.longest < 0.5


async def test_a_text_that_takes_the_verifier_seconds_does_not_stop_the_loop(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    """Two million characters of quotation marks, around which nothing is said."""
    outlet.publish(replace(bridge(), text=f"{BRIDGE}\n\n{'« rust » ' * 220_000}"))
    await app.services.add_source(LOCAL, outlet.feed)
    async with watched() as seen:
        report = await app.services.poll()
    assert [(one.new, one.failed) for one in report.polled] == [(1, 0)]
    assert seen.longest < 0.5


@pytest.mark.parametrize("to", ["http://10.0.0.8/admin", "//169.254.169.254/latest", "http://localhost:8080/"])
async def test_a_page_that_leads_on_leads_through_no_door(url: str, web: WebServer, to: str) -> None:
    web.serve("/on", f'<html><head><meta http-equiv="refresh" content="0; url={to}"></head><body></body></html>')
    async with reading(allowing(url, web), processes=1) as reader:
        with pytest.raises(Refused):
            await reader.page(web.url("/on"))


async def test_where_no_process_can_be_had_no_source_is_blamed_and_no_item_is_lost(
    url: str, clock: ManualClock, outlet: Outlet, other: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet.publish(bridge())
    async with open_app(allowing(url, outlet.web, other), clock=clock) as app:
        await app.services.add_source(LOCAL, outlet.feed)
        with monkeypatch.context() as broken:
            broken.setattr("bot.workers.forkserver.START_SECONDS", 0.0)
            for child in psutil.Process().children():
                child.kill()
            psutil.wait_procs(psutil.Process().children(), timeout=5)
            (polled,) = (await app.services.poll()).polled
            assert (polled.outcome, polled.source.failures) == (PollOutcome.OFFLINE, 0)
            assert "did not start" in polled.reason
        clock.pass_(hours=3)
        (polled,) = (await app.services.poll()).polled
        assert (polled.new, polled.withheld, polled.source.failures) == (1, 0, 0)


async def test_texts_in_a_feed_made_to_hang_their_reader_hold_nobody_up_in_a_look(
    url: str, clock: ManualClock, other: WebServer
) -> None:
    """Each of the items is read well enough as words, and takes long to be told apart from bylines."""
    lines = "".join(f"<p>By Odile Ferrant {number}</p>" for number in range(10_000))
    content = (
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{escape(lines)}</content:encoded>"
    )
    items = [
        ITEM.format(guid=f"quay {number}", link=other.url(f"/p{number}")).replace("</item>", f"{content}</item>")
        for number in range(3)
    ]
    other.serve("/feed", FEED.format(title="Gull", items="".join(items)), content_type="text/xml")
    async with open_app(allowing(url, other, seconds=3.0), clock=clock) as app, watched() as seen:
        look = await app.services.look_at_source(LOCAL, other.url("/feed"))
    assert look.total == 3
    assert look.full_text == 3 or look.why == text("worker.seconds", seconds=3.0)  # a fast machine reads them in time
    assert seen.longest < 0.5
