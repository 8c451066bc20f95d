"""What readers are shown: the read model that lists, digests, cogs and the command line share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import Access
from bot.model.brief import KeyPoint, NonResponse, Quote
from bot.model.check import aware
from bot.model.feed import Entry, FeedLink
from bot.model.ids import ArticleId, QuoteId, SpeakerId, StoryId
from bot.model.source import Source, StartMode


def dated(published: datetime | None, seen_at: datetime | None) -> datetime:
    """The printed time, else when it was seen; ValueError where there is neither, or one of them is naive."""
    aware(published, "published")
    aware(seen_at, "seen_at")
    found = published or seen_at
    if found is None:
        raise ValueError("an article was printed or seen at some time")
    return found


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article as a reader sees it: never its whole text.

    `allowance` is how many characters of it may be shown at once: 900, 30 % of the article, or the
    publisher's max-snippet, whichever is least. `published` is None where no date is printed; `seen_at` is when it was
    first seen.
    """

    id: ArticleId
    url: str
    title: str
    outlet: str
    byline: tuple[str, ...]
    contributors: tuple[str, ...]
    published: datetime | None
    language: str
    kind: str
    access: Access
    note: str
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]
    non_responses: tuple[NonResponse, ...]
    corrected: bool = False
    allowance: int = 900
    seen_at: datetime | None = None

    def __post_init__(self) -> None:
        dated(self.published, self.seen_at)

    @property
    def at(self) -> datetime:
        """When it was printed, or first seen where no date is printed: for sorting, never shown as its date."""
        return dated(self.published, self.seen_at)


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: its lead article first, then the others, one outlet never listed twice in a row for nothing."""

    id: StoryId
    title: str
    first_at: datetime
    last_at: datetime
    articles: tuple[ArticleView, ...]

    def __post_init__(self) -> None:
        aware(self.first_at, "first_at")
        aware(self.last_at, "last_at")
        if not self.articles:
            raise ValueError("a story has at least one article")

    @property
    def lead(self) -> ArticleView:
        """The article whose points stand for the story."""
        return self.articles[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Each outlet once, in order."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles if article.outlet))


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One stored quote with where it was printed, by whom (`byline`), and how much of that article may be
    shown at once (`allowance`, characters)."""

    id: QuoteId
    quote: Quote
    story: StoryId
    article: ArticleId
    title: str
    outlet: str
    url: str
    published: datetime | None
    byline: tuple[str, ...] = ()
    allowance: int = 900
    seen_at: datetime | None = None

    def __post_init__(self) -> None:
        dated(self.published, self.seen_at)


@dataclass(frozen=True, slots=True)
class SpeakerHit:
    """A speaker offered while somebody types: the name, the newest role as printed, how many shown quotes."""

    id: SpeakerId
    name: str
    role: str
    quotes: int


@dataclass(frozen=True, slots=True)
class SourceAdded:
    """What adding a source came to: the source, a few of its newest entries, how many there are (`total`), and how
    many of them the community is going to see (`taken`). `others` are further feeds that its page names."""

    source: Source
    preview: tuple[Entry, ...]
    start: StartMode
    total: int
    taken: int = 0
    others: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A community's source with what it brought so far; `paused_at` is when the community paused it,
    `topic` what the community files it under."""

    source: Source
    articles: int
    added_at: datetime
    paused_at: datetime | None = None
    topic: str = ""

    def __post_init__(self) -> None:
        aware(self.added_at, "added_at")
        aware(self.paused_at, "paused_at")
