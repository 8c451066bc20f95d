"""Speakers: everybody with a shown quote, under every part of their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import case, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.model.brief import Quote, SpeakerKind
from bot.model.ids import SpeakerId
from storage.tables import SpeakerKeyRow, SpeakerRow
from storage.upsert import insert_into
from storage.words import name_words


def speaker_key(quote: Quote) -> str:
    """The folded name under which the quote's speaker is one row; "" where nobody may be credited."""
    return " ".join(name_words(quote.speaker or "")) if quote.shown else ""


async def credit(session: AsyncSession, quotes: Sequence[Quote]) -> dict[str, SpeakerId]:
    """The speakers of these quotes by `speaker_key`; each one's count grows.

    Speakers are written in the order of their names, so that two transactions never wait for each other.
    """
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(speaker_key(quote), []).append(quote)
    groups.pop("", None)
    return {key: await _speaker(session, key, groups[key]) for key in sorted(groups)}


async def discredit(session: AsyncSession, speakers: Iterable[int | None]) -> None:
    """Take one quote off each speaker's count for each time it is named."""
    for speaker, times in sorted(Counter(s for s in speakers if s is not None).items()):
        fewer = update(SpeakerRow).where(col(SpeakerRow.id) == speaker).values(quotes=col(SpeakerRow.quotes) - times)
        await session.execute(fewer)


async def _speaker(session: AsyncSession, key: str, quotes: list[Quote]) -> SpeakerId:
    made = insert_into(session, SpeakerRow).values(
        name=quotes[0].speaker,
        name_key=key,
        kind=quotes[0].speaker_kind.value,
        quotes=len(quotes),
    )
    kind = col(SpeakerRow.kind)
    changes = {
        "quotes": col(SpeakerRow.quotes) + made.excluded.quotes,
        "kind": case((kind == SpeakerKind.UNKNOWN.value, made.excluded.kind), else_=kind),
    }
    kept = made.on_conflict_do_update(index_elements=["name_key"], set_=changes).returning(col(SpeakerRow.id))
    speaker = (await session.execute(kept)).scalar_one() or 0
    parts = [{"key": part, "speaker_id": speaker} for part in sorted({key, *key.split()})]
    await session.execute(insert_into(session, SpeakerKeyRow).values(parts).on_conflict_do_nothing())
    return SpeakerId(speaker)
