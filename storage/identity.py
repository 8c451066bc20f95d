"""The keys by which an item is known again: guid, canonical link, fingerprint of its words.

Keys outlive what they name: for a skipped item, and for an article whose content has expired, they stay with no
article, so that nothing is stored or posted a second time.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.article import Identity
from bot.model.ids import ArticleId, SourceId
from storage.backlog import take_place
from storage.carrying import carry
from storage.itemkeys import Key, keys
from storage.tables import IdentityKeyRow
from storage.upsert import insert_into

STRENGTH = ("guid", "link", "print")
"""Which key is believed first where they name different articles."""
SAME_ITEM = ("guid", "link")
"""Keys that one item alone can have; the same words may stand in two places."""


async def remember_keys(
    session: AsyncSession,
    source: SourceId,
    identity: Identity,
    article: ArticleId | None,
    *,
    now: datetime | None = None,
) -> None:
    """Add the keys that are missing; those without an article get this one, which the source then carries.

    `now` is when the source was seen to carry it; without it, when the article was first seen at all. Doing
    it twice changes nothing.
    """
    await claim_keys(session, source, identity)
    if article is not None:
        await attach_keys(session, source, identity, article)
        await carry(session, source, article, seen_at=now, place=await take_place(session, source, identity))


async def claim_keys(session: AsyncSession, source: SourceId, identity: Identity) -> ArticleId | None:
    """The article that has this item's guid or link already, else None; missing keys are added.

    Until the transaction ends nobody else can add the same keys: of two that try at once, the second waits
    here and is then told of the first one's article.
    """
    wanted = keys(source, identity)
    if not wanted:
        return None
    rows = [{"kind": kind, "scope": scope, "value": value} for kind, scope, value in wanted]
    made = insert_into(session, IdentityKeyRow).values(rows)
    claimed = made.on_conflict_do_update(
        index_elements=["kind", "scope", "value"], set_={"article_id": col(IdentityKeyRow.article_id)}
    ).returning(col(IdentityKeyRow.kind), col(IdentityKeyRow.article_id))
    owners = {kind: owner for kind, owner in (await session.execute(claimed)).all() if owner is not None}
    return next((ArticleId(owners[kind]) for kind in SAME_ITEM if kind in owners), None)


async def attach_keys(session: AsyncSession, source: SourceId, identity: Identity, article: ArticleId) -> None:
    """Give those of the item's keys that name no article this one."""
    free = (_one_of(keys(source, identity)), col(IdentityKeyRow.article_id).is_(None))
    await session.execute(update(IdentityKeyRow).where(*free).values(article_id=article))


def _one_of(wanted: tuple[Key, ...]) -> ColumnElement[bool]:
    return tuple_(col(IdentityKeyRow.kind), col(IdentityKeyRow.scope), col(IdentityKeyRow.value)).in_(wanted)
