"""When a source is polled next: pure decisions, no clock and no chance in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model.rhythm import Rhythm
from bot.model.source import PollOutcome, Source, SourceState
from bot.sources.condition import judged

FLOOR = timedelta(hours=1)
"""Nobody is asked more often than this ..."""

HINTED_FLOOR = timedelta(minutes=10)
"""... but where the feed itself offers it, down to this."""

LONGEST = timedelta(days=1)
"""The longest interval and backoff: a source is never given up, and a cache lifetime of a year misses no news."""

SAFETY = timedelta(hours=6)
"""How often a source is polled of which a hub tells: hubs forget, and nothing else would show it."""

LONGEST_ASKED = timedelta(days=30)
"""The longest Retry-After obeyed; a longer one would be a permanent stop."""

JITTER = 0.1
"""The share of the wait that is spread out, so that sources added together drift apart."""

STOPPING = {PollOutcome.GONE: SourceState.GONE, PollOutcome.BLOCKED: SourceState.BLOCKED}
"""What ends polling."""

HOURS, DAYS = 24, 7
"""All the hours of a day and days of a week."""

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
    safety: timedelta = SAFETY,
) -> Source:
    """The source after a poll: its state, failures and reason, and when it is polled next.

    `hints` is what the feed declares (ttl, sy:updatePeriod), None for nothing; `max_age` and `retry_after` are the
    server's, from this answer or this refusal; `floor` is the operator's least interval. NOT_MODIFIED, which an
    unchanged body is too, brings no hints: those from before stay.

    The interval follows the source's habit (see `Rhythm`): two polls for each item it usually publishes, fewer while
    it is silent, from the floor (below it, to ten minutes, where the feed declares a shorter pace) to a day.

    Never earlier than the server asks, nor in the hours and on the days that the feed rules out, and then up to a
    tenth of the wait later, by `spread` in [0, 1) (see `spread_of`). Failures double the wait up to a day, or as long
    as Retry-After says; they never stop it. OFFLINE, our own trouble, changes nothing but that. GONE (410) and
    BLOCKED (by the operator) alone stop, until `resume`. Where a hub tells of the source it is polled for safety only, every `safety` and when the
    hub's promise ends. Validators, body hash, rhythm and redirects are the caller's to set.
    """
    polled = replace(source, polled_at=now)
    if outcome is PollOutcome.OFFLINE:
        return replace(source, next_poll_at=_later(source, now, HINTED_FLOOR, spread))
    if outcome in STOPPING:
        stopped = replace(polled, state=STOPPING[outcome], reason=reason, next_poll_at=None)
        return since(source, stopped, now)
    if outcome is PollOutcome.FAILED:
        failing = replace(_failing(polled, retry_after, now), reason=reason)
        return since(
            source, replace(failing, next_poll_at=_later(source, now, _backoff(source, retry_after), spread)), now
        )
    interval = _interval(source, outcome, hints, floor, now)
    wait = max(interval, min(max_age or timedelta(0), LONGEST))
    if source.pushed_until is not None:
        wait = max(wait, min(safety, source.pushed_until - now))
    answered = judged(replace(polled, failures=0, ok_at=now, interval=interval), now=now)
    return since(source, replace(answered, next_poll_at=_later(source, now, wait, spread)), now)


def _failing(source: Source, retry_after: timedelta | None, now: datetime) -> Source:
    """The source after one more failure, and until when its server asked to be left alone."""
    until = now + min(retry_after, LONGEST_ASKED) if retry_after else source.rhythm.until
    rhythm = replace(source.rhythm, until=until)
    return replace(source, state=SourceState.FAILING, failures=source.failures + 1, rhythm=rhythm)


def since(before: Source, after: Source, now: datetime) -> Source:
    """The source with the time of its state's last change, which is now if it has just changed."""
    return after if after.state is before.state and before.state_since else replace(after, state_since=now)


def resume(source: Source, *, now: datetime) -> Source:
    """The source with a clean record, also one that was gone; due at once, or when its server said that it may be asked
    again, and its feed allows it: that somebody is in a hurry changes nothing for them."""
    due = _open(source.rhythm, max(now, source.rhythm.until or now), spread_of(source.url, now))
    again = replace(source, state=SourceState.NEW, reason="", failures=0, next_poll_at=due)
    return since(source, again, now)


def seen_at(source: Source, moved_to: str | None) -> Source:
    """The source after an answer that came by permanent redirects to `moved_to` (None: by none).

    When the same new address has been seen `MOVES` times in a row it becomes the source's own. Compare the
    `url` of both to learn whether it did: another source may have that address already.
    """
    if moved_to is None or moved_to == source.url:
        if source.moved_to is None and source.moved_seen == 0:
            return source
        return replace(source, moved_to=None, moved_seen=0)
    seen = source.moved_seen + 1 if moved_to == source.moved_to else 1
    if seen < MOVES:
        return replace(source, moved_to=moved_to, moved_seen=seen)
    return replace(source, url=moved_to, moved_to=None, moved_seen=0)


def spread_of(url: str, at: datetime | None = None) -> float:
    """A number in [0, 1), evenly spread over addresses and, where `at` is given, over its polls: always the same
    for the same address and time."""
    seed = url if at is None else f"{url} {at.isoformat()}"
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6]) / 2**48


def _interval(
    source: Source, outcome: PollOutcome, hints: timedelta | None, floor: timedelta, now: datetime
) -> timedelta:
    """The interval that fits the source's habit, within its hints, our limits and the cap of what was missed."""
    same = outcome is PollOutcome.NOT_MODIFIED
    least = _least(source.rhythm.hinted if same else hints, floor)
    wish = _wish(source.rhythm, now)
    if wish is None:
        return source.interval if same else least
    return min(max(wish, least), LONGEST)


def _least(hints: timedelta | None, floor: timedelta) -> timedelta:
    """The shortest interval allowed: the floor, or what the feed declares, down to ten minutes."""
    return floor if hints is None else min(max(hints, min(HINTED_FLOOR, floor)), LONGEST)


def _wish(rhythm: Rhythm, now: datetime) -> timedelta | None:
    """Half the time between two items, or a sixth of the silence if that is longer; None where no habit is known."""
    if rhythm.habit is None:
        return rhythm.cap
    silence = now - rhythm.newest_at if rhythm.newest_at else timedelta(0)
    wish = max(rhythm.habit / 2, silence / 6)
    return wish if rhythm.cap is None else min(wish, rhythm.cap)


def _backoff(source: Source, retry_after: timedelta | None) -> timedelta:
    """The wait after one more failure: the interval, doubled with each failure in a row, or as long as asked."""
    doubled = max(source.interval, HINTED_FLOOR) * (1 << min(source.failures, 10))
    return max(min(doubled, LONGEST), min(retry_after or timedelta(0), LONGEST_ASKED))


def _later(source: Source, now: datetime, wait: timedelta, spread: float) -> datetime:
    return _open(source.rhythm, now + wait + wait * JITTER * spread, spread)


def not_before(source: Source, now: datetime) -> datetime:
    """When a source may be asked that is due, or that somebody asks for by name: now, or as late as its server said
    (Retry-After). One that is due also waits out the hours and days that its feed rules out, in which a poll may come
    late (a process that stood still, a slow tick)."""
    when = max(now, source.rhythm.until or now)
    due = source.next_poll_at is not None and source.next_poll_at <= now
    return _open(source.rhythm, when, spread_of(source.url, now)) if due else when


def _open(rhythm: Rhythm, when: datetime, spread: float) -> datetime:
    """The first time from `when` on that the feed does not rule out; a feed that rules out all is not believed."""
    hours, days = rhythm.skip_hours, rhythm.skip_days
    if len(hours) >= HOURS or len(days) >= DAYS or not (hours or days):
        return when
    found = when.astimezone(UTC)
    while found.hour in hours or found.weekday() in days:
        found = found.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return when if found == when else found + HINTED_FLOOR * spread
