"""Documents that people ask for: a source's own not before its server allows it, and not twice within an hour."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from bot.clock import Clock
from bot.errors import BadStatus
from bot.messages import text
from bot.model.fetched import Fetched
from bot.model.source import ANSWERING, Source
from bot.sources.fetcher import NOTHING, Fetcher
from bot.sources.guard import check_url
from bot.sources.pacing import FLOOR, LONGEST
from bot.usecases.answers import confirmed
from storage import answers, sources
from storage.engine import Database

ROOM = 16 * 1024 * 1024
"""How many bytes of documents are remembered, the least recently asked for forgotten first."""


class Lately:
    """The documents that people asked for lately, by their addresses. One for the process."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._known: OrderedDict[str, Fetched] = OrderedDict()
        self._held = 0

    def get(self, url: str) -> Fetched | None:
        """The document that came from this address last, None where that is forgotten."""
        if url in self._known:
            self._known.move_to_end(url)
        return self._known.get(url)

    def note(self, url: str, fetched: Fetched) -> Fetched:
        """The same, remembered while there is room."""
        before = self._known.pop(url, None)
        self._known[url] = fetched
        self._held += len(fetched.body) - (len(before.body) if before else 0)
        while self._held > self._room:
            self._held -= len(self._known.popitem(last=False)[1].body)
        return fetched


@dataclass(frozen=True, slots=True)
class AskForPerson:
    """Asks a server because a person wants to see or add what it has."""

    db: Database
    fetcher: Fetcher
    clock: Clock
    lately: Lately = field(default_factory=Lately)

    async def __call__(self, url: str) -> Fetched:
        """The document at this address; of a source that is known the one that came within the last hour, or as long as its
        server calls it fresh. Errors as in `Fetcher.feed`, and BadStatus, unasked, while a source's server is to be left
        alone (Retry-After)."""
        where, now = str(check_url(url, self.fetcher.policy)), self.clock()
        source, had = await self._known(where)
        if source is not None:
            _at_rest(source, now)
            if had is not None and now < fresh_until(had, now) and _believed(source, had):
                return had
        fetched = await self.fetcher.feed(url, had.validators if had else NOTHING)
        return self.lately.note(where, confirmed(had, fetched) if had and fetched.not_modified else fetched)

    async def _known(self, where: str) -> tuple[Source | None, Fetched | None]:
        """The source at this address, and the newest document of it that is at hand."""
        lately = self.lately.get(where)
        async with self.db.read() as session:
            source = await sources.source_by_url(session, where)
            kept = await answers.kept(session, source.id) if source else None
        if kept is None or (lately is not None and _at(lately) >= _at(kept.fetched)):
            return source, lately
        return source, kept.fetched


def fresh_until(fetched: Fetched, now: datetime, *, ttl: timedelta | None = None) -> datetime:
    """Until when its server need not be asked again after an answer: an hour, or as long as the feed (`ttl`) or the
    server says."""
    wishes = [min(wish, LONGEST) for wish in (ttl, fetched.max_age) if wish]
    return (fetched.at or now) + max([FLOOR, *wishes])


def _at_rest(source: Source, now: datetime) -> None:
    until = source.rhythm.until
    if until is not None and now < until:
        words = text("finding.rests", url=source.url, until=f"{until.astimezone(UTC):%Y-%m-%d %H:%M}")
        raise BadStatus(words, url=source.url, status=HTTPStatus.TOO_MANY_REQUESTS, retry_after=until - now)


def _believed(source: Source, had: Fetched) -> bool:
    """Whether no poll has failed since the document came."""
    return source.state in ANSWERING or source.polled_at is None or source.polled_at < _at(had)


def _at(fetched: Fetched) -> datetime:
    return fetched.at or datetime.min.replace(tzinfo=UTC)
