"""What an official said."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import BadQuery
from bot.messages import text
from bot.model.ids import Community
from bot.model.views import QuoteView, SpeakerHit
from bot.usecases.news import query_words
from storage import quotes
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class FindQuotes:
    """See `bot.services.FindQuotes`."""

    db: Database

    async def __call__(
        self, community: Community, speaker: str, *, about: str = "", limit: int = 5
    ) -> tuple[QuoteView, ...]:
        """Shown quotes by that speaker, newest first."""
        if not query_words(speaker):
            raise BadQuery(text("error.no_name"))
        async with self.db.read() as session:
            return await quotes.by_speaker(session, community, speaker.strip(), about=query_words(about), limit=limit)


@dataclass(frozen=True, slots=True)
class SuggestSpeakers:
    """See `bot.services.SuggestSpeakers`."""

    db: Database

    async def __call__(self, community: Community, prefix: str, *, limit: int = 25) -> tuple[SpeakerHit, ...]:
        """Speakers one of whose names starts so."""
        async with self.db.read() as session:
            return await quotes.suggest(session, community, prefix.strip(), limit=limit)
