"""Whether it is our own network that fails, and not the sources: many unrelated ones do, and nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
"""How long an answer or a failure says something about our network."""

UNRELATED = 3
"""So many registered domains that stop answering at once are no coincidence ..."""

ANSWERED = 10
"""... where at most one in so many others answered meanwhile."""

NAMES_DOWN = 2
"""Fewer will do where it is the name servers that do not answer, or there is no way out at all."""

GRACE = timedelta(hours=1)
"""How long a single domain whose name cannot be looked up is not blamed where nobody else was asked."""


@dataclass(slots=True)
class Weather:
    """What was seen of our network lately, by registered domain. One for the process; it forgets after WINDOW.

    A domain counts by what was seen of it last. Only sources that were well before count as failing: one that has
    been dead for weeks is no sign of anything.
    """

    down: bool | None = None
    """What was said of it last, None for nothing since the process began."""

    _answered: dict[str, datetime] = field(default_factory=dict)
    _failed: dict[str, datetime] = field(default_factory=dict)
    _unnamed: dict[str, datetime] = field(default_factory=dict)
    _alone: dict[str, datetime] = field(default_factory=dict)

    def answered(self, domain: str, at: datetime) -> None:
        """The domain answered something, be it an error of its own."""
        self._answered[domain] = at
        for seen in (self._failed, self._unnamed, self._alone):
            seen.pop(domain, None)

    def failed(self, domain: str, at: datetime, *, here: bool) -> None:
        """The domain did not answer; `here`: not even its name, or no network at all."""
        self._failed[domain] = at
        self._answered.pop(domain, None)
        if here:
            self._unnamed[domain] = at
            self._alone.setdefault(domain, at)

    def ours(self, at: datetime) -> bool:
        """Whether what fails now is held against nobody."""
        answered, failed, unnamed = (
            sum(1 for _ in _lately(seen, at)) for seen in (self._answered, self._failed, self._unnamed)
        )
        if answered == 0 and unnamed:
            return unnamed >= NAMES_DOWN or any(at - first < GRACE for first in self._alone.values())
        return failed >= UNRELATED and answered * ANSWERED <= failed


def _lately(seen: dict[str, datetime], at: datetime) -> Iterator[str]:
    for domain in [domain for domain, when in seen.items() if at - when > WINDOW]:
        del seen[domain]
    yield from seen
