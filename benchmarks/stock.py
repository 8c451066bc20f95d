"""A database of many articles, made quickly: some through the front door, then copies of those by SQL.

Copies keep the titles, words and speakers of the first ones, so every word is as frequent as it was; ids, and
with them the order of arrival, are new. Copied rows have no identity keys, which reading does not need.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from random import Random
from typing import Any, Final

from sqlalchemy import Column, Integer, Table, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.material import MORNING, invented
from bot.model.ids import Community, SourceId
from storage.tables import METADATA
from tests.integration.storage import stock

FIRST: Final = 1000
"""Articles that are stored as a poll stores them."""
SOURCES: Final = 40
COPIED: Final = (
    "story",
    "article",
    "article_version",
    "carried",
    "point",
    "quote",
    "non_response",
    "article_search",
    "quote_search",
)
"""Tables whose rows belong to one article, in an order that foreign keys allow."""
UNDECLARED: Final = {("article", "version_id"): "article_version"}
"""Columns that refer to another table without a foreign key, because each refers to the other."""

GIVEN: Final = ("Ada", "Bo", "Cora", "Dara", "Emrys", "Fenna", "Goran", "Hedda", "Ivo", "Jorun", "Lotte", "Maren")
FRONTS: Final = (
    "Ash",
    "Bras",
    "Dan",
    "Fair",
    "Gor",
    "Har",
    "Kest",
    "Lun",
    "Mor",
    "Nor",
    "Orv",
    "Pen",
    "Quil",
    "Wex",
    "Yar",
)
ENDS: Final = (
    "by",
    "dale",
    "den",
    "ek",
    "ham",
    "ley",
    "low",
    "mere",
    "mond",
    "row",
    "son",
    "ster",
    "ton",
    "veld",
    "wick",
)
FAMILY: Final = tuple(front + end for front in FRONTS for end in ENDS)
TOWNS: Final = ("Velm", "Dunmore", "Skell", "Osterby", "Kelling", "Thornby", "Pelham")
THINGS: Final = ("tunnel", "ferry", "orchard", "library", "reservoir", "granary", "tramway", "lighthouse", "quarry")


async def fill(session: AsyncSession, community: Community, articles: int) -> None:
    """Store so many articles (a multiple of FIRST) of sources that this community follows."""
    sources = [(await stock.source(session, f"outlet-{n}", used_by=(community,))).id for n in range(SOURCES)]
    for number in range(FIRST):
        await one(session, sources[number % SOURCES], number)
    offsets = {name: await highest(session, METADATA.tables[name]) for name in COPIED}
    for copy in range(1, articles // FIRST):
        for name in COPIED:
            await repeat(session, METADATA.tables[name], {table: n * copy for table, n in offsets.items()}, offsets)
    speakers = METADATA.tables["speaker"]
    await session.execute(update(speakers).values(quotes=speakers.c.quotes * (articles // FIRST)))


async def one(session: AsyncSession, source: SourceId, number: int) -> None:
    """Store an invented article with two points, and with quotes of two of the invented people."""
    random = Random(number)  # noqa: S311 - the same articles every time, no secret
    town, thing = random.choice(TOWNS), random.choice(THINGS)
    opening = f"{town} council voted {random.randint(5, 30)}-4 to open the {thing} again."
    said = [
        (name, f"The {random.choice(THINGS)} will outlast all {random.randint(11, 99)} of us")
        for name in (speaker(random), speaker(random))
    ]
    told = [f"“{words},” {name} said." for name, words in said]
    body = "\n\n".join([opening, *told, invented(number).text])
    await stock.article(
        session,
        source,
        f"item-{number}",
        title=f"{town} votes to open its {thing} again",
        text=body,
        outlet=f"Outlet {number % SOURCES}",
        points=[opening, told[0]],
        quotes=[stock.said(body, words, name, role="Mayor") for name, words in said],
        at=MORNING + timedelta(seconds=number),
    )


def speaker(random: Random) -> str:
    """One of the invented people. A few are in the news daily, most hardly ever: the n-th weighs 1 / (n + 10)."""
    return random.choices(_PEOPLE, cum_weights=_WEIGHTS)[0]


async def highest(session: AsyncSession, table: Table) -> int:
    """The greatest id of a table."""
    return int(await session.scalar(select(func.max(key_of(table)))) or 0)


async def repeat(session: AsyncSession, table: Table, shift: dict[str, int], first: dict[str, int]) -> None:
    """Copy the first rows of a table, each id and each reference to a copied table shifted."""
    columns: list[Any] = [shifted(table, column, shift) for column in table.columns]
    rows = select(*columns).where(key_of(table) <= first[table.name]).order_by(key_of(table))
    await session.execute(insert(table).from_select([column.name for column in table.columns], rows))


def shifted(table: Table, column: Column[Any], shift: dict[str, int]) -> Any:
    """The column as the copy has it."""
    named = UNDECLARED.get((table.name, column.name))
    targets = {key.column.table.name for key in column.foreign_keys} | ({named} if named else set())
    if column.primary_key and not targets:
        targets = {table.name}
    by = next((shift[target] for target in targets if target in shift), None)
    return column if by is None else column + literal(by, Integer)


def key_of(table: Table) -> Column[Any]:
    """The one column of the primary key."""
    (key,) = table.primary_key.columns
    return key


_PEOPLE: Final = [f"{given} {family}" for family in FAMILY for given in GIVEN]
_WEIGHTS: Final = list(accumulate(1 / (n + 10) for n in range(len(_PEOPLE))))
