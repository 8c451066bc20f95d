"""Standing orders and editions: once each, whoever asks how often."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta

import pytest
from sqlalchemy import text

from bot.errors import AlreadyThere
from bot.model.digest import Schedule, Subscription, Window
from bot.model.ids import Community, Destination, EditionId, StoryId, SubscriptionId
from storage import digests, outbox, stories
from storage.engine import Database
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

LEASE = timedelta(minutes=5)
DAY = timedelta(days=1)
CHANNEL = Destination("discord", "c1")


async def test_a_standing_order_comes_back_as_it_was_given(database: Database) -> None:
    schedule = Schedule((time(18, 30), time(7)), "Europe/Berlin", frozenset({0, 4}))
    async with database.write() as session:
        made = await digests.add_subscription(
            session,
            HARBOUR,
            CHANNEL,
            schedule,
            now=NOW,
            next_due_at=NOW + DAY,
            created_by="discord:7",
            max_stories=5,
            covered_to=NOW - DAY,
        )
        await stock.order(session, VALLEY)
    assert made == Subscription(
        id=SubscriptionId(1),
        community=HARBOUR,
        destination=CHANNEL,
        schedule=Schedule((time(7), time(18, 30)), "Europe/Berlin", frozenset({0, 4})),
        next_due_at=NOW + DAY,
        covered_to=NOW - DAY,
        created_by="discord:7",
        max_stories=5,
    )
    async with database.read() as session:
        assert await digests.subscriptions(session, HARBOUR) == (made,)
        assert await digests.subscriptions(session, Community("discord", "unknown")) == ()


async def test_the_same_order_again_is_refused_and_another_time_is_not(database: Database) -> None:
    async with database.write() as session:
        first = await stock.order(session)
        assert first.covered_to == NOW
        with pytest.raises(AlreadyThere):
            await stock.order(session)
        await stock.order(session, channel="c2")
        await digests.add_subscription(
            session,
            HARBOUR,
            CHANNEL,
            make.schedule(time(9)),
            now=NOW,
            next_due_at=NOW,
            created_by="",
            max_stories=8,
        )
        assert len(await digests.subscriptions(session, HARBOUR)) == 3


async def test_a_due_order_is_claimed_once_until_it_is_advanced_or_its_lease_ends(database: Database) -> None:
    async with database.write() as session:
        order = await stock.order(session)

    async def claimed(after: timedelta = timedelta()) -> tuple[SubscriptionId, ...]:
        async with database.write() as session:
            found = await digests.claim_subscriptions(session, now=NOW + after, lease=LEASE, limit=9)
            await asyncio.sleep(0.01)
            return found

    assert await claimed(-LEASE) == ()
    assert sorted(await asyncio.gather(*(claimed() for _ in range(4)))) == [(), (), (), (order.id,)]
    assert await claimed() == ()
    assert await claimed(LEASE) == (order.id,)
    async with database.write() as session:
        assert await digests.advance(session, order.id, due_at=NOW, next_due_at=NOW + DAY, covered_to=NOW)
    assert await claimed(LEASE) == ()
    assert await claimed(DAY) == (order.id,)


async def test_an_order_that_was_served_elsewhere_is_not_moved_again(database: Database) -> None:
    async with database.write() as session:
        order = await stock.order(session)

    async def served(until: timedelta) -> bool:
        async with database.write() as session:
            return await digests.advance(session, order.id, due_at=NOW, next_due_at=NOW + until, covered_to=NOW)

    assert sorted(await asyncio.gather(served(DAY), served(DAY))) == [False, True]
    assert not await served(LEASE)
    async with database.read() as session:
        kept = await digests.subscription(session, order.id)
    assert kept is not None
    assert kept.next_due_at == NOW + DAY


async def test_an_order_put_off_stays_due_and_is_claimed_by_nobody_before(database: Database) -> None:
    async with database.write() as session:
        order = await stock.order(session)
        await digests.put_off(session, order.id, until=NOW + DAY)
        assert await digests.claim_subscriptions(session, now=NOW + LEASE, lease=LEASE, limit=9) == ()
        assert await digests.claim_subscriptions(session, now=NOW + DAY, lease=LEASE, limit=9) == (order.id,)


async def test_an_order_that_makes_no_sense_any_more_is_claimed_and_fails_only_when_read(database: Database) -> None:
    async with database.write() as session:
        bad, good = await stock.order(session), await stock.order(session, channel="c2")
        await session.execute(text("UPDATE subscription SET zone = 'Atlantis/Old_Town' WHERE destination = 'c1'"))
    async with database.write() as session:
        assert await digests.claim_subscriptions(session, now=NOW, lease=LEASE, limit=9) == (bad.id, good.id)
        assert await digests.subscription(session, good.id) == good
        with pytest.raises(KeyError):
            await digests.subscription(session, bad.id)


async def test_the_same_order_is_found_by_what_it_says(database: Database) -> None:
    async with database.write() as session:
        order = await stock.order(session)
        assert await digests.same_order(session, HARBOUR, CHANNEL, make.schedule()) == order
        assert await digests.same_order(session, VALLEY, CHANNEL, make.schedule()) is None
        assert await digests.same_order(session, HARBOUR, CHANNEL, make.schedule(time(9))) is None


async def test_an_edition_is_made_once_for_each_end_of_a_window(database: Database) -> None:
    async with database.write() as session:
        order = await stock.order(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)

    async def make_edition(hours: int) -> EditionId | None:
        async with database.write() as session:
            window = Window(NOW - DAY, NOW + timedelta(hours=hours))
            return await digests.add_edition(session, order.id, window, (story, story), now=NOW)

    made = await asyncio.gather(*(make_edition(0) for _ in range(4)))
    assert sorted(one is None for one in made) == [False, True, True, True]
    assert await make_edition(1) is not None


async def test_posted_stories_are_the_destinations_own_and_not_the_failed_ones(database: Database) -> None:
    async with database.write() as session:
        ids = [await stories.new_story(session, title=f"Story {n}", at=NOW) for n in range(4)]
        (sent,) = await stock.edition(session, story=ids[0])
        (failed,) = await stock.edition(session, story=ids[1], at=NOW + DAY)
        await stock.edition(session, story=ids[2], channel="c2")
        await outbox.mark_sent(session, sent, message_id="m1", now=NOW)
        await outbox.mark_failed(session, failed, error="refused")
    async with database.read() as session:
        assert await digests.posted_stories(session, CHANNEL, since=NOW) == {StoryId(1)}
        assert await digests.posted_stories(session, CHANNEL, since=NOW + timedelta(seconds=1)) == frozenset()
