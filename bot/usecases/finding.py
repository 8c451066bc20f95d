"""From the address a moderator types to the feed behind it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urljoin

from bot.articles.discovery import feed_links
from bot.articles.notfeed import Instead, instead
from bot.articles.sitemap import LISTED_WITHIN, LISTS_SITEMAPS, sitemaps_of
from bot.articles.sites import site_feeds, software_feeds
from bot.errors import BadAddress, EmptyFeed, FetchError, NotAFeed, ParseError, TimedOut, Unreachable, WorkerKilled
from bot.messages import text
from bot.model.fetched import Fetched
from bot.sources.guard import check_url
from bot.sources.shut import Shut
from bot.usecases.found import Found, Passed, advice, reworded, waiting
from bot.usecases.gathered import without_shut
from bot.usecases.reading import Reader

_OTHER_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!//|\d)", re.IGNORECASE)
"""What is no address of the web (mailto:, javascript:), beside a host with a port."""

_PATIENCE: Final = 3
"""How many times as long as one request the whole search may take."""

_WEB: Final = re.compile(r"[\s<]*(?:feed:)?https?://", re.IGNORECASE)
"""An address of which somebody chose the scheme."""

_MOST_TRIED: Final = 8
_MOST_SITEMAPS: Final = 3
_FILES: Final = frozenset({Instead.PDF, Instead.FILE})
"""What has no page around it on which a feed could be named."""

_ADVICE: Final = {
    Instead.PDF: "finding.pdf",
    Instead.FILE: "finding.file",
    Instead.LOGIN: "finding.login",
    Instead.PAGE: "finding.page",
}


@dataclass(frozen=True, slots=True)
class FeedFinder:
    """Finds the feed of an address: what a well-known site is known to have behind it, the address itself, what
    its page names, what its software would have, well-known paths, and last the news sitemap of its robots.txt.

    Every candidate is fetched (by `ask`) behind the guard and checked by parsing; one that holds no items is passed over, or,
    with `empty`, taken where the address itself is that feed.
    """

    reader: Reader
    shut: Shut
    ask: Callable[[str], Awaitable[Fetched]]
    empty: bool = False

    async def __call__(self, address: str) -> Found:
        """The first feed with items. BadAddress, FetchError, NotAFeed or EmptyFeed, each with what to do; TimedOut
        also where all of it takes too long, since a page may name many feeds that trickle."""
        url, seconds = with_scheme(address), _PATIENCE * self.reader.fetcher.policy.timeout.total_seconds()
        try:
            async with asyncio.timeout(seconds):
                return await self._search(url, typed=_WEB.match(address) is not None)
        except TimeoutError as error:
            raise TimedOut(text("finding.slow", url=url, seconds=f"{seconds:g}"), url=url) from error
        except FetchError as error:
            if words := advice(error):
                raise reworded(error, text(words, why=error, wait=waiting(error))) from error
            raise
        except WorkerKilled as error:
            raise reworded(error, text("finding.hangs", url=url, why=error)) from error

    async def _search(self, url: str, *, typed: bool) -> Found:
        known = await self._first(site_feeds(url), Passed())
        return known or await self._at(*await self._fetch(url, typed=typed))

    async def _fetch(self, url: str, *, typed: bool) -> tuple[Fetched, str]:
        """The document and the address that gave it: by http where no scheme was typed and https is not served."""
        try:
            return await self.ask(url), url
        except Unreachable:
            if typed:
                raise
            plain = f"http:{url.removeprefix('https:')}"
            return await self.ask(plain), plain

    async def _at(self, fetched: Fetched, url: str) -> Found:
        """The feed in the document, or the one that it leads to."""
        try:
            return await self._taken(fetched, url, empty=self.empty)
        except EmptyFeed:
            raise
        except NotAFeed as error:
            what = await self.reader.workers.run(instead, fetched.body, fetched.url, fetched.content_type)
            found = None if what in _FILES else await self._behind(fetched)
            if found is None:
                page = what is not Instead.PAGE or str(error) == text("feed.page")
                raise NotAFeed(text(_ADVICE[what] if page else "finding.other", url=url, why=error)) from error
            return found

    async def _taken(self, fetched: Fetched, url: str, *, empty: bool = False) -> Found:
        """The feed in the document at `url`, under the one form of its address however it was written; NotAFeed, Blocked
        where it is shut out, EmptyFeed unless `empty` will do."""
        feed = await self.reader.feed(fetched)
        where = fetched.moved_to or str(check_url(url, self.reader.fetcher.policy))
        self.shut.check(where, feed.title, feed.link)
        if not feed.entries and not empty:
            raise EmptyFeed(text("finding.empty", url=url))
        return Found(where, without_shut(feed, self.shut), fetched)

    async def _behind(self, page: Fetched) -> Found | None:
        """The feed that the page or its site has, with what else the page names; raises where there is one that cannot
        be added, with the reason."""
        if LISTS_SITEMAPS in page.body[:LISTED_WITHIN]:
            return (await self._news(await self._listed(page), Passed()))[0]
        links = await self.reader.workers.run(feed_links, page.body, page.url)
        passed = Passed(frozenset(link.url for link in links.declared))
        for link in (*links.addresses[:_MOST_TRIED], *software_feeds(page.url)):
            if found := await self._first((link,), passed):
                return replace(found, others=links.beside(link))
        found = await self._sitemap(page.url, passed)
        if found is None and (error := passed.worst) is not None:
            raise reworded(error, text("finding.behind", page=page.url, why=error)) from error
        return found

    async def _sitemap(self, url: str, passed: Passed) -> Found | None:
        """The news sitemap that robots.txt names, itself or in a list of sitemaps."""
        robots = await self._fetched(urljoin(url, "/robots.txt"), passed)
        found, deeper = await self._news(await self._listed(robots), passed)
        return found or (await self._news(deeper, passed))[0]

    async def _news(self, sitemaps: tuple[str, ...], passed: Passed) -> tuple[Found | None, tuple[str, ...]]:
        """The first of these that is a news sitemap with items, or else the news sitemaps that they list."""
        deeper: list[str] = []
        for link in sitemaps:
            if (fetched := await self._fetched(link, passed)) is not None:
                try:
                    return await self._taken(fetched, link), ()
                except (FetchError, ParseError) as error:
                    passed.note(link, error)
                deeper += await self._listed(fetched)
        return None, tuple(deeper[:_MOST_SITEMAPS])

    async def _fetched(self, url: str, passed: Passed) -> Fetched | None:
        """The document at this address; None where it cannot be had."""
        try:
            return await self.ask(url)
        except (FetchError, BadAddress) as error:
            passed.note(url, error)
            return None

    async def _listed(self, fetched: Fetched | None) -> tuple[str, ...]:
        """The news sitemaps that the document names, a few of them."""
        if fetched is None:
            return ()
        try:
            return (await self.reader.workers.run(sitemaps_of, fetched.body, fetched.url))[:_MOST_SITEMAPS]
        except ParseError:
            return ()

    async def _first(self, links: Iterable[str], passed: Passed) -> Found | None:
        """The first of these that is a feed with items; why the others are none is noted."""
        for link in links:
            if (fetched := await self._fetched(link, passed)) is not None:
                try:
                    return await self._taken(fetched, link)
                except (FetchError, ParseError) as error:
                    passed.note(link, error)
        return None


def with_scheme(address: str) -> str:
    """The address with a scheme, https where none was typed; BadAddress for what is no address at all."""
    typed = address.strip().strip("<>")
    if typed[:5].lower() == "feed:":
        typed = typed[5:]
    typed = typed.removeprefix("//")
    if not typed or " " in typed or _OTHER_SCHEME.match(typed):
        raise BadAddress(text("error.bad_address", address=address.strip() or "''"))
    return typed if "://" in typed else f"https://{typed}"
