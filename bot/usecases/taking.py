"""From one entry of a feed to a stored article, once: known again, decided, proved, written.

The network and the workers come first, the transaction last and short: whether an item is known is asked
before the work, to save it, and again inside the transaction, to be right.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import structlog

from bot.articles.corrections import says_corrected
from bot.articles.identity import page_identity
from bot.clock import Clock
from bot.errors import Blocked, FetchError, NoWorker, ParseError, Unreachable, Withheld, WorkerKilled
from bot.messages import text
from bot.model.article import Identity
from bot.model.correction import Correction
from bot.model.feed import Entry
from bot.model.ids import ArticleId, StoryId
from bot.model.source import Source
from bot.model.story import Decision, Verdict
from bot.proof import Proven, ProvenBrief, prove_brief, prove_correction
from bot.render.correction import correction_line
from bot.sources.shut import Shut
from bot.stories import Incoming, decide, identity_decision
from bot.usecases.correcting import drafted
from bot.usecases.entries import Item
from bot.usecases.meeting import another, lost, may_revise, same_words, settled, unchanged
from bot.usecases.reading import Read, Reader, bare
from storage import articles, attempts, backlog, stories
from storage.articles import Known
from storage.engine import Database, Session
from storage.versions import current_version

_log = structlog.get_logger(__name__)

GROUPING_WINDOW = timedelta(days=3)
_CANDIDATES = 1000

PATIENCE = timedelta(days=1)
"""How long an item waits for a page that may answer later."""


TRIES = 3
"""How often Byline may break on an item before it is passed over."""


class Taken(StrEnum):
    """What became of an entry."""

    NEW = "new"
    UPDATED = "updated"
    KNOWN = "known"


class Result(NamedTuple):
    """What became of an entry, whether it has text that may be shown, and how much of it the verifier refused."""

    taken: Taken
    shown: bool = True
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes entries of one feed."""

    db: Database
    reader: Reader
    clock: Clock
    shut: Shut

    async def __call__(
        self, source: Source, entry: Entry, identity: Identity, *, ask: bool = True, last: bool = False
    ) -> Result:
        """What became of the entry; without `ask`, no page is fetched.

        An item whose page fails, whose text breaks its worker, or which no longer gives the text that is stored, is tried again for a day from the first
        failure on (FetchError, ParseError); then, or at once where this is the `last` try, it is shown as a link, or stays
        as it was stored.
        """
        async with self.db.read() as session:
            known = await articles.find_known(session, source.id, identity)
            if known is not None and another(known, source, entry, identity):
                identity = replace(identity, link="")
                known = await articles.find_known(session, source.id, identity)
            if known is None and await backlog.unwanted(session, source.id, identity):
                return Result(Taken.KNOWN)
        if known is not None and (unchanged(known, identity) or not may_revise(source, known)):
            await self._meet_again(source, identity, known)
            return Result(Taken.KNOWN)
        try:
            read = await self._read(source, entry, identity, ask=ask, last=last)
            self.shut.check(read.article.url, read.article.outlet)
        except Blocked as why:
            await self._leave_out(source, entry, identity, known, str(why))
            return Result(Taken.KNOWN)
        if known is not None and lost(known, read):
            if not last and await self._patient(source, identity):
                raise Withheld(text("error.text_kept", url=read.article.url))
            await self._meet_again(source, identity, known)
            return Result(Taken.KNOWN)
        # beside the loop: a text of nothing but quotation marks takes the verifier seconds
        proven = await asyncio.to_thread(prove_brief, read.article.text, read.brief)
        if proven.refused:
            _log.warning("points refused by the verifier", url=read.article.url, reasons=proven.refused)
        change = await self._change(known, proven, read)
        async with self.db.write() as session:
            page = page_identity(entry, identity, read.article)
            await attempts.forget_attempts(session, source.id, identity)
            if page is not None and await self._known_page(session, source, identity, page):
                return Result(Taken.KNOWN)
            taken = await self._store(session, source, identity, read, proven, change)
            if page is not None and (stored := await articles.find_known(session, source.id, identity)):
                await articles.remember_keys(session, source.id, page, stored.article, now=self.clock())
            return Result(taken, bool(read.article.text), len(proven.refused))

    async def met(self, session: Session, source: Source, items: Sequence[Item]) -> list[bool]:
        """Of each item whether it is known as it stands, all its keys too, or is of a backlog that nobody asked for:
        then nothing is left to take of it."""
        identities = [item.identity for item in items]
        known = await articles.find_all_known(session, source.id, identities)
        strange = [one for one, there in zip(identities, known, strict=True) if there is None]
        unwanted = await backlog.all_unwanted(session, source.id, strange)
        return [
            item.identity in unwanted if there is None else settled(there, source, item)
            for item, there in zip(items, known, strict=True)
        ]

    async def _change(self, known: Known | None, proven: ProvenBrief, read: Read) -> Proven[Correction] | None:
        """What the item says differently than the stored version; None where it is new or has no text to compare.

        Another process may store a version between this and the transaction: then it is told against the older one.
        """
        if known is None or known.article is None or not read.article.text:
            return None
        async with self.db.read() as session:
            older = await current_version(session, known.article)
        if older is None or not older.article.text:
            return None
        before, after = older.article.text, read.article.text
        try:
            draft = await self.reader.workers.run(drafted, before, older.brief, after, proven.brief)
        except WorkerKilled as error:
            _log.warning("versions not compared", url=read.article.url, error=str(error))
            return None
        change, refused = await asyncio.to_thread(prove_correction, before, after, draft)
        if refused:
            _log.warning("changes refused by the verifier", url=read.article.url, reasons=refused)
        return change

    async def _known_page(self, session: Session, source: Source, identity: Identity, page: Identity) -> bool:
        """Whether the page is an article that came under another address (AMP, print, a shortener): the entry's
        keys are learned, its text is not, because variants differ in their wording by accident."""
        there = await articles.find_known(session, source.id, page)
        if there is None or await articles.find_known(session, source.id, identity):
            return False
        await articles.remember_keys(session, source.id, identity, there.article, now=self.clock())
        return True

    async def _read(self, source: Source, entry: Entry, identity: Identity, *, ask: bool, last: bool) -> Read:
        """The entry as an article; a page that keeps failing for a day, or fails for the last time, is given up, and so is
        a text that breaks its worker: the item is shown as a link."""
        try:
            if not ask:
                raise Unreachable(text("error.host_fails", url=entry.page))
            return await self.reader.entry(entry, source)
        except (Blocked, NoWorker):
            raise
        except (FetchError, ParseError) as error:
            if not last and await self._patient(source, identity):
                raise
            return await self.reader.given_up(entry if isinstance(error, FetchError) else bare(entry), source)

    async def _leave_out(self, source: Source, entry: Entry, identity: Identity, known: Known | None, why: str) -> None:
        """Note that the item turned out to be of a host or an outlet that is shut out: it is not read again, under this
        address or another. What is stored of it stays as it is."""
        decision = Decision(Verdict.LEFT_OUT, why)
        article = known.article if known else None
        async with self.db.write() as session:
            await articles.remember_keys(session, source.id, identity, article, now=self.clock())
            await stories.record_decision(
                session, source=source.id, article=article, item=entry.page or "", decision=decision, now=self.clock()
            )
        _log.info("item left out", reason=why)

    async def _patient(self, source: Source, identity: Identity) -> bool:
        """Whether the item is worth another try, after this one in vain."""
        async with self.db.write() as session:
            made = await attempts.note_attempt(session, source.id, identity, now=self.clock())
        return self.clock() - made.since < PATIENCE

    async def broke(self, source: Source, identity: Identity) -> None:
        """Note that Byline broke on the item; after some tries it is passed over for good."""
        async with self.db.write() as session:
            made = await attempts.note_attempt(session, source.id, identity, now=self.clock())
            if made.times >= TRIES:
                await articles.remember_keys(session, source.id, identity, None)
                await attempts.forget_attempts(session, source.id, identity)
                _log.error("item passed over", tries=made.times)

    async def _meet_again(self, source: Source, identity: Identity, known: Known) -> None:
        """Learn the keys that a known item did not have yet, and that this source carries it too."""
        if known.complete:
            return
        async with self.db.write() as session:
            await articles.remember_keys(session, source.id, identity, known.article, now=self.clock())

    async def _store(
        self,
        session: Session,
        source: Source,
        identity: Identity,
        read: Read,
        proven: ProvenBrief,
        change: Proven[Correction] | None,
    ) -> Taken:
        known = await articles.find_known(session, source.id, identity)
        now = self.clock()
        if known is None:
            await self._add(session, source, identity, read, proven, now)
            return Taken.NEW
        decision = identity_decision(
            known.matched,
            same_fingerprint=same_words(known, read, proven)
            or not may_revise(source, known, read.article.url)
            or lost(known, read),
            article=known.article,
            story=known.story,
        )
        if decision is None or known.article is None or decision.verdict is not Verdict.UPDATE:
            await articles.remember_keys(session, source.id, identity, known.article, now=now)
            return Taken.KNOWN
        await articles.add_version(
            session,
            known.article,
            read.article,
            proven,
            identity,
            source=source.id,
            features=read.features,
            now=now,
            corrected=change.value.corrected if change else says_corrected(read.article.text),
        )
        await self._record(session, source, known.article, read, _told(decision, change))
        return Taken.UPDATED

    async def _add(
        self, session: Session, source: Source, identity: Identity, read: Read, proven: ProvenBrief, now: datetime
    ) -> None:
        decision = await self._decide(session, read, now)
        story = await self._story(session, decision, read, now)
        article = await articles.add_article(
            session, source.id, read.article, proven, identity, story=story, features=read.features, now=now
        )
        await self._record(session, source, article, read, decision)
        _log.info(
            "article stored", article=article, story=story, verdict=decision.verdict.value, reason=decision.reason
        )

    async def _record(
        self, session: Session, source: Source, article: ArticleId, read: Read, decision: Decision
    ) -> None:
        await stories.record_decision(
            session, source=source.id, article=article, item=read.article.url, decision=decision, now=self.clock()
        )

    async def _decide(self, session: Session, read: Read, now: datetime) -> Decision:
        published = read.article.published or now
        known = await stories.candidates(session, since=published - GROUPING_WINDOW, limit=_CANDIDATES)
        return decide(Incoming(read.article.title, read.article.outlet, published, read.features), known)

    async def _story(self, session: Session, decision: Decision, read: Read, now: datetime) -> StoryId:
        published = min(read.article.published or now, now)
        if decision.verdict is Verdict.SAME and decision.story is not None:
            await stories.join_story(session, decision.story, at=published)
            return decision.story
        return await stories.new_story(session, title=read.article.title, at=published)


def _told(decision: Decision, change: Proven[Correction] | None) -> Decision:
    """The decision, with what changed in substance as a part of its reason."""
    told = correction_line(change.value) if change else ""
    return replace(decision, reason=f"{decision.reason}: {told}") if told else decision
