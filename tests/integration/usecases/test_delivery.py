"""From stories to messages in a channel: each edition once, each message once, whatever breaks in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import text as sql

from bot.app import App
from bot.errors import AlreadyThere, DeliveryError, DestinationGone, NotFound, Undeliverable
from bot.model.digest import Schedule, Subscription
from bot.model.ids import LOCAL, Community, DeliveryId, Destination
from bot.model.reports import DeliveryReport
from bot.usecases.delivering import IN_TIME, LEASE, NONCE_WINDOW
from tests.newsroom import ManualClock, Outlet, bridge, newsroom, tram
from tests.platforms import Crashed, FakePlatform
from tests.webserver import WebServer

CHANNEL = Destination("chat", "news")
OTHER = Destination("chat", "other")
NOON = Schedule((time(12, 0),))


@pytest.fixture
def platform() -> FakePlatform:
    """A chat platform in memory."""
    return FakePlatform()


@pytest.fixture
async def app(url: str, web: WebServer, clock: ManualClock, platform: FakePlatform) -> AsyncIterator[App]:
    """The application, connected to the platform."""
    async with newsroom(url, web, clock, {"chat": platform}) as opened:
        yield opened


async def ordered(app: App, outlet: Outlet, clock: ManualClock, *, channel: Destination = CHANNEL) -> Subscription:
    """A standing order, with one article read and the clock at its hour."""
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    order = await app.services.create_subscription(LOCAL, channel, NOON)
    clock.now = order.next_due_at + timedelta(seconds=1)
    return order


async def test_a_digest_is_made_when_due_and_posted_once(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    assert (await app.services.make_digests()).editions == 1
    assert (await app.services.make_digests()).editions == 0
    assert (await app.services.deliver()).sent == 1
    assert await app.services.deliver() == DeliveryReport()
    (posted,) = platform.posted
    assert posted.destination == CHANNEL
    assert "Saltby votes to rebuild toll bridge" in str(posted.message)


async def test_a_story_is_not_posted_twice_to_a_channel(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    outlet.publish(tram())
    await app.services.poll()
    clock.pass_(days=1)
    await app.services.poll()
    await app.services.make_digests()
    await app.services.deliver()
    assert len(platform.posted) == 2
    assert "toll bridge" not in str(platform.posted[1].message)
    assert "Tram catches fire" in str(platform.posted[1].message)


async def test_nothing_is_sent_where_there_is_nothing_to_say(
    app: App, clock: ManualClock, platform: FakePlatform
) -> None:
    order = await app.services.create_subscription(LOCAL, CHANNEL, NOON)
    clock.now = order.next_due_at
    report = await app.services.make_digests()
    assert (report.editions, report.empty) == (0, 1)
    await app.services.deliver()
    assert platform.posted == []


async def test_the_same_order_is_refused_twice_for_a_channel(app: App) -> None:
    await app.services.create_subscription(LOCAL, CHANNEL, NOON)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    with pytest.raises(AlreadyThere):
        await app.services.create_subscription(LOCAL, CHANNEL, NOON)


@pytest.mark.parametrize("later", [46, 600], ids=["within the nonce window", "after it"])
@pytest.mark.parametrize("stage", ["before", "after"])
async def test_a_crash_around_the_send_neither_loses_nor_repeats_the_message(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform, stage: str, later: int
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    setattr(platform, "fails" if stage == "before" else "dies", Crashed())
    with pytest.raises(Crashed):
        await app.services.deliver()
    platform.fails = platform.dies = None
    platform.folds = within = later < NONCE_WINDOW.total_seconds()
    platform.readable = not within
    clock.pass_(seconds=LEASE.total_seconds() - 1)
    assert await app.services.deliver() == DeliveryReport()
    clock.pass_(seconds=later - LEASE.total_seconds() + 1)
    report = await app.services.deliver()
    assert (report.sent, report.found) == ((0, 1) if stage == "after" and not within else (1, 0))
    assert len(platform.posted) == 1


async def test_a_message_is_claimed_just_before_its_send_and_not_while_others_are_sent(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    clock.pass_(days=1)
    await app.services.make_digests()
    platform.dies = Crashed()
    with pytest.raises(Crashed):
        await app.services.deliver()
    platform.dies = None
    assert (await app.services.deliver()).sent == 1
    assert [posted.destination for posted in platform.posted] == [CHANNEL, OTHER]


async def test_where_history_cannot_be_read_an_old_uncertain_message_is_held(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.dies = Crashed()
    with pytest.raises(Crashed):
        await app.services.deliver()
    platform.dies, platform.readable = None, False
    clock.pass_(minutes=10)
    assert (await app.services.deliver()).held == 1
    assert await app.services.deliver() == DeliveryReport()
    assert len(platform.posted) == 1


async def test_a_passing_fault_is_tried_again_later(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DeliveryError("the platform is busy")
    assert (await app.services.deliver()).held == 1
    platform.fails = None
    clock.pass_(minutes=5)
    report = await app.services.deliver()
    assert report.sent + report.found == 1
    assert len(platform.posted) == 1


async def test_an_outage_of_a_day_loses_nothing_and_a_longer_one_is_given_up(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DeliveryError("the platform is down")
    for _ in range(23):
        assert (await app.services.deliver()).held == 1
        clock.pass_(hours=1)
    platform.fails = None
    assert (await app.services.deliver()).sent + len(platform.posted) == 2
    outlet.publish(tram())
    await app.services.poll()
    clock.pass_(days=1)
    await app.services.make_digests()
    platform.fails = DeliveryError("the platform is down")
    assert (await app.services.deliver()).held == 1
    clock.pass_(days=1)
    assert (await app.services.deliver()).failed == 1


async def test_a_fault_is_met_again_after_two_seconds_then_four(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DeliveryError("the platform is busy")
    for pause in (2, 4, 8):
        assert (await app.services.deliver()).held == 1
        clock.pass_(seconds=pause - 1)
        assert await app.services.deliver() == DeliveryReport()
        clock.pass_(seconds=1)


async def test_a_channel_that_is_gone_suspends_its_orders_until_the_next_days_try_finds_it_back(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails, platform.readable = DestinationGone("the channel is gone"), False
    assert (await app.services.deliver()).held == 1
    clock.pass_(hours=23)
    assert await app.services.deliver() == DeliveryReport()
    clock.pass_(hours=1)
    assert (await app.services.deliver()).held == 1
    outlet.publish(tram())
    await app.services.poll()
    clock.pass_(days=1)
    await app.services.poll()
    assert (await app.services.make_digests()).editions == 0
    platform.fails, platform.readable = None, True
    assert (await app.services.deliver()).sent == 1
    assert (await app.services.make_digests()).editions == 1
    assert (await app.services.deliver()).sent == 1
    assert "Tram catches fire" in str(platform.posted[1].message)


async def test_a_channel_that_stays_gone_is_tried_for_a_week(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DestinationGone("the channel is gone")
    tries = []
    for _ in range(10):
        tries.append(await app.services.deliver())
        clock.pass_(days=1)
    assert [(report.held, report.failed) for report in tries] == [(1, 0)] * 7 + [(0, 1)] + [(0, 0)] * 2


@pytest.mark.parametrize("again", [NOON, Schedule((time(13, 0),))], ids=["the same order", "another time"])
async def test_an_order_for_a_channel_that_is_back_brings_back_all_it_had(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform, again: Schedule
) -> None:
    first = await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DestinationGone("the channel is gone")
    await app.services.deliver()
    platform.fails = None
    order = await app.services.create_subscription(LOCAL, CHANNEL, again)
    assert order.paused == ""
    assert (order.id == first.id) is (again == NOON)
    assert (await app.services.deliver()).sent == 1
    with pytest.raises(AlreadyThere):
        await app.services.create_subscription(LOCAL, CHANNEL, again)


async def test_an_order_that_cannot_be_read_keeps_no_other_from_being_served(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    other = await app.services.create_subscription(LOCAL, OTHER, NOON)
    await changed(app, "UPDATE subscription SET zone = 'Atlantis/Old_Town' WHERE destination = 'news'")
    clock.now = other.next_due_at
    assert (await app.services.make_digests()).editions == 1
    assert (await app.services.deliver()).sent == 1
    assert [posted.destination for posted in platform.posted] == [OTHER]
    await changed(app, "UPDATE subscription SET zone = 'UTC'")
    clock.pass_(minutes=59)
    assert (await app.services.make_digests()).editions == 0
    clock.pass_(minutes=1)
    assert (await app.services.make_digests()).editions == 1


async def test_a_message_that_cannot_be_read_fails_and_keeps_no_other(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    clock.pass_(days=1)
    await app.services.make_digests()
    await changed(app, "UPDATE delivery SET payload = '{}' WHERE destination = 'news'")
    report = await app.services.deliver()
    assert (report.sent, report.failed) == (1, 1)


async def test_a_message_on_which_byline_breaks_is_put_off_and_keeps_no_other(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    clock.pass_(days=1)
    await app.services.make_digests()
    platform.fails = RuntimeError("a fault of ours")
    assert (await app.services.deliver()).held == 2
    platform.fails = None
    clock.pass_(seconds=2)
    assert (await app.services.deliver()).sent == 2


async def test_a_send_that_hangs_is_stopped_before_its_lease_ends_and_keeps_no_other(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert timedelta(seconds=IN_TIME) < LEASE
    monkeypatch.setattr("bot.usecases.delivering.IN_TIME", 0.05)
    await ordered(app, outlet, clock)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    clock.pass_(days=1)
    await app.services.make_digests()
    platform.hangs_for = CHANNEL
    report = await app.services.deliver()
    assert (report.held, report.sent) == (1, 1)
    platform.hangs_for = None
    clock.pass_(seconds=2)
    assert (await app.services.deliver()).sent == 1


async def test_every_due_order_is_served_in_one_tick(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    for number in range(24):
        await app.services.create_subscription(LOCAL, Destination("chat", f"c{number}"), NOON)
    clock.pass_(days=1)
    assert (await app.services.make_digests()).editions == 25


async def test_an_edition_covers_up_to_the_moment_it_was_due_and_the_next_one_goes_on_from_there(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    outlet.publish(tram())
    clock.pass_(hours=1)
    await app.services.poll()
    await app.services.make_digests()
    clock.pass_(days=1)
    await app.services.make_digests()
    await app.services.deliver()
    first, second = (str(posted.message) for posted in platform.posted)
    assert "toll bridge" in first
    assert "Tram" not in first
    assert "Tram catches fire" in second


async def test_a_clock_that_was_set_back_makes_no_edition_twice_and_breaks_none(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    await ordered(app, outlet, clock)
    assert (await app.services.make_digests()).editions == 1
    await changed(app, "UPDATE subscription SET next_due_at = '2026-03-14 11:59:30.000000'")
    clock.pass_(seconds=-20)
    report = await app.services.make_digests()
    assert (report.editions, report.empty) == (0, 1)


async def changed(app: App, statement: str) -> None:
    """What a hand, or an older version, may have done to the database."""
    async with app.db.write() as session:
        await session.execute(sql(statement))


async def test_a_message_that_is_refused_does_not_hold_up_other_channels(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.create_subscription(LOCAL, OTHER, NOON)
    clock.pass_(days=1)
    await app.services.make_digests()
    platform.fails = Undeliverable("too long")
    report = await app.services.deliver()
    assert report.failed == 2
    platform.fails = None
    assert await app.services.deliver() == DeliveryReport()


async def test_the_stories_behind_a_delivered_message_can_be_asked_for(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    await app.services.deliver()
    (story,) = await app.services.delivery_sources(DeliveryId(int(platform.posted[0].marker)))
    assert story.lead.title == "Saltby votes to rebuild toll bridge"
    with pytest.raises(NotFound):
        await app.services.delivery_sources(DeliveryId(999))


async def test_the_sources_button_shows_no_other_communitys_sources(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    private = Outlet(outlet.web, name="Members Wire", feed_path="/members")
    private.publish(replace(bridge(), guid="m1", path="/members/bridge"))
    await app.services.add_source(Community("chat", "others"), private.feed)
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    await app.services.deliver()
    (story,) = await app.services.delivery_sources(DeliveryId(int(platform.posted[0].marker)))
    assert [article.url for article in story.articles] == [outlet.web.url("/news/bridge")]


async def test_a_preview_stores_and_sends_nothing(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    clock.pass_(minutes=1)
    digest = await app.services.preview_digest(LOCAL)
    assert [choice.story.title for choice in digest.chosen] == ["Saltby votes to rebuild toll bridge"]
    await app.services.deliver()
    assert platform.posted == []


async def test_a_story_stored_while_an_edition_was_made_is_in_the_next(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    order = await ordered(app, outlet, clock)
    await app.services.make_digests()
    clock.now = order.next_due_at - timedelta(minutes=1)  # seen a minute before the edition, stored only after it
    outlet.publish(tram())
    await app.services.poll(community=LOCAL, everything=True)
    clock.now = order.next_due_at + timedelta(days=1, seconds=1)
    await app.services.make_digests()
    await app.services.deliver()
    assert "Tram catches fire" in str(platform.posted[-1].message)
    assert sum("toll bridge" in str(posted.message) for posted in platform.posted) == 1
