"""Subscriptions at hubs on both databases: who needs one, who speaks about it, whom a hub tells of."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.model.ids import SourceId
from bot.model.source import Source, SourceState, StartMode
from bot.model.websub import Hub, HubState, HubSubscription, Intent
from bot.sources import websub
from storage import hubs, merging, sources
from storage.engine import Database, Session
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

HOUR = timedelta(hours=1)
HUB = Hub("https://hub.example/", "https://courier.example/feed")
BASE = "https://byline.example/hub/"


async def telling(session: Session, name: str = "courier", hub: Hub | None = HUB) -> Source:
    """A source that names a hub."""
    source = replace(await stock.source(session, name), hub=hub)
    await sources.save_poll(session, source)
    return source


def subscription(source: SourceId, **changes: object) -> HubSubscription:
    token = f"token{source}"
    made = HubSubscription(0, source, HUB, f"{BASE}{token}", token, "secret", next_at=NOW)
    return replace(made, **changes)  # type: ignore[arg-type]  # names of its fields, as the tests write them


async def added(session: Session, one: HubSubscription) -> HubSubscription:
    made = await hubs.add(session, one)
    assert made is not None
    return made


async def test_what_is_stored_comes_back_as_it_was(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)
        made = await added(session, subscription(source.id))
        assert (await sources.source_by_id(session, source.id)) == source
        changed = replace(
            made,
            state=HubState.LIVE,
            reason="ä",
            asked_at=NOW,
            expires_at=NOW + HOUR,
            next_at=None,
            pushed_at=NOW,
            confirmed_at=NOW - HOUR,
            failures=3,
            trusted=False,
        )
        await hubs.save(session, changed)
    async with database.read() as session:
        assert await hubs.by_token(session, made.token) == changed
        assert await hubs.of_source(session, source.id) == changed
        assert await hubs.by_token(session, "another") is None


async def test_a_source_in_use_that_names_a_hub_wants_a_subscription(database: Database) -> None:
    async with database.write() as session:
        wanted = await telling(session)
        await telling(session, "plain", hub=None)
        paused = await telling(session, "paused")
        await sources.pause(session, HARBOUR, paused.id, now=NOW)
        gone = await telling(session, "gone")
        await sources.save_poll(session, replace(gone, state=SourceState.GONE))
        unused = await telling(session, "unused")
        await sources.unlink_source(session, HARBOUR, unused.id)
        assert [one.id for one in await hubs.unsubscribed(session, limit=9)] == [wanted.id]
        made = await added(session, subscription(wanted.id))
        assert await hubs.unsubscribed(session, limit=9) == ()
        await hubs.save(session, replace(made, state=HubState.LEAVING))
        assert [one.id for one in await hubs.unsubscribed(session, limit=9)] == [wanted.id]


async def test_what_nobody_needs_any_more_is_found(database: Database) -> None:
    async with database.write() as session:
        ids = {name: (await telling(session, name)).id for name in ("kept", "paused", "moved", "shared", "renamed")}
        for number in ids.values():
            await added(session, subscription(number))
        assert await hubs.unwanted(session, BASE) == ()
        await sources.pause(session, HARBOUR, ids["paused"], now=NOW)
        await sources.pause(session, HARBOUR, ids["shared"], now=NOW)
        await sources.link_source(
            session, VALLEY, ids["shared"], added_by="", now=NOW, start=StartMode.SKIP, after_article=0
        )
        await telling_again(session, ids["moved"], Hub("https://other.example/", HUB.topic))
        await telling_again(session, ids["renamed"], Hub(HUB.url, "https://courier.example/all"))
        found = {one.source for one in await hubs.unwanted(session, BASE)}
        assert found == {ids["paused"], ids["moved"], ids["renamed"]}
        assert len(await hubs.unwanted(session, "https://byline.example/h%b/")) == 5, "the callback has moved"


async def telling_again(session: Session, number: SourceId, hub: Hub) -> None:
    source = await sources.source_by_id(session, number)
    assert source is not None
    await sources.save_poll(session, replace(source, hub=hub))


async def test_one_process_speaks_about_a_subscription_at_a_time(database: Database) -> None:
    async with database.write() as session:
        one, other = [await added(session, subscription((await telling(session, n)).id)) for n in ("a", "b")]
        await hubs.save(session, replace(other, next_at=NOW + HOUR))
        claimed = await hubs.claim(session, now=NOW, lease=HOUR, limit=9)
        assert [each.id for each in claimed] == [one.id]
        assert await hubs.claim(session, now=NOW, lease=HOUR, limit=9) == ()
        asked = await hubs.note_asked(session, claimed[0], now=NOW)
        assert await hubs.by_token(session, one.token) == asked
        await hubs.release(session, asked)
        assert len(await hubs.claim(session, now=NOW, lease=HOUR, limit=9)) == 1
        assert len(await hubs.claim(session, now=NOW + HOUR, lease=HOUR, limit=9)) == 2
        await hubs.save(session, replace(asked, next_at=NOW))
        assert len(await hubs.claim(session, now=NOW, lease=HOUR, limit=9)) == 1
        await hubs.forget(session, one)
        assert await hubs.by_token(session, one.token) is None


async def test_a_hub_is_trusted_while_its_lease_runs_and_it_tells_of_everything(database: Database) -> None:
    until = NOW + HOUR
    async with database.write() as session:
        live, doubted, wanted = [(await telling(session, name)).id for name in ("live", "doubted", "wanted")]
        for number in (live, doubted):
            await added(session, subscription(number, state=HubState.LIVE, expires_at=until))
        await added(session, subscription(wanted))
        assert await hubs.trusted_until(session, [live, doubted, wanted]) == {}, (
            "who has told of nothing is not relied on"
        )
        await hubs.trust(session, live, trusted=True, now=NOW)
        await hubs.trust(session, doubted, trusted=False)
        await hubs.trust(session, wanted, trusted=True, now=NOW)
        assert await hubs.trusted_until(session, [live, doubted, wanted]) == {live: until}
        await hubs.trust(session, doubted, trusted=True, now=NOW)
        assert await hubs.trusted_until(session, [live, doubted, wanted]) == {live: until, doubted: until}
        assert await hubs.expired(session, now=NOW) == ()
        assert {one.source for one in await hubs.expired(session, now=until)} == {live, doubted}


async def test_a_source_that_is_polled_again_is_so_earlier_and_never_later(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)
        await sources.save_poll(session, replace(source, next_poll_at=NOW + HOUR))
        for at, then in ((2 * HOUR, HOUR), (HOUR / 2, HOUR / 2)):
            await hubs.back_to_polling(session, source.id, NOW + at)
            found = await sources.source_by_id(session, source.id)
            assert found is not None
            assert found.next_poll_at == NOW + then


async def test_a_subscription_outlives_its_source(database: Database) -> None:
    async with database.write() as session:
        source, into = await telling(session), await telling(session, "other", hub=None)
        made = await added(session, subscription(source.id))
        await merging.merge_sources(session, source.id, into.id)
        found = await hubs.by_token(session, made.token)
        assert found is not None
        assert found.source is None
        assert [one.id for one in await hubs.unwanted(session, BASE)] == [made.id]


async def test_a_source_is_held_by_one_at_a_time(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)
        assert await sources.hold(session, source.id, now=NOW, lease=HOUR) == source
        assert await sources.hold(session, source.id, now=NOW, lease=HOUR) is None
        assert await sources.hold(session, source.id, now=NOW + HOUR, lease=HOUR) == source
        await sources.release_source(session, source.id)
        assert await sources.hold(session, source.id, now=NOW, lease=HOUR) == source
        assert await sources.hold(session, SourceId(99), now=NOW, lease=HOUR) is None


async def test_a_source_has_one_subscription_that_counts(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)
        first = await added(session, subscription(source.id))
        assert await hubs.add(session, subscription(source.id, token="other")) is None
        await hubs.save(session, replace(first, state=HubState.LEAVING))
        assert await hubs.add(session, subscription(source.id, token="other")) is not None


async def test_two_processes_begin_one_subscription(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)

    async def begin(token: str) -> HubSubscription | None:
        async with database.write() as session:
            return await hubs.add(session, subscription(source.id, token=token))

    made = await asyncio.gather(*(begin(f"token-{number}") for number in range(5)))
    assert sum(one is not None for one in made) == 1


async def test_a_confirmation_that_comes_while_the_answer_is_stored_is_kept(database: Database) -> None:
    async with database.write() as session:
        source = await telling(session)
        made = await added(session, subscription(source.id, asked_at=NOW))
    looked = asyncio.Event()

    async def store_the_answer() -> None:
        async with database.write() as session:
            seen = await hubs.by_token(session, made.token, hold=True)
            looked.set()
            await asyncio.sleep(0.1)  # the hub calls meanwhile
            assert seen is not None
            await hubs.save(session, websub.accepted(seen, now=NOW))

    async def confirm() -> None:
        await looked.wait()
        async with database.write() as session:
            seen = await hubs.by_token(session, made.token, hold=True)
            assert seen is not None
            await hubs.save(session, websub.confirmed(seen, Intent("subscribe", HUB.topic, "c"), now=NOW))

    await asyncio.gather(store_the_answer(), confirm())
    async with database.read() as session:
        found = await hubs.by_token(session, made.token)
    assert found is not None
    assert found.state is HubState.LIVE


async def test_of_each_source_the_subscription_that_counts_is_found(database: Database) -> None:
    async with database.write() as session:
        first, second, third = [await telling(session, name) for name in ("courier", "post", "mail")]
        one = await added(session, subscription(first.id, state=HubState.DENIED, reason="no"))
        await added(session, subscription(second.id, state=HubState.LEAVING))
    async with database.read() as session:
        assert await hubs.of_sources(session, [first.id, second.id, third.id]) == {first.id: one}
        assert await hubs.of_sources(session, []) == {}
