"""What the operator shut out: hosts, and outlets by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from bot.errors import Blocked
from bot.messages import text
from bot.model.feed import Entry
from bot.sources.policy import FetchPolicy, asked_for

PARTED = re.compile(r"(?<!\s)\s+[-–—|:»·•/]+\s+|:\s+")
"""What stands between an outlet's name and the rest of a feed's title: "Daily Zephyr - World"."""

_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")
"""An outlet that goes by the name of its host."""


@dataclass(frozen=True, slots=True)
class Shut:
    """Hosts as the policy has them, and names of outlets, which are compared without case, punctuation and article."""

    policy: FetchPolicy
    outlets: tuple[str, ...] = ()
    _names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", frozenset(filter(None, map(folded, self.outlets))))

    @property
    def any(self) -> bool:
        """Whether anything is shut out at all."""
        return bool(self.policy.block or self._names)

    def host(self, url: str | None) -> str:
        """The host of the address where it is shut out, else empty."""
        if not self.policy.block:
            return ""
        try:
            host = asked_for(urlsplit(url or "").hostname or "")
        except ValueError:
            return ""
        return host if self.policy.blocks(host) else ""

    def outlet(self, title: str) -> str:
        """The outlet's name where a feed of this title is one that is shut out, else empty."""
        names = [title, *PARTED.split(title)] if self._names else []
        return next((name for name in names if folded(name) in self._names), "")

    def reason(self, url: str, title: str = "", site: str | None = None) -> str:
        """Why nothing is read from a source at this address, of this title and site; empty where it may be."""
        if host := self.host(url) or self.host(site):
            return text("error.blocked", host=host)
        name = self.outlet(title)
        return text("error.blocked.outlet", name=name) if name else ""

    def item(self, entry: Entry) -> str:
        """Why an entry is not read, whichever feed has it: by where it leads, and by whose its feed says it is."""
        if not self.any:
            return ""
        named = f"https://{entry.outlet}/" if _HOST.fullmatch(entry.outlet) else None
        reasons = (
            self.reason(url or "", entry.outlet) for url in (entry.original, entry.link, entry.outlet_site, named)
        )
        return next(filter(None, reasons), "")

    def check(self, url: str, title: str = "", site: str | None = None) -> None:
        """Blocked, with the reason, where nothing is read from such a source."""
        if why := self.reason(url, title, site):
            raise Blocked(why, url=url)


def folded(name: str) -> str:
    """The name as it is compared."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
