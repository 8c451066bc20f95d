"""Sources: one row for each address, leases that keep two workers apart, and the community's view."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.model.fetched import Validators
from bot.model.ids import Community, SourceId
from bot.model.rhythm import Rhythm
from bot.model.source import Source, SourceState, StartMode
from bot.model.websub import Hub
from storage import articles, hubs, news, sources
from storage.engine import Database
from storage.leases import held_on
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

LEASE = timedelta(minutes=5)
TODAY = make.window(end=NOW + timedelta(minutes=1))


async def test_adding_an_address_twice_gives_the_same_source_unchanged(database: Database) -> None:
    async with database.write() as session:
        first = await stock.source(session)
        await sources.save_poll(session, replace(first, title="Harrow Bay Courier"))
        again = await stock.source(session)
    assert (again.id, again.title, again.state) == (first.id, "Harrow Bay Courier", SourceState.NEW)


async def test_a_poll_is_saved_field_by_field(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        polled = Source(
            id=source.id,
            url=source.url,
            title="Courier",
            site="https://courier.example/news",
            language="de",
            kind="atom",
            state=SourceState.FAILING,
            reason="503 from the server",
            validators=Validators('W/"a"', "Mon, 02 Mar 2026 12:00:00 GMT"),
            body_hash="abc",
            failures=3,
            next_poll_at=NOW + timedelta(hours=2, microseconds=5),
            polled_at=NOW,
            ok_at=NOW - timedelta(days=1),
            interval=timedelta(minutes=90),
            moved_to="https://courier.example/new",
            moved_seen=2,
            hub=Hub("https://hub.example/", "https://courier.example/feed"),
            hub_at=NOW - timedelta(days=2),
        )
        await sources.save_poll(session, polled)
    async with database.read() as session:
        assert await sources.source_by_id(session, source.id) == polled
        assert await sources.source_by_id(session, SourceId(99)) is None


async def test_a_push_leaves_the_next_poll_where_it_was_brought_forward_to(database: Database) -> None:
    async with database.write() as session:
        source = replace(await stock.source(session), next_poll_at=NOW + timedelta(hours=6))
        await sources.save_poll(session, source)
        await hubs.back_to_polling(session, source.id, NOW)
        await sources.save_poll(session, replace(source, title="Courier"), sooner=True)
        kept = await sources.source_by_id(session, source.id)
        assert kept is not None
        assert (kept.title, kept.next_poll_at) == ("Courier", NOW)
        await sources.save_poll(session, replace(source, next_poll_at=NOW - timedelta(hours=1)), sooner=True)
        earlier = await sources.source_by_id(session, source.id)
        assert earlier is not None
        assert earlier.next_poll_at == NOW - timedelta(hours=1)


async def test_a_source_is_in_use_while_somebody_reads_it(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, used_by=())
        assert not await sources.in_use(session, source.id)
        await sources.link_source(session, HARBOUR, source.id, added_by="u1", now=NOW, start=StartMode.LATEST)
        assert await sources.in_use(session, source.id)
        await sources.pause(session, HARBOUR, source.id, now=NOW)
        assert not await sources.in_use(session, source.id)
        await sources.link_source(session, VALLEY, source.id, added_by="u2", now=NOW, start=StartMode.LATEST)
        assert await sources.in_use(session, source.id)
        await sources.save_poll(session, replace(source, state=SourceState.BLOCKED))
        assert not await sources.in_use(session, source.id)
        assert not await sources.in_use(session, SourceId(99))


async def test_a_moved_source_takes_its_new_address_unless_another_source_has_it(database: Database) -> None:
    async with database.write() as session:
        courier = await stock.source(session, "courier")
        tribune = await stock.source(session, "tribune")
        await sources.save_poll(session, replace(courier, url="https://courier.example/moved"))
        await sources.save_poll(session, replace(tribune, url="https://courier.example/moved", failures=1))
    async with database.read() as session:
        moved = await sources.source_by_url(session, "https://courier.example/moved")
        stayed = await sources.source_by_url(session, tribune.url)
    assert moved is not None
    assert stayed is not None
    assert (moved.id, stayed.id, stayed.failures) == (courier.id, tribune.id, 1)


async def test_only_due_sources_that_somebody_uses_and_that_are_not_gone_are_claimed(database: Database) -> None:
    async with database.write() as session:
        due = await stock.source(session, "due")
        await stock.source(session, "unused", used_by=())
        later = await stock.source(session, "later")
        await sources.save_poll(session, replace(later, next_poll_at=NOW + timedelta(minutes=1)))
        gone = await stock.source(session, "gone")
        await sources.save_poll(session, replace(gone, state=SourceState.GONE))
        blocked = await stock.source(session, "blocked")
        await sources.save_poll(session, replace(blocked, state=SourceState.BLOCKED))
        assert [one.id for one in await sources.every(session, state=SourceState.BLOCKED)] == [blocked.id]
        assert {gone.id, blocked.id} <= {one.id for one in await sources.every(session)}
    async with database.write() as session:
        assert await sources.claim_due(session, now=NOW, lease=LEASE, limit=9) == (due.id,)


async def test_everything_of_one_community_can_be_claimed_due_or_not(database: Database) -> None:
    async with database.write() as session:
        mine = await stock.source(session, "mine", used_by=(VALLEY,))
        await stock.source(session, "theirs", used_by=(HARBOUR,))
        await sources.save_poll(session, replace(mine, next_poll_at=NOW + timedelta(days=1)))
    async with database.write() as session:
        assert await sources.claim_due(session, now=NOW, lease=LEASE, limit=9, community=VALLEY) == ()
        ids = await sources.claim_due(session, now=NOW, lease=LEASE, limit=9, community=VALLEY, everything=True)
        assert ids == (mine.id,)


async def test_a_claimed_source_is_free_again_when_polled_released_or_when_the_lease_ends(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)

    async def claimed(after: timedelta = timedelta()) -> tuple[SourceId, ...]:
        async with database.write() as session:
            return await sources.claim_due(session, now=NOW + after, lease=LEASE, limit=9)

    assert await claimed() == (source.id,)
    assert await claimed() == ()
    assert await claimed(LEASE) == (source.id,)
    async with database.write() as session:
        await sources.release_source(session, source.id)
    assert await claimed() == (source.id,)
    async with database.write() as session:
        await sources.save_poll(session, source)
    assert await claimed() == (source.id,)


async def test_workers_that_claim_at_once_never_get_the_same_source(database: Database) -> None:
    async with database.write() as session:
        for number in range(12):
            await stock.source(session, f"feed{number}")

    async def claim() -> tuple[SourceId, ...]:
        async with database.write() as session:
            found = await sources.claim_due(session, now=NOW, lease=LEASE, limit=3)
            await asyncio.sleep(0.01)
            return found

    ids = [found for claimed in await asyncio.gather(*(claim() for _ in range(4))) for found in claimed]
    assert len(ids) == len(set(ids))
    while rest := await claim():
        ids.extend(rest)
    assert sorted(ids) == list(range(1, 13))


async def test_a_lease_is_held_on_to_only_while_the_row_still_names_it(database: Database) -> None:
    async with database.write() as session:
        one, two, three = [await stock.source(session, name) for name in ("courier", "echo", "mail")]
        await sources.hold(session, one.id, now=NOW, lease=LEASE)
        await sources.hold(session, two.id, now=NOW, lease=2 * LEASE)
        ids, later = [three.id, two.id, one.id], NOW + 3 * LEASE
        held = await held_on(session, ids, was=NOW + LEASE, until=later)
        assert [source.id for source in held] == [one.id]
        assert await held_on(session, ids, was=NOW + LEASE, until=later) == ()
        assert await sources.hold(session, one.id, now=NOW + 2 * LEASE, lease=LEASE) is None
        assert len(await held_on(session, ids, was=later, until=None)) == 1
        assert await sources.hold(session, one.id, now=NOW, lease=LEASE) is not None


async def test_a_community_uses_a_source_once_until_it_is_removed(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, used_by=())
        for new in (True, False):
            linked = await sources.link_source(
                session, HARBOUR, source.id, added_by="discord:7", now=NOW, start=StartMode.SKIP
            )
            assert linked is new
        assert await sources.unlink_source(session, HARBOUR, source.id)
        assert not await sources.unlink_source(session, HARBOUR, source.id)
        assert not await sources.unlink_source(session, Community("discord", "unknown"), source.id)
        assert await sources.source_by_id(session, source.id) == source


async def test_a_community_that_joins_later_sees_what_its_start_says(database: Database) -> None:
    latecomers = {"none": 0, "two": 2, "all": None}
    async with database.write() as session:
        source = await stock.source(session)
        for number in range(3):
            await stock.article(session, source.id, f"a{number}", title=f"Story {number}")
        for name, kept in latecomers.items():
            await sources.link_source(
                session,
                Community("discord", name),
                source.id,
                added_by="",
                now=NOW,
                start=StartMode.LATEST,
                after_article=await articles.before_newest(session, source.id, kept),
            )
        await stock.article(session, source.id, "a3", title="Story 3")
    async with database.read() as session:
        for name, expected in {"none": 1, "two": 3, "all": 4}.items():
            community = Community("discord", name)
            assert [view.articles for view in await sources.community_sources(session, community)] == [expected]
            assert len(await news.latest(session, community, limit=9)) == expected
            assert len(await news.search(session, community, ("story",), limit=9)) == expected
            assert len(await news.between(session, community, TODAY, limit=9)) == expected


async def test_a_community_lists_its_own_sources_in_the_order_they_came(database: Database) -> None:
    async with database.write() as session:
        first = await stock.source(session, "courier")
        second = await stock.source(session, "tribune")
        await stock.source(session, "herald", used_by=(VALLEY,))
        await stock.article(session, second.id)
    async with database.read() as session:
        views = await sources.community_sources(session, HARBOUR)
        assert [(view.source.id, view.articles, view.added_at) for view in views] == [
            (first.id, 0, NOW),
            (second.id, 1, NOW),
        ]
        assert await sources.community_sources(session, Community("discord", "unknown")) == ()


async def test_everything_is_claimed_in_the_order_of_ids_one_batch_after_the_other(database: Database) -> None:
    async with database.write() as session:
        for number in range(5):
            await stock.source(session, f"feed{number}")
    found: list[SourceId] = []
    while True:
        async with database.write() as session:
            last = found[-1] if found else sources.FIRST
            ids = await sources.claim_due(session, now=NOW, lease=LEASE, limit=2, everything=True, after=last)
        if not ids:
            break
        assert len(ids) <= 2
        found += ids
    assert found == [1, 2, 3, 4, 5]


async def test_a_paused_source_is_not_claimed_for_the_community_that_paused_it(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, used_by=(HARBOUR, VALLEY))
        await sources.pause(session, HARBOUR, source.id, now=NOW)
    async with database.write() as session:
        assert await sources.claim_due(session, now=NOW, lease=LEASE, limit=9, community=HARBOUR) == ()
        assert await sources.claim_due(session, now=NOW, lease=LEASE, limit=9) == (source.id,)
        await sources.release_source(session, source.id)
        await sources.pause(session, VALLEY, source.id, now=NOW)
        assert await sources.claim_due(session, now=NOW, lease=LEASE, limit=9) == ()


async def test_polls_are_saved_together_field_by_field_and_a_source_that_is_gone_does_no_harm(
    database: Database,
) -> None:
    async with database.write() as session:
        first, second = [await stock.source(session, name) for name in ("first", "second")]
        assert len(await sources.claim_due(session, now=NOW, lease=LEASE, limit=9)) == 2
        polled = [
            replace(
                source,
                state=SourceState.QUIET,
                reason="silent",
                validators=Validators('"1"', None),
                body_hash="ab",
                next_poll_at=NOW,
                polled_at=NOW,
                ok_at=NOW,
                interval=timedelta(minutes=10),
                state_since=NOW,
                rhythm=Rhythm(habit=timedelta(hours=2), newest_at=NOW, recent=("a", "b"), cut="it breaks off"),
            )
            for source in (first, second)
        ]
        await sources.save_polls(session, [*polled, replace(polled[0], id=SourceId(99))])
        await sources.save_polls(session, [])
    async with database.write() as session:
        found = await sources.sources_by_id(session, [second.id, SourceId(99), first.id])
        assert list(found) == polled
        assert len(await sources.claim_due(session, now=NOW, lease=LEASE, limit=9)) == 2
