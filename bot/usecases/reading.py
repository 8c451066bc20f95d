"""From an entry of a feed to an article and its draft brief: fetched here, read in a killable worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeVar
from urllib.parse import urlsplit

from bot.articles.canonical import same_site
from bot.articles.discovery import names_feed
from bot.articles.entry_body import with_bodies
from bot.articles.from_entry import article_from_entry
from bot.articles.identity import shown_link
from bot.articles.redirectors import unresolvable
from bot.articles.text import LONGEST_TITLE
from bot.condense.brief import condense
from bot.errors import (
    BadAddress,
    BadStatus,
    Blocked,
    FetchError,
    LeadsOn,
    NotAFeed,
    NotAnArticle,
    NoWorker,
    ParseError,
    TimedOut,
    Unreachable,
    WorkerKilled,
)
from bot.messages import text as words
from bot.model.article import Access, Article
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
from bot.usecases.vouching import Vouchers
from bot.workers.pool import Workers

R = TypeVar("R")

_MOST_STEPS: Final = 3
"""Pages that lead on to one another by their markup before the last is read."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article, the draft of its brief (not proved yet), and what tells its story from others. `vouched`: its page
    declares the feed that brought it as its site's."""

    article: Article
    brief: Brief
    features: Features
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads feeds and entries: the network in this process, the parsing in another."""

    fetcher: Fetcher
    workers: Workers
    max_chars: int
    vouchers: Vouchers = field(default_factory=Vouchers)

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

        A feed speaks for pages of its own site, and of a host whose pages declare it as theirs: the text that it
        gives to any other link is not read.

        A page that refuses for good (not found, paywall, not an article, forbidden by robots.txt) gives an
        article without text, of which title, outlet and link are shown. A page that may answer later raises, and
        one that leads to where the operator lets nobody be read (Blocked), and so does what nobody can read now (NoWorker).
        """
        vouched = self.vouchers.outlet(source.url, entry.page or "")
        printed = await self.workers.run(entry_to_read, entry, source, self.max_chars, vouched)
        if isinstance(printed, Read):
            return printed
        if entry.page is None or unresolvable(entry.page):
            return await self._unread(printed, "note.redirector")
        try:
            return await self._from_page(entry.page, entry, source)
        except FetchError as error:
            if may_pass(error) or isinstance(error, Blocked):
                raise
            return await self._unread(printed, "note.unreachable")
        except NoWorker:
            raise
        except (ParseError, BadAddress):
            return await self._unread(printed, "note.unreadable")

    async def given_up(self, entry: Entry, source: Source) -> Read:
        """What the feed says of an entry whose page could not be had, without text: its headline and link alone where
        not even that can be read."""
        try:
            return await self.workers.run(entry_given_up, entry, source)
        except NoWorker:
            raise
        except WorkerKilled:
            return await self.workers.run(entry_given_up, bare(entry), source)

    async def whole(self, entries: tuple[Entry, ...]) -> tuple[bool, ...]:
        """Of each entry whether its feed carries the whole article; WorkerKilled where they are hostile."""
        return await self.workers.run(carried_whole, entries)

    async def _unread(self, printed: Article, note: str) -> Read:
        return await self.workers.run(unread, printed, note)

    async def _from_page(self, url: str, entry: Entry, source: Source) -> Read:
        fetched, read = await self._read(url, entry, source)
        if read.vouched:
            self.vouchers.note(source.url, fetched.url, read.article.outlet)
        return read

    async def page(self, url: str) -> Read:
        """The page at `url` as an article."""
        return (await self._read(url, None, None))[1]

    async def _read(self, url: str, entry: Entry | None, source: Source | None) -> tuple[Fetched, Read]:
        """The page, or that to which its markup leads on, as shorteners' pages do; each fetched like any other."""
        for _ in range(_MOST_STEPS):
            fetched = await self.fetcher.page(url)
            try:
                return fetched, await self.workers.run(partial(page_to_read, self.max_chars), fetched, entry, source)
            except LeadsOn as further:
                url = further.to
        raise NotAnArticle(words("page.leads_on", to=url))


def may_pass(error: FetchError) -> bool:
    """Whether asking again later may help: no answer in time, no connection, a server's own error."""
    if isinstance(error, BadStatus):
        return error.status >= 500 or error.status == 429
    return isinstance(error, TimedOut | Unreachable)


def printed_by(entry: Entry, source: Source, vouched: str = "") -> Article:
    """What the feed says of its entry; without text where the entry leads to another site than the feed's, unless
    that site declares the feed as that of the outlet `vouched`."""
    page = entry.page or source.url
    article = article_from_entry(entry, outlet=vouched or outlet_of(source, page), language=source.language)
    return article if vouched or same_site(source.url, page) else replace(article, text="", contributors=())


def outlet_of(source: Source, url: str) -> str:
    """The name of whoever prints what is at `url`: the feed's title on its own site, else the host."""
    host = urlsplit(url).hostname or ""
    return source.title if same_site(source.url, url) else host.removeprefix("www.")


def unread(article: Article, note: str) -> Read:
    """The article without text, and why; runs in a worker."""
    empty = replace(article, title=article.title[:LONGEST_TITLE], text="", url=shown_link(article.url))
    return Read(empty, replace(condense(empty), note=note), features(empty.title, "", empty.outlet))


def feed_to_read(fetched: Fetched) -> Feed:
    """The feed parsed, the text of its entries too; runs in a worker."""
    from bot.articles.feeds import parse_feed  # noqa: PLC0415 - loaded where it runs: see PRELOADED

    return with_bodies(parse_feed(fetched.body, fetched.url, fetched.content_type, fetched.charset))


def feed_to_list(fetched: Fetched) -> Listed:
    """The feed parsed, its entries in order and with their keys; runs in a worker."""
    return listed(feed_to_read(fetched))


def entry_to_read(entry: Entry, source: Source, max_chars: int, vouched: str = "") -> Read | Article:
    """The entry condensed where the feed carries its whole text, or has no page; else what the feed says of it.
    Runs in a worker."""
    printed = printed_by(entry, source, vouched)
    return article_to_read(printed, max_chars) if printed.text or not entry.page else printed


def entry_given_up(entry: Entry, source: Source) -> Read:
    """What the feed says of an entry whose page could not be had, without text; runs in a worker."""
    return unread(printed_by(entry, source), "note.unreachable")


def bare(entry: Entry) -> Entry:
    """The entry without what is long to read."""
    return replace(entry, summary="", content="", body="", authors=())


def carried_whole(entries: tuple[Entry, ...]) -> tuple[bool, ...]:
    """Of each entry whether its feed carries the whole article; runs in a worker."""
    return tuple(bool(article_from_entry(entry, outlet="", language="").text) for entry in entries)


def article_to_read(article: Article, max_chars: int) -> Read:
    """The article condensed; runs in a worker."""
    article = replace(article, title=article.title[:LONGEST_TITLE], url=shown_link(article.url))
    brief = condense(article, max_chars=max_chars, admitting=admitting)
    return Read(article, brief, features(article.title, article.text, article.outlet))


def page_to_read(max_chars: int, fetched: Fetched, entry: Entry | None, source: Source | None) -> Read:
    """The page parsed and condensed, or what the feed says where the page declares it as its own and it has the whole
    text, as that of the site's later items will be; runs in a worker."""
    from bot.articles.pages import read_page  # noqa: PLC0415 - loaded where it runs: see PRELOADED

    article = read_page(
        fetched.body,
        fetched.url,
        content_type=fetched.content_type,
        charset=fetched.charset,
        robots_tag=fetched.robots_tag,
        entry=entry,
        known_as=outlet_of(source, fetched.url) if source else "",
    )
    if entry and source and _vouches(article, fetched, source):
        printed = printed_by(entry, source, article.outlet)
        if not same_site(printed.url, fetched.url):
            printed = replace(printed, url=article.url)  # a shortener's link is no address of the article
        return replace(article_to_read(printed if printed.text else article, max_chars), vouched=True)
    return article_to_read(article, max_chars)


def _vouches(article: Article, fetched: Fetched, source: Source) -> bool:
    """Whether the page lets its words be shown and declares the feed, which is not of its site, as its own."""
    elsewhere = not same_site(source.url, fetched.url) and article.access is not Access.NO_SNIPPET
    return elsewhere and names_feed(fetched.body, fetched.url, source.url)
