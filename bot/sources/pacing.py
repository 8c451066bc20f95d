"""When a source is polled next: pure decisions, no clock and no chance in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.fetched import Validators
from bot.model.source import PollOutcome, Source, SourceState

FLOOR = timedelta(hours=1)
"""Nobody is asked more often than this ..."""

HINTED_FLOOR = timedelta(minutes=10)
"""... but where the feed itself offers it, down to this."""

LONGEST = timedelta(days=1)
"""The longest interval and backoff: a source is never given up, and a cache lifetime of a year misses no news."""

LONGEST_ASKED = timedelta(days=30)
"""The longest Retry-After obeyed; a longer one would be a permanent stop."""

JITTER = 0.1
"""The share of the wait that is spread out, so that sources added together drift apart."""

MOVES = 3
"""How often a permanent redirect to the same place is seen before it is believed."""


def next_poll(
    source: Source,
    outcome: PollOutcome,
    *,
    now: datetime,
    hints: timedelta | None = None,
    max_age: timedelta | None = None,
    retry_after: timedelta | None = None,
    spread: float,
    reason: str = "",
    floor: timedelta = FLOOR,
) -> Source:
    """The source after a poll: its state, failures and reason, and when it is polled next.

    `hints` is what the feed declares (ttl, sy:updatePeriod), None for nothing; `max_age` and `retry_after` are the
    server's, from this answer or this refusal; `floor` is the operator's least interval. NOT_MODIFIED, which an
    unchanged body is too, brings no hints: the interval stays as it was.

    Never earlier than the server asks, and then up to a tenth of the wait later, by `spread` in [0, 1) (see
    `spread_of`). Failures double the wait up to a day, or as long as Retry-After says; they never stop it. GONE
    (410) alone stops, until `resume`. Validators, body hash and redirects are the caller's to set.
    """
    polled = replace(source, polled_at=now)
    if outcome is PollOutcome.GONE:
        return replace(polled, state=SourceState.GONE, reason=reason, next_poll_at=None)
    if outcome is PollOutcome.FAILED:
        wait = _backoff(source, retry_after)
        failing = replace(polled, state=SourceState.FAILING, reason=reason, failures=source.failures + 1)
        return replace(failing, next_poll_at=_later(now, wait, spread))
    interval = source.interval if outcome is PollOutcome.NOT_MODIFIED else _interval(hints, floor)
    wait = max(interval, min(max_age or timedelta(0), LONGEST))
    healthy = replace(polled, state=SourceState.HEALTHY, reason="", failures=0, ok_at=now, interval=interval)
    return replace(healthy, next_poll_at=_later(now, wait, spread))


def first_poll(now: datetime, *, spread: float, floor: timedelta = FLOOR) -> datetime:
    """When a source that was just read while it was added is polled first: within an interval, spread out."""
    return now + floor * (0.5 + spread / 2)


def resume(source: Source, *, now: datetime) -> Source:
    """The source, due at once and with a clean record; also one that was gone."""
    return replace(source, state=SourceState.NEW, reason="", failures=0, next_poll_at=now)


def seen_at(source: Source, moved_to: str | None) -> Source:
    """The source after an answer that came by permanent redirects to `moved_to` (None: by none).

    When the same new address has been seen `MOVES` times in a row it becomes the source's own. Compare the
    `url` of both to learn whether it did: another source may have that address already.
    """
    if moved_to is None or moved_to == source.url:
        return replace(source, moved_to=None, moved_seen=0)
    seen = source.moved_seen + 1 if moved_to == source.moved_to else 1
    if seen < MOVES:
        return replace(source, moved_to=moved_to, moved_seen=seen)
    return replace(source, url=moved_to, moved_to=None, moved_seen=0)


def spread_of(url: str) -> float:
    """A number in [0, 1) that is always the same for this address and evenly spread over addresses."""
    return int.from_bytes(hashlib.sha256(url.encode()).digest()[:6]) / 2**48


def unconditional(source: Source) -> Source:
    """The source, to be read anew: without validators and body hash."""
    return replace(source, validators=Validators(), body_hash="")


def _interval(hints: timedelta | None, floor: timedelta) -> timedelta:
    """The feed's own interval within our limits, or the floor."""
    return floor if hints is None else min(max(hints, min(HINTED_FLOOR, floor)), LONGEST)


def _backoff(source: Source, retry_after: timedelta | None) -> timedelta:
    """The wait after one more failure: the interval, doubled with each failure in a row, or as long as asked."""
    doubled = max(source.interval, HINTED_FLOOR) * (1 << min(source.failures, 10))
    return max(min(doubled, LONGEST), min(retry_after or timedelta(0), LONGEST_ASKED))


def _later(now: datetime, wait: timedelta, spread: float) -> datetime:
    return now + wait + wait * JITTER * spread
