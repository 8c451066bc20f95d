"""/quotes: what an official said."""

import asyncio
from typing import Final

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.messages import text
from bot.model.views import SpeakerHit
from bot.render import quotes_messages
from bot.services import FindQuotes, SuggestSpeakers
from cogs.reply import answer, community_of, patiently

_log = structlog.get_logger(__name__)

OFFERED: Final = 25
_LONGEST: Final = 100
_IN_TIME: Final = 2.0


class Quotes(commands.Cog):
    """Holds the use cases that find quotes and suggest speakers."""

    def __init__(self, find: FindQuotes, suggest: SuggestSpeakers) -> None:
        self._find, self._suggest = find, suggest

    @app_commands.command(name="quotes", description=text("quotes.what"))
    @app_commands.describe(official=text("quotes.official"), about=text("quotes.about"), count=text("quotes.count"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def quotes(
        self,
        interaction: discord.Interaction,
        official: app_commands.Range[str, 1, 100],
        about: app_commands.Range[str, 0, 100] = "",
        count: app_commands.Range[int, 1, 10] = 5,
    ) -> None:
        """Answers with what somebody was quoted saying, newest first."""
        found = await patiently(interaction, self._find(community_of(interaction), official, about=about, limit=count))
        await answer(interaction, quotes_messages(found, name=official, about=about))

    @quotes.autocomplete("official")
    async def suggest(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """At most 25 speakers whose names start so; none, rather than an error, where that fails or is late."""
        try:
            async with asyncio.timeout(_IN_TIME):
                hits = await self._suggest(community_of(interaction), typed, limit=OFFERED)
        except Exception:  # noqa: BLE001 - an interaction's boundary: no suggestion is the answer to any failure
            _log.warning("no suggestions", exc_info=True)
            return []
        return [app_commands.Choice(name=_label(hit), value=hit.name[:_LONGEST]) for hit in hits[:OFFERED]]


def _label(hit: SpeakerHit) -> str:
    """The name and the newest role as printed, within Discord's 100 characters."""
    label = f"{hit.name}, {hit.role}" if hit.role else hit.name
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
