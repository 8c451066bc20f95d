from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from bot.model.article import Article
from bot.model.brief import (
    ArticleKind,
    Brief,
    Cut,
    Keep,
    KeyPoint,
    NonResponse,
    NonResponseKind,
    Put,
    Quote,
    QuoteKind,
    SpeakerKind,
    Status,
)
from bot.model.feed import Entry, Feed
from bot.model.span import Span
from bot.render.brief_json import brief_to_json
from bot.render.view_json import article_to_json, feed_to_json

POINT = KeyPoint(
    text="Tennant said so.",
    evidence=(Span(0, 9),),
    edits=(Keep(Span(0, 4)), Cut(Span(4, 6), "parenthesis"), Put("Tennant", Span(20, 27))),
    claimant="Orla Tennant",
    role="mayor",
    cue="said",
    status=Status.SAID,
)
QUOTE = Quote(
    segments=(Span(1, 5), Span(8, 12)),
    text="abcd … efgh",
    kind=QuoteKind.MIXED,
    fragments=(Span(2, 3),),
    speaker="Orla Tennant",
    speaker_kind=SpeakerKind.PERSON,
    mention=Span(13, 20),
    role="mayor",
    cue="said",
    setting="in a statement",
    confidence=0.93751,
    shown=True,
)
BRIEF = Brief(
    language="en",
    kind=ArticleKind.NEWS,
    headline=None,
    byline=("Nell Ashby",),
    contributors=("Ira Voss",),
    points=(POINT,),
    quotes=(QUOTE,),
    non_responses=(NonResponse("harbour office", NonResponseKind.NO_REPLY, Span(30, 40)),),
)


def test_a_brief_has_exactly_the_promised_fields_in_their_order() -> None:
    made = brief_to_json(BRIEF)
    promised = ["language", "kind", "headline", "byline", "contributors", "points", "quotes", "non_responses"]
    assert list(made)[: len(promised)] == promised
    assert made["headline"] is None
    assert made["byline"] == ["Nell Ashby"]


def test_a_point_shows_its_evidence_and_its_edits() -> None:
    assert brief_to_json(BRIEF)["points"] == [
        {
            "text": "Tennant said so.",
            "evidence": [[0, 9]],
            "edits": [
                {"op": "keep", "start": 0, "end": 4},
                {"op": "cut", "start": 4, "end": 6, "why": "parenthesis"},
                {"op": "put", "text": "Tennant", "start": 20, "end": 27},
            ],
            "claimant": "Orla Tennant",
            "role": "mayor",
            "cue": "said",
            "status": "said",
            "dates": [],
        }
    ]


def test_a_relative_date_stands_beside_the_day_it_counts_from() -> None:
    point = replace(POINT, text="On Tuesday night Tennant said so, as she did two years ago, in May 2021.")
    printed = datetime(2026, 3, 4, 9, tzinfo=UTC)
    (made,) = brief_to_json(replace(BRIEF, points=(point,), published=printed))["points"]
    assert made["dates"] == [
        {"text": "On Tuesday night", "published": "2026-03-04"},
        {"text": "two years ago", "published": "2026-03-04"},
    ]
    (undated,) = brief_to_json(replace(BRIEF, points=(point,)))["points"]
    assert undated["dates"][0] == {"text": "On Tuesday night", "published": None}


def test_a_quote_has_exactly_the_promised_fields_in_their_order() -> None:
    (made,) = brief_to_json(BRIEF)["quotes"]
    assert list(made)[:12] == [
        "segments",
        "fragments",
        "text",
        "kind",
        "speaker",
        "speaker_start",
        "speaker_end",
        "role",
        "cue",
        "setting",
        "confidence",
        "shown",
    ]
    assert made["segments"] == [[1, 5], [8, 12]]
    assert made["fragments"] == [[2, 3]]
    assert (made["speaker_start"], made["speaker_end"]) == (13, 20)
    assert (made["confidence"], made["shown"]) == (0.9375, True)


def test_a_non_response_says_who_and_where() -> None:
    assert brief_to_json(BRIEF)["non_responses"] == [
        {"who": "harbour office", "kind": "did not respond", "start": 30, "end": 40}
    ]


def test_an_article_has_exactly_the_promised_fields() -> None:
    published = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    article = Article("", "T", "text", outlet="O", byline=("A B",), published=published, language="en")
    assert article_to_json(article, "text") == {
        "articleBody": "text",
        "title": "T",
        "authors": ["A B"],
        "date": "2026-03-01",
        "language": "en",
        "outlet": "O",
        "access": "open",
    }
    assert list(article_to_json(None, "")) == list(article_to_json(article, "text"))


def test_a_feed_has_exactly_the_promised_fields_and_times_in_utc() -> None:
    at = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    entry = Entry("g", "https://harrow.example/a", "T", published=at, authors=("A B",), summary="s", content="c")
    assert feed_to_json(Feed("F", None, "en", (entry,))) == {
        "title": "F",
        "link": None,
        "language": "en",
        "entries": [
            {
                "id": "g",
                "link": "https://harrow.example/a",
                "title": "T",
                "published": "2026-03-02T04:30:00Z",
                "updated": None,
                "authors": ["A B"],
                "summary": "s",
                "content": "c",
            }
        ],
    }
    assert at.astimezone(UTC).isoformat() == "2026-03-02T04:30:00+00:00"
