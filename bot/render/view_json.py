"""What lists, stories, quotes, digests and sources come to as JSON, for `--json` on the command line.

Times are ISO 8601 in UTC, or null. Fields may be added at the end of an object, never renamed or removed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.model.article import Article
from bot.model.digest import Choice, Digest
from bot.model.feed import Entry, Feed, FeedLink
from bot.model.reports import PollReport
from bot.model.source import Polled, Source
from bot.model.views import ArticleView, QuoteView, SourceAdded, SourceView, StoryView
from bot.render.brief_json import non_response_to_json, point_to_json, quote_to_json


def story_to_json(story: StoryView) -> dict[str, Any]:
    """A story with its articles, the lead article first."""
    return {
        "id": story.id,
        "title": story.title,
        "first_at": iso(story.first_at),
        "last_at": iso(story.last_at),
        "outlets": list(story.outlets),
        "articles": [_article(article) for article in story.articles],
    }


def quote_view_to_json(view: QuoteView) -> dict[str, Any]:
    """A stored quote with where it was printed."""
    return {
        "id": view.id,
        **quote_to_json(view.quote),
        "story": view.story,
        "article": view.article,
        "title": view.title,
        "outlet": view.outlet,
        "url": view.url,
        "published": iso(view.published),
        "seen": iso(view.seen_at),
    }


def digest_to_json(digest: Digest) -> dict[str, Any]:
    """A digest's window, what was chosen and what was left out, each with the reason, and how many the limit left out."""
    return {
        "start": iso(digest.window.start),
        "end": iso(digest.window.end),
        "zone": digest.zone,
        "chosen": [_choice(choice) for choice in digest.chosen],
        "left_out": [_choice(choice) for choice in digest.left_out],
        "over": digest.over,
    }


def source_to_json(source: Source) -> dict[str, Any]:
    """A source and how it fares."""
    return {
        "id": source.id,
        "url": source.url,
        "title": source.title,
        "site": source.site,
        "language": source.language,
        "kind": source.kind,
        "state": source.state.value,
        "reason": source.reason,
        "polled_at": iso(source.polled_at),
        "ok_at": iso(source.ok_at),
        "next_poll_at": iso(source.next_poll_at),
    }


def source_view_to_json(view: SourceView) -> dict[str, Any]:
    """A community's source with what it brought so far."""
    return {**source_to_json(view.source), "articles": view.articles, "added_at": iso(view.added_at)}


def source_added_to_json(added: SourceAdded) -> dict[str, Any]:
    """What adding a source came to."""
    return {
        "source": source_to_json(added.source),
        "start": added.start.value,
        "total": added.total,
        "preview": [entry_to_json(entry) for entry in added.preview],
        "others": [feed_link_to_json(other) for other in added.others],
    }


def feed_link_to_json(one: FeedLink) -> dict[str, str]:
    """A feed that a page names."""
    return {"url": one.url, "title": one.title}


def poll_report_to_json(report: PollReport) -> dict[str, Any]:
    """One round of polling, source by source."""
    return {"new": report.new, "polled": [_polled(polled) for polled in report.polled]}


def feed_to_json(feed: Feed) -> dict[str, Any]:
    """A parsed feed, in the format that `byline feed --json` promises."""
    return {
        "title": feed.title,
        "link": feed.link,
        "language": feed.language,
        "entries": [entry_to_json(entry) for entry in feed.entries],
    }


def article_to_json(article: Article | None, printed: str) -> dict[str, Any]:
    """An article in the format that `byline extract --json` promises; None gives the same fields, empty.

    `printed` is the text that its document prints openly; `access` says whether that is the whole article.
    """
    if article is None:
        return {
            "articleBody": "",
            "title": "",
            "authors": [],
            "date": None,
            "language": "",
            "outlet": "",
            "access": None,
        }
    return {
        "articleBody": printed,
        "title": article.title,
        "authors": [*article.byline, *article.credits],
        "date": article.published.date().isoformat() if article.published else None,
        "language": article.language,
        "outlet": article.outlet,
        "access": article.access.value,
    }


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """One entry of a feed."""
    return {
        "id": entry.id,
        "link": entry.link,
        "title": entry.title,
        "published": iso(entry.published),
        "updated": iso(entry.updated),
        "authors": list(entry.authors),
        "summary": entry.summary,
        "content": entry.content,
    }


def iso(moment: datetime | None) -> str | None:
    """The moment in UTC with a Z, to the second; None stays None."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _article(article: ArticleView) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "contributors": list(article.contributors),
        "published": iso(article.published),
        "language": article.language,
        "kind": article.kind,
        "access": article.access.value,
        "note": article.note,
        "corrected": article.corrected,
        "points": [point_to_json(point, article.published) for point in article.points],
        "quotes": [quote_to_json(quote) for quote in article.quotes],
        "non_responses": [non_response_to_json(non_response) for non_response in article.non_responses],
        "seen": iso(article.seen_at),
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {"reason": choice.reason, "story": story_to_json(choice.story)}


def _polled(polled: Polled) -> dict[str, Any]:
    return {
        "source": polled.source.id,
        "url": polled.source.url,
        "title": polled.source.title,
        "outcome": polled.outcome.value,
        "entries": polled.entries,
        "new": polled.new,
        "updated": polled.updated,
        "withheld": polled.withheld,
        "failed": polled.failed,
        "reason": polled.reason,
    }
