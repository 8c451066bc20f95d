"""How often one address may call: a bucket each, refilled as time passes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_address, ip_network

from bot.settings.model import is_loopback

_CUSTOMER = 64
"""Bits of an IPv6 address that tell one customer from another."""

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
    return _network(last if last and is_loopback(peer) else peer)


def _network(address: str) -> str:
    """The address; of IPv6 its network of 64 bits, which is what one customer has, with all of its addresses."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found.packed, _CUSTOMER), strict=False)) if not found.is_loopback else address
