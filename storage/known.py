"""What an item is already, by the keys that are stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, String, and_, bindparam, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Identity
from bot.model.ids import ArticleId, SourceId, StoryId
from storage.itemkeys import Key, keys
from storage.tables import ArticleRow, CarriedRow, IdentityKeyRow

STRENGTH = ("guid", "link", "print")
"""Which key is believed first where they name different articles."""

SCOPED = (("guid", True), ("link", False), ("print", True))
"""Whether a key of this kind is one source's own; else it is everybody's (scope 0). See `keys`."""

TOGETHER = 200
"""Items that one statement asks for: three keys each, far below what any database takes."""

Row = Any
"""A row of `_rows_of`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an item is already. `article` and `story` are None where only its keys are left.

    `fingerprint` (of the item) and `version` are those of the article's current version; `matched` says which
    key was known: "guid", "link" or "print". `text` is the fingerprint of the text that the version was proved
    against. `complete`: all keys are known, and that this source carries the article. `source` brought the article
    first; `url` and `title` are its current version's.
    """

    article: ArticleId | None
    story: StoryId | None
    fingerprint: str
    version: int
    matched: str
    text: str = ""
    complete: bool = False
    source: SourceId | None = None
    url: str = ""
    title: str = ""


async def find_known(session: AsyncSession, source: SourceId, identity: Identity) -> Known | None:
    """What this item of this source is already, by its strongest key; None when no key is known."""
    return (await find_all_known(session, source, [identity]))[0]


async def find_all_known(
    session: AsyncSession, source: SourceId, identities: Sequence[Identity]
) -> tuple[Known | None, ...]:
    """The same of many items, in their order: as many statements as there are hundreds of them."""
    found: list[Known | None] = []
    for start in range(0, len(identities), TOGETHER):
        wanted = [keys(source, identity) for identity in identities[start : start + TOGETHER]]
        rows = {tuple(row[:3]): row for row in await session.execute(_rows_of(), _asked(source, wanted))}
        found += [_known(each, [rows[key] for key in each if key in rows]) for each in wanted]
    return tuple(found)


def _asked(source: SourceId, wanted: Sequence[tuple[Key, ...]]) -> dict[str, object]:
    """What `_rows_of` is asked with for these keys."""
    values: dict[str, list[str]] = {kind: [] for kind in STRENGTH}
    for kind, _, value in (key for each in wanted for key in each):
        values[kind].append(value)
    return {"source": source, **values}


@cache
def _rows_of() -> Select[*tuple[Any, ...]]:
    """The rows of keys, each with the article that it names and whether the source carries that. Made once: to make it
    takes longer than to run it."""
    source = bindparam("source", type_=BigInteger)
    carried = exists().where(col(CarriedRow.article_id) == col(ArticleRow.id), col(CarriedRow.source_id) == source)
    return (
        select(
            col(IdentityKeyRow.kind),
            col(IdentityKeyRow.scope),
            col(IdentityKeyRow.value),
            col(ArticleRow.id),
            col(ArticleRow.story_id),
            col(ArticleRow.fingerprint),
            col(ArticleRow.version),
            col(ArticleRow.text_print),
            carried.correlate(ArticleRow),
            col(ArticleRow.source_id),
            col(ArticleRow.url),
            col(ArticleRow.title),
        )
        .outerjoin(ArticleRow, col(ArticleRow.id) == col(IdentityKeyRow.article_id))
        .where(or_(*(_of_kind(kind, source if own else literal(0)) for kind, own in SCOPED)))
    )


def _of_kind(kind: str, scope: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether it is one of the keys of this kind: a range of the table's own order."""
    values = bindparam(kind, expanding=True, type_=String)
    return and_(
        col(IdentityKeyRow.kind) == kind, col(IdentityKeyRow.scope) == scope, col(IdentityKeyRow.value).in_(values)
    )


def _known(wanted: tuple[Key, ...], rows: Sequence[Row]) -> Known | None:
    """What the rows of an item's keys say."""
    if not rows:
        return None
    best = min(rows, key=lambda row: (row[3] is None, STRENGTH.index(row[0])))
    kind, _, _, article, story, fingerprint, version, text, carried, brought_by, url, title = best
    all_known = len(rows) == len(wanted)
    if article is None:
        return Known(None, None, "", 0, kind, complete=all_known)
    return Known(
        ArticleId(article), StoryId(story), fingerprint, version, kind, text, all_known and carried,
        SourceId(brought_by), url, title,
    )  # fmt: skip
