"""Feeds and pages a second on one core, beside the bare libraries that do the first part of the work."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import Final

import feedparser
import trafilatura

from benchmarks.material import feeds, pages
from benchmarks.measuring import alternating, corpus, head, spent, times
from bot.articles.feeds import parse_feed
from bot.articles.pages import read_page
from bot.errors import ParseError

ROUNDS: Final = 3


def main() -> None:
    """Print both comparisons."""
    head("Reading: bytes to entries and articles, one process", "feedparser", "trafilatura", "lxml")
    where, documents = feeds(corpus())
    compare(
        f"{len(documents)} {where}",
        documents,
        {"byline parse_feed": feed, "feedparser, as configured": bare_feed, "feedparser, its defaults": default_feed},
    )
    where, documents = pages(corpus())
    compare(
        f"{len(documents)} {where}",
        documents,
        {"byline read_page": read, "trafilatura with metadata": bare_page, "trafilatura, fast": fast_page},
    )


def compare(what: str, documents: Sequence[bytes], contenders: dict[str, Callable[[bytes], object]]) -> None:
    """Print documents a second of each contender; the first is ours."""
    size = sum(map(len, documents)) / len(documents) / 1024
    print(f"  {what}, {size:,.0f} KiB each; median of {ROUNDS} alternating runs")
    found = alternating(
        {name: partial(spent, partial(each, run, documents)) for name, run in contenders.items()}, rounds=ROUNDS
    )
    ours = next(iter(found.values()))
    for name, took in found.items():
        ratio = "" if took is ours else f"; byline takes {times(ours, took):.2f} times its CPU time"
        print(f"    {name:<26} {len(documents) / median(one.cpu for one in took):8.1f} a CPU-second{ratio}")


def each(run: Callable[[bytes], object], documents: Sequence[bytes]) -> None:
    """Give every document to one contender."""
    for document in documents:
        run(document)


def feed(body: bytes) -> object:
    """The feed as Byline reads it; a news sitemap too, of which feedparser finds nothing."""
    return parse_feed(body, "https://archive.example/feed")


def bare_feed(body: bytes) -> object:
    """The feed as feedparser reads it with the settings that Byline gives it."""
    return feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)


def default_feed(body: bytes) -> object:
    """The feed as feedparser reads it."""
    return feedparser.parse(io.BytesIO(body))


def read(body: bytes) -> object:
    """The page as Byline reads it; a page that is no article is refused, which is an answer too."""
    try:
        return read_page(body, "https://archive.example/item")
    except ParseError as refused:
        return refused


def bare_page(body: bytes) -> object:
    """Text, title, author and date as trafilatura finds them."""
    return trafilatura.bare_extraction(body, url="https://archive.example/item", with_metadata=True)


def fast_page(body: bytes) -> object:
    """The text alone as trafilatura finds it when it is in a hurry."""
    return trafilatura.extract(body, fast=True)


if __name__ == "__main__":
    main()
