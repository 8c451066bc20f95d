"""Standing orders and editions.

An edition is made once: the end of its window names it, and the schema refuses a second one. A due order is
promised to one worker at a time by a lease.
"""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.errors import AlreadyThere
from bot.model.digest import DeliveryState, Schedule, Subscription, Window
from bot.model.ids import Community, Destination, EditionId, StoryId, SubscriptionId
from storage.codec import dumps
from storage.communities import community_key, key_of
from storage.tables import (
    CommunityRow,
    DeliveryRow,
    DeliveryStoryRow,
    EditionItemRow,
    EditionRow,
    SubscriptionRow,
)
from storage.upsert import insert_into


async def add_subscription(
    session: AsyncSession,
    community: Community,
    destination: Destination,
    schedule: Schedule,
    *,
    now: datetime,
    next_due_at: datetime,
    created_by: str,
    max_stories: int,
    covered_to: datetime | None = None,
) -> Subscription:
    """The new standing order; AlreadyThere for the same order again.

    Its first edition begins at `covered_to`, which is now unless given.
    """
    made = insert_into(session, SubscriptionRow).values(
        community_id=await community_key(session, community),
        platform=destination.platform,
        destination=destination.id,
        schedule=_times(schedule),
        zone=schedule.zone,
        next_due_at=next_due_at,
        covered_to=covered_to or now,
        created_by=created_by,
        created_at=now,
        max_stories=max_stories,
        paused="",
    )
    answer = await session.execute(made.on_conflict_do_nothing().returning(col(SubscriptionRow.id)))
    new = answer.scalar_one_or_none()
    if new is None:
        raise AlreadyThere
    return (await _values(session, [new]))[0]


async def subscriptions(session: AsyncSession, community: Community) -> tuple[Subscription, ...]:
    """The community's standing orders, the oldest first."""
    mine = select(col(SubscriptionRow.id)).where(col(SubscriptionRow.community_id) == key_of(community))
    return await _values(session, [found for found in await session.scalars(mine) if found is not None])


async def subscription(session: AsyncSession, id: SubscriptionId) -> Subscription | None:  # noqa: A002 - the word of the vocabulary
    """The order as it stands, None where there is none; what a row cannot mean any more (a zone that the system
    has forgotten) is the ValueError or KeyError of its reading."""
    return next(iter(await _values(session, [id])), None)


async def same_order(
    session: AsyncSession, community: Community, destination: Destination, schedule: Schedule
) -> Subscription | None:
    """The community's order for that destination at those times, None where there is none."""
    asked = select(col(SubscriptionRow.id)).where(
        col(SubscriptionRow.community_id) == key_of(community),
        col(SubscriptionRow.platform) == destination.platform,
        col(SubscriptionRow.destination) == destination.id,
        col(SubscriptionRow.schedule) == _times(schedule),
        col(SubscriptionRow.zone) == schedule.zone,
    )
    found = (await session.scalars(asked)).one_or_none()
    return None if found is None else await subscription(session, SubscriptionId(found))


async def claim_subscriptions(
    session: AsyncSession, *, now: datetime, lease: timedelta, limit: int
) -> tuple[SubscriptionId, ...]:
    """Orders that are due, not paused and held by nobody, promised to the caller until now + `lease`.

    Numbers only: one that cannot be read must not keep the others from being claimed.
    """
    due = (
        select(col(SubscriptionRow.id))
        .where(col(SubscriptionRow.next_due_at) <= now, col(SubscriptionRow.paused) == "")
        .where(or_(col(SubscriptionRow.lease_until).is_(None), col(SubscriptionRow.lease_until) <= now))
        .order_by(col(SubscriptionRow.next_due_at), col(SubscriptionRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = [found for found in await session.scalars(due) if found is not None]
    held = update(SubscriptionRow).where(col(SubscriptionRow.id).in_(ids)).values(lease_until=now + lease)
    await session.execute(held)
    return tuple(SubscriptionId(found) for found in ids)


async def advance(
    session: AsyncSession,
    id: SubscriptionId,  # noqa: A002 - the word of the vocabulary
    *,
    due_at: datetime,
    next_due_at: datetime,
    covered_to: datetime,
) -> bool:
    """Whether the order was still due at `due_at`; then it is served up to `covered_to`, and its lease ends.

    False: another worker has served it meanwhile, or it was paused, and nothing is changed.
    """
    mine = (
        col(SubscriptionRow.id) == id,
        col(SubscriptionRow.next_due_at) == due_at,
        col(SubscriptionRow.paused) == "",
    )
    served = {"next_due_at": next_due_at, "covered_to": covered_to, "lease_until": None}
    changed = update(SubscriptionRow).where(*mine).values(served).returning(col(SubscriptionRow.id))
    return (await session.execute(changed)).one_or_none() is not None


async def put_off(session: AsyncSession, id: SubscriptionId, *, until: datetime) -> None:  # noqa: A002 - the word of the vocabulary
    """Let nobody claim the order before `until`; it stays due."""
    held = update(SubscriptionRow).where(col(SubscriptionRow.id) == id).values(lease_until=until)
    await session.execute(held)


async def add_edition(
    session: AsyncSession, subscription: SubscriptionId, window: Window, stories: tuple[StoryId, ...], *, now: datetime
) -> EditionId | None:
    """The id of the new edition with these stories; None when the edition of this window's end exists."""
    made = insert_into(session, EditionRow).values(
        subscription_id=subscription, window_start=window.start, window_end=window.end, made_at=now
    )
    answer = await session.execute(made.on_conflict_do_nothing().returning(col(EditionRow.id)))
    edition = answer.scalar_one_or_none()
    if edition is None:
        return None
    order = enumerate(dict.fromkeys(stories))
    session.add_all(EditionItemRow(edition_id=edition, story_id=story, position=n) for n, story in order)
    await session.flush()
    return EditionId(edition)


async def posted_stories(session: AsyncSession, destination: Destination, *, since: datetime) -> frozenset[StoryId]:
    """Stories in messages made for the destination since then, but for those that could not be delivered."""
    asked = (
        select(col(DeliveryStoryRow.story_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(DeliveryStoryRow.delivery_id))
        .where(col(DeliveryRow.platform) == destination.platform, col(DeliveryRow.destination) == destination.id)
        .where(col(DeliveryRow.created_at) >= since, col(DeliveryRow.state) != DeliveryState.FAILED.value)
    )
    return frozenset(StoryId(found) for found in await session.scalars(asked))


async def _values(session: AsyncSession, ids: list[int]) -> tuple[Subscription, ...]:
    asked = (
        select(SubscriptionRow, CommunityRow)
        .join(CommunityRow, col(CommunityRow.id) == col(SubscriptionRow.community_id))
        .where(col(SubscriptionRow.id).in_(ids))
        .order_by(col(SubscriptionRow.id))
    )
    return tuple(_value(row, community) for row, community in (await session.execute(asked)).all())


def _value(row: SubscriptionRow, community: CommunityRow) -> Subscription:
    return Subscription(
        id=SubscriptionId(row.id or 0),
        community=Community(community.platform, community.external_id),
        destination=Destination(row.platform, row.destination),
        schedule=_schedule(row.schedule, row.zone),
        next_due_at=row.next_due_at,
        covered_to=row.covered_to,
        created_by=row.created_by,
        max_stories=row.max_stories,
        paused=row.paused,
    )


def _times(schedule: Schedule) -> str:
    """Sorted times and weekdays: the same order in other words is the same row."""
    times = sorted({at.isoformat() for at in schedule.times})
    return dumps({"times": times, "weekdays": sorted(schedule.weekdays)})


def _schedule(stored: str, zone: str) -> Schedule:
    found = json.loads(stored)
    times = tuple(time.fromisoformat(at) for at in found["times"])
    return Schedule(times, zone, frozenset(found["weekdays"]))
