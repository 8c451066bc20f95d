"""Values for tests: every argument is optional, and what a test does not name is plausible and invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from bot.model.article import Access, Article, Identity
from bot.model.brief import (
    ArticleKind,
    Brief,
    Edit,
    Keep,
    KeyPoint,
    NonResponse,
    NonResponseKind,
    Quote,
    QuoteKind,
    SpeakerKind,
    Status,
)
from bot.model.digest import Choice, Delivery, Digest, Schedule, Subscription, Window
from bot.model.feed import Entry
from bot.model.ids import (
    ArticleId,
    Community,
    DeliveryId,
    Destination,
    EditionId,
    QuoteId,
    SourceId,
    StoryId,
    SubscriptionId,
)
from bot.model.source import Source, SourceState
from bot.model.span import Span
from bot.model.story import Candidate
from bot.model.views import ArticleView, QuoteView, StoryView

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""The moment at which invented things happen: a Monday."""

TEXT = (
    "The Harrow Bay council approved a new ferry line on Monday.\n\n"
    "“The line will carry 400 people a day,” Mayor Orla Tennant said.\n\n"
    "Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment."
)
"""An invented article's text: a plain sentence, a direct quote, an indirect one and a non-response."""

COMMUNITY = Community("discord", "100")
CHANNEL = Destination("discord", "200")


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def sentence(words: str, text: str = TEXT) -> KeyPoint:
    """A point that keeps the whole of `words` as it stands in `text`."""
    where = span(words, text)
    return KeyPoint(text=words, evidence=(where,), edits=(Keep(where),))


def article(
    *,
    url: str = "https://harrow.example/ferry",
    title: str = "Harrow Bay approves ferry line",
    text: str = TEXT,
    outlet: str = "Harrow Bay Courier",
    byline: Sequence[str] = ("Nell Ashby",),
    contributors: Sequence[str] = (),
    published: datetime | None = NOON,
    language: str = "en",
    section: str = "",
    summary: str = "",
    access: Access = Access.OPEN,
    max_snippet: int | None = None,
) -> Article:
    """An article."""
    return Article(
        url=url,
        title=title,
        text=text if access is Access.OPEN else "",
        outlet=outlet,
        byline=tuple(byline),
        contributors=tuple(contributors),
        published=published,
        language=language,
        section=section,
        summary=summary,
        access=access,
        max_snippet=max_snippet,
    )


def identity(
    *, guid: str = "tag:harrow.example,2026:1", link: str = "https://harrow.example/ferry", fingerprint: str = "f1"
) -> Identity:
    """An item's keys."""
    return Identity(guid=guid, link=link, fingerprint=fingerprint)


def point(
    text: str = "The Harrow Bay council approved a new ferry line on Monday.",
    *,
    evidence: Sequence[Span] | None = None,
    edits: Sequence[Edit] | None = None,
    claimant: str | None = None,
    role: str | None = None,
    cue: str | None = None,
    status: Status = Status.REPORTED,
) -> KeyPoint:
    """A key point; without evidence it is a whole sentence of TEXT, or of a text that consists of it."""
    where = span(text) if text in TEXT else Span(0, len(text))
    return KeyPoint(
        text=text,
        evidence=tuple(evidence) if evidence is not None else (where,),
        edits=tuple(edits) if edits is not None else (Keep(where),),
        claimant=claimant,
        role=role,
        cue=cue,
        status=status,
    )


def said_point() -> KeyPoint:
    """An attributed point of TEXT."""
    return point(
        "Tennant said that the first boat would leave in May.",
        claimant="Orla Tennant",
        role="Mayor",
        cue="said",
        status=Status.SAID,
    )


def quote(
    text: str = "“The line will carry 400 people a day,”",
    *,
    segments: Sequence[Span] | None = None,
    kind: QuoteKind = QuoteKind.DIRECT,
    fragments: Sequence[Span] = (),
    speaker: str | None = "Orla Tennant",
    speaker_kind: SpeakerKind = SpeakerKind.PERSON,
    principal: str | None = None,
    role: str | None = "Mayor",
    cue: str | None = "said",
    setting: str | None = None,
    confidence: float = 0.97,
    shown: bool = True,
) -> Quote:
    """A quote; without segments it is found in TEXT, or is a text of its own."""
    where = (span(text) if text in TEXT else Span(0, len(text)),) if segments is None else tuple(segments)
    named = speaker is not None and speaker in TEXT
    return Quote(
        segments=where,
        text=text,
        kind=kind,
        fragments=tuple(fragments),
        speaker=speaker,
        speaker_kind=speaker_kind,
        principal=principal,
        mention=span(speaker) if named and speaker else None,
        name_span=span(speaker) if named and speaker else None,
        role=role,
        role_span=span(role) if role and role in TEXT else None,
        cue=cue,
        cue_span=span(cue) if cue and cue in TEXT else None,
        setting=setting,
        confidence=confidence,
        shown=shown and speaker is not None,
    )


def non_response(
    *,
    who: str = "harbour office",
    kind: NonResponseKind = NonResponseKind.NO_REPLY,
    words: str = "The harbour office did not respond to a request for comment.",
    text: str = TEXT,
) -> NonResponse:
    """A non-response."""
    return NonResponse(who=who, kind=kind, span=span(words, text), who_span=span(who, text))


def brief(
    *,
    language: str = "en",
    kind: ArticleKind = ArticleKind.NEWS,
    headline: str | None = "Harrow Bay approves ferry line",
    byline: Sequence[str] = ("Nell Ashby",),
    contributors: Sequence[str] = (),
    points: Sequence[KeyPoint] | None = None,
    quotes: Sequence[Quote] | None = None,
    non_responses: Sequence[NonResponse] | None = None,
    note: str = "",
) -> Brief:
    """A brief of TEXT: two points, a quote and a non-response that prove."""
    return Brief(
        language=language,
        kind=kind,
        headline=headline,
        byline=tuple(byline),
        contributors=tuple(contributors),
        points=(point(), said_point()) if points is None else tuple(points),
        quotes=(quote(),) if quotes is None else tuple(quotes),
        non_responses=(non_response(),) if non_responses is None else tuple(non_responses),
        note=note,
    )


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


def schedule(*times: time, zone: str = "UTC", weekdays: Sequence[int] = range(7)) -> Schedule:
    """A schedule; at eight in the morning unless told otherwise."""
    return Schedule(times=times or (time(8),), zone=zone, weekdays=frozenset(weekdays))


def window(*, end: datetime = NOON, hours: float = 24) -> Window:
    """The hours before `end`."""
    return Window(start=end - timedelta(hours=hours), end=end)


def digest(*stories: StoryView, window: Window | None = None, zone: str = "UTC") -> Digest:
    """A digest of these stories (or of one) in this order."""
    chosen = stories or (story_view(),)
    hours = window or Window(start=NOON - timedelta(hours=24), end=NOON)
    return Digest(window=hours, chosen=tuple(Choice(story, "1 outlet") for story in chosen), zone=zone)


def subscription(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    community: Community = COMMUNITY,
    destination: Destination = CHANNEL,
    of: Schedule | None = None,
    next_due_at: datetime = NOON,
    covered_to: datetime = NOON - timedelta(hours=24),
    created_by: str = "discord:300",
    max_stories: int = 8,
    paused: str = "",
) -> Subscription:
    """A channel's standing order."""
    return Subscription(
        id=SubscriptionId(id),
        community=community,
        destination=destination,
        schedule=of or schedule(),
        next_due_at=next_due_at,
        covered_to=covered_to,
        created_by=created_by,
        max_stories=max_stories,
        paused=paused,
    )


def delivery(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    edition: int = 1,
    destination: Destination = CHANNEL,
    part: int = 1,
    payload: str = "{}",
    nonce: str = "b1-1",
    attempts: int = 0,
    first_send_at: datetime | None = None,
) -> Delivery:
    """A message of the outbox."""
    return Delivery(
        id=DeliveryId(id),
        edition=EditionId(edition),
        destination=destination,
        part=part,
        payload=payload,
        nonce=nonce,
        attempts=attempts,
        first_send_at=first_send_at,
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
