"""Hand-written stand-ins for the use cases, for tests of whoever holds them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn

from bot.errors import NotFound
from bot.model.care import SourceLook
from bot.model.digest import Schedule, Subscription
from bot.model.ids import Community, DeliveryId, Destination, StoryId, SubscriptionId, User
from bot.model.source import Source, StartMode
from bot.model.views import QuoteView, SourceAdded, SourceView, SpeakerHit, StoryView
from bot.services import Services
from bot.usecases.digests import SuggestZones

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@dataclass
class FakeNews:
    """A newsroom that holds what a test put into it and remembers what it was asked.

    `fails` is raised by every verb while it is set; `slow` is awaited first.
    """

    stories: tuple[StoryView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    speakers: tuple[SpeakerHit, ...] = ()
    sources: tuple[SourceView, ...] = ()
    delivered: dict[int, tuple[StoryView, ...]] = field(default_factory=dict)
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    fails: Exception | None = None
    slow: Callable[[], Awaitable[None]] | None = None

    async def latest_news(self, community: Community, *, limit: int = 5) -> tuple[StoryView, ...]:
        """The first stories."""
        await self._asked("latest", community, limit)
        return self.stories[:limit]

    async def search_news(self, community: Community, query: str, *, limit: int = 5) -> tuple[StoryView, ...]:
        """Stories whose title holds the words as they stand."""
        await self._asked("search", community, query, limit)
        return tuple(story for story in self.stories if query.casefold() in story.title.casefold())[:limit]

    async def show_story(self, community: Community, story: StoryId) -> StoryView:
        """The story, or NotFound."""
        await self._asked("story", community, story)
        for known in self.stories:
            if known.id == story:
                return known
        raise NotFound(f"There is no story #{story} here.")

    async def find_quotes(
        self, community: Community, speaker: str, *, about: str = "", limit: int = 5
    ) -> tuple[QuoteView, ...]:
        """The first quotes whose speaker's name holds the words."""
        await self._asked("quotes", community, speaker, about, limit)
        found = [q for q in self.quotes if speaker.casefold() in (q.quote.speaker or "").casefold()]
        return tuple(found[:limit])

    async def suggest_speakers(self, community: Community, prefix: str, *, limit: int = 25) -> tuple[SpeakerHit, ...]:
        """All speakers, however many were asked for: a holder must cut."""
        await self._asked("suggest", community, prefix, limit)
        return self.speakers

    async def add_source(
        self,
        community: Community,
        url: str,
        *,
        added_by: User | None = None,
        start: StartMode = StartMode.LATEST,
        look: SourceLook | None = None,
    ) -> SourceAdded:
        """The first source, as if it had just been added."""
        assert look is None, "nobody who holds this has looked first"
        await self._asked("add", community, url, added_by, start)
        return SourceAdded(self.sources[0].source, (), start, 3, taken=3)

    async def list_sources(self, community: Community) -> tuple[SourceView, ...]:
        """All sources."""
        await self._asked("list", community)
        return self.sources

    async def remove_source(self, community: Community, which: str) -> Source:
        """The source whose title is asked for, or NotFound."""
        await self._asked("remove", community, which)
        for view in self.sources:
            if which in (view.source.title, str(view.source.id)):
                return view.source
        raise NotFound(f"There is no source {which} here.")

    async def create_subscription(
        self, community: Community, destination: Destination, schedule: Schedule, *, created_by: User | None = None
    ) -> Subscription:
        """The order, first due at noon."""
        await self._asked("subscribe", community, destination, schedule, created_by)
        return Subscription(SubscriptionId(1), community, destination, schedule, NOON, NOON)

    async def delivery_sources(self, delivery: DeliveryId) -> tuple[StoryView, ...]:
        """The stories of the delivered message, or NotFound."""
        await self._asked("delivered", delivery)
        if delivery not in self.delivered:
            raise NotFound("This digest is no longer known.")
        return self.delivered[delivery]

    async def _asked(self, *what: Any) -> None:
        self.asked.append(what)
        if self.slow is not None:
            await self.slow()
        if self.fails is not None:
            raise self.fails

    def services(self) -> Services:
        """The bundle; a verb that no chat command needs fails the test that reaches it."""
        return Services(
            add_source=self.add_source,
            list_sources=self.list_sources,
            remove_source=self.remove_source,
            look_at_source=_unexpected,
            pause_source=_unexpected,
            resume_source=_unexpected,
            check_health=_unexpected,
            read_notes=_unexpected,
            import_sources=_unexpected,
            export_sources=_unexpected,
            poll=_unexpected,
            poll_batch=_unexpected,
            latest_news=self.latest_news,
            search_news=self.search_news,
            show_story=self.show_story,
            find_quotes=self.find_quotes,
            suggest_speakers=self.suggest_speakers,
            create_subscription=self.create_subscription,
            suggest_zones=SuggestZones(),
            preview_digest=_unexpected,
            make_digests=_unexpected,
            deliver=_unexpected,
            delivery_sources=self.delivery_sources,
        )


async def _unexpected(*what: Any, **named: Any) -> NoReturn:
    raise AssertionError(f"no command asks for this: {what} {named}")
