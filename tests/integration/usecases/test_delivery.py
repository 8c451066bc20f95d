"""From stories to messages in a channel: each edition once, each message once, whatever breaks in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time, timedelta

import pytest

from bot.app import App
from bot.errors import AlreadyThere, DeliveryError, DestinationGone, NotFound, Undeliverable
from bot.model.digest import Schedule, Subscription
from bot.model.ids import LOCAL, DeliveryId, Destination
from bot.model.reports import DeliveryReport
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


@pytest.mark.parametrize("later", [10, 600], ids=["within the nonce window", "after it"])
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
    platform.folds = later < 60
    clock.pass_(seconds=121 if later < 60 else later)
    report = await app.services.deliver()
    assert report.sent + report.found == 1
    assert len(platform.posted) == 1


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


async def test_a_channel_that_is_gone_suspends_its_orders_and_keeps_them(
    app: App, outlet: Outlet, clock: ManualClock, platform: FakePlatform
) -> None:
    await ordered(app, outlet, clock)
    await app.services.make_digests()
    platform.fails = DestinationGone("the channel is gone")
    assert (await app.services.deliver()).failed == 1
    platform.fails = None
    clock.pass_(days=1)
    assert (await app.services.make_digests()).editions == 0
    with pytest.raises(AlreadyThere):
        await app.services.create_subscription(LOCAL, CHANNEL, NOON)


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
