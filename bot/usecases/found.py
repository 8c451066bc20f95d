"""What came of looking for a feed: one, or why none of those that were tried is one to add."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.errors import BadStatus, Blocked, BylineError, Challenged, EmptyFeed, FetchError, Refused, TimedOut, TooLarge
from bot.model.feed import Feed, FeedLink
from bot.model.fetched import Fetched
from bot.sources.condition import span

E = TypeVar("E", bound=BylineError)

_WHAT_TO_DO: Final[tuple[tuple[type[FetchError], str], ...]] = (
    (TooLarge, "finding.elsewhere"),
    (TimedOut, "finding.later"),
    (Blocked, "finding.blocked"),
    (Refused, "finding.refused"),
)
"""What is said beside an error; the first that fits."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed, the address that it is polled at from now on, and the answer in which it came. `others` are further feeds
    that its page names."""

    url: str
    feed: Feed
    fetched: Fetched
    others: tuple[FeedLink, ...] = ()


@dataclass(slots=True)
class Passed:
    """Why feeds were passed over, for whoever is told that none is left. `declared` are those that the page itself
    declares: that one of them cannot be had is told, that a guess was wrong is not."""

    declared: frozenset[str] = frozenset()
    blocked: BylineError | None = None
    failed: BylineError | None = None
    empty: BylineError | None = None

    def note(self, link: str, error: BylineError) -> None:
        """Keep the first of each kind."""
        if isinstance(error, Blocked):
            self.blocked = self.blocked or error
        elif isinstance(error, FetchError) and link in self.declared:
            self.failed = self.failed or error
        elif isinstance(error, EmptyFeed):
            self.empty = self.empty or error

    @property
    def worst(self) -> BylineError | None:
        """What to tell; None where nothing was there that could have been a feed to add."""
        return self.blocked or self.failed or self.empty


def advice(error: FetchError) -> str:
    """Which words say what to do about it; empty where the error says so itself."""
    if isinstance(error, Challenged):
        return ""
    if isinstance(error, BadStatus):
        later = "finding.later.told" if error.retry_after else "finding.later"
        return later if error.status >= 500 or error.status == 429 else "finding.elsewhere"
    return next((words for kind, words in _WHAT_TO_DO if isinstance(error, kind)), "")


def waiting(error: FetchError) -> str:
    """How long the server asks us to wait, in words; empty where it does not say."""
    return span(error.retry_after) if isinstance(error, BadStatus) and error.retry_after else ""


def reworded(error: E, words: str) -> E:
    """The same error, with all that it holds, in other words."""
    again = copy(error)
    again.args = (words,)
    return again
