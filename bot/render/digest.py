"""A digest as messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from bot.messages import text as words
from bot.model.components import Card, Message, Text, Tone
from bot.model.digest import Digest, Subscription
from bot.render.escape import clip, escape
from bot.render.layout import Block, RenderedPart, pack
from bot.render.limits import DISCORD, SOURCES_ROW
from bot.render.lines import when
from bot.render.news import story_blocks

_POINTS_IN_A_DIGEST: Final = 3


def digest_messages(digest: Digest) -> tuple[RenderedPart, ...]:
    """The digest in as many messages as hold it, each with the stories that it shows, and how many the limit
    left out; none where no story was chosen. Two components of every message stay free for the "Sources" row that delivery adds."""
    if not digest.chosen:
        return ()
    span = Block(Text("\n".join(f"-# {line}" for line in _about(digest))))
    stories = [choice.story for choice in digest.chosen]
    blocks = [block for story in stories for block in story_blocks(story, shown=_POINTS_IN_A_DIGEST)]
    day = digest.window.end.astimezone(ZoneInfo(digest.zone))
    heading = words("digest.title", day=f"{day.day} {day:%B %Y}")
    return pack([span, *blocks], heading=heading, limits=DISCORD.less(components=SOURCES_ROW))


def _about(digest: Digest) -> Iterator[str]:
    """The window, and how many stories the limit left out."""
    yield words("digest.window", start=_local(digest, start=True), end=_local(digest))
    if digest.over:
        yield words("digest.over", n=digest.over)


def subscription_message(subscription: Subscription, *, where: str) -> Message:
    """What was ordered: the place (plain text), the times of day with their zone, and the first moment."""
    order = subscription.schedule
    said = words(
        "digest.created",
        where=escape(clip(where, 100)),
        times=", ".join(f"{at:%H:%M}" for at in order.times[:24]),
        zone=escape(order.zone),
        first=when(subscription.next_due_at),
    )
    return Message((Card((Text(said),), Tone.GOOD),), plain=words("digest.ordered"))


def _local(digest: Digest, *, start: bool = False) -> str:
    """An end of the window on the clock of the digest's zone."""
    at = (digest.window.start if start else digest.window.end).astimezone(ZoneInfo(digest.zone))
    return f"{at:%a} {at.day} {at:%b %H:%M}" + ("" if start else f" ({digest.zone})")
