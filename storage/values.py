"""Rows to values and back: what comes out is what went in."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.brief import KeyPoint, NonResponse, NonResponseKind, Polarity, Quote, QuoteKind, SpeakerKind, Status
from bot.model.fetched import Validators
from bot.model.ids import SourceId
from bot.model.source import Source, SourceState
from bot.model.span import Span
from bot.model.websub import Hub
from storage.codec import from_edits, from_span, from_spans, to_edits, to_span, to_spans
from storage.rhythms import from_rhythm, to_rhythm
from storage.tables import NonResponseRow, PointRow, QuoteRow, SourceRow


def point_row(point: KeyPoint, version: int, position: int) -> PointRow:
    """The row of a key point of this article version."""
    return PointRow(
        version_id=version,
        position=position,
        text=point.text,
        evidence=from_spans(point.evidence),
        edits=from_edits(point.edits),
        claimant=point.claimant,
        role=point.role,
        cue=point.cue,
        status=point.status.value,
    )


def point_value(row: PointRow) -> KeyPoint:
    """The key point of a row."""
    return KeyPoint(
        text=row.text,
        evidence=to_spans(row.evidence),
        edits=to_edits(row.edits),
        claimant=row.claimant,
        role=row.role,
        cue=row.cue,
        status=Status(row.status),
    )


def quote_row(quote: Quote, *, version: int, article: int, position: int, at: datetime) -> QuoteRow:
    """The row of a quote of this article version, printed `at`; the speaker's id is not set yet."""
    return QuoteRow(
        version_id=version,
        article_id=article,
        listed=quote.shown,
        published_at=at,
        position=position,
        segments=from_spans(quote.segments),
        fragments=from_spans(quote.fragments),
        text=quote.text,
        kind=quote.kind.value,
        speaker=quote.speaker,
        speaker_kind=quote.speaker_kind.value,
        principal=quote.principal,
        mention=from_span(quote.mention),
        name_span=from_span(quote.name_span),
        role=quote.role,
        role_span=from_span(quote.role_span),
        cue=quote.cue,
        cue_span=from_span(quote.cue_span),
        setting=quote.setting,
        setting_span=from_span(quote.setting_span),
        confidence=quote.confidence,
        shown=quote.shown,
        polarity=None if quote.polarity is None else quote.polarity.value,
    )


def quote_value(row: QuoteRow) -> Quote:
    """The quote of a row."""
    return Quote(
        segments=to_spans(row.segments),
        text=row.text,
        kind=QuoteKind(row.kind),
        fragments=to_spans(row.fragments),
        speaker=row.speaker,
        speaker_kind=SpeakerKind(row.speaker_kind),
        principal=row.principal,
        mention=to_span(row.mention),
        name_span=to_span(row.name_span),
        role=row.role,
        role_span=to_span(row.role_span),
        cue=row.cue,
        cue_span=to_span(row.cue_span),
        setting=row.setting,
        setting_span=to_span(row.setting_span),
        confidence=row.confidence,
        shown=row.shown,
        polarity=None if row.polarity is None else Polarity(row.polarity),
    )


def non_response_row(value: NonResponse, version: int, position: int) -> NonResponseRow:
    """The row of a non-response of this article version."""
    return NonResponseRow(
        version_id=version,
        position=position,
        who=value.who,
        kind=value.kind.value,
        span=from_spans([value.span]),
        who_span=from_span(value.who_span),
    )


def non_response_value(row: NonResponseRow) -> NonResponse:
    """The non-response of a row."""
    span: Span = to_spans(row.span)[0]
    return NonResponse(who=row.who, kind=NonResponseKind(row.kind), span=span, who_span=to_span(row.who_span))


def poll_columns(source: Source) -> dict[str, object]:
    """What a poll may change of a source, by column, its URL apart."""
    return {
        "title": source.title,
        "site": source.site,
        "language": source.language,
        "kind": source.kind,
        "state": source.state.value,
        "reason": source.reason,
        "etag": source.validators.etag,
        "last_modified": source.validators.last_modified,
        "body_hash": source.body_hash,
        "failures": source.failures,
        "next_poll_at": source.next_poll_at,
        "interval_s": round(source.interval.total_seconds()),
        "polled_at": source.polled_at,
        "ok_at": source.ok_at,
        "moved_to": source.moved_to,
        "moved_seen": source.moved_seen,
        "state_since": source.state_since,
        "rhythm": from_rhythm(source.rhythm),
        "hub": source.hub.url if source.hub else None,
        "hub_topic": source.hub.topic if source.hub else None,
        "hub_at": source.hub_at,
    }


def source_value(row: SourceRow) -> Source:
    """The source of a row."""
    return Source(
        id=SourceId(row.id or 0),
        url=row.url,
        title=row.title,
        site=row.site,
        language=row.language,
        kind=row.kind,
        state=SourceState(row.state),
        reason=row.reason,
        validators=Validators(row.etag, row.last_modified),
        body_hash=row.body_hash,
        failures=row.failures,
        next_poll_at=row.next_poll_at,
        polled_at=row.polled_at,
        ok_at=row.ok_at,
        interval=timedelta(seconds=row.interval_s),
        moved_to=row.moved_to,
        moved_seen=row.moved_seen,
        state_since=row.state_since,
        rhythm=to_rhythm(row.rhythm),
        hub=Hub(row.hub, row.hub_topic) if row.hub and row.hub_topic else None,
        hub_at=row.hub_at,
    )
