"""From the address a moderator types to the feed behind it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.discovery import feed_links
from bot.errors import BadAddress, FetchError, NotAFeed, ParseError, Refused
from bot.messages import text
from bot.model.feed import Feed
from bot.model.fetched import Fetched
from bot.usecases.reading import Reader

_MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A feed, and the address that it is polled at from now on."""

    url: str
    feed: Feed


@dataclass(frozen=True, slots=True)
class FeedFinder:
    """Finds the feed of an address: the address itself, or what its page points at."""

    reader: Reader

    async def __call__(self, address: str) -> Found:
        """The first feed that parses; BadAddress, FetchError, or NotAFeed where there is none."""
        url = with_scheme(address)
        fetched = await self.reader.fetcher.feed(url)
        try:
            return Found(fetched.moved_to or url, await self.reader.feed(fetched))
        except NotAFeed as error:
            found = await self._behind(fetched)
            if found is None:
                raise NotAFeed(text("error.no_feed", url=url, why=error)) from error
            return found

    async def _behind(self, page: Fetched) -> Found | None:
        links = await self.reader.workers.run(feed_links, page.body, page.url)
        for link in links[:_MOST_TRIED]:
            try:
                fetched = await self.reader.fetcher.feed(link)
                return Found(fetched.moved_to or link, await self.reader.feed(fetched))
            except Refused:
                raise
            except (FetchError, ParseError):
                continue
        return None


def with_scheme(address: str) -> str:
    """The address with a scheme, https where none was typed; BadAddress for what is no address at all."""
    typed = address.strip().strip("<>")
    if typed.startswith("feed:"):
        typed = typed.removeprefix("feed:").removeprefix("//")
    if not typed or " " in typed:
        raise BadAddress(text("error.bad_address", address=address.strip() or "''"))
    return typed if "://" in typed else f"https://{typed}"
