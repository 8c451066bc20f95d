"""A digest as messages."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from bot.messages import text as words
from bot.model.components import Text
from bot.model.digest import Digest
from bot.render.layout import Block, RenderedPart, pack
from bot.render.limits import DISCORD, SOURCES_ROW
from bot.render.news import story_blocks

__all__ = ["RenderedPart", "digest_messages"]

_POINTS_IN_A_DIGEST: Final = 3


def digest_messages(digest: Digest) -> tuple[RenderedPart, ...]:
    """The digest in as many messages as hold it, each with the stories that it shows; none where no story
    was chosen. Two components of every message stay free for the "Sources" row that delivery adds."""
    if not digest.chosen:
        return ()
    span = Block(Text(f"-# {words('digest.window', start=_local(digest, start=True), end=_local(digest))}"))
    stories = [choice.story for choice in digest.chosen]
    blocks = [block for story in stories for block in story_blocks(story, shown=_POINTS_IN_A_DIGEST)]
    day = digest.window.end.astimezone(ZoneInfo(digest.zone))
    heading = words("digest.title", day=f"{day.day} {day:%B %Y}")
    return pack([span, *blocks], heading=heading, limits=DISCORD.less(components=SOURCES_ROW))


def _local(digest: Digest, *, start: bool = False) -> str:
    """An end of the window on the clock of the digest's zone."""
    at = (digest.window.start if start else digest.window.end).astimezone(ZoneInfo(digest.zone))
    return f"{at:%a} {at.day} {at:%b %H:%M}" + ("" if start else f" ({digest.zone})")
