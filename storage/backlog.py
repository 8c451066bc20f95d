"""What a feed held when its source was added: who joins later chooses for himself how much of it to see.

Each of these items has a place, a negative number below all numbers of `carried`, the newer the greater. When the item
is read, its place is its number there, so that `after_article` hides it from those who did not ask for it. An item
that nobody asked for is not read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, delete, exists, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Identity
from bot.model.ids import SourceId
from storage.itemkeys import keys
from storage.tables import BacklogRow, CommunitySourceRow
from storage.upsert import insert_into

MOST = 1_000_000
"""The places that each source has for itself; no feed holds more items."""


def lowest(source: SourceId) -> int:
    """A number below all places of this source."""
    return -(source + 1) * MOST


async def keep_backlog(session: AsyncSession, source: SourceId, items: Sequence[Identity]) -> None:
    """Give the items, the newest first, their places; a source that has a backlog keeps it as it is."""
    if await _any(session, source, col(BacklogRow.source_id) == source):
        return
    rows = [
        {"source_id": source, "kind": kind, "value": value, "place": -source * MOST - number}
        for number, item in enumerate(items, start=1)
        for kind, _, value in keys(source, item)
    ]
    for start in range(0, len(rows), 1000):
        made = insert_into(session, BacklogRow).values(rows[start : start + 1000])
        await session.execute(made.on_conflict_do_nothing())


async def unwanted(session: AsyncSession, source: SourceId, item: Identity) -> bool:
    """Whether the item is of the backlog, and nobody who uses the source asked for it."""
    place = await _place(session, source, item)
    if place is None:
        return False
    asked = select(col(CommunitySourceRow.source_id)).where(
        col(CommunitySourceRow.source_id) == source, col(CommunitySourceRow.after_article) < place
    )
    return (await session.execute(asked.limit(1))).first() is None


async def all_unwanted(session: AsyncSession, source: SourceId, items: Sequence[Identity]) -> frozenset[Identity]:
    """Those of the items that are `unwanted`, all asked at once."""
    wanted = {(kind, value): item for item in items for kind, _, value in keys(source, item)}
    places = await _places(session, source, wanted)
    if not places:
        return frozenset()
    joined = select(func.min(col(CommunitySourceRow.after_article))).where(col(CommunitySourceRow.source_id) == source)
    lowest_asked: int | None = (await session.execute(joined)).scalar_one()
    lowest_place: dict[Identity, int] = {}
    for key, place in places:
        item = wanted[key]
        lowest_place[item] = min(place, lowest_place.get(item, place))
    return frozenset(one for one, place in lowest_place.items() if lowest_asked is None or lowest_asked >= place)


async def take_place(session: AsyncSession, source: SourceId, item: Identity) -> int | None:
    """The item's place, which is taken from now on; None for one that is not of the backlog."""
    place = await _place(session, source, item)
    if place is not None:
        taken = (col(BacklogRow.source_id) == source, col(BacklogRow.place) == place)
        await session.execute(delete(BacklogRow).where(*taken))
    return place


async def waits(session: AsyncSession, source: SourceId, *, after: int) -> bool:
    """Whether the backlog holds items after this number, which nobody has read yet."""
    return await _any(session, source, col(BacklogRow.place) > after)


async def _place(session: AsyncSession, source: SourceId, item: Identity) -> int | None:
    wanted = [(kind, value) for kind, _, value in keys(source, item)]
    asked = select(col(BacklogRow.place)).where(
        col(BacklogRow.source_id) == source, tuple_(col(BacklogRow.kind), col(BacklogRow.value)).in_(wanted)
    )
    return (await session.scalars(asked.order_by(col(BacklogRow.place)).limit(1))).one_or_none()


async def _places(
    session: AsyncSession, source: SourceId, wanted: Collection[tuple[str, str]]
) -> list[tuple[tuple[str, str], int]]:
    """The places of those keys (kind and value) that are of the backlog."""
    values, found = list({value for _, value in wanted}), []
    for start in range(0, len(values), 1000):
        asked = select(col(BacklogRow.kind), col(BacklogRow.value), col(BacklogRow.place)).where(
            col(BacklogRow.source_id) == source, col(BacklogRow.value).in_(values[start : start + 1000])
        )
        found += [((kind, value), place) for kind, value, place in await session.execute(asked)]
    return [(key, place) for key, place in found if key in wanted]


async def _any(session: AsyncSession, source: SourceId, such: ColumnElement[bool]) -> bool:
    asked = select(exists().where(col(BacklogRow.source_id) == source, such))
    return bool((await session.execute(asked)).scalar_one())
