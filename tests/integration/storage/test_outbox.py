"""The outbox: in order for each destination, one sender at a time, nothing forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.model.digest import Delivery, DeliveryState
from bot.model.ids import DeliveryId, Destination, StoryId
from storage import digests, outbox, stories
from storage.engine import Database
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW

LEASE = timedelta(minutes=2)
SECOND = timedelta(seconds=1)


async def filled(database: Database, *channels: str, parts: int = 2) -> list[tuple[DeliveryId, ...]]:
    """An edition of so many messages for each channel."""
    async with database.write() as session:
        story = await stories.new_story(session, title="Ferry", at=NOW)
        return [await stock.edition(session, story=story, parts=parts, channel=channel) for channel in channels]


async def claim(database: Database, after: timedelta = timedelta(), limit: int = 9) -> tuple[Delivery, ...]:
    async with database.write() as session:
        found = await outbox.claim(session, now=NOW + after, lease=LEASE, limit=limit)
        await asyncio.sleep(0.01)
        return found


async def stands(database: Database, message: DeliveryId) -> Delivery:
    async with database.read() as session:
        found = await outbox.delivery(session, message)
    assert found is not None
    return found


async def test_only_the_head_of_each_line_is_given_out(database: Database) -> None:
    (one, two), (three, _four) = await filled(database, "c1", "c2")
    assert [message.id for message in await claim(database)] == [one, three]
    assert await claim(database) == ()
    async with database.write() as session:
        await outbox.mark_sent(session, one, message_id="m1", now=NOW)
    assert [message.id for message in await claim(database)] == [two]


async def test_a_first_try_and_a_dead_senders_message_can_be_told_apart(database: Database) -> None:
    [(one,)] = await filled(database, "c1", parts=1)
    first = (await claim(database))[0]
    assert (first.state, first.attempts, first.first_send_at) == (DeliveryState.PENDING, 0, None)
    now = await stands(database, one)
    assert (now.state, now.attempts, now.first_send_at, now.lease_until) == (
        DeliveryState.SENDING,
        1,
        NOW,
        NOW + LEASE,
    )
    assert await claim(database, LEASE - SECOND) == ()
    again = (await claim(database, LEASE))[0]
    assert (again.state, again.attempts, again.first_send_at) == (DeliveryState.SENDING, 1, NOW)
    assert again.nonce == first.nonce
    assert (await stands(database, one)).first_send_at == NOW


async def test_a_message_put_off_waits_and_so_do_those_behind_it(database: Database) -> None:
    [(one, _two)] = await filled(database, "c1")
    await claim(database)
    async with database.write() as session:
        await outbox.retry_later(session, one, until=NOW + LEASE, error="the platform asks for patience")
    assert await claim(database, LEASE - SECOND) == ()
    again = (await claim(database, LEASE))[0]
    assert (again.id, again.state, again.attempts, again.error) == (
        one,
        DeliveryState.PENDING,
        1,
        "the platform asks for patience",
    )


ENDS = ["sent", "failed", "uncertain"]


@pytest.mark.parametrize("end", ENDS)
async def test_what_has_ended_is_kept_and_lets_the_next_go(database: Database, end: str) -> None:
    [(one, two)] = await filled(database, "c1")
    await claim(database)
    async with database.write() as session:
        match end:
            case "sent":
                await outbox.mark_sent(session, one, message_id="m1", now=NOW)
            case "failed":
                await outbox.mark_failed(session, one, error="refused")
            case _:
                await outbox.mark_uncertain(session, one, error="the history cannot be read")
    kept = await stands(database, one)
    assert (kept.state, kept.lease_until) == (DeliveryState(end), None)
    assert (kept.message_id, kept.error) == {
        "sent": ("m1", ""),
        "failed": ("", "refused"),
        "uncertain": ("", "the history cannot be read"),
    }[end]
    assert [message.id for message in await claim(database, LEASE)] == [two]


async def test_senders_that_claim_at_once_never_get_the_same_message(database: Database) -> None:
    await filled(database, *(f"c{number}" for number in range(8)))
    claimed = await asyncio.gather(*(claim(database, limit=3) for _ in range(4)))
    ids = [message.id for batch in claimed for message in batch]
    while rest := await claim(database, limit=3):
        ids.extend(message.id for message in rest)
    assert len(ids) == 8
    assert len({(await stands(database, message)).destination for message in ids}) == 8


async def test_enqueuing_an_edition_again_changes_nothing(database: Database) -> None:
    async with database.write() as session:
        story = await stories.new_story(session, title="Ferry", at=NOW)
        other = await stories.new_story(session, title="Zoo", at=NOW)
        first = await stock.edition(session, story=story)
        edition = (await outbox.delivery(session, first[0])).edition  # type: ignore[union-attr]  # just made
        place = Destination("discord", "c1")
        messages = (('{"part":1,"again":true}', (other,)), ('{"part":2}', (other, story, other)))
        ids = await outbox.enqueue(session, edition, place, messages, now=NOW + LEASE)
    assert ids[:1] == first
    assert (await stands(database, first[0])).payload == '{"part":1}'
    async with database.read() as session:
        assert await outbox.delivery_stories(session, ids[1]) == (StoryId(2), StoryId(1))
        assert await outbox.delivery(session, DeliveryId(99)) is None


async def test_every_message_has_a_nonce_of_its_own_that_the_platform_accepts(database: Database) -> None:
    made = [message for batch in await filled(database, "c1", "c2") for message in batch]
    nonces = {(await stands(database, message)).nonce for message in made}
    assert len(nonces) == 4
    assert all(0 < len(nonce) <= 25 for nonce in nonces)


async def test_a_lost_destination_is_suspended_and_resumed_with_all_it_had(database: Database) -> None:
    [(one, _), (three, _)] = await filled(database, "c1", "c2")
    lost = Destination("discord", "c1")
    async with database.write() as session:
        await outbox.destination_gone(session, lost, reason="no permission to write")
        await outbox.destination_gone(session, lost, reason="no such channel")
    async with database.write() as session:
        due = await digests.claim_subscriptions(session, now=NOW, lease=LEASE, limit=9)
        orders = await digests.subscriptions(session, HARBOUR)
        assert [order.destination.id for order in orders if order.id in due] == ["c2"]
        assert [order.paused for order in orders] == ["no permission to write", ""]
    assert [message.id for message in await claim(database)] == [three]
    async with database.write() as session:
        assert await outbox.destination_back(session, lost)
        assert not await outbox.destination_back(session, lost)
        assert [order.paused for order in await digests.subscriptions(session, HARBOUR)] == ["", ""]
    assert [message.id for message in await claim(database)] == [one]


async def test_the_message_by_which_a_destination_was_lost_finds_out_whether_it_is_back(database: Database) -> None:
    [(one, two)] = await filled(database, "c1")
    lost = Destination("discord", "c1")
    await claim(database)
    async with database.write() as session:
        await outbox.retry_unsent(session, one, until=NOW + LEASE, error="no permission to write")
        await outbox.destination_gone(session, lost, reason="no permission to write")
    assert await claim(database, LEASE - SECOND) == ()
    (again,) = await claim(database, LEASE)
    assert (again.id, again.first_send_at) == (one, None)
    async with database.write() as session:
        await outbox.mark_failed(session, one, error="gone for a week")
    assert await claim(database, LEASE) == ()
    async with database.write() as session:
        await outbox.fail_waiting(session, lost, error="gone for a week")
    assert (await stands(database, two)).state is DeliveryState.FAILED


async def test_a_destination_that_is_back_gets_at_once_what_was_put_off(database: Database) -> None:
    [(one, _two)] = await filled(database, "c1")
    lost = Destination("discord", "c1")
    async with database.write() as session:
        await outbox.retry_later(session, one, until=NOW + LEASE, error="")
        await outbox.destination_gone(session, lost, reason="no permission to write")
        await outbox.destination_back(session, lost)
    assert [message.id for message in await claim(database)] == [one]


async def test_a_row_that_makes_no_sense_is_failed_and_keeps_no_other(database: Database) -> None:
    (one, _), (three, _) = await filled(database, "c1", "c2")
    async with database.write() as session:
        await session.execute(text("UPDATE delivery SET nonce = '' WHERE id = :id"), {"id": one})
    assert [message.id for message in await claim(database)] == [three]
    async with database.write() as session:
        await session.execute(text("UPDATE delivery SET nonce = 'n' WHERE id = :id"), {"id": one})
    assert (await stands(database, one)).state is DeliveryState.FAILED


async def test_a_message_was_made_for_the_community_of_its_order(database: Database) -> None:
    [(one, _)] = await filled(database, "c1")
    async with database.read() as session:
        assert await outbox.delivery_community(session, one) == HARBOUR
        assert await outbox.delivery_community(session, DeliveryId(99)) is None
