"""Discord as a platform: REST alone, so a process that only delivers needs no gateway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Final

import aiohttp
import discord

from bot.delivery.discord.components import SOURCES, to_layout
from bot.errors import DeliveryError, DestinationGone, Undeliverable, Unreadable
from bot.messages import text
from bot.model.components import Message
from bot.model.ids import Destination

_CLOCKS_APART: Final = timedelta(seconds=60)
_HISTORY: Final = 2000
_AGAIN: Final = frozenset({401, 403, 404, 408, 429})
"""Statuses that alone say nothing about the message: the token, the time or the rate was wrong, or something between
us and Discord answered (a 403 or 404 with a page in place of Discord's own code)."""

_GONE: Final = frozenset({10003, 50001, 50013})
"""Discord's own codes for a channel that is unknown, that we do not see, or in which we may not do this."""


class DiscordPlatform:
    """Sends to and reads from channels, threads and direct messages with a client that is logged in.

    Promise: two sends with one nonce within Discord's window (a few minutes, undocumented) are one message,
    because discord.py sends `enforce_nonce` with it. Older ones are found by their marker. No send mentions
    anybody.
    """

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, destination: Destination, message: Message, *, nonce: str, marker: str) -> str:
        """The message's id. DestinationGone where Discord says that the channel is gone or closed, Undeliverable for
        what it does not take; DeliveryError for what may pass."""
        channel = self._channel(destination)
        view = to_layout(message, marker=marker)
        with _told():
            sent = await channel.send(view=view, nonce=nonce, allowed_mentions=discord.AllowedMentions.none())
        return str(sent.id)

    async def find(self, destination: Destination, marker: str, *, after: datetime) -> str | None:
        """Our message with the marker among at most 2,000 after that moment (a minute is allowed for clocks
        that differ); Unreadable without the permission to read, or where there are more."""
        channel, read = self._channel(destination), 0
        with _told(reading=True):
            async for message in channel.history(limit=_HISTORY, after=after - _CLOCKS_APART, oldest_first=True):
                read += 1
                if self._is_ours(message) and f"{SOURCES}{marker}" in _custom_ids(message.components):
                    return str(message.id)
        if read >= _HISTORY:
            raise Unreadable(text("delivery.long_history", n=_HISTORY))
        await _prove_readable(channel, after)
        return None

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _channel(self, destination: Destination) -> discord.PartialMessageable:
        if not destination.id.isdecimal():
            raise Undeliverable(text("delivery.no_channel", id=destination.id))
        return self._client.get_partial_messageable(int(destination.id))


def _custom_ids(components: Sequence[Any]) -> Iterator[str]:
    """Every custom_id in a tree of received components."""
    for component in components:
        if getattr(component, "custom_id", None):
            yield component.custom_id
        yield from _custom_ids(getattr(component, "children", ()))


async def _prove_readable(channel: discord.PartialMessageable, moment: datetime) -> None:
    """Nothing where single messages can be read, else Unreadable: without the permission a history is empty, which
    looks like the absence of our message, while asking for one message is refused."""
    with _told(reading=True), suppress(discord.NotFound):
        await channel.fetch_message(discord.utils.time_snowflake(moment))


@contextmanager
def _told(*, reading: bool = False) -> Iterator[None]:
    """Says what discord.py or the network raised in our words."""
    try:
        yield
    except discord.HTTPException as error:
        raise _meaning(error, reading=reading) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DeliveryError(text("delivery.unreached", error=type(error).__name__)) from error


def _meaning(error: discord.HTTPException, *, reading: bool) -> DeliveryError:
    said = text("delivery.refused", status=error.status, code=error.code, reason=error.text)
    if error.code in _GONE:
        return Unreadable(said) if reading and error.status == 403 else DestinationGone(said)
    return DeliveryError(said) if error.status in _AGAIN or error.status >= 500 else Undeliverable(said)
