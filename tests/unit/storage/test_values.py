"""Row to value to row is identity: what is stored comes back, field by field."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.brief import (
    Cut,
    Keep,
    KeyPoint,
    NonResponse,
    NonResponseKind,
    Polarity,
    Put,
    Quote,
    QuoteKind,
    SpeakerKind,
    Status,
)
from bot.model.digest import Schedule
from bot.model.fetched import Validators
from bot.model.ids import SourceId
from bot.model.rhythm import Rhythm
from bot.model.source import Source, SourceState
from bot.model.span import Span
from storage.codec import from_texts, to_texts
from storage.digests import _schedule, _times
from storage.tables import NonResponseRow, PointRow, QuoteRow, SourceRow
from storage.tables.base import Base
from storage.values import (
    non_response_row,
    non_response_value,
    point_row,
    point_value,
    poll_columns,
    quote_row,
    quote_value,
    source_value,
)

ANY = st.text(st.characters(), max_size=20)
MAYBE = st.none() | ANY
SPAN = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda pair: Span(pair[0], sum(pair)))
SPANS = st.lists(SPAN, min_size=1, max_size=3).map(tuple)
EDIT = st.builds(Keep, SPAN) | st.builds(Cut, SPAN, ANY) | st.builds(Put, ANY, SPAN)
WHEN = st.none() | st.datetimes(timezones=st.just(UTC))


@st.composite
def points(draw: st.DrawFn) -> KeyPoint:
    status = draw(st.sampled_from(Status))
    claimant = None if status is Status.REPORTED else draw(ANY)
    edits = tuple(draw(st.lists(EDIT, min_size=1, max_size=4)))
    return KeyPoint(draw(ANY), draw(SPANS), edits, claimant, draw(MAYBE), draw(MAYBE), status)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    kind = draw(st.sampled_from(QuoteKind))
    speaker = draw(MAYBE)
    span = st.none() | SPAN
    return Quote(
        segments=draw(SPANS),
        text=draw(ANY),
        kind=kind,
        fragments=draw(SPANS) if kind is QuoteKind.MIXED else (),
        speaker=speaker,
        speaker_kind=draw(st.sampled_from(SpeakerKind)),
        principal=draw(MAYBE),
        mention=draw(span),
        name_span=draw(span),
        role=draw(MAYBE),
        role_span=draw(span),
        cue=draw(MAYBE),
        cue_span=draw(span),
        setting=draw(MAYBE),
        setting_span=draw(span),
        confidence=draw(st.floats(0, 1)),
        shown=bool(speaker) and draw(st.booleans()),
        polarity=draw(st.none() | st.sampled_from(Polarity)),
    )


SILENCES = st.builds(NonResponse, ANY, st.sampled_from(NonResponseKind), SPAN, st.none() | SPAN)
LENGTH = st.none() | st.timedeltas(timedelta(0), timedelta(days=9999))
RHYTHMS = st.builds(
    Rhythm,
    habit=LENGTH,
    longest=LENGTH,
    newest_at=WHEN,
    hinted=LENGTH,
    skip_hours=st.frozensets(st.integers(0, 23)),
    skip_days=st.frozensets(st.integers(0, 6)),
    recent=st.lists(ANY, max_size=5).map(tuple),
    cap=LENGTH,
    missed_at=WHEN,
)
SOURCES = st.builds(
    Source,
    id=st.integers(1, 2**62).map(SourceId),
    url=ANY,
    title=ANY,
    site=ANY,
    language=ANY,
    kind=ANY,
    state=st.sampled_from(SourceState),
    reason=ANY,
    validators=st.builds(Validators, MAYBE, MAYBE),
    body_hash=ANY,
    failures=st.integers(0, 10**6),
    next_poll_at=WHEN,
    polled_at=WHEN,
    ok_at=WHEN,
    interval=st.integers(0, 10**7).map(lambda seconds: timedelta(seconds=seconds)),
    moved_to=MAYBE,
    moved_seen=st.integers(0, 9),
    state_since=WHEN,
    rhythm=RHYTHMS,
)
WALL = st.times().map(lambda t: t.replace(microsecond=0))


def fields(row: Base) -> dict[str, object]:
    """A row's own columns."""
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


@given(points())
def test_a_point_survives_its_row(point: KeyPoint) -> None:
    row = point_row(point, 3, 1)
    assert point_value(row) == point
    assert fields(point_row(point_value(row), 3, 1)) == fields(row)
    assert set(fields(row)) == set(PointRow.model_fields)


@given(quotes())
def test_a_quote_survives_its_row(quote: Quote) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    row = quote_row(quote, version=3, article=2, position=1, at=at)
    assert quote_value(row) == quote
    assert fields(quote_row(quote_value(row), version=3, article=2, position=1, at=at)) == fields(row)
    assert set(fields(row)) == set(QuoteRow.model_fields)


@given(SILENCES)
def test_a_non_response_survives_its_row(silence: NonResponse) -> None:
    row = non_response_row(silence, 3, 1)
    assert non_response_value(row) == silence
    assert fields(non_response_row(non_response_value(row), 3, 1)) == fields(row)
    assert set(fields(row)) == set(NonResponseRow.model_fields)


@given(SOURCES)
def test_a_source_survives_its_row(source: Source) -> None:
    row = SourceRow(id=source.id, url=source.url, **poll_columns(source))  # type: ignore[arg-type]  # checked below
    assert source_value(row) == source
    assert set(poll_columns(source)) | {"id", "url", "lease_until"} == set(SourceRow.model_fields)


@given(st.lists(WALL, min_size=1, max_size=4), st.frozensets(st.integers(0, 6), min_size=1))
def test_a_schedule_survives_with_its_times_in_order(times: list[time], weekdays: frozenset[int]) -> None:
    schedule = Schedule(tuple(times), "Europe/Berlin", weekdays)
    back = _schedule(_times(schedule), schedule.zone)
    assert back == Schedule(tuple(sorted(set(times))), "Europe/Berlin", weekdays)
    assert _times(back) == _times(schedule)


@given(st.lists(st.text(st.characters())))
def test_texts_are_stored_as_ascii_whatever_they_hold(texts: list[str]) -> None:
    assert to_texts(from_texts(texts)) == tuple(texts)
    assert from_texts(texts).isascii()
