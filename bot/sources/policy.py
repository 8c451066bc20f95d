"""How Byline fetches: its limits, as settings give them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from yarl import URL

KIB = 1024
MIB = 1024 * KIB

PORTS = frozenset({80, 443, 8080, 8443})
"""The ports of the web. Others belong to databases, mail and consoles, and no news is published there."""


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The limits of fetching. Bytes are counted after decompression; `per_host` is how many requests one
    host sees at once, `spacing` the least time between the starts of two. `per_domain` is how many requests all
    hosts of one registered domain see at once: a platform with a host for each of its blogs is one service.

    `block` holds hosts that are never fetched, nor any host below them.

    `proxy` is the address of an HTTP proxy that everything goes through, empty for none. It is the operator's own, so
    it may be private; what is fetched through it is guarded all the same.

    `allow` holds "host:port" or "host" of an operator's own servers on private addresses (tests, demos, an
    intranet). It comes from the configuration file and never from chat: for these hosts the guard is off.
    """

    user_agent: str
    allow: Collection[str] = ()
    block: tuple[str, ...] = ()
    proxy: str = ""
    timeout: timedelta = timedelta(seconds=30)
    feed_bytes: int = 8 * MIB
    page_bytes: int = 3 * MIB
    connections: int = 100
    per_host: int = 2
    redirects: int = 5
    spacing: timedelta = timedelta(milliseconds=100)
    per_domain: int = 4
    robots_bytes: int = 500 * KIB

    @property
    def product(self) -> str:
        """The name by which robots.txt calls us: the user agent up to its version."""
        return self.user_agent.split("/", 1)[0].split(" ", 1)[0]

    def allows(self, host: str, port: int | None) -> bool:
        """Whether the operator opened this host (in lower case) and port in the configuration file."""
        shown = f"[{host}]" if ":" in host else host
        return shown in self.allow or f"{shown}:{port}" in self.allow

    def blocks(self, host: str) -> bool:
        """Whether the operator shut this host out, or one that it is below, however the two are written. A site shut
        out under its www. name is shut out as a whole."""
        host = asked_for(host)
        names = (asked_for(blocked).removeprefix("www.") for blocked in self.block)
        return any(host == blocked or host.endswith(f".{blocked}") for blocked in names)

    def is_proxy(self, host: str, port: int | None) -> bool:
        """Whether this host and port are the operator's proxy."""
        if not self.proxy:
            return False
        parts = urlsplit(self.proxy)
        return (asked_for(host), port) == (asked_for(parts.hostname or ""), parts.port or 80)


@lru_cache(maxsize=4096)
def asked_for(host: str) -> str:
    """The host as name servers are asked for it: in lower case, in ASCII (IDNA) and without the dot at its end."""
    try:
        ascii_ = URL.build(scheme="http", host=host).raw_host or host
    except (ValueError, LookupError):  # no name at all, so that nobody is asked
        ascii_ = host
    return ascii_.lower().removesuffix(".")
