"""Stories, quotes, sources and digests as messages within stated limits; codec for the outbox.

Back ends are modules of their own, loaded by those who need them: `terminal` (rich) and `html`.
"""

from __future__ import annotations

from bot.render.codec import from_json, to_json
from bot.render.digest import digest_messages, subscription_message
from bot.render.help import help_message
from bot.render.layout import RenderedPart
from bot.render.limits import DISCORD, Limits
from bot.render.news import stories_messages, story_messages
from bot.render.notice import notice
from bot.render.quotes import quotes_messages
from bot.render.sources import source_added_message, sources_messages, story_sources_messages
from bot.render.typed import story_id

__all__ = [
    "DISCORD",
    "Limits",
    "RenderedPart",
    "digest_messages",
    "from_json",
    "help_message",
    "notice",
    "quotes_messages",
    "source_added_message",
    "sources_messages",
    "stories_messages",
    "story_id",
    "story_messages",
    "story_sources_messages",
    "subscription_message",
    "to_json",
]
