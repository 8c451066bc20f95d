"""The outbox: messages to be sent, in order for each destination.

pending -> sending -> sent, failed or uncertain. `claim` commits "sending" with a lease before anybody speaks to
the network; so a message whose sender died is found again when the lease ends, with the time of its first try
and its nonce, by which the deliverer finds out whether it went out. Nothing is lost; what is repeated is the
deliverer's promise. A message waits for those before it in the same destination, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.model.digest import Delivery, DeliveryState
from bot.model.ids import Community, DeliveryId, Destination, EditionId, StoryId
from storage.tables import (
    CommunityRow,
    DeliveryRow,
    DeliveryStoryRow,
    EditionRow,
    SubscriptionRow,
    SuspensionRow,
)
from storage.types import UTCDateTime
from storage.upsert import insert_into

OPEN = (DeliveryState.PENDING.value, DeliveryState.SENDING.value)
"""States of messages that others behind them wait for."""


async def enqueue(
    session: AsyncSession,
    edition: EditionId,
    destination: Destination,
    messages: tuple[tuple[str, tuple[StoryId, ...]], ...],
    *,
    now: datetime,
) -> tuple[DeliveryId, ...]:
    """The ids of an edition's messages, each a payload with its stories; done twice, it is done once."""
    return tuple(
        [
            await _enqueue_part(session, edition, destination, part, payload, stories, now)
            for part, (payload, stories) in enumerate(messages, start=1)
        ]
    )


async def claim(session: AsyncSession, *, now: datetime, lease: timedelta, limit: int) -> tuple[Delivery, ...]:
    """Up to `limit` messages that the caller alone may send until now + `lease`, each as it was before.

    A message with no attempts is new. One in state sending is a dead sender's: its `first_send_at` says since
    when it may stand in the channel. Only the oldest open message of each destination is given out. Of a suspended
    one that is the message by whose refusal it was lost, once it is due again: its next try tells whether the
    destination is back. A row that cannot be read is failed, so that it keeps no other.
    """
    rows = (await session.scalars(_ready(now).limit(limit))).all()
    before = [found for row in rows if (found := await _read(session, row)) is not None]
    first = func.coalesce(col(DeliveryRow.first_send_at), literal(now, UTCDateTime()))
    changes = {
        "state": DeliveryState.SENDING.value,
        "attempts": col(DeliveryRow.attempts) + 1,
        "lease_until": now + lease,
        "first_send_at": first,
    }
    await session.execute(update(DeliveryRow).where(col(DeliveryRow.id).in_([d.id for d in before])).values(changes))
    return tuple(before)


async def mark_sent(session: AsyncSession, id: DeliveryId, *, message_id: str, now: datetime) -> None:  # noqa: A002 - the word of the vocabulary
    """Note that the message stands in its destination as `message_id`."""
    await _change(session, id, state=DeliveryState.SENT, message_id=message_id, sent_at=now, error="")


async def mark_failed(session: AsyncSession, id: DeliveryId, *, error: str) -> None:  # noqa: A002 - the word of the vocabulary
    """Note that the message was refused for good; those behind it go on."""
    await _change(session, id, state=DeliveryState.FAILED, error=error)


async def mark_uncertain(session: AsyncSession, id: DeliveryId, *, error: str) -> None:  # noqa: A002 - the word of the vocabulary
    """Note that the message may have been sent and that nobody can tell; those behind it go on."""
    await _change(session, id, state=DeliveryState.UNCERTAIN, error=error)


async def retry_later(session: AsyncSession, id: DeliveryId, *, until: datetime, error: str) -> None:  # noqa: A002 - the word of the vocabulary
    """Note that the message is to be tried again from `until` on; it may have been sent since its first try."""
    await _change(session, id, state=DeliveryState.PENDING, ready_at=until, error=error)


async def retry_unsent(session: AsyncSession, id: DeliveryId, *, until: datetime, error: str) -> None:  # noqa: A002 - the word of the vocabulary
    """Note that the message was certainly not sent by any try, and is to be tried again from `until` on."""
    await _change(session, id, state=DeliveryState.PENDING, ready_at=until, error=error, first_send_at=None)


async def fail_waiting(session: AsyncSession, destination: Destination, *, error: str) -> None:
    """Give up every message that waits for the destination."""
    await session.execute(
        update(DeliveryRow).where(*_waiting_for(destination)).values(state=DeliveryState.FAILED.value, error=error)
    )


async def delivery(session: AsyncSession, id: DeliveryId) -> Delivery | None:  # noqa: A002 - the word of the vocabulary
    """The message as it stands, None where there is none."""
    row = (await session.scalars(select(DeliveryRow).where(col(DeliveryRow.id) == id))).one_or_none()
    return None if row is None else _value(row)


async def delivery_stories(session: AsyncSession, id: DeliveryId) -> tuple[StoryId, ...]:  # noqa: A002 - the word of the vocabulary
    """The stories that the message holds, in its order."""
    asked = (
        select(col(DeliveryStoryRow.story_id))
        .where(col(DeliveryStoryRow.delivery_id) == id)
        .order_by(col(DeliveryStoryRow.position))
    )
    return tuple(StoryId(found) for found in await session.scalars(asked))


async def delivery_community(session: AsyncSession, id: DeliveryId) -> Community | None:  # noqa: A002 - the word of the vocabulary
    """The community whose order the message was made for, None where there is no such message."""
    asked = (
        select(CommunityRow)
        .join(SubscriptionRow, col(SubscriptionRow.community_id) == col(CommunityRow.id))
        .join(EditionRow, col(EditionRow.subscription_id) == col(SubscriptionRow.id))
        .join(DeliveryRow, col(DeliveryRow.edition_id) == col(EditionRow.id))
        .where(col(DeliveryRow.id) == id)
    )
    found = (await session.scalars(asked)).one_or_none()
    return None if found is None else Community(found.platform, found.external_id)


async def destination_gone(session: AsyncSession, destination: Destination, *, reason: str) -> None:
    """Suspend a destination: its orders pause with the reason it was first lost for, its messages wait. Nothing is
    deleted."""
    made = insert_into(session, SuspensionRow).values(
        platform=destination.platform, destination=destination.id, reason=reason
    )
    await session.execute(made.on_conflict_do_nothing())
    orders = update(SubscriptionRow).where(*_orders_of(destination), col(SubscriptionRow.paused) == "")
    first = select(col(SuspensionRow.reason)).where(*_suspension_of(destination)).scalar_subquery()
    await session.execute(orders.values(paused=first).execution_options(synchronize_session=False))


async def destination_back(session: AsyncSession, destination: Destination) -> bool:
    """Whether the destination was suspended; now the orders that its loss paused run again, its messages go out."""
    gone = _suspension_of(destination)
    reason = select(col(SuspensionRow.reason)).where(*gone).scalar_subquery()
    orders = update(SubscriptionRow).where(*_orders_of(destination), col(SubscriptionRow.paused) == reason)
    await session.execute(orders.values(paused="").execution_options(synchronize_session=False))
    ended = delete(SuspensionRow).where(*gone).returning(col(SuspensionRow.reason))
    if (await session.execute(ended)).one_or_none() is None:
        return False
    await session.execute(
        update(DeliveryRow).where(*_waiting_for(destination)).values(ready_at=col(DeliveryRow.created_at))
    )
    return True


def _suspension_of(destination: Destination) -> tuple[ColumnElement[bool], ...]:
    return (
        col(SuspensionRow.platform) == destination.platform,
        col(SuspensionRow.destination) == destination.id,
    )


def _waiting_for(destination: Destination) -> tuple[ColumnElement[bool], ...]:
    return (
        col(DeliveryRow.platform) == destination.platform,
        col(DeliveryRow.destination) == destination.id,
        col(DeliveryRow.state) == DeliveryState.PENDING.value,
    )


def _orders_of(destination: Destination) -> tuple[ColumnElement[bool], ...]:
    return (
        col(SubscriptionRow.platform) == destination.platform,
        col(SubscriptionRow.destination) == destination.id,
    )


async def _change(session: AsyncSession, id: DeliveryId, *, state: DeliveryState, **columns: object) -> None:  # noqa: A002 - the word of the vocabulary
    changed = update(DeliveryRow).where(col(DeliveryRow.id) == id)
    await session.execute(changed.values(state=state.value, lease_until=None, **columns))


async def _enqueue_part(
    session: AsyncSession,
    edition: EditionId,
    destination: Destination,
    part: int,
    payload: str,
    stories: Sequence[StoryId],
    now: datetime,
) -> DeliveryId:
    place = {"platform": destination.platform, "destination": destination.id, "edition_id": edition, "part": part}
    made = insert_into(session, DeliveryRow).values(
        **place,
        payload=payload,
        nonce=_nonce(destination, edition, part, now),
        state=DeliveryState.PENDING.value,
        attempts=0,
        ready_at=now,
        message_id="",
        error="",
        created_at=now,
    )
    kept = made.on_conflict_do_update(index_elements=list(place), set_={"part": part})
    new = (await session.execute(kept.returning(col(DeliveryRow.id)))).scalar_one() or 0
    rows = [{"delivery_id": new, "story_id": one, "position": n} for n, one in enumerate(dict.fromkeys(stories))]
    if rows:
        await session.execute(insert_into(session, DeliveryStoryRow).values(rows).on_conflict_do_nothing())
    return DeliveryId(new)


def _ready(now: datetime) -> Select[DeliveryRow]:
    """Messages that may go out now: the oldest open one of its destination, waiting or with a dead sender."""
    other = aliased(DeliveryRow)
    earlier = exists().where(
        col(other.platform) == col(DeliveryRow.platform),
        col(other.destination) == col(DeliveryRow.destination),
        col(other.id) < col(DeliveryRow.id),
        col(other.state).in_(OPEN),
    )
    suspended = exists().where(
        col(SuspensionRow.platform) == col(DeliveryRow.platform),
        col(SuspensionRow.destination) == col(DeliveryRow.destination),
    )
    tried = col(DeliveryRow.attempts) > 0
    waiting = and_(col(DeliveryRow.state) == DeliveryState.PENDING.value, col(DeliveryRow.ready_at) <= now)
    abandoned = and_(col(DeliveryRow.state) == DeliveryState.SENDING.value, col(DeliveryRow.lease_until) <= now)
    return (
        select(DeliveryRow)
        .where(or_(waiting, abandoned), ~earlier, or_(tried, ~suspended))
        .order_by(col(DeliveryRow.id))
        .with_for_update(skip_locked=True, of=DeliveryRow)
    )


def _nonce(destination: Destination, edition: EditionId, part: int, now: datetime) -> str:
    """24 characters that are the same for the same part of the same edition, and for no other message."""
    name = f"{destination}/{edition}/{part}/{now.isoformat()}"
    return blake2b(name.encode(), digest_size=12).hexdigest()


async def _read(session: AsyncSession, row: DeliveryRow) -> Delivery | None:
    """The message of a row; None, and the message is failed, where the row makes no sense."""
    try:
        return _value(row)
    except ValueError as error:
        await mark_failed(session, DeliveryId(row.id or 0), error=str(error))
        return None


def _value(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id or 0),
        edition=EditionId(row.edition_id),
        destination=Destination(row.platform, row.destination),
        part=row.part,
        payload=row.payload,
        nonce=row.nonce,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        first_send_at=row.first_send_at,
        lease_until=row.lease_until,
        message_id=row.message_id,
        error=row.error,
        created_at=row.created_at,
    )
