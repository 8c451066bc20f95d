"""The items of one feed, taken in one poll: each for itself, and not more than a poll has time for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog

from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.model.source import Polled, PollOutcome, Source
from bot.usecases.entries import Item
from bot.usecases.taking import Taken, Taker
from storage import attempts

_log = structlog.get_logger(__name__)

MOST = 30
"""How many new items one poll takes; the next one takes the rest."""

FAILING = 100
"""How many items may fail in one poll before it leaves the others to the next: a feed of a hundred thousand dead links
would be as many writes, and as many lines in the log."""

LONGEST = timedelta(minutes=5)
"""How long one poll takes items: half of its lease."""

PATIENT = 3
"""How many pages of a host fail in one poll before it is asked for no more of them."""


@dataclass(frozen=True, slots=True)
class TakeItems:
    """Takes what is new of a feed's entries."""

    take: Taker
    clock: Clock

    async def __call__(
        self, source: Source, items: Sequence[Item], *, ends: datetime | None = None, last: bool = False
    ) -> Polled:
        """The counts; of `items`, the newest first, the oldest is taken first, so that ids grow in the order of
        publication. Those that failed in an earlier poll wait until the others are taken. `last`: they have
        left their feed, so that all are taken, as a link where it must be. None is begun after `ends`."""
        counts = Polled(source, PollOutcome.NOTHING_NEW, entries=len(items))
        most, failing = (len(items), len(items)) if last else (MOST, FAILING)
        failures: Counter[str] = Counter()
        ends = ends or self.clock() + LONGEST
        waiting = await self._waiting(source, items)
        for number, item in enumerate(waiting):
            if counts.new + counts.updated >= most or counts.failed >= failing or self.clock() > ends:
                _log.info("items left for the next poll", source=source.id, left=len(waiting) - number)
                return replace(counts, left=len(waiting) - number)
            counts = await self._item(source, item, counts, failures, last=last)
        return counts

    async def _waiting(self, source: Source, items: Sequence[Item]) -> list[Item]:
        """The items that may bring something, in the order in which they are taken: what is known as it stands is
        asked of the database for all of them at once."""
        async with self.take.db.read() as session:
            open_ = [
                item for item, met in zip(items, await self.take.met(session, source, items), strict=True) if not met
            ]
            tried = await attempts.tried(session, source.id) if open_ else frozenset()
        open_.reverse()
        return sorted(open_, key=lambda item: attempts.key_of(source.id, item.identity) in tried) if tried else open_

    async def _item(self, source: Source, item: Item, counts: Polled, failures: Counter[str], *, last: bool) -> Polled:
        """The counts with this item; whatever happens to it, the next one is taken."""
        entry, identity = item.entry, item.identity
        host = urlsplit(entry.page or "").netloc
        with structlog.contextvars.bound_contextvars(item=entry.link or entry.id):
            try:
                ask = failures[host] < PATIENT
                taken, shown, refused = await self.take(source, entry, identity, ask=ask, last=last)
            except (FetchError, ParseError) as error:
                failures[host] += isinstance(error, FetchError)
                _log.warning("item put off", error=str(error))
                return replace(counts, failed=counts.failed + 1)
            except Exception:  # noqa: BLE001 - the boundary of an item: the others must be taken
                _log.exception("item broke")
                await self.take.broke(source, identity)
                return replace(counts, failed=counts.failed + 1)
        return replace(
            counts,
            new=counts.new + (taken is Taken.NEW),
            updated=counts.updated + (taken is Taken.UPDATED),
            withheld=counts.withheld + (taken is Taken.NEW and not shown),
            refused=counts.refused + refused,
        )


def summed(first: Polled, second: Polled) -> Polled:
    """The second's counts, with what became of the first's items."""
    names = ("new", "updated", "withheld", "refused", "failed", "left")
    return replace(second, **{name: getattr(first, name) + getattr(second, name) for name in names})
