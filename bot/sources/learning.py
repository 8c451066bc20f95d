"""What a feed's items tell of its habits: pure, no clock in it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.feed import Feed
from bot.model.rhythm import Rhythm

LATELY = 10
"""The gaps between so many of the newest items make the habit."""

FEWEST = 3
"""Dated items below which nothing is said of a habit."""

REMEMBERED = 40
"""Keys of items that are remembered where a hub tells of them."""

SHORTEST = timedelta(minutes=10)
"""The shortest wait that is worth setting: nobody is polled more often."""

LONGEST = timedelta(days=1)
"""A cap that has grown to this says nothing any more."""

EASED = 1.25
"""How much longer the cap is after each poll that missed nothing."""


def declared(rhythm: Rhythm, feed: Feed) -> Rhythm:
    """The rhythm with what the feed itself says: its pace, when it does not want to be polled, and whether it came whole."""
    return replace(rhythm, hinted=feed.ttl, skip_hours=feed.skip_hours, skip_days=feed.skip_days, cut=feed.cut)


def observed(
    rhythm: Rhythm, dates: Sequence[datetime | None], keys: Sequence[str], *, new: bool, now: datetime
) -> Rhythm:
    """The rhythm after a poll whose items were published at `dates`, and are known by `keys` (the newest first).

    `new` is whether any of them was new: where none has a date, that is when something was published.
    """
    dated = sorted({date for date in dates if date is not None and date <= now}, reverse=True)
    newest = dated[0] if dated else now if new else rhythm.newest_at
    known = replace(rhythm, newest_at=newest, recent=tuple(keys) or rhythm.recent)
    if len(dated) < FEWEST:
        return known
    gaps = [later - earlier for later, earlier in itertools.pairwise(dated[: LATELY + 1])]
    return replace(known, habit=sum(gaps, timedelta(0)) / len(gaps), longest=max(gaps))


def told(rhythm: Rhythm, dates: Sequence[datetime | None], keys: Sequence[str], *, new: bool, now: datetime) -> Rhythm:
    """The rhythm after a hub told of items, which may be few of those that the feed holds: they say nothing of a habit,
    and the next poll may find any of those known now."""
    dated = [date for date in (*dates, rhythm.newest_at) if date is not None and date <= now]
    newest = max(dated, default=now if new else None)
    return replace(rhythm, newest_at=newest, recent=tuple(dict.fromkeys((*keys, *rhythm.recent)))[:REMEMBERED])


def missed(rhythm: Rhythm, dates: Sequence[datetime | None], keys: frozenset[str]) -> bool:
    """Whether items may have come and gone since the last poll: none of its newest items is left in the feed, and
    no item of the feed is older than the newest one known."""
    if not rhythm.recent or not keys or keys & set(rhythm.recent):
        return False
    oldest = min((date for date in dates if date is not None), default=None)
    return oldest is None or rhythm.newest_at is None or oldest > rhythm.newest_at


def hurried(rhythm: Rhythm, interval: timedelta, now: datetime) -> Rhythm:
    """The rhythm of a source of which items were missed: asked twice as often from now on."""
    return replace(rhythm, cap=max(interval / 2, SHORTEST), missed_at=now)


def eased(rhythm: Rhythm) -> Rhythm:
    """The rhythm after a poll that missed nothing: a cap grows, and ends at a day."""
    if rhythm.cap is None:
        return rhythm
    cap = rhythm.cap * EASED
    return replace(rhythm, cap=None if cap >= LONGEST else cap)
