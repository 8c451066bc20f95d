"""One source asked: its feed fetched and read, and what is new in it taken.

Asking changes nothing of the source itself: what came of it is a `Polled`, which `bot.usecases.outcomes` settles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

import structlog

from bot.articles.hubs import hub_of
from bot.clock import Clock
from bot.errors import BadStatus, Blocked, Challenged, FetchError, NoWorker, ParseError, TimedOut, Unreachable
from bot.messages import text
from bot.model.fetched import Fetched
from bot.model.source import ANSWERING, Polled, PollOutcome, Source
from bot.sources import learning, websub
from bot.sources.condition import judged, span
from bot.sources.pacing import FLOOR, SAFETY, next_poll, seen_at, since, spread_of
from bot.sources.shut import Shut
from bot.usecases.answers import Answer, Answers, unfinished
from bot.usecases.entries import Item, Listed
from bot.usecases.gathered import left_out
from bot.usecases.items import LONGEST, TakeItems, summed
from bot.usecases.reading import Reader
from bot.usecases.taking import Taker

_log = structlog.get_logger(__name__)

BROKEN = frozenset({403, 429, *range(500, 600)})
"""Statuses that speak of a server and not of one document."""

RECENT = 5
"""How many of a feed's newest items are remembered, to notice when all of them have left it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What kept a source from answering. `silent`: nothing came at all; `here`: it may be our own network;
    `broken`: it answered that it cannot, which others at the same place may do too."""

    polled: Polled
    silent: bool
    here: bool
    broken: bool


@dataclass(frozen=True, slots=True)
class AskSource:
    """Asks one source whose lease the caller holds."""

    reader: Reader
    take: Taker
    answers: Answers
    clock: Clock
    shut: Shut
    floor: timedelta = FLOOR
    safety: timedelta = SAFETY

    async def __call__(self, source: Source) -> Polled | Trouble:
        """What came of it; never raises for what a server did."""
        try:
            return await self._ask(source)
        except NoWorker as error:  # ours, whatever was to be read
            return replace(self.spared(source), reason=str(error))
        except (FetchError, ParseError) as error:
            return self.trouble(source, error)

    async def _ask(self, source: Source) -> Polled:
        self.shut.check(source.url, source.title, source.site)
        answer = await self.answers(source)
        fetched = answer.fetched
        if fetched.not_modified:
            return self._same(source, answer, PollOutcome.NOT_MODIFIED)
        digest = sha256(fetched.body).hexdigest()
        if digest == source.body_hash and source.kept_at is None:
            return self._same(replace(source, validators=fetched.validators), answer, PollOutcome.NOTHING_NEW)
        listed = await self._listed(source, fetched)
        if answer.until is not None:
            due = replace(source, next_poll_at=answer.until)
            return unfinished(await self._rest(due, listed), fetched, self.clock())
        feed = listed.feed
        hub = hub_of(fetched.links or feed.links, fetched.url)
        ends = self.clock() + LONGEST
        gone = await self._gone(source, listed, answer.before, ends)
        polled = await self._entries(websub.named(source, hub, now=self.clock()), listed, gone, ends)
        if polled.new:  # its hub, if it has one, has not told of these
            polled = replace(polled, source=replace(polled.source, pushed_until=None))
        paced = self._paced(polled.source, polled.outcome, answer, feed.ttl)
        polled = replace(polled, source=paced, asked=answer.asked)
        if polled.missed:
            polled = replace(polled, reason=text("health.missed", interval=span(polled.source.interval)))
        elif feed.cut:
            polled = replace(polled, reason=feed.cut)
        if answer.before is not None and gone is not None and (gone.left or gone.failed):
            # nothing else has these items: they are gone on with, and this answer is asked for again
            return unfinished(polled, answer.before, self.clock())
        if feed.cut and not source.rhythm.cut:
            # items did not come: with the old validators and no hash, the next poll meets them, unless the feed is always cut
            half = replace(polled, source=replace(polled.source, body_hash=""))
            return unfinished(half, replace(fetched, validators=source.validators), self.clock())
        whole = replace(polled, source=replace(polled.source, body_hash=digest, validators=fetched.validators))
        return unfinished(whole, fetched, self.clock())

    async def told(self, source: Source, fetched: Fetched) -> Polled:
        """What came of the document that the source's hub sent: its items are taken like those of a poll.

        It may hold the newest items alone, so that nothing else is learned from it, and when the source is polled
        next stays as it was, unless an item has to be read again. ParseError where it is no feed.
        """
        items, now = (await self._listed(source, fetched)).items, self.clock()
        counts = await TakeItems(self.take, self.clock)(source, items)
        dates = [item.dated for item in items]
        keys = [key for item in items[:RECENT] for key in item.known_by]
        rhythm = learning.told(source.rhythm, dates, keys, new=counts.new > 0, now=now)
        after = replace(source, rhythm=rhythm)
        if after.state in ANSWERING:  # what its hub sends says how lively it is
            after = since(source, judged(after, now=now), now)
        if (counts.failed or counts.left) and after.next_poll_at:
            after = replace(after, next_poll_at=min(after.next_poll_at, now + after.interval))
        return replace(counts, source=after, outcome=_came(counts))

    async def _listed(self, source: Source, fetched: Fetched) -> Listed:
        """The feed, without items of hosts and outlets that are shut out; Blocked where it is shut out itself."""
        listed = await self.reader.listed(fetched)
        self.shut.check(source.url, listed.feed.title, listed.feed.link)
        return replace(listed, items=tuple(one for one in listed.items if not left_out(self.shut, one.entry)))

    def _same(self, source: Source, answer: Answer, outcome: PollOutcome) -> Polled:
        cut = source.rhythm.cut if source.body_hash else ""  # without a hash, the validators are of an older answer
        eased = replace(source, rhythm=learning.eased(replace(source.rhythm, cut=cut)))
        return Polled(self._paced(eased, PollOutcome.NOT_MODIFIED, answer), outcome)

    async def _rest(self, source: Source, listed: Listed) -> Polled:
        """What an earlier poll had no time for is taken: nobody was asked, so that nothing is learned of the source."""
        counts = await TakeItems(self.take, self.clock)(source, listed.items)
        return replace(counts, outcome=_came(counts), asked=False)

    async def _entries(self, source: Source, listed: Listed, gone: Polled | None, ends: datetime) -> Polled:
        """What is new of the feed is taken; the counts with those of what had gone from it."""
        counts = await TakeItems(self.take, self.clock)(source, listed.items, ends=ends)
        counts = summed(gone, counts) if gone else counts
        return self._learned(replace(counts, outcome=_came(counts)), listed)

    async def _gone(self, source: Source, listed: Listed, before: Fetched | None, ends: datetime) -> Polled | None:
        """What is left of the answer before and has gone from the feed since is taken; None where there is nothing."""
        if before is None or not (items := await self._behind(source, listed, before)):
            return None
        return await TakeItems(self.take, self.clock)(source, items, ends=ends, last=True)

    async def _behind(self, source: Source, listed: Listed, before: Fetched) -> tuple[Item, ...]:
        """The items of the answer before that the feed has no more; those that were taken of it are known. ParseError only
        where there is no process to read it in: what cannot be read any more keeps nobody from going on."""
        there = {key for item in listed.items for key in item.known_by}
        try:
            items = (await self._listed(source, before)).items
        except NoWorker:
            raise
        except ParseError as error:
            _log.warning("an earlier answer cannot be read any more", source=source.id, error=str(error))
            return ()
        return tuple(item for item in items if there.isdisjoint(item.known_by))

    def _learned(self, polled: Polled, listed: Listed) -> Polled:
        """The source with what this answer tells of its habits, and whether items may have been missed."""
        source, now = polled.source, self.clock()
        dates = [item.dated for item in listed.items]
        keys = [item.known_by for item in listed.items]
        missed = learning.missed(source.rhythm, dates, frozenset(key for each in keys for key in each))
        rhythm = learning.hurried(source.rhythm, source.interval, now) if missed else learning.eased(source.rhythm)
        recent = [key for each in keys[:RECENT] for key in each]
        declared = learning.declared(rhythm, listed.feed)
        rhythm = learning.observed(declared, dates, recent, new=polled.new > 0, now=now)
        return replace(polled, source=replace(source, rhythm=rhythm), missed=missed)

    def _paced(self, source: Source, outcome: PollOutcome, answer: Answer, hints: timedelta | None = None) -> Source:
        now = self.clock()
        paced = next_poll(
            source,
            outcome,
            now=now,
            hints=hints,
            max_age=answer.fetched.max_age,
            spread=spread_of(source.url, now),
            floor=self.floor,
            safety=self.safety,
        )
        return seen_at(paced, answer.fetched.moved_to) if answer.asked else paced

    def trouble(self, source: Source, error: FetchError | ParseError) -> Trouble:
        """The source after an error: failing, gone for 410, or blocked by the operator."""
        outcome, now = _outcome(error), self.clock()
        paced = next_poll(
            source,
            outcome,
            now=now,
            retry_after=error.retry_after if isinstance(error, BadStatus) else None,
            spread=spread_of(source.url, now),
            reason=str(error),
            floor=self.floor,
        )
        return Trouble(
            Polled(paced, outcome, reason=str(error)),
            silent=isinstance(error, Unreachable | TimedOut),
            here=isinstance(error, Unreachable) and error.here,
            broken=isinstance(error, Challenged) or (isinstance(error, BadStatus) and error.status in BROKEN),
        )

    def spared(self, source: Source, why: str = "") -> Polled:
        """The source as it was, to be asked again soon: it is our own network that failed; `why` says what of it."""
        now = self.clock()
        later = next_poll(source, PollOutcome.OFFLINE, now=now, spread=spread_of(source.url, now))
        return Polled(later, PollOutcome.OFFLINE, reason=" ".join(filter(None, (text("error.offline"), why))))


def _came(counts: Polled) -> PollOutcome:
    return PollOutcome.NEW_ITEMS if counts.new or counts.updated else PollOutcome.NOTHING_NEW


def _outcome(error: FetchError | ParseError) -> PollOutcome:
    if isinstance(error, Blocked):
        return PollOutcome.BLOCKED
    gone = isinstance(error, BadStatus) and error.status == HTTPStatus.GONE
    return PollOutcome.GONE if gone else PollOutcome.FAILED
