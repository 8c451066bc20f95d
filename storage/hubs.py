"""Subscriptions at hubs: which there are, which have to be spoken about, which sources a hub tells of.

Promise: one process at a time speaks to a hub about a subscription (`claim`), and that it was asked is committed before
the network is touched, because a hub may verify before it has answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.model.ids import SourceId
from bot.model.source import Source
from bot.model.websub import Hub, HubState, HubSubscription
from storage.sources import wanted
from storage.tables import HubSubscriptionRow, SourceRow
from storage.tables.websub import NOT_LEAVING
from storage.upsert import insert_into
from storage.values import source_value

LEAVING = HubState.LEAVING.value
LIVE = HubState.LIVE.value


async def unsubscribed(session: AsyncSession, *, limit: int) -> tuple[Source, ...]:
    """Sources in use that name a hub at which they are not subscribed yet."""
    there = exists().where(
        col(HubSubscriptionRow.source_id) == col(SourceRow.id), col(HubSubscriptionRow.state) != LEAVING
    )
    asked = select(SourceRow).where(col(SourceRow.hub).is_not(None), wanted(), ~there)
    rows = await session.scalars(asked.order_by(col(SourceRow.id)).limit(limit))
    return tuple(source_value(row) for row in rows)


async def unwanted(session: AsyncSession, callback: str) -> tuple[HubSubscription, ...]:
    """Subscriptions that nobody needs any more: the source is not used, is gone or names another hub, or we are
    called at another address than one that begins with `callback`."""
    source = aliased(SourceRow)
    same = and_(
        col(source.id) == col(HubSubscriptionRow.source_id),
        col(source.hub) == col(HubSubscriptionRow.hub),
        col(source.hub_topic) == col(HubSubscriptionRow.topic),
        wanted(source),
    )
    moved = ~col(HubSubscriptionRow.callback).startswith(callback, autoescape=True)
    asked = select(HubSubscriptionRow).where(
        col(HubSubscriptionRow.state) != LEAVING, or_(moved, ~exists().where(same).correlate(HubSubscriptionRow))
    )
    held = asked.order_by(col(HubSubscriptionRow.id)).with_for_update(of=HubSubscriptionRow)
    return tuple(_value(row) for row in await session.scalars(held))


async def add(session: AsyncSession, subscription: HubSubscription) -> HubSubscription | None:
    """The subscription with its number; None where the source has one already, perhaps of another process."""
    made = insert_into(session, HubSubscriptionRow).values(**_columns(subscription))
    new = made.on_conflict_do_nothing(index_elements=["source_id"], index_where=NOT_LEAVING)
    number = (await session.execute(new.returning(col(HubSubscriptionRow.id)))).scalar_one_or_none()
    return None if number is None else replace(subscription, id=number)


async def claim(session: AsyncSession, *, now: datetime, lease: timedelta, limit: int) -> tuple[HubSubscription, ...]:
    """Subscriptions about which something is to be said now, promised to the caller until now + `lease`."""
    row = HubSubscriptionRow
    free = or_(col(row.lease_until).is_(None), col(row.lease_until) <= now)
    due = select(row).where(col(row.next_at) <= now, free).order_by(col(row.next_at), col(row.id)).limit(limit)
    rows = (await session.scalars(due.with_for_update(skip_locked=True))).all()
    ids = [one.id for one in rows]
    await session.execute(update(row).where(col(row.id).in_(ids)).values(lease_until=now + lease))
    return tuple(_value(one) for one in rows)


async def expired(session: AsyncSession, *, now: datetime) -> tuple[HubSubscription, ...]:
    """Live subscriptions whose lease is over."""
    row = HubSubscriptionRow
    over = select(row).where(col(row.state) == LIVE, col(row.expires_at) <= now).order_by(col(row.id))
    return tuple(_value(one) for one in await session.scalars(over.with_for_update()))


async def note_asked(session: AsyncSession, subscription: HubSubscription, *, now: datetime) -> HubSubscription:
    """The subscription, with its hub about to be asked; the caller's claim goes on."""
    changed = update(HubSubscriptionRow).where(col(HubSubscriptionRow.id) == subscription.id)
    await session.execute(changed.values(asked_at=now))
    return replace(subscription, asked_at=now)


async def release(session: AsyncSession, subscription: HubSubscription) -> None:
    """End the caller's claim, and change nothing else: the hub has answered meanwhile."""
    changed = update(HubSubscriptionRow).where(col(HubSubscriptionRow.id) == subscription.id)
    await session.execute(changed.values(lease_until=None))


async def save(session: AsyncSession, subscription: HubSubscription) -> None:
    """Write how the subscription stands, and end the caller's claim on it."""
    changed = update(HubSubscriptionRow).where(col(HubSubscriptionRow.id) == subscription.id)
    await session.execute(changed.values(lease_until=None, **_columns(subscription)))


async def forget(session: AsyncSession, subscription: HubSubscription) -> None:
    """Remove the subscription."""
    await session.execute(delete(HubSubscriptionRow).where(col(HubSubscriptionRow.id) == subscription.id))


async def by_token(session: AsyncSession, token: str, *, hold: bool = False) -> HubSubscription | None:
    """The subscription that is called with this token, None where there is none. With `hold` nobody else changes it
    until the transaction ends: `save` writes all of it, and would take a confirmation back that came meanwhile."""
    asked = select(HubSubscriptionRow).where(col(HubSubscriptionRow.token) == token)
    asked = asked.with_for_update() if hold else asked
    row = (await session.scalars(asked)).one_or_none()
    return None if row is None else _value(row)


async def of_source(session: AsyncSession, source: SourceId) -> HubSubscription | None:
    """The source's subscription, None where it has none that is not being ended."""
    row = HubSubscriptionRow
    asked = select(row).where(col(row.source_id) == source, col(row.state) != LEAVING).order_by(col(row.id).desc())
    found = (await session.scalars(asked.limit(1))).one_or_none()
    return None if found is None else _value(found)


async def of_sources(session: AsyncSession, sources: Sequence[SourceId]) -> Mapping[SourceId, HubSubscription]:
    """The subscriptions of those of the sources that have one which is not being ended."""
    row = HubSubscriptionRow
    asked = select(row).where(col(row.source_id).in_(sources), col(row.state) != LEAVING).order_by(col(row.id))
    found = (_value(one) for one in await session.scalars(asked))
    return {one.source: one for one in found if one.source is not None}


async def trusted_until(session: AsyncSession, sources: Sequence[SourceId]) -> Mapping[SourceId, datetime]:
    """Until when a hub tells of all that is new, for those of the sources for which one does."""
    row = HubSubscriptionRow
    asked = select(col(row.source_id), col(row.expires_at)).where(
        col(row.source_id).in_(sources), col(row.state) == LIVE, col(row.trusted).is_(True)
    )
    found = (await session.execute(asked)).all()
    return {SourceId(source): until for source, until in found if source is not None and until is not None}


async def trust(session: AsyncSession, source: SourceId, *, trusted: bool, now: datetime | None = None) -> None:
    """Note whether the source's hub tells of all that is new; `now`: it has just told of something."""
    row = HubSubscriptionRow
    pushed = {} if now is None else {"pushed_at": now}
    mine = update(row).where(col(row.source_id) == source, col(row.state) == LIVE)
    await session.execute(mine.values(trusted=trusted, **pushed))


async def back_to_polling(session: AsyncSession, source: SourceId, at: datetime) -> None:
    """Poll the source at `at` unless it is polled before: nobody tells of it any more."""
    due = update(SourceRow).where(col(SourceRow.id) == source, col(SourceRow.next_poll_at) > at)
    await session.execute(due.values(next_poll_at=at))


def _columns(subscription: HubSubscription) -> dict[str, object]:
    return {
        "source_id": subscription.source,
        "hub": subscription.hub.url,
        "topic": subscription.hub.topic,
        "callback": subscription.callback,
        "token": subscription.token,
        "secret": subscription.secret,
        "state": subscription.state.value,
        "reason": subscription.reason,
        "asked_at": subscription.asked_at,
        "expires_at": subscription.expires_at,
        "next_at": subscription.next_at,
        "pushed_at": subscription.pushed_at,
        "confirmed_at": subscription.confirmed_at,
        "failures": subscription.failures,
        "trusted": subscription.trusted,
    }


def _value(row: HubSubscriptionRow) -> HubSubscription:
    return HubSubscription(
        id=row.id or 0,
        source=None if row.source_id is None else SourceId(row.source_id),
        hub=Hub(row.hub, row.topic),
        callback=row.callback,
        token=row.token,
        secret=row.secret,
        state=HubState(row.state),
        reason=row.reason,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        next_at=row.next_at,
        pushed_at=row.pushed_at,
        confirmed_at=row.confirmed_at,
        failures=row.failures,
        trusted=row.trusted,
    )
