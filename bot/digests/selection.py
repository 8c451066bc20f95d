"""Which stories a digest holds, in what order, and why each is in or out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.messages import text
from bot.model.article import Access
from bot.model.digest import Choice, Digest, Window
from bot.model.ids import StoryId
from bot.model.views import StoryView

MAX_AGE = timedelta(days=3)


def select(
    stories: Sequence[StoryView],
    window: Window,
    *,
    posted: frozenset[StoryId] = frozenset(),
    limit: int = 8,
    max_age: timedelta = MAX_AGE,
    zone: str = "UTC",
) -> Digest:
    """The digest of a window: at most `limit` stories, one entry a story, each with its reason.

    Order: told by most outlets, then with key points before without, then newest, then by id. Left out, with the
    reason: posted already, older than `max_age` when the window ends, nothing but withheld text, over the limit.
    """
    unique = list({story.id: story for story in stories}.values())
    refused = [Choice(story, why) for story in unique if (why := _refused(story, window, posted, max_age))]
    out = {choice.story.id for choice in refused}
    ranked = sorted((story for story in unique if story.id not in out), key=_rank)
    limit = max(0, limit)
    over = [Choice(story, text("digest.reason.over", n=limit)) for story in ranked[limit:]]
    chosen = tuple(Choice(story, _reason(story)) for story in ranked[:limit])
    return Digest(window=window, chosen=chosen, left_out=(*refused, *over), zone=zone, over=len(over))


def _refused(story: StoryView, window: Window, posted: frozenset[StoryId], max_age: timedelta) -> str:
    if story.id in posted:
        return text("digest.reason.posted")
    newest = max(article.at for article in story.articles)
    if newest < window.end - max_age:
        return text("digest.reason.old", age=_age(window.end - newest))
    if all(article.access is not Access.OPEN for article in story.articles):
        return text("digest.reason.withheld", access=story.lead.access.value)
    return ""


def _rank(story: StoryView) -> tuple[int, bool, float, int]:
    return (-len(story.outlets), not _pointed(story), -_newest(story).timestamp(), story.id)


def _pointed(story: StoryView) -> bool:
    return any(article.points for article in story.articles)


def _newest(story: StoryView) -> datetime:
    """When the story moved last; a date in the future, which a wrong feed may give, does not lift it."""
    return max(story.last_at, story.first_at)


def _reason(story: StoryView) -> str:
    told = text("digest.reason.told", n=len(story.outlets) or 1)
    return told if _pointed(story) else text("digest.reason.title_only", told=told)


def _age(age: timedelta) -> str:
    return text("span.days", n=age // timedelta(days=1))
