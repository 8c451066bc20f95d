"""From the address a moderator types to the feed behind it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from bot.articles.discovery import feed_links
from bot.articles.notfeed import Instead, instead
from bot.articles.sitemap import sitemaps_of
from bot.articles.sites import site_feeds, software_feeds
from bot.errors import (
    BadAddress,
    BadStatus,
    Blocked,
    Challenged,
    EmptyFeed,
    FetchError,
    NotAFeed,
    ParseError,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
)
from bot.messages import text
from bot.model.feed import Feed
from bot.model.fetched import Fetched
from bot.sources.shut import Shut
from bot.usecases.gathered import without_shut
from bot.usecases.reading import Reader

_OTHER_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!//|\d)", re.IGNORECASE)
"""What is no address of the web (mailto:, javascript:), beside a host with a port."""

_PATIENCE: Final = 3
"""How many times as long as one request the whole search may take."""

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
class Found:
    """A feed, the address that it is polled at from now on, and the answer in which it came."""

    url: str
    feed: Feed
    fetched: Fetched


@dataclass(frozen=True, slots=True)
class FeedFinder:
    """Finds the feed of an address: what a well-known site is known to have behind it, the address itself, what
    its page names, what its software would have, well-known paths, and last the news sitemap of its robots.txt.

    Every candidate is fetched behind the guard and checked by parsing; one that holds no items is passed over, or,
    with `empty`, taken where the address itself is that feed.
    """

    reader: Reader
    shut: Shut
    empty: bool = False

    async def __call__(self, address: str) -> Found:
        """The first feed with items. BadAddress, FetchError, NotAFeed or EmptyFeed, each with what to do; TimedOut
        also where all of it takes too long, since a page may name many feeds that trickle."""
        url, seconds = with_scheme(address), _PATIENCE * self.reader.fetcher.policy.timeout.total_seconds()
        try:
            async with asyncio.timeout(seconds):
                return await self._search(url, typed="://" in address)
        except TimeoutError as error:
            raise TimedOut(text("finding.slow", url=url, seconds=f"{seconds:g}"), url=url) from error
        except Challenged:
            raise  # it says itself what to do
        except BadStatus as error:
            raise self._advised(error) from error
        except TooLarge as error:
            raise TooLarge(text("finding.elsewhere", why=error), url=error.url or url) from error
        except TimedOut as error:
            raise TimedOut(text("finding.later", why=error), url=error.url or url) from error
        except Blocked as error:
            raise Blocked(text("finding.blocked", why=error), url=error.url or url) from error
        except Refused as error:
            raise Refused(text("finding.refused", why=error), url=error.url or url) from error

    async def _search(self, url: str, *, typed: bool) -> Found:
        return await self._first(site_feeds(url)) or await self._at(*await self._fetch(url, typed=typed))

    def _advised(self, error: BadStatus) -> BadStatus:
        """The error of a server that gave no document, with what to do about it."""
        later = error.status >= 500 or error.status == 429
        words = text("finding.later" if later else "finding.elsewhere", why=error)
        return BadStatus(words, url=error.url, status=error.status, retry_after=error.retry_after)

    async def _fetch(self, url: str, *, typed: bool) -> tuple[Fetched, str]:
        """The document and the address that gave it: by http where no scheme was typed and https is not served."""
        try:
            return await self.reader.fetcher.feed(url), url
        except Unreachable:
            if typed:
                raise
            plain = f"http:{url.removeprefix('https:')}"
            return await self.reader.fetcher.feed(plain), plain

    async def _at(self, fetched: Fetched, url: str) -> Found:
        """The feed in the document, or the one that it leads to."""
        try:
            feed = await self.reader.feed(fetched)
        except NotAFeed as error:
            what = await self.reader.workers.run(instead, fetched.body, fetched.url, fetched.content_type)
            found = None if what in _FILES else await self._behind(fetched)
            if found is None:
                raise NotAFeed(text(_ADVICE[what], url=url)) from error
            return found
        self.shut.check(fetched.moved_to or url, feed.title, feed.link)
        if not feed.entries and not self.empty:
            raise EmptyFeed(text("finding.empty", url=url))
        return Found(fetched.moved_to or url, without_shut(feed, self.shut), fetched)

    async def _behind(self, page: Fetched) -> Found | None:
        links = await self.reader.workers.run(feed_links, page.body, page.url)
        named = links[:_MOST_TRIED]
        return await self._first((*named, *software_feeds(page.url))) or await self._sitemap(page.url)

    async def _sitemap(self, url: str) -> Found | None:
        """The news sitemap that robots.txt names, itself or in a list of sitemaps."""
        listed = await self._listed(urljoin(url, "/robots.txt"))
        found = await self._first(listed)
        if found is None:
            deeper = [link for name in listed for link in await self._listed(name)]
            found = await self._first(deeper[:_MOST_SITEMAPS])
        return found

    async def _listed(self, url: str) -> tuple[str, ...]:
        """The news sitemaps that the document at this address names; none where it cannot be had."""
        try:
            fetched = await self.reader.fetcher.feed(url)
            named = await self.reader.workers.run(sitemaps_of, fetched.body, fetched.url)
        except (FetchError, ParseError, BadAddress):
            return ()
        return named[:_MOST_SITEMAPS]

    async def _first(self, links: Iterable[str]) -> Found | None:
        """The first of these that is a feed with items; Blocked where there is none but those that are shut out."""
        blocked: Blocked | None = None
        for link in links:
            try:
                fetched = await self.reader.fetcher.feed(link)
                feed = await self.reader.feed(fetched)
                self.shut.check(fetched.moved_to or link, feed.title, feed.link)
            except Blocked as error:
                blocked = blocked or error
                continue
            except (FetchError, ParseError, BadAddress):
                continue
            if feed.entries:
                return Found(fetched.moved_to or link, without_shut(feed, self.shut), fetched)
        if blocked is not None:
            raise blocked
        return None


def with_scheme(address: str) -> str:
    """The address with a scheme, https where none was typed; BadAddress for what is no address at all."""
    typed = address.strip().strip("<>")
    if typed.startswith("feed:"):
        typed = typed.removeprefix("feed:").removeprefix("//")
    if not typed or " " in typed or _OTHER_SCHEME.match(typed):
        raise BadAddress(text("error.bad_address", address=address.strip() or "''"))
    return typed if "://" in typed else f"https://{typed}"
