"""Invented stories, people and outlets for what is rendered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model.article import Access
from bot.model.brief import Keep, KeyPoint, NonResponse, NonResponseKind, Quote, QuoteKind, SpeakerKind, Status
from bot.model.digest import Choice, Digest, Window
from bot.model.feed import Entry
from bot.model.ids import ArticleId, QuoteId, SourceId, StoryId
from bot.model.source import Source, SourceState, StartMode
from bot.model.span import Span
from bot.model.views import ArticleView, QuoteView, SourceAdded, SourceView, StoryView

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
SPAN = Span(0, 10)

FERRY = KeyPoint("The night ferry to Osmund Island stops on 1 May.", (SPAN,), (Keep(SPAN),))
FARES = KeyPoint(
    "Fares paid in advance will be returned “within ten days,” Mirela Vask said.",
    (SPAN,),
    (Keep(SPAN),),
    claimant="Mirela Vask",
    role="harbour director",
    cue="said",
    status=Status.SAID,
)
BRIBE = KeyPoint(
    "Two clerks are alleged to have sold berths, according to a complaint filed on Monday.",
    (SPAN,),
    (Keep(SPAN),),
    claimant="a complaint filed on Monday",
    cue="alleged",
    status=Status.ALLEGED,
)
DIRECT = Quote(
    (SPAN,),
    "“Nobody who has bought a ticket will lose a coin,”",
    QuoteKind.DIRECT,
    speaker="Mirela Vask",
    speaker_kind=SpeakerKind.PERSON,
    role="harbour director",
    cue="said",
    setting="at a news conference on Monday",
    confidence=0.97,
    shown=True,
)
INDIRECT = Quote(
    (SPAN,),
    "the island would be cut off every night",
    QuoteKind.INDIRECT,
    speaker="Tobin Reyle",
    speaker_kind=SpeakerKind.PERSON,
    role="mayor of Osmund",
    cue="warned",
    confidence=0.9,
    shown=True,
)
MIXED = Quote(
    (SPAN,),
    "the plan was “written on a napkin”",
    QuoteKind.MIXED,
    fragments=(Span(2, 5),),
    speaker="Anke Dorrow",
    speaker_kind=SpeakerKind.SPOKESPERSON,
    principal="the Osmund Ferry Union",
    cue="said",
    confidence=0.9,
    shown=True,
)
UNRESOLVED = replace(DIRECT, text="“We were never asked,”", speaker="Tobin Reyle", confidence=0.3, shown=False)


def article(number: int = 1, **changes: object) -> ArticleView:
    """An open article with points, quotes and a non-response."""
    view = ArticleView(
        id=ArticleId(number),
        url=f"https://osmund-courier.example/2026/ferry-{number}",
        title="Night ferry to Osmund Island ends in May",
        outlet="The Osmund Courier",
        byline=("Ilse Marrin", "Peder Holt"),
        contributors=("Joan Esk",),
        published=NOON,
        language="en",
        kind="news",
        access=Access.OPEN,
        note="",
        points=(FERRY, FARES, BRIBE),
        quotes=(DIRECT, INDIRECT, MIXED, UNRESOLVED),
        non_responses=(NonResponse("the ferry company", NonResponseKind.NO_REPLY, SPAN),),
    )
    return replace(view, **changes)  # type: ignore[arg-type]  # names and values come from the tests


def story(number: int = 1, *articles: ArticleView) -> StoryView:
    """A story of the given articles, or of two outlets."""
    told = articles or (
        article(number),
        article(
            number + 1000,
            outlet="Bay Radio",
            title="Harbour: no ferry at night",
            url="https://bayradio.example/n/77",
            byline=(),
            contributors=(),
            quotes=(),
            points=(FERRY,),
        ),
    )
    return StoryView(StoryId(number), told[0].title, NOON - timedelta(hours=2), NOON, told)


def digest(*stories: StoryView, zone: str = "Europe/Berlin") -> Digest:
    """A digest of the stories over the twelve hours up to noon."""
    chosen = tuple(Choice(story, "two outlets") for story in stories)
    return Digest(Window(NOON - timedelta(hours=12), NOON), chosen, zone=zone)


def quote_view(quote: Quote = DIRECT, number: int = 1, **changes: object) -> QuoteView:
    """A stored quote."""
    view = QuoteView(
        QuoteId(number),
        quote,
        StoryId(1),
        ArticleId(1),
        "Night ferry to Osmund Island ends in May",
        "The Osmund Courier",
        "https://osmund-courier.example/2026/ferry-1",
        NOON,
        byline=("Ilse Marrin",),
    )
    return replace(view, **changes)  # type: ignore[arg-type]  # names and values come from the tests


def source(number: int = 1, **changes: object) -> Source:
    """A healthy source."""
    plain = Source(
        SourceId(number),
        "https://osmund-courier.example/feed.xml",
        title="The Osmund Courier",
        site="https://osmund-courier.example/",
        state=SourceState.HEALTHY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names and values come from the tests


def source_view(number: int = 1, **changes: object) -> SourceView:
    """A community's source that brought twelve articles."""
    return SourceView(source(number, **changes), 12, NOON)


def added(start: StartMode = StartMode.LATEST) -> SourceAdded:
    """A source just added, with two items."""
    entries = (
        Entry("1", "https://osmund-courier.example/2026/ferry-1", "Night ferry ends in May", NOON),
        Entry("2", None, "", None),
    )
    return SourceAdded(source(), entries, start, 2, {StartMode.SKIP: 0, StartMode.LATEST: 1}.get(start, 2))
