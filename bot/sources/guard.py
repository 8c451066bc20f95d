"""Refuses every address through which a stranger could reach what is not public.

Three doors, because each alone can be walked around: `check_url` reads the address as written (on every
redirect too), `GuardedResolver` reads what its name resolves to, and `Dialler` reads the address that a socket
is about to be opened to, whatever led there.
"""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

import structlog
from aiohappyeyeballs import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import BadAddress, Blocked, Refused, Unreachable
from bot.messages import text
from bot.sources.addresses import address_allowed, is_metadata
from bot.sources.policy import PORTS, FetchPolicy

_log = structlog.get_logger(__name__)

__all__ = ["Dialler", "GuardedResolver", "address_allowed", "check_url"]

LONGEST = 2000
"""Characters of an address; longer ones are attacks or accidents."""

NAME = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?![0-9]+$|0x)[a-z0-9-]{2,63}")
"""A host name of at least two labels whose last one is no number: what only looks like a name is an address."""

DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
"""An IPv4 address as people write it; `ip_address` refuses leading zeros, so octal forms do not pass."""

WRITTEN = re.compile(r"(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=\[\]]|%[0-9A-Fa-f]{2})*")
"""A path and query that need no quoting (RFC 3986)."""

LOCAL_NAMES = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "home.arpa",
    "in-addr.arpa",
    "ip6.arpa",
    "onion",
    "invalid",
    "alt",
)
"""Endings that no public name server answers for: what they lead to is somebody's own network."""


def check_url(url: str | URL, policy: FetchPolicy) -> URL:
    """The address, ready to fetch, without fragment. BadAddress if it is none, Refused if it is forbidden.

    Only http and https, ports 80, 443, 8080 and 8443, no user name or password, and a public name of two or
    more labels or a public IP address in its usual notation. Hosts and ports that the policy allows are exempt
    from the rules on hosts and ports.
    """
    parsed = _parse(str(url))
    if parsed.scheme not in {"http", "https"}:
        raise Refused(text("fetch.scheme", url=url), url=str(url))
    if parsed.raw_user is not None or parsed.raw_password is not None or "@" in parsed.authority:
        raise Refused(text("fetch.user", host=parsed.host), url=str(url))
    host = (parsed.raw_host or "").lower()
    if policy.blocks(host):
        raise Blocked(text("error.blocked", host=host), url=str(url))
    if policy.allows(host, parsed.port):
        return parsed
    if policy.is_proxy(host, parsed.port):
        raise Refused(text("fetch.proxy", url=url), url=str(url))
    _check_host(host, str(url), parsed.raw_authority)
    if parsed.port not in PORTS:
        raise Refused(text("fetch.port", url=url, port=parsed.port), url=str(url), inside=parsed.raw_authority)
    return parsed


def _parse(url: str) -> URL:
    """The parsed address without fragment; BadAddress for whatever is none."""
    if len(url) > LONGEST:
        raise BadAddress(text("fetch.address.long", most=LONGEST))
    url = url.strip(" ")
    if not url.isprintable() or " " in url or "\\" in url:
        raise BadAddress(text("fetch.address.characters", url=url))
    try:
        parsed = URL(url)
        parsed = _exact(url, parsed.with_fragment(None) if "#" in url else parsed)
        known = bool(parsed.scheme and parsed.host and parsed.port != 0)
    except (ValueError, LookupError) as error:  # yarl's words for a bad port, bracket or name, UnicodeError among them
        raise BadAddress(text("fetch.address.bad", url=url, why=error)) from error
    if not known and parsed.scheme in {"", "http", "https"}:
        raise BadAddress(text("fetch.address.form", url=url))
    return parsed


def _exact(url: str, parsed: URL) -> URL:
    """The same address with path and query as written: a signed link must not be quoted another way."""
    if not parsed.raw_host:
        return parsed
    parts = urlsplit(url)
    rest = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.path and rest == parsed.raw_path_qs:
        return parsed
    return URL(f"{parsed.scheme}://{parsed.raw_authority}{rest}", encoded=True) if WRITTEN.fullmatch(rest) else parsed


def _check_host(host: str, url: str, inside: str) -> None:
    """Refuse a host that is local, odd, or an address that is not public; `inside` is its host and port."""
    host = host.removesuffix(".")
    if ":" in host or DOTTED.fullmatch(host):
        if not address_allowed(host):
            inside = "" if is_metadata(host) else inside
            raise Refused(text("fetch.host.address", host=host, url=url), url=url, inside=inside)
    elif any(host == name or host.endswith(f".{name}") for name in LOCAL_NAMES):
        raise Refused(text("fetch.host.local", host=host, url=url), url=url, inside=inside)
    elif not NAME.fullmatch(host):
        raise Refused(text("fetch.host.name", host=host, url=url), url=url, inside=inside)


class Dialler:
    """Opens sockets to public addresses, and to those that the policy's own hosts were found at.

    Handed to aiohttp as its socket factory, so it sees the address that is dialled, also where the URL held
    an address and no name was resolved.
    """

    def __init__(self, policy: FetchPolicy) -> None:
        self.policy = policy
        self._granted: set[tuple[str, int]] = set()

    def grant(self, address: str, port: int) -> None:
        """Let this address through: a host that the configuration file allows resolved to it."""
        self._granted.add((address, port))

    def permits(self, address: str, port: int) -> bool:
        """Whether a socket may be opened to this address and port."""
        if address_allowed(address) or (address, port) in self._granted:
            return True
        return self.policy.allows(address, port) or self.policy.is_proxy(address, port)

    def __call__(self, info: AddrInfoType) -> socket.socket:
        """A fresh socket for this address; Refused where it is not public."""
        family, kind, protocol, _, where = info
        address, port = str(where[0]), int(where[1])
        if not self.permits(address, port):
            raise Refused(text("fetch.dial", address=address))
        return socket.socket(family=family, type=kind, proto=protocol)


class GuardedResolver(AbstractResolver):
    """Resolves names through `inner` and refuses an answer in which any address is not public.

    A mixed answer is refused as a whole: a name server that offers a private address beside a public one is
    either broken or hostile, and the next try would get the other one.
    """

    def __init__(self, dialler: Dialler, inner: AbstractResolver) -> None:
        self._dialler = dialler
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a public name; Refused where one of them is not public."""
        found = await self._inner.resolve(host, port, family)
        if not found:
            raise Unreachable(text("fetch.no_address", host=host))
        policy = self._dialler.policy
        if policy.allows(host.lower(), port) or policy.is_proxy(host.lower(), port):
            for answer in found:
                self._dialler.grant(answer["host"], port)
            return found
        inside = [answer["host"] for answer in found if not address_allowed(answer["host"])]
        if inside:
            # what a name leads to inside our network is for the operator to read, not for whoever asks
            _log.warning("refused a name that leads inside", host=host, addresses=inside)
            raise Refused(text("fetch.host.leads_inside", host=host), inside=f"{host}:{port}")
        return found

    async def close(self) -> None:
        """Close the resolver behind this one."""
        await self._inner.close()
