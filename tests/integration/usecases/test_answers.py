"""What a server gave once is not asked for twice: found when a source is added, left by a poll, or waiting for a page."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from aiohttp.web import Request, Response

from bot.app import App
from bot.model.ids import LOCAL, Community, SourceId
from bot.model.source import Polled, PollOutcome, SourceState, StartMode
from storage import answers
from tests.newsroom import MORNING, Item, ManualClock, Outlet, bridge, newsroom, tram
from tests.webserver import WebServer

RSS = "application/rss+xml"
GUILD = Community("discord", "77")
TAGS = ('"first"', "Fri, 13 Mar 2026 09:00:00 GMT")


def serve(web: WebServer, *items: Item, tags: tuple[str, str] = TAGS, more: str = "", max_age: str = "") -> None:
    """Serve the feed with these items and validators, and the pages of the items."""
    outlet = Outlet(web)
    outlet.publish(*items)
    entries = "".join(
        f"<item><guid isPermaLink='false'>{item.guid}</guid><title>{item.title}</title><link>{web.url(item.path)}</link>"
        f"<pubDate>{item.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
        for item in items
    )
    feed = f"<rss version='2.0'><channel><title>Saltby Chronicle</title>{more}{entries}</channel></rss>"
    headers = {"Cache-Control": max_age} if max_age else {}
    web.serve("/feed", feed, content_type=RSS, headers=headers, etag=tags[0], last_modified=tags[1])


def conditions(web: WebServer) -> list[tuple[str | None, str | None]]:
    """What the feed was asked with, each time."""
    asked = (one.headers for one in web.asked("/feed"))
    return [(headers.get("If-None-Match"), headers.get("If-Modified-Since")) for headers in asked]


async def titles(app: App, community: Community = LOCAL) -> set[str]:
    stories = await app.services.latest_news(community, limit=90)
    return {article.title for story in stories for article in story.articles}


@pytest.mark.parametrize("looked", [False, True])
async def test_a_feed_is_asked_for_once_without_conditions_and_the_first_poll_goes_on_with_it(
    url: str, web: WebServer, clock: ManualClock, looked: bool
) -> None:
    serve(web, bridge(), tram())
    async with newsroom(url, web, clock) as app:
        look = await app.services.look_at_source(LOCAL, web.url("/feed")) if looked else None
        clock.pass_(minutes=20)
        await app.services.add_source(LOCAL, web.url("/feed"), look=look)
    async with newsroom(url, web, clock) as app:  # another process, or the same after it has died
        (polled,) = (await app.services.poll()).polled
        assert (polled.outcome, polled.new) == (PollOutcome.NEW_ITEMS, 2)
        assert await titles(app) == {bridge().title, tram().title}
        assert conditions(web) == [(None, None)]
        for _ in range(3):
            clock.pass_(days=1)
            assert [one.outcome for one in (await app.services.poll()).polled] == [PollOutcome.NOT_MODIFIED]
    assert conditions(web) == [(None, None), TAGS, TAGS, TAGS]


async def test_the_poll_after_the_adding_is_not_earlier_than_the_answer_asks(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    serve(web, bridge(), more="<ttl>240</ttl>")
    await app.services.add_source(LOCAL, web.url("/feed"))
    for _ in range(4 * 12):
        await app.services.poll()
        clock.pass_(minutes=5)
    assert conditions(web) == [(None, None)]
    clock.pass_(minutes=30)
    await app.services.poll()
    assert conditions(web) == [(None, None), TAGS]


@pytest.mark.parametrize(("more", "max_age"), [("<ttl>1440</ttl>", ""), ("", "max-age=86400")])
async def test_nor_is_a_first_poll_that_comes_late(
    app: App, web: WebServer, clock: ManualClock, more: str, max_age: str
) -> None:
    serve(web, bridge(), more=more, max_age=max_age)
    await app.services.add_source(LOCAL, web.url("/feed"))
    clock.pass_(minutes=61)
    assert [one.new for one in (await app.services.poll()).polled] == [1]
    assert conditions(web) == [(None, None)]


@pytest.mark.parametrize("start", list(StartMode))
async def test_what_was_found_long_before_the_first_poll_is_asked_for_with_its_validators(
    app: App, web: WebServer, clock: ManualClock, start: StartMode
) -> None:
    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"), start=start)
    clock.pass_(days=1)
    (polled,) = (await app.services.poll()).polled
    assert conditions(web) == [(None, None), TAGS]
    assert (polled.new, polled.source.state) == (0 if start is StartMode.SKIP else 1, SourceState.HEALTHY)
    assert await titles(app) == (set() if start is StartMode.SKIP else {bridge().title})


async def test_what_came_between_the_adding_and_a_late_first_poll_is_taken_too(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.SKIP)
    serve(web, tram(), bridge(), tags=('"second"', "Sat, 14 Mar 2026 09:00:00 GMT"))
    clock.pass_(hours=2)
    await app.services.poll()
    assert await titles(app) == {tram().title}
    clock.pass_(days=1)
    await app.services.poll()
    assert conditions(web) == [(None, None), TAGS, ('"second"', "Sat, 14 Mar 2026 09:00:00 GMT")]


async def test_a_server_that_fails_when_it_is_asked_again_takes_nothing_of_what_was_found(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"))
    web.serve("/feed", "down", status=503)
    clock.pass_(hours=2)
    assert [one.outcome for one in (await app.services.poll()).polled] == [PollOutcome.FAILED]
    assert (await app.services.poll()).polled == ()
    serve(web, bridge())
    clock.pass_(days=1)
    await app.services.poll()
    assert await titles(app) == {bridge().title}
    assert conditions(web) == [(None, None), TAGS, TAGS]


async def test_who_joins_a_source_brings_what_was_found_and_no_further_request(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    serve(web, bridge(), tram())
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.SKIP)
    await app.services.poll()
    clock.pass_(minutes=1)
    await app.services.add_source(GUILD, web.url("/feed"), start=StartMode.BACKFILL)
    await app.services.poll()
    assert (await titles(app), await titles(app, GUILD)) == (set(), {bridge().title, tram().title})
    assert len(web.asked("/feed")) == 1, "nobody else is asked within the hour"
    clock.pass_(days=1)
    await app.services.poll()
    assert conditions(web)[1:] == [TAGS]


async def test_many_who_add_a_feed_within_an_hour_are_one_request(app: App, web: WebServer, clock: ManualClock) -> None:
    serve(web, bridge(), tram())
    seen = []
    for number in range(4):
        community = Community("discord", str(number))
        await app.services.look_at_source(community, web.url("/feed"))
        added = await app.services.add_source(community, web.url("/feed"), start=StartMode.BACKFILL)
        clock.pass_(seconds=15)
        await app.services.poll()
        seen.append((added.taken, len(await titles(app, community))))
    assert seen == [(2, 2)] * 4
    assert conditions(web) == [(None, None), TAGS], "the first look, when it was nobody's source, and the adding"
    clock.pass_(minutes=61)
    look = await app.services.look_at_source(LOCAL, web.url("/feed"))
    assert look.total == 2
    assert conditions(web)[2:] == [TAGS]


async def test_who_joins_while_a_poll_runs_is_not_forgotten(app: App, web: WebServer, clock: ManualClock) -> None:
    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.SKIP)
    await app.services.poll()
    clock.pass_(days=1)
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request: Request) -> Response:
        inside.set()
        await go_on.wait()
        return Response(status=304)

    web.route("/feed", slow)
    running = asyncio.create_task(app.services.poll())
    await inside.wait()
    serve(web, bridge())
    await app.services.add_source(GUILD, web.url("/feed"), start=StartMode.BACKFILL)
    go_on.set()
    polled = (await running).polled + (await app.services.poll()).polled
    assert [one.outcome for one in polled] == [PollOutcome.NOT_MODIFIED, PollOutcome.NEW_ITEMS]
    assert (await titles(app), await titles(app, GUILD)) == (set(), {bridge().title})


async def test_items_that_a_poll_had_no_time_for_follow_soon_and_their_feed_is_not_asked_for_them(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.items.MOST", 3)
    many = [Item(f"n{n}", f"/n/{n}", f"Saltby opens museum number {n}", "", MORNING - timedelta(minutes=n)) for n in range(7)]  # fmt: skip
    serve(web, *many, more="<ttl>1440</ttl>")
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.BACKFILL)
    left = []
    for _ in range(3):
        left += [polled.left for polled in (await app.services.poll()).polled]
        clock.pass_(minutes=10)
    assert left == [4, 1, 0]
    assert len(await titles(app)) == len(many)
    assert conditions(web) == [(None, None)]
    clock.pass_(hours=20)
    assert (await app.services.poll()).polled == (), "a day, as the feed asks"
    clock.pass_(hours=8)
    await app.services.poll()
    assert conditions(web) == [(None, None), TAGS]


async def test_a_long_backlog_keeps_no_server_from_being_asked_at_its_pace(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.items.MOST", 1)
    many = [Item(f"n{n}", f"/n/{n}", f"Saltby opens museum number {n}", "", MORNING - timedelta(minutes=n)) for n in range(20)]  # fmt: skip
    serve(web, *many)
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.BACKFILL)
    polled: list[Polled] = []
    for _ in range(7):
        polled += (await app.services.poll()).polled
        clock.pass_(minutes=10)
    assert [one.left for one in polled] == [*range(19, 12, -1)]
    assert {one.source.polled_at for one in polled} == {MORNING}
    assert conditions(web) == [(None, None)]
    serve(web, tram(), *many, tags=('"second"', TAGS[1]))
    await app.services.poll()
    assert conditions(web) == [(None, None), TAGS], "seventy minutes after the first"
    serve(web, *many[:1], tags=('"third"', TAGS[1]))
    for _ in range(20):
        clock.pass_(minutes=10)
        await app.services.poll()
    assert await titles(app) == {tram().title, *(one.title for one in many)}, "what was there for an hour only, too"


async def test_an_item_whose_page_fails_is_read_later_though_the_feed_has_not_changed(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    serve(web, bridge())
    web.serve(bridge().path, "down", status=503)
    await app.services.add_source(LOCAL, web.url("/feed"))
    assert [one.failed for one in (await app.services.poll()).polled] == [1]
    web.serve(bridge().path, Outlet(web).page(bridge()))
    clock.pass_(hours=3)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.failed) == (1, 0)
    clock.pass_(days=1)
    assert [one.outcome for one in (await app.services.poll()).polled] == [PollOutcome.NOT_MODIFIED]
    assert conditions(web) == [(None, None), TAGS, TAGS]


@pytest.mark.parametrize("back", [True, False])
async def test_an_item_that_leaves_the_feed_before_its_page_could_be_read_is_not_lost(
    app: App, web: WebServer, clock: ManualClock, back: bool
) -> None:
    serve(web, bridge())
    web.serve(bridge().path, "down", status=503)
    await app.services.add_source(LOCAL, web.url("/feed"))
    assert [one.failed for one in (await app.services.poll()).polled] == [1]
    serve(web, tram(), tags=('"second"', TAGS[1]))
    if back:
        web.serve(bridge().path, Outlet(web).page(bridge()))
    clock.pass_(hours=3)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.failed, polled.withheld) == (2, 0, 0 if back else 1)
    assert await titles(app) == {bridge().title, tram().title}
    clock.pass_(days=1)
    assert [one.outcome for one in (await app.services.poll()).polled] == [PollOutcome.NOT_MODIFIED]


async def test_items_that_left_the_feed_and_a_poll_had_no_time_for_follow_in_the_next(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    gone = [Item(f"n{n}", f"/n/{n}", f"Saltby closes quay number {n}", "", MORNING - timedelta(minutes=n)) for n in (1, 2)]  # fmt: skip
    serve(web, *gone)
    for item in gone:
        web.serve(item.path, "down", status=503)
    await app.services.add_source(LOCAL, web.url("/feed"))
    assert [one.failed for one in (await app.services.poll()).polled] == [2]
    serve(web, tram(), tags=('"second"', TAGS[1]))

    async def slow(_request: Request) -> Response:
        clock.pass_(minutes=6)
        return Response(status=503)

    web.route("/n/2", slow)
    clock.pass_(hours=3)
    (polled,) = (await app.services.poll()).polled
    assert (polled.new, polled.left) == (1, 2), "one quay; the other and the tram are left"
    clock.pass_(days=1)
    await app.services.poll()
    clock.pass_(days=1)
    await app.services.poll()
    assert await titles(app) == {tram().title, *(item.title for item in gone)}
    assert conditions(web)[:3] == [(None, None), TAGS, TAGS]


async def test_what_is_left_of_a_document_that_breaks_off_follows_soon_too(
    app: App, web: WebServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.items.MOST", 1)
    entries = [f"<item><guid isPermaLink='false'>q{n}</guid><title>Quay number {n} of Saltby</title></item>" for n in range(3)]  # fmt: skip
    whole = f"<rss version='2.0'><channel><title>Saltby Chronicle</title>{''.join(entries)}</channel></rss>"
    web.serve("/feed", whole[: whole.rindex("<title>")], content_type=RSS, etag='"cut"')
    await app.services.add_source(LOCAL, web.url("/feed"), start=StartMode.BACKFILL)
    left = []
    for _ in range(2):
        left += [polled.left for polled in (await app.services.poll()).polled]
        clock.pass_(minutes=10)
    assert left == [1, 0]
    clock.pass_(days=1)
    await app.services.poll()
    assert conditions(web) == [(None, None), (None, None)]


async def test_whoever_asks_for_all_is_told_what_is_new_now(app: App, web: WebServer) -> None:
    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"))
    serve(web, tram(), bridge(), tags=('"second"', TAGS[1]))
    (polled,) = (await app.services.poll(community=LOCAL, everything=True)).polled
    assert polled.new == 2
    assert conditions(web) == [(None, None), TAGS]


async def test_no_answer_is_kept_of_a_source_that_is_gone(app: App, web: WebServer, clock: ManualClock) -> None:
    serve(web, bridge())
    web.serve(bridge().path, "down", status=503)
    await app.services.add_source(LOCAL, web.url("/feed"))
    await app.services.poll()
    web.serve("/feed", "gone", status=410)
    clock.pass_(hours=3)
    assert [one.outcome for one in (await app.services.poll()).polled] == [PollOutcome.GONE]
    async with app.db.read() as session:
        assert await answers.kept_at(session, [SourceId(1)]) == {}


async def test_no_answer_is_kept_of_a_source_that_is_read_whole_or_that_nobody_uses(app: App, web: WebServer) -> None:
    async def kept() -> int:
        async with app.db.read() as session:
            return len(await answers.kept_at(session, [SourceId(1)]))

    serve(web, bridge())
    await app.services.add_source(LOCAL, web.url("/feed"))
    assert await kept() == 1
    await app.services.remove_source(LOCAL, "1")
    assert await kept() == 0
    await app.services.add_source(LOCAL, web.url("/feed"))
    assert await kept() == 1
    await app.services.poll()
    assert await kept() == 0
