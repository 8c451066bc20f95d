"""Answers of which not everything is taken yet: the document that was found when a source was added, and one that held
more than a poll could take. The polls that follow go on with them, and need not ask for them again.

Promise: a source has one at most, the newest, and it is forgotten in the transaction that stores the end of it.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.fetched import Fetched, Kept, Validators
from bot.model.ids import SourceId
from storage.codec import dumps
from storage.tables import AnswerRow, SourceRow
from storage.upsert import insert_into

QUICKLY = 1
"""How much work goes into making a body smaller: it is soon forgotten."""

MICROSECOND = timedelta(microseconds=1)


async def pack(body: bytes) -> bytes:
    """The body as it is stored, made before the transaction that stores it: a large one takes long."""
    return await asyncio.to_thread(zlib.compress, body, QUICKLY)


async def keep(
    session: AsyncSession,
    source: SourceId,
    kept: Kept,
    *,
    at: datetime,
    packed: bytes | None = None,
    instead: bool = True,
) -> None:
    """Keep the source's answer, of `at`, instead of one of another time; without `instead`, only where none is kept.

    `packed` is its body as `pack` gives it, where the caller has it already."""
    body = await pack(kept.fetched.body) if packed is None else packed
    columns = {"at": at, "until": kept.until, "said": _said(kept.fetched), "body": body}
    made = insert_into(session, AnswerRow).values(source_id=source, **columns)
    other = col(AnswerRow.at) != at
    newest = made.on_conflict_do_update(index_elements=["source_id"], set_=columns, where=other)
    await session.execute(newest if instead else made.on_conflict_do_nothing())


async def kept(session: AsyncSession, source: SourceId) -> Kept | None:
    """The source's answer, None where none is kept."""
    row = (await session.scalars(select(AnswerRow).where(col(AnswerRow.source_id) == source))).one_or_none()
    if row is None:
        return None
    return Kept(_fetched(row.said, await asyncio.to_thread(zlib.decompress, row.body), row.at), row.until)


async def kept_at(session: AsyncSession, sources: Sequence[SourceId]) -> Mapping[SourceId, datetime]:
    """Of when the answers are that are kept of these sources."""
    asked = select(col(AnswerRow.source_id), col(AnswerRow.at)).where(col(AnswerRow.source_id).in_(sources))
    return {SourceId(source): at for source, at in await session.execute(asked)}


async def forget(session: AsyncSession, source: SourceId, *, at: datetime | None = None) -> None:
    """Forget the source's answer; with `at`, only the one of that time."""
    gone = delete(AnswerRow).where(col(AnswerRow.source_id) == source)
    await session.execute(gone if at is None else gone.where(col(AnswerRow.at) == at))


async def ask_again(session: AsyncSession, sources: Sequence[SourceId]) -> None:
    """Let the next polls of these sources ask their servers, whatever is kept."""
    mine = update(AnswerRow).where(col(AnswerRow.source_id).in_(sources))
    await session.execute(mine.values(until=None))


async def make_due(
    session: AsyncSession, sources: Sequence[SourceId], *, now: datetime, but: datetime | None = None
) -> None:
    """Poll those of the sources now of which an answer waits to be gone through, the one of `but` left out. It may have
    come while a poll ran, which has stored since when the source is to be polled next."""
    unread = (col(AnswerRow.source_id).in_(sources), col(AnswerRow.until).is_not(None))
    waits = select(col(AnswerRow.source_id)).where(*unread)
    waits = waits if but is None else waits.where(col(AnswerRow.at) != but)
    due = update(SourceRow).where(col(SourceRow.id).in_(waits), col(SourceRow.next_poll_at) > now)
    await session.execute(due.values(next_poll_at=now).execution_options(synchronize_session=False))


def _said(fetched: Fetched) -> str:
    """What the server said beside the body, as canonical JSON."""
    return dumps(
        {
            "url": fetched.url,
            "status": fetched.status,
            "content_type": fetched.content_type,
            "charset": fetched.charset,
            "etag": fetched.validators.etag,
            "last_modified": fetched.validators.last_modified,
            "max_age": None if fetched.max_age is None else fetched.max_age // MICROSECOND,
            "moved_to": fetched.moved_to,
            "robots_tag": fetched.robots_tag,
            "links": fetched.links,
        }
    )


def _fetched(stored: str, body: bytes, at: datetime) -> Fetched:
    said = json.loads(stored)
    return Fetched(
        url=said["url"],
        status=said["status"],
        body=body,
        content_type=said["content_type"],
        charset=said["charset"],
        validators=Validators(said["etag"], said["last_modified"]),
        max_age=None if said["max_age"] is None else said["max_age"] * MICROSECOND,
        moved_to=said["moved_to"],
        robots_tag=said["robots_tag"],
        links=tuple((relation, address) for relation, address in said["links"]),
        at=at,
    )
