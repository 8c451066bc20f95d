"""Sources: which there are, who uses them, which are due.

A poll is promised to at most one worker at a time: `claim_due` sets a lease inside the caller's transaction,
and `save_poll` or `release_source` ends it. A worker that dies costs no more than its lease.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Update, and_, bindparam, case, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.errors import StorageError
from bot.messages import text as words
from bot.model.ids import Community, SourceId
from bot.model.source import RESTING, Source, SourceState, StartMode
from bot.model.views import SourceView
from storage.communities import community_key, key_of, shown_of_source
from storage.tables import METADATA, CarriedRow, CommunitySourceRow, SourceRow
from storage.types import UTCDateTime
from storage.upsert import insert_into
from storage.values import poll_columns, source_value

FIRST = SourceId(0)
"""Before every source."""


async def add_source(
    session: AsyncSession,
    url: str,
    *,
    title: str,
    site: str,
    language: str,
    kind: str,
    now: datetime,
    next_poll_at: datetime,
    interval: timedelta,
) -> Source:
    """The source at `url`: a new one as described, or the one that is there already, unchanged."""
    new = Source(
        SourceId(0), url, title=title, site=site, language=language, kind=kind,
        next_poll_at=next_poll_at, interval=interval,
    )  # fmt: skip
    made = insert_into(session, SourceRow).values(url=url, **poll_columns(new))
    await session.execute(made.on_conflict_do_nothing(index_elements=["url"]))
    found = await source_by_url(session, url)
    if found is None:
        raise StorageError(words("store.vanished", url=url, at=now))
    return found


async def source_by_id(session: AsyncSession, id: SourceId) -> Source | None:  # noqa: A002 - the word of the vocabulary
    """The source with this id, None where there is none."""
    row = (await session.scalars(select(SourceRow).where(col(SourceRow.id) == id))).one_or_none()
    return None if row is None else source_value(row)


async def sources_by_id(session: AsyncSession, ids: Sequence[SourceId]) -> tuple[Source, ...]:
    """Those of the sources with these ids that there are, in the order of ids."""
    asked = select(SourceRow).where(col(SourceRow.id).in_(ids)).order_by(col(SourceRow.id))
    return tuple(source_value(row) for row in await session.scalars(asked))


async def every(session: AsyncSession, *, state: SourceState | None = None) -> tuple[Source, ...]:
    """All sources (of a state), in the order of ids."""
    asked = select(SourceRow).order_by(col(SourceRow.id))
    found = asked if state is None else asked.where(col(SourceRow.state) == state.value)
    return tuple(source_value(row) for row in await session.scalars(found))


async def in_use(session: AsyncSession, id: SourceId) -> bool:  # noqa: A002 - the word of the vocabulary
    """Whether some community uses the source and has not paused it, and it is neither gone nor blocked."""
    asked = select(exists().where(col(SourceRow.id) == id, wanted()))
    return bool((await session.execute(asked)).scalar_one())


async def hold(session: AsyncSession, id: SourceId, *, now: datetime, lease: timedelta) -> Source | None:  # noqa: A002 - the word of the vocabulary
    """The source, promised to the caller until now + `lease`; None while somebody else holds it."""
    free = or_(col(SourceRow.lease_until).is_(None), col(SourceRow.lease_until) <= now)
    held = update(SourceRow).where(col(SourceRow.id) == id, free).values(lease_until=now + lease)
    found = (await session.execute(held.returning(col(SourceRow.id)))).first()
    return None if found is None else await source_by_id(session, id)


async def source_by_url(session: AsyncSession, url: str) -> Source | None:
    """The source at exactly this address, None where there is none."""
    row = (await session.scalars(select(SourceRow).where(col(SourceRow.url) == url))).one_or_none()
    return None if row is None else source_value(row)


async def link_source(
    session: AsyncSession,
    community: Community,
    source: SourceId,
    *,
    added_by: str,
    now: datetime,
    start: StartMode,
    after_article: int = 0,
) -> bool:
    """Whether the community is new to this source; it sees what came after `after_article`.

    That number comes from `before_newest`; 0 shows everything but the backlog.
    """
    made = insert_into(session, CommunitySourceRow).values(
        community_id=await community_key(session, community),
        source_id=source,
        added_by=added_by,
        added_at=now,
        start=start.value,
        after_article=after_article,
    )
    answer = await session.execute(made.on_conflict_do_nothing().returning(col(CommunitySourceRow.source_id)))
    return answer.first() is not None


async def unlink_source(session: AsyncSession, community: Community, source: SourceId) -> bool:
    """Whether the community used this source until now. Source and articles stay; nobody else is touched."""
    gone = (
        delete(CommunitySourceRow)
        .where(col(CommunitySourceRow.community_id) == key_of(community), col(CommunitySourceRow.source_id) == source)
        .returning(col(CommunitySourceRow.source_id))
    )
    return (await session.execute(gone)).first() is not None


async def used(session: AsyncSession, source: SourceId) -> bool:
    """Whether any community uses the source, paused or not."""
    asked = select(exists().where(col(CommunitySourceRow.source_id) == source))
    return bool((await session.execute(asked)).scalar_one())


async def community_sources(session: AsyncSession, community: Community) -> tuple[SourceView, ...]:
    """The community's sources, the first added first, each with how many articles the community sees of it."""
    seen = (
        select(func.count())
        .select_from(CarriedRow)
        .where(
            col(CarriedRow.source_id) == col(CommunitySourceRow.source_id),
            shown_of_source(),
        )
        .correlate(CommunitySourceRow)
        .scalar_subquery()
    )
    asked = (
        select(
            SourceRow,
            seen,
            col(CommunitySourceRow.added_at),
            col(CommunitySourceRow.paused_at),
            col(CommunitySourceRow.topic),
        )
        .join(CommunitySourceRow, col(CommunitySourceRow.source_id) == col(SourceRow.id))
        .where(col(CommunitySourceRow.community_id) == key_of(community))
        .order_by(col(CommunitySourceRow.added_at), col(SourceRow.id))
    )
    rows = (await session.execute(asked)).all()
    return tuple(SourceView(source_value(source), *seen) for source, *seen in rows)


async def claim_due(
    session: AsyncSession,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
    community: Community | None = None,
    everything: bool = False,
    after: SourceId = FIRST,
) -> tuple[SourceId, ...]:
    """Up to `limit` sources to poll now, the longest due first, promised to the caller until now + `lease`.

    Only sources that some community (or `community`) uses and has not paused, that are neither gone nor blocked, and that nobody
    else holds. With `everything`, due or not, in the order of their ids, from the first one after `after`.
    """
    used = exists().where(
        col(CommunitySourceRow.source_id) == col(SourceRow.id), col(CommunitySourceRow.paused_at).is_(None)
    )
    if community is not None:
        used = used.where(col(CommunitySourceRow.community_id) == key_of(community))
    due = (
        select(col(SourceRow.id))
        .where(used, col(SourceRow.state).not_in([state.value for state in RESTING]))
        .where(or_(col(SourceRow.lease_until).is_(None), col(SourceRow.lease_until) <= now))
        .limit(limit)
        .with_for_update(skip_locked=True, of=SourceRow)
    )
    if everything:
        due = due.where(col(SourceRow.id) > after).order_by(col(SourceRow.id))
    else:
        due = due.where(col(SourceRow.next_poll_at) <= now).order_by(col(SourceRow.next_poll_at), col(SourceRow.id))
    ids = (await session.scalars(due)).all()
    await session.execute(update(SourceRow).where(col(SourceRow.id).in_(ids)).values(lease_until=now + lease))
    return tuple(SourceId(found) for found in ids if found is not None)


async def file_under(session: AsyncSession, community: Community, source: SourceId, topic: str) -> None:
    """File the community's use of the source under a topic."""
    used = (
        col(CommunitySourceRow.community_id) == key_of(community),
        col(CommunitySourceRow.source_id) == source,
    )
    await session.execute(update(CommunitySourceRow).where(*used).values(topic=topic))


async def pause(session: AsyncSession, community: Community, source: SourceId, *, now: datetime | None) -> None:
    """Let the community's use of the source rest since `now`, or go on where that is None."""
    used = (
        col(CommunitySourceRow.community_id) == key_of(community),
        col(CommunitySourceRow.source_id) == source,
    )
    await session.execute(update(CommunitySourceRow).where(*used).values(paused_at=now))


async def save_poll(session: AsyncSession, source: Source, *, sooner: bool = False) -> None:
    """Write what a poll found out about a source, and end its lease.

    A new address is taken unless another source has it: then the source keeps its own. With `sooner`, when it is polled
    next stays as it is stored where that is earlier.
    """
    other = aliased(SourceRow)
    taken = exists().where(col(other.url) == source.url, col(other.id) != source.id)
    url = case((taken, col(SourceRow.url)), else_=source.url)
    changed = update(SourceRow).where(col(SourceRow.id) == source.id)
    columns = poll_columns(source)
    if sooner:
        due = col(SourceRow.next_poll_at)
        columns["next_poll_at"] = case(
            (due < source.next_poll_at, due), else_=literal(source.next_poll_at, UTCDateTime())
        )
    await session.execute(changed.values(url=url, lease_until=None, **columns))


async def save_polls(session: AsyncSession, sources: Sequence[Source]) -> None:
    """Write what polls found out about sources that kept their addresses, and end their leases, in one statement."""
    rows = [{"b_id": source.id, "lease_until": None, **poll_columns(source)} for source in sources]
    if rows:
        connection = await session.connection()
        await connection.execute(_saving(), rows)


@cache
def _saving() -> Update:
    table = METADATA.tables[SourceRow.__tablename__]
    columns = ("lease_until", *poll_columns(Source(SourceId(0), "")))
    return update(table).where(table.c.id == bindparam("b_id")).values({name: bindparam(name) for name in columns})


async def release_source(session: AsyncSession, id: SourceId) -> None:  # noqa: A002 - the word of the vocabulary
    """End a lease without a poll: the source is due again as before."""
    await session.execute(update(SourceRow).where(col(SourceRow.id) == id).values(lease_until=None))


def wanted(source: type[SourceRow] = SourceRow) -> ColumnElement[bool]:
    """Whether somebody uses the source and has not paused it, and it is neither gone nor blocked."""
    used = exists().where(
        col(CommunitySourceRow.source_id) == col(source.id), col(CommunitySourceRow.paused_at).is_(None)
    )
    return and_(used.correlate(source), col(source.state).not_in([state.value for state in RESTING]))
