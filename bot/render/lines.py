"""The lines that lists, stories and digests share: who printed it, when, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from bot.messages import ENGLISH
from bot.messages import text as words
from bot.model.article import Access
from bot.model.views import ArticleView
from bot.render.escape import address, clip, escape, host, link
from bot.render.limits import SHOWN_OF_AN_ARTICLE

T = TypeVar("T")

_TITLE: Final = 180
_OUTLET: Final = 60
_NAME: Final = 60
_NAMES: Final = 4


def when(at: datetime, style: str = "f") -> str:
    """A moment that the platform shows in each reader's own zone (Discord's timestamp styles: f, D, R)."""
    return f"<t:{int(at.timestamp())}:{style}>"


def dated(published: datetime | None, seen_at: datetime | None, style: str = "f") -> str:
    """When it was printed; where no date is printed, that, and when it was first seen."""
    if published is not None:
        return when(published, style)
    return words("undated", at=when(seen_at, style)) if seen_at else ""


def number(row: int) -> str:
    """A story's or source's number as people type it."""
    return f"#{row}"


def title_line(title: str, url: str) -> str:
    """The title in bold, linked; a title too long is cut with "…", an unusable address is said."""
    label = clip(title, _TITLE) or host(url)
    missing = "" if address(url) else f" {words('link.missing')}"
    return f"**{link(label, url)}**{missing}"


def names(people: Sequence[str]) -> str:
    """The names as one list, at most four of them and how many others."""
    shown = [escape(clip(name, _NAME)) for name in people[:_NAMES]]
    if len(people) > _NAMES:
        return words("names.more", names=", ".join(shown), n=len(people) - _NAMES)
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1] if shown else ""]))


def outlet_of(article: ArticleView) -> str:
    """The outlet's name, or the address's host where none is known."""
    return escape(clip(article.outlet or host(article.url), _OUTLET))


def credit_line(article: ArticleView, *, style: str = "f") -> str:
    """Outlet, byline, contributors, kind, correction and time of an article on one line."""
    pieces = [
        outlet_of(article),
        words("byline", names=names(article.byline)) if article.byline else "",
        words("contributors", names=names(article.contributors)) if article.contributors else "",
        ENGLISH.get(f"kind.{article.kind}", ""),
        words("corrected") if article.corrected else "",
        dated(article.published, article.seen_at, style),
    ]
    return " · ".join(filter(None, pieces))


def note_line(article: ArticleView) -> str:
    """Why nothing of the article is shown, in italics; empty where something is."""
    if article.access is Access.NO_SNIPPET:
        return f"*{words('note.nosnippet')}*"
    if article.access is not Access.OPEN:
        return f"*{words('note.withheld')}*"
    if not article.points:
        return f"*{note_words(article.note)}*"
    return ""


def note_words(note: str, *, linked: bool = True) -> str:
    """The words for a brief's note; unless `linked`, those that do not send the reader to a link."""
    key = note if note.startswith("note.") and note in ENGLISH else "note.empty"
    return words(f"{key}.here" if not linked and f"{key}.here" in ENGLISH else key)


def may_show(article: ArticleView) -> bool:
    """Whether more than title and link may be shown; where it may not, `note_line` says why."""
    return article.access is Access.OPEN


def allowance(article: ArticleView) -> int:
    """Characters of the article that may be shown at once; none where only title and link may be. An open one may
    be too short for any: what it leaves out is counted all the same."""
    return min(SHOWN_OF_AN_ARTICLE, article.allowance) if may_show(article) else 0


def within(items: Sequence[T], size: Callable[[T], int], room: int) -> tuple[tuple[T, ...], int]:
    """Those items, in order, that fit together into `room`, and the room that is left.

    One that does not fit is left out whole: half a point could drop the "not" or the speaker.
    """
    kept: list[T] = []
    for item in items:
        if size(item) <= room:
            kept.append(item)
            room -= size(item)
    return tuple(kept), room
