"""Articles of one event, and how it was decided that they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.check import aware
from bot.model.ids import ArticleId, StoryId


class Verdict(StrEnum):
    """What an incoming item is."""

    NEW = "new story"
    SAME = "same story"
    RELATED = "related"
    UPDATE = "update"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason in words a moderator understands; `story` and `article` are what it joins."""

    verdict: Verdict
    reason: str
    story: StoryId | None = None
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an article when stories are decided: enough words to compare, no more."""

    article: ArticleId
    story: StoryId
    title: str
    outlet: str
    published: datetime
    terms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        aware(self.published, "published")
