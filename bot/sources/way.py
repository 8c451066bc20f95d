"""Through the operator's proxy without leaving the guard behind."""

from __future__ import annotations

from dataclasses import dataclass

from yarl import URL

from bot.sources.guard import GuardedResolver
from bot.sources.policy import FetchPolicy


@dataclass(frozen=True, slots=True)
class Way:
    """How a request goes out. Without a proxy: as it is.

    With one, the name is looked up here, by the guard, and the proxy is told the address that was found: a proxy that
    looked names up itself could be led inside by a name server that gives it another answer.
    """

    policy: FetchPolicy
    names: GuardedResolver

    async def to(self, url: URL) -> tuple[URL, dict[str, str], str | None]:
        """The address to ask for, the headers that go with it, and the name that the certificate must be of.

        Refused where the name leads to what is not public.
        """
        host = url.raw_host or ""
        if not self.policy.proxy or ":" in host or host.rpartition(".")[2].isdecimal():
            return url, {}, None
        found = await self.names.resolve(host, url.port or 0)
        return url.with_host(found[0]["host"]), {"Host": url.raw_authority}, host
