"""Rate limits: buckets with the headers that a client reads, and the 429 that it should never cause."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.clock import Clock, system_clock
from tests.standin.wire import Call, Reply

_MAJOR: Final = ("channel_id", "guild_id", "webhook_id", "interaction_token")
_EXEMPT: Final = ("/interactions/", "/webhooks/")
"""Routes outside the bot's global limit."""


@dataclass(slots=True)
class Window:
    """A bucket's current window: when it began and how many requests it had."""

    began: float
    used: int = 0


@dataclass(slots=True)
class Limits:
    """The buckets. `rules` says (requests, seconds) by "METHOD template"; every other route has `default`."""

    rules: dict[str, tuple[int, float]] = field(
        default_factory=lambda: {"POST /channels/{channel_id}/messages": (5, 5.0)}
    )
    default: tuple[int, float] = (50, 1.0)
    clock: Clock = system_clock
    everywhere: int = 50
    refused: list[str] = field(default_factory=list)
    _windows: dict[str, Window] = field(default_factory=dict)

    def take(self, call: Call) -> tuple[Mapping[str, str], Reply | None]:
        """The headers for the answer, and the 429 where the bucket or the whole bot is beyond its limit."""
        exempt = call.template.startswith(_EXEMPT)
        if not exempt and self._use("global", call.at, 1.0) > self.everywhere:
            return {}, self._refuse(call, self._left("global", call.at, 1.0), scope="global")
        route = f"{call.method} {call.template}"
        most, seconds = self.rules.get(route, self.default)
        bucket = hashlib.sha256(route.encode()).hexdigest()[:32]
        key = ":".join((bucket, *(call.args.get(name, "") for name in _MAJOR)))
        used = self._use(key, call.at, seconds)
        left = self._left(key, call.at, seconds)
        headers = {"X-RateLimit-Limit": str(most), "X-RateLimit-Remaining": str(max(most - used, 0))}
        reset = self.clock().timestamp() + left
        headers |= {"X-RateLimit-Reset": f"{reset:.3f}", "X-RateLimit-Reset-After": f"{left:.3f}"}
        headers |= {"X-RateLimit-Bucket": bucket}
        return headers, self._refuse(call, left, scope="user") if used > most else None

    def _use(self, key: str, now: float, seconds: float) -> int:
        window = self._windows.get(key)
        if window is None or now - window.began >= seconds:
            window = self._windows[key] = Window(now)
        window.used += 1
        return window.used

    def _left(self, key: str, now: float, seconds: float) -> float:
        return max(self._windows[key].began + seconds - now, 0.001)

    def _refuse(self, call: Call, left: float, *, scope: str) -> Reply:
        self.refused.append(f"{call.method} {call.path}")
        return too_many(left, scope=scope)


def too_many(seconds: float, *, scope: str = "user") -> Reply:
    """A 429 as Discord's own (not Cloudflare's): with Via, and the seconds in the body and the header."""
    told = {"message": "You are being rate limited.", "retry_after": round(seconds, 3), "global": scope == "global"}
    headers = {"Via": "1.1 google", "Retry-After": str(int(seconds) + 1), "X-RateLimit-Scope": scope}
    return Reply(429, told, {**headers, **({"X-RateLimit-Global": "true"} if scope == "global" else {})})
