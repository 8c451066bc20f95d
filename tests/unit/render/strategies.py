"""Any stories, as hostile as hypothesis makes them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.model.article import Access
from bot.model.brief import (
    ArticleKind,
    Keep,
    KeyPoint,
    NonResponse,
    NonResponseKind,
    Quote,
    QuoteKind,
    SpeakerKind,
    Status,
)
from bot.model.digest import Choice, Digest, Window
from bot.model.feed import Entry, FeedLink
from bot.model.ids import ArticleId, QuoteId, SourceId, StoryId
from bot.model.source import Source, SourceState, StartMode
from bot.model.span import Span
from bot.model.views import ArticleView, QuoteView, SourceAdded, SourceView, StoryView

SPAN = Span(0, 1)

nasty = st.sampled_from(
    [
        "*" * 400,
        "@everyone <@123> <#9> <:x:1> <t:1:R>",
        "](https://evil.example) [x](y)",
        "# heading\n- item\n> quote\n```code```",
        "https://evil.example/a_b_c",
        "\u202edesrever\x00\u200b\ud7ff",
        "𝕏" * 300,
        "-# small ||spoiler|| ~~gone~~ __under__ \\",
        "word " * 300,
        "1. one",
    ]
)
words = nasty | st.text(max_size=60) | st.text(alphabet="ab \n*_[]()<>#-`\\~|@:/.", max_size=400)
urls = (
    st.sampled_from(["", "javascript:alert(1)", "https://x.example/" + "a" * 3000, "http://[::1", "ftp://x.example/"])
    | st.builds(lambda tail: f"https://x.example/{tail}", words)
    | words
)
moments = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
names = st.lists(words, max_size=8).map(tuple)
maybe = st.none() | words


@st.composite
def points(draw: st.DrawFn) -> KeyPoint:
    claimant = draw(maybe)
    status = (
        Status.REPORTED if claimant is None else draw(st.sampled_from([s for s in Status if s is not Status.REPORTED]))
    )
    return KeyPoint(draw(words), (SPAN,), (Keep(SPAN),), claimant, draw(maybe), draw(maybe), status)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    kind, speaker = draw(st.sampled_from(QuoteKind)), draw(maybe)
    return Quote(
        (SPAN,),
        draw(words),
        kind,
        fragments=(SPAN,) if kind is QuoteKind.MIXED else (),
        speaker=speaker,
        speaker_kind=draw(st.sampled_from(SpeakerKind)),
        principal=draw(maybe),
        role=draw(maybe),
        cue=draw(maybe),
        setting=draw(maybe),
        shown=bool(speaker) and draw(st.booleans()),
    )


non_responses = st.builds(NonResponse, words, st.sampled_from(NonResponseKind), st.just(SPAN))
articles = st.builds(
    ArticleView,
    id=st.integers(1, 2**62).map(ArticleId),
    url=urls,
    title=words,
    outlet=words,
    byline=names,
    contributors=names,
    published=moments,
    language=st.just("en"),
    kind=st.sampled_from([kind.value for kind in ArticleKind]),
    access=st.sampled_from(Access),
    note=st.sampled_from(["", "note.stub", "note.unheard", "part.numbered"]),
    points=st.lists(points(), max_size=6).map(tuple),
    quotes=st.lists(quotes(), max_size=6).map(tuple),
    non_responses=st.lists(non_responses, max_size=10).map(tuple),
    corrected=st.booleans(),
    allowance=st.integers(0, 2000),
)
stories = st.builds(
    StoryView,
    id=st.integers(1, 2**62).map(StoryId),
    title=words,
    first_at=moments,
    last_at=moments,
    articles=st.lists(articles, min_size=1, max_size=12).map(tuple),
)
quote_views = st.builds(
    QuoteView,
    id=st.integers(1, 2**62).map(QuoteId),
    quote=quotes(),
    story=st.integers(1, 2**62).map(StoryId),
    article=st.integers(1, 3).map(ArticleId),
    title=words,
    outlet=words,
    url=urls,
    published=moments,
    byline=names,
    allowance=st.integers(0, 2000),
)
sources = st.builds(
    Source,
    id=st.integers(1, 2**62).map(SourceId),
    url=urls,
    title=words,
    site=urls,
    state=st.sampled_from(SourceState),
    reason=words,
)
source_views = st.builds(SourceView, source=sources, articles=st.integers(0, 10**9), added_at=moments)
entries = st.builds(Entry, id=maybe, link=st.none() | urls, title=words, published=st.none() | moments)
added = st.builds(
    SourceAdded,
    source=sources,
    preview=st.lists(entries, max_size=9).map(tuple),
    start=st.sampled_from(StartMode),
    total=st.integers(0, 10**6),
    others=st.lists(st.builds(FeedLink, url=urls, title=words), max_size=40).map(tuple),
)


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    start, end = sorted((draw(moments), draw(moments)))
    chosen = tuple(Choice(story, "because") for story in draw(st.lists(stories, max_size=10)))
    zone = draw(st.sampled_from(["UTC", "America/Argentina/ComodRivadavia"]))
    return Digest(Window(start, end), chosen, zone=zone, over=draw(st.integers(0, 200)))
