"""What readers are shown, sources and entries for tests; reached as `make.story_view()` and so on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.article import Access
from bot.model.brief import KeyPoint, NonResponse, Quote
from bot.model.feed import Entry
from bot.model.ids import ArticleId, QuoteId, SourceId, StoryId
from bot.model.source import Source, SourceState
from bot.model.story import Candidate
from bot.model.views import ArticleView, QuoteView, StoryView
from tests.make_briefs import NOON, point, quote, said_point


def article_view(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    url: str = "https://harrow.example/ferry",
    title: str = "Harrow Bay approves ferry line",
    outlet: str = "Harrow Bay Courier",
    byline: Sequence[str] = ("Nell Ashby",),
    contributors: Sequence[str] = (),
    published: datetime = NOON,
    language: str = "en",
    kind: str = "news",
    access: Access = Access.OPEN,
    note: str = "",
    points: Sequence[KeyPoint] | None = None,
    quotes: Sequence[Quote] | None = None,
    non_responses: Sequence[NonResponse] = (),
    corrected: bool = False,
) -> ArticleView:
    """An article as a reader sees it."""
    return ArticleView(
        id=ArticleId(id),
        url=url,
        title=title,
        outlet=outlet,
        byline=tuple(byline),
        contributors=tuple(contributors),
        published=published,
        language=language,
        kind=kind,
        access=access,
        note=note,
        points=(point(), said_point()) if points is None else tuple(points),
        quotes=(quote(),) if quotes is None else tuple(quotes),
        non_responses=tuple(non_responses),
        corrected=corrected,
    )


def story_view(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    title: str = "Harrow Bay approves ferry line",
    first_at: datetime = NOON,
    last_at: datetime | None = None,
    articles: Sequence[ArticleView] | None = None,
    outlets: Sequence[str] = ("Harrow Bay Courier",),
) -> StoryView:
    """A story; `outlets` gives it one article for each."""
    made = [
        article_view(id=100 * id + number, outlet=outlet, published=first_at) for number, outlet in enumerate(outlets)
    ]
    return StoryView(
        id=StoryId(id),
        title=title,
        first_at=first_at,
        last_at=last_at or first_at,
        articles=tuple(made if articles is None else articles),
    )


def quote_view(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    of: Quote | None = None,
    story: int = 1,
    article: int = 1,
    title: str = "Harrow Bay approves ferry line",
    outlet: str = "Harrow Bay Courier",
    url: str = "https://harrow.example/ferry",
    published: datetime = NOON,
) -> QuoteView:
    """A stored quote with where it was printed."""
    return QuoteView(
        id=QuoteId(id),
        quote=of or quote(),
        story=StoryId(story),
        article=ArticleId(article),
        title=title,
        outlet=outlet,
        url=url,
        published=published,
    )


def candidate(
    *,
    article: int = 1,
    story: int = 1,
    title: str = "Harrow Bay approves ferry line",
    outlet: str = "Harrow Bay Courier",
    published: datetime = NOON,
    terms: Sequence[str] = (),
    names: Sequence[str] = (),
    numbers: Sequence[str] = (),
) -> Candidate:
    """What is known of an earlier article."""
    return Candidate(
        article=ArticleId(article),
        story=StoryId(story),
        title=title,
        outlet=outlet,
        published=published,
        terms=frozenset(terms),
        names=frozenset(names),
        numbers=frozenset(numbers),
    )


def source(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    url: str = "https://harrow.example/feed.xml",
    title: str = "Harrow Bay Courier",
    site: str = "https://harrow.example/",
    language: str = "en",
    kind: str = "rss",
    state: SourceState = SourceState.HEALTHY,
    reason: str = "",
    next_poll_at: datetime | None = NOON,
    interval: timedelta = timedelta(hours=1),
) -> Source:
    """A feed."""
    return Source(
        id=SourceId(id),
        url=url,
        title=title,
        site=site,
        language=language,
        kind=kind,
        state=state,
        reason=reason,
        next_poll_at=next_poll_at,
        interval=interval,
    )


def entry(
    *,
    id: str | None = "tag:harrow.example,2026:1",  # noqa: A002  the value's own field is called id
    link: str | None = "https://harrow.example/ferry",
    title: str = "Harrow Bay approves ferry line",
    published: datetime | None = NOON,
    updated: datetime | None = None,
    authors: Sequence[str] = ("Nell Ashby",),
    summary: str = "",
    content: str = "",
) -> Entry:
    """An entry of a feed."""
    return Entry(id, link, title, published, updated, tuple(authors), summary, content)
