"""From an entry of a feed to an article and its draft brief: fetched here, read in a killable worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from bot.articles.canonical import same_site
from bot.articles.entry_body import with_bodies
from bot.articles.feeds import parse_feed
from bot.articles.from_entry import article_from_entry
from bot.articles.identity import shown_link
from bot.articles.pages import read_page
from bot.articles.redirectors import unresolvable
from bot.condense.brief import condense
from bot.errors import BadAddress, BadStatus, FetchError, NotAFeed, ParseError, TimedOut, Unreachable
from bot.model.article import Article
from bot.model.brief import Brief
from bot.model.feed import Entry, Feed
from bot.model.fetched import Fetched
from bot.model.source import Source
from bot.proof import admitting
from bot.sources.challenge import challenge_in
from bot.sources.fetcher import Fetcher
from bot.sources.trouble import challenged
from bot.stories import Features, features
from bot.usecases.entries import Listed, listed
from bot.workers.pool import Workers

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Read:
    """An article, the draft of its brief (not proved yet), and what tells its story from others."""

    article: Article
    brief: Brief
    features: Features


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads feeds and entries: the network in this process, the parsing in another."""

    fetcher: Fetcher
    workers: Workers
    max_chars: int

    async def feed(self, fetched: Fetched) -> Feed:
        """The feed in those bytes; NotAFeed, WorkerKilled where they are hostile, or Challenged."""
        return await self._parsed(feed_to_read, fetched)

    async def listed(self, fetched: Fetched) -> Listed:
        """The same, its entries in order and with their keys."""
        return await self._parsed(feed_to_list, fetched)

    async def _parsed(self, parse: Callable[[Fetched], R], fetched: Fetched) -> R:
        try:
            return await self.workers.run(parse, fetched)
        except NotAFeed as error:
            if who := challenge_in(fetched.body):
                raise challenged(fetched.url, fetched.status, who) from error
            raise

    async def entry(self, entry: Entry, source: Source) -> Read:
        """The entry as an article: from the feed where it carries the whole text, else from its page.

        A feed speaks for pages of its own site alone: the text that it gives to another's link is not read.

        A page that refuses for good (not found, paywall, not an article, forbidden by robots.txt) gives an
        article without text, of which title, outlet and link are shown. A page that may answer later raises.
        """
        printed = await self.workers.run(entry_to_read, entry, source, self.max_chars)
        if isinstance(printed, Read):
            return printed
        if entry.page is None or unresolvable(entry.page):
            return unread(printed, "note.redirector")
        try:
            fetched = await self.fetcher.page(entry.page)
            return await self.workers.run(partial(page_to_read, self.max_chars), fetched, entry, source)
        except FetchError as error:
            if may_pass(error):
                raise
            return unread(printed, "note.unreachable")
        except (ParseError, BadAddress):
            return unread(printed, "note.unreadable")

    async def page(self, url: str) -> Read:
        """The page at `url` as an article."""
        fetched = await self.fetcher.page(url)
        return await self.workers.run(partial(page_to_read, self.max_chars), fetched, None, None)


def may_pass(error: FetchError) -> bool:
    """Whether asking again later may help: no answer in time, no connection, a server's own error."""
    if isinstance(error, BadStatus):
        return error.status >= 500 or error.status == 429
    return isinstance(error, TimedOut | Unreachable)


def printed_by(entry: Entry, source: Source) -> Article:
    """What the feed says of its entry; without text where the entry leads to another site than the feed's."""
    page = entry.page or source.url
    article = article_from_entry(entry, outlet=outlet_of(source, page), language=source.language)
    return article if same_site(source.url, page) else replace(article, text="", contributors=())


def outlet_of(source: Source, url: str) -> str:
    """The name of whoever prints what is at `url`: the feed's title on its own site, else the host."""
    host = urlsplit(url).hostname or ""
    return source.title if same_site(source.url, url) else host.removeprefix("www.")


def unread(article: Article, note: str) -> Read:
    """The article without text, and why."""
    empty = replace(article, text="", url=shown_link(article.url))
    return Read(empty, replace(condense(empty), note=note), features(empty.title, "", empty.outlet))


def feed_to_read(fetched: Fetched) -> Feed:
    """The feed parsed, the text of its entries too; runs in a worker."""
    return with_bodies(parse_feed(fetched.body, fetched.url, fetched.content_type, fetched.charset))


def feed_to_list(fetched: Fetched) -> Listed:
    """The feed parsed, its entries in order and with their keys; runs in a worker."""
    return listed(feed_to_read(fetched))


def entry_to_read(entry: Entry, source: Source, max_chars: int) -> Read | Article:
    """The entry condensed where the feed carries its whole text, or has no page; else what the feed says of it.
    Runs in a worker."""
    printed = printed_by(entry, source)
    return article_to_read(printed, max_chars) if printed.text or not entry.page else printed


def article_to_read(article: Article, max_chars: int) -> Read:
    """The article condensed; runs in a worker."""
    article = replace(article, url=shown_link(article.url))
    brief = condense(article, max_chars=max_chars, admitting=admitting)
    return Read(article, brief, features(article.title, article.text, article.outlet))


def page_to_read(max_chars: int, fetched: Fetched, entry: Entry | None, source: Source | None) -> Read:
    """The page parsed and condensed; runs in a worker."""
    article = read_page(
        fetched.body,
        fetched.url,
        content_type=fetched.content_type,
        charset=fetched.charset,
        robots_tag=fetched.robots_tag,
        entry=entry,
        known_as=outlet_of(source, fetched.url) if source else "",
    )
    return article_to_read(article, max_chars)
