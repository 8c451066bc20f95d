"""Look at one address of the web and keep nothing: guarded like any other fetch, parsed in a killable worker."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.clock import Clock, system_clock
from bot.model.feed import Feed
from bot.model.reports import Condensed
from bot.proof import prove_brief
from bot.settings import Settings
from bot.sources.fetcher import Fetcher, Names
from bot.sources.policy import FetchPolicy
from bot.sources.rules import permits
from bot.sources.shut import Shut
from bot.usecases.finding import FeedFinder
from bot.usecases.reading import Reader
from bot.workers.pool import Workers

PRELOADED = (
    "bot.articles.feeds",
    "bot.articles.pages",
    "bot.sources.rules",
    "bot.usecases.correcting",
    "bot.usecases.reading",
)
"""What workers have loaded before their first task, so that loading does not count against the task's time. Our own
process, in which no document is read, goes without the parsers of feeds and pages."""


@asynccontextmanager
async def reading(
    settings: Settings, *, processes: int | None = None, clock: Clock = system_clock, resolver: Names | None = None
) -> AsyncIterator[Reader]:
    """A reader with its connections and worker processes, as the settings limit them, while the block runs. `resolver`
    replaces the system's."""
    limits = settings.workers

    async def rules(body: bytes, url: str, product: str) -> bool:
        return await workers.run(permits, body, url, product)

    async with (
        Workers.open(processes or limits.processes, limits.seconds, limits.memory_mb, PRELOADED) as workers,
        Fetcher.open(policy_of(settings), clock=clock, resolver=resolver, permits=rules) as fetcher,
    ):
        yield Reader(fetcher, workers, settings.condense.max_chars)


def policy_of(settings: Settings) -> FetchPolicy:
    """The limits of fetching that the settings give."""
    fetch = settings.fetch
    return FetchPolicy(
        user_agent=fetch.user_agent,
        allow=frozenset(fetch.allow),
        timeout=timedelta(seconds=fetch.timeout),
        connections=fetch.connections,
        per_host=fetch.per_host,
        per_domain=fetch.per_domain,
        block=fetch.block,
        proxy=fetch.proxy,
    )


def shut_of(settings: Settings) -> Shut:
    """What the operator shut out."""
    return Shut(policy_of(settings), settings.fetch.block_outlets)


async def condense_at(reader: Reader, url: str, shut: Shut) -> Condensed:
    """The brief of the page at `url` after the verifier saw it; FetchError (Blocked where its outlet is shut out) or
    ParseError."""
    read = await reader.page(url)
    article = read.article
    shut.check(article.url, article.outlet)
    proven = prove_brief(article.text, read.brief)
    return Condensed(article.text, article.title, article.url, article.outlet, proven.brief, proven.refused)


async def feed_at(reader: Reader, url: str) -> Feed:
    """The feed at `url`, or the one that the page there points at; FetchError or NotAFeed. Outlets that are shut out
    are shown too: nothing of it is kept."""
    found = await FeedFinder(reader, Shut(reader.fetcher.policy), reader.fetcher.feed, empty=True)(url)
    return found.feed
