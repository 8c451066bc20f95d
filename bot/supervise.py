"""The client kept connected: discord.py ends for good on errors that a new connection mends.

An exception while any event is parsed, or a gateway that does not answer the first time, ends the client
(Rapptz/discord.py #10520), so it is started again with growing pauses. A refused token is final. A network that is
gone is one line of warning each time; where it failed stands in the log at the level debug.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
import discord
import structlog

from bot.client import Byline
from bot.delivery import Platform
from bot.delivery.discord.platform import DiscordPlatform
from bot.errors import SettingsError
from bot.messages import text

_log = structlog.get_logger(__name__)

PLATFORM: Final = "discord"
_LONGEST_PAUSE: Final = 300.0
_FIRST_PAUSE: Final = 5.0
_STEADY: Final = 600.0
"""Seconds after which a connection counts as good, so that the pauses start small again."""


async def keep_connected(make: Callable[[], Byline], token: str, platforms: MutableMapping[str, Platform]) -> None:
    """Runs one client after another until cancelled; `platforms` holds Discord while one is ready.

    Raises SettingsError for a token or an intent that Discord refuses: no pause mends those.
    """
    pause = _FIRST_PAUSE
    loop = asyncio.get_running_loop()
    while True:
        started, why = loop.time(), ""
        try:
            async with _open(make(), platforms) as client:
                await client.start(token)
        except discord.LoginFailure as error:
            raise SettingsError((text("run.bad_token"),)) from error
        except discord.PrivilegedIntentsRequired as error:
            raise SettingsError((str(error),)) from error
        except (OSError, aiohttp.ClientError) as error:  # no way to Discord, which is the network's fault and not ours
            why = f"{type(error).__name__}: {error}"
            _log.debug("connection to Discord ended", exc_info=True)
        except Exception:  # noqa: BLE001 - the boundary of a connection: the next one may be good
            _log.exception("connection to Discord ended")
        if loop.time() - started > _STEADY:
            pause = _FIRST_PAUSE
        _log.warning("connecting to Discord again", seconds=pause, **({"why": why} if why else {}))
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


@asynccontextmanager
async def _open(client: Byline, platforms: MutableMapping[str, Platform]) -> AsyncIterator[Byline]:
    """The client, which is a platform from the moment it is ready until it closes."""

    async def ready() -> None:
        await client.wait_until_ready()
        platforms[PLATFORM] = DiscordPlatform(client)
        _log.info("connected to Discord", user=str(client.user), communities=len(client.guilds))

    async with client:
        waiting = asyncio.create_task(ready())
        try:
            yield client
        finally:
            waiting.cancel()
            platforms.pop(PLATFORM, None)
