"""How often one address may call: a bucket each, refilled as time passes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.settings.model import is_loopback

REMEMBERED = 10_000
"""Addresses that are remembered; the one that called longest ago is forgotten first."""


@dataclass(slots=True)
class Callers:
    """Lets an address call `burst` times at once and `per_minute` times a minute in the long run."""

    burst: int = 60
    per_minute: float = 60.0
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, address: str, now: float) -> float:
        """Seconds until the address may call again; 0 where it may now, which is then counted. `now` is in seconds."""
        left, since = self._left.pop(address, (float(self.burst), now))
        left = min(left + (now - since) * self.per_minute / 60, float(self.burst))
        self._left[address] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * 60 / self.per_minute


def caller(peer: str, forwarded: str) -> str:
    """Who calls: the peer, or whom a proxy on this machine says that it speaks for (the last of X-Forwarded-For)."""
    last = forwarded.rpartition(",")[2].strip()
    return last if last and is_loopback(peer) else peer
