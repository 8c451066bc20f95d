"""Values for tests: every argument is optional, and what a test does not name is plausible and invented."""

from tests.make_briefs import (
    NOON,
    TEXT,
    article,
    brief,
    identity,
    non_response,
    point,
    quote,
    said_point,
    sentence,
    span,
)
from tests.make_digests import CHANNEL, COMMUNITY, delivery, digest, schedule, subscription, window
from tests.make_views import article_view, candidate, entry, quote_view, source, story_view

__all__ = [
    "CHANNEL",
    "COMMUNITY",
    "NOON",
    "TEXT",
    "article",
    "article_view",
    "brief",
    "candidate",
    "delivery",
    "digest",
    "entry",
    "identity",
    "non_response",
    "point",
    "quote",
    "quote_view",
    "said_point",
    "schedule",
    "sentence",
    "source",
    "span",
    "story_view",
    "subscription",
    "window",
]
