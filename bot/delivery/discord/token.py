"""Whether a token is good, asked of the platform itself."""

from __future__ import annotations

from typing import Final

import aiohttp

from bot.errors import DeliveryError
from bot.messages import text

API: Final = "https://discord.com/api/v10"
_TIMEOUT: Final = aiohttp.ClientTimeout(total=15)


async def whoami(token: str, api_base: str | None) -> str:
    """The name of the bot that the token belongs to; DeliveryError says why it could not be learned."""
    url = f"{(api_base or API).rstrip('/')}/users/@me"
    headers = {"Authorization": f"Bot {token}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False) as client,
            client.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status == 401:
                raise DeliveryError(text("check.token.refused"))
            if answer.status != 200:
                raise DeliveryError(text("check.token.status", status=answer.status, url=url))
            found = await answer.json()
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise DeliveryError(text("check.token.unreachable", url=url, why=str(error) or type(error).__name__)) from error
    if not isinstance(found, dict) or not isinstance(found.get("username"), str):
        raise DeliveryError(text("check.token.status", status=200, url=url))
    return str(found["username"])
