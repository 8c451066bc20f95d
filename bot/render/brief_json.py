"""Briefs as JSON: the format that `byline condense --json` and `--jsonl` promise. Fields may be added at the end
of an object, never renamed, moved or removed. Offsets are Python string indices into the text that was given.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.model.brief import Brief, Cut, Edit, Keep, KeyPoint, NonResponse, Put, Quote
from bot.model.dates import relative_dates
from bot.model.span import Span


def brief_to_json(brief: Brief) -> dict[str, Any]:
    """The brief as JSON values, in the promised order; the caller puts `id` first where it has one."""
    return {
        "language": brief.language,
        "kind": brief.kind.value,
        "headline": brief.headline,
        "byline": list(brief.byline),
        "contributors": list(brief.contributors),
        "points": [point_to_json(point, brief.published) for point in brief.points],
        "quotes": [quote_to_json(quote) for quote in brief.quotes],
        "non_responses": [non_response_to_json(non_response) for non_response in brief.non_responses],
        "note": brief.note,
        "truncated": brief.truncated,
    }


def point_to_json(point: KeyPoint, published: datetime | None = None) -> dict[str, Any]:
    """A key point with its evidence, the edits that give its text, and its relative dates as printed, each beside the
    day (YYYY-MM-DD) on which the article was `published`, from which it counts."""
    return {
        "text": point.text,
        "evidence": [_pair(span) for span in point.evidence],
        "edits": [_edit(edit) for edit in point.edits],
        "claimant": point.claimant,
        "role": point.role,
        "cue": point.cue,
        "status": point.status.value,
        "dates": [
            {"text": words, "published": published.date().isoformat() if published else None}
            for words in relative_dates(point.text)
        ],
    }


def quote_to_json(quote: Quote) -> dict[str, Any]:
    """A quote; `speaker_start` and `speaker_end` are where the speaker is named beside it."""
    return {
        "segments": [_pair(span) for span in quote.segments],
        "fragments": [_pair(span) for span in quote.fragments],
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "speaker_start": quote.mention.start if quote.mention else None,
        "speaker_end": quote.mention.end if quote.mention else None,
        "role": quote.role,
        "cue": quote.cue,
        "setting": quote.setting,
        "confidence": round(quote.confidence, 4),
        "shown": quote.shown,
        "speaker_kind": quote.speaker_kind.value,
        "principal": quote.principal,
        "polarity": quote.polarity.value if quote.polarity else None,
    }


def non_response_to_json(non_response: NonResponse) -> dict[str, Any]:
    """Who did not answer, how, and where the article says so."""
    return {
        "who": non_response.who,
        "kind": non_response.kind.value,
        "start": non_response.span.start,
        "end": non_response.span.end,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _edit(edit: Edit) -> dict[str, Any]:
    match edit:
        case Keep(span):
            return {"op": "keep", "start": span.start, "end": span.end}
        case Cut(span, why):
            return {"op": "cut", "start": span.start, "end": span.end, "why": why}
        case Put(text, span):
            return {"op": "put", "text": text, "start": span.start, "end": span.end}
