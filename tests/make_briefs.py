"""Articles, points, quotes and briefs for tests; reached as `make.article()` and so on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

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
from bot.model.span import Span

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""The moment at which invented things happen: a Monday."""

TEXT = (
    "The Harrow Bay council approved a new ferry line on Monday.\n\n"
    "“The line will carry 400 people a day,” Mayor Orla Tennant said.\n\n"
    "Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment."
)
"""An invented article's text: a plain sentence, a direct quote, an indirect one and a non-response."""


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
