"""The frozen bundle of use cases that cogs, the command line and the web may hold.

Each field is a verb: `await services.latest_news(community, limit=5)`. Use cases in `bot/usecases` keep
these signatures; `bot/app.py` fills the bundle. Holders know no storage, no network and no platform.
Errors that a person caused are `InputError`s whose message can be shown to that person as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.model.care import Imported, SourceHealth, SourceLook
from bot.model.digest import Digest, Schedule, Subscription
from bot.model.ids import Community, DeliveryId, Destination, StoryId, User
from bot.model.incident import Note
from bot.model.reports import DeliveryReport, DigestReport, PollReport
from bot.model.source import Claim, Source, StartMode
from bot.model.views import QuoteView, SourceAdded, SourceView, SpeakerHit, StoryView


class AddSource(Protocol):
    """Fetches the address, finds its feed and adds it; AlreadyThere, BadAddress, TooOften, FetchError, NotAFeed.

    With a `look` that was taken at it just now, nothing is fetched again."""

    async def __call__(
        self,
        community: Community,
        url: str,
        *,
        added_by: User | None = None,
        start: StartMode = StartMode.LATEST,
        look: SourceLook | None = None,
    ) -> SourceAdded: ...


class ListSources(Protocol):
    """The community's sources, oldest first."""

    async def __call__(self, community: Community) -> tuple[SourceView, ...]: ...


class RemoveSource(Protocol):
    """Removes by id, address or title; NotFound names what there is. The articles stay with others' sources."""

    async def __call__(self, community: Community, which: str) -> Source: ...


class LookAtSource(Protocol):
    """What a source of the community, or the feed of an address, holds now; stores nothing. Errors as in AddSource."""

    async def __call__(self, community: Community, which: str, *, by: User | None = None) -> SourceLook: ...


class PauseSource(Protocol):
    """Lets a source rest for the community: nothing new of it is shown until it goes on; NotFound."""

    async def __call__(self, community: Community, which: str) -> SourceView: ...


class ResumeSource(Protocol):
    """Goes on with a source that the community paused, or that is failing or gone; NotFound, Blocked, TooOften."""

    async def __call__(self, community: Community, which: str, *, by: User | None = None) -> SourceView: ...


class ReadNotes(Protocol):
    """What moderators are told of incidents of the community's sources, the newest first."""

    async def __call__(self, community: Community, *, limit: int = 20) -> tuple[Note, ...]: ...


class CheckHealth(Protocol):
    """How the community's sources fare, the worst first, and the incidents that are open."""

    async def __call__(self, community: Community) -> SourceHealth: ...


class ImportSources(Protocol):
    """Adds the feeds of an OPML list, folders as topics; ParseError where it is none."""

    async def __call__(
        self, community: Community, opml: bytes, *, added_by: User | None = None, start: StartMode = StartMode.SKIP
    ) -> tuple[Imported, ...]: ...


class ExportSources(Protocol):
    """The community's sources as an OPML list."""

    async def __call__(self, community: Community) -> bytes: ...


class Poll(Protocol):
    """Polls what is due (or, with `everything`, all sources of the community, due or not)."""

    async def __call__(self, *, community: Community | None = None, everything: bool = False) -> PollReport: ...


class PollBatch(Protocol):
    """Polls the sources of a claim that are still claimed so; the task behind the queue."""

    async def __call__(self, claimed: Claim) -> PollReport: ...


class LatestNews(Protocol):
    """The newest stories of the community's sources, newest first."""

    async def __call__(self, community: Community, *, limit: int = 5) -> tuple[StoryView, ...]: ...


class SearchNews(Protocol):
    """Stories that hold all words, newest first; BadQuery for nothing to search."""

    async def __call__(self, community: Community, query: str, *, limit: int = 5) -> tuple[StoryView, ...]: ...


class ShowStory(Protocol):
    """One story, if one of its articles is of the community's sources; NotFound else."""

    async def __call__(self, community: Community, story: StoryId) -> StoryView: ...


class FindQuotes(Protocol):
    """Shown quotes by a speaker (a name or a part of one), newest first, optionally about some words."""

    async def __call__(
        self, community: Community, speaker: str, *, about: str = "", limit: int = 5
    ) -> tuple[QuoteView, ...]: ...


class SuggestSpeakers(Protocol):
    """Speakers one of whose names starts so, the most quoted first; for autocomplete, so it never raises."""

    async def __call__(self, community: Community, prefix: str, *, limit: int = 25) -> tuple[SpeakerHit, ...]: ...


class CreateSubscription(Protocol):
    """Orders a digest for a destination that can be written to; AlreadyThere when it has one at the same times.

    A destination that was lost is back with all its orders; the same order again is then the one that it had.
    """

    async def __call__(
        self, community: Community, destination: Destination, schedule: Schedule, *, created_by: User | None = None
    ) -> Subscription: ...


class SuggestZones(Protocol):
    """Time zones whose name holds what was typed so far, the likeliest first; for autocomplete, so it never raises."""

    async def __call__(self, typed: str, *, limit: int = 25) -> tuple[str, ...]: ...


class PreviewDigest(Protocol):
    """The digest that would be sent now for the last `hours`; stores and sends nothing."""

    async def __call__(self, community: Community, *, hours: int = 24, limit: int = 8) -> Digest: ...


class MakeDigests(Protocol):
    """Makes the editions that are due and queues their messages in the outbox, in one transaction each."""

    async def __call__(self) -> DigestReport: ...


class Deliver(Protocol):
    """Sends what the outbox holds, in order for each destination."""

    async def __call__(self) -> DeliveryReport: ...


class DeliverySources(Protocol):
    """The stories of one delivered message, for its "Sources" button; NotFound when it is not known."""

    async def __call__(self, delivery: DeliveryId) -> tuple[StoryView, ...]: ...


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case by name."""

    add_source: AddSource
    list_sources: ListSources
    remove_source: RemoveSource
    look_at_source: LookAtSource
    pause_source: PauseSource
    resume_source: ResumeSource
    check_health: CheckHealth
    read_notes: ReadNotes
    import_sources: ImportSources
    export_sources: ExportSources
    poll: Poll
    poll_batch: PollBatch
    latest_news: LatestNews
    search_news: SearchNews
    show_story: ShowStory
    find_quotes: FindQuotes
    suggest_speakers: SuggestSpeakers
    create_subscription: CreateSubscription
    suggest_zones: SuggestZones
    preview_digest: PreviewDigest
    make_digests: MakeDigests
    deliver: Deliver
    delivery_sources: DeliverySources
