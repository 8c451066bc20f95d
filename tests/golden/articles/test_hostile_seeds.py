"""Every seed, and each cut off or padded in the plainest ways, ends in a value or a refusal."""

from __future__ import annotations

import pytest

from bot.articles.feeds import parse_feed
from bot.articles.pages import read_page
from tests.golden.articles.fuzzing import SEEDS, broken, read_all


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_seed_and_its_beginnings_are_read_or_refused(name: str) -> None:
    body = SEEDS[name]
    for part in (body, body[: len(body) // 2], body[: len(body) // 3], body[1:], b"\xff\xfe" + body):
        read_all(part)


@pytest.mark.parametrize(
    "name", ["rss.xml", "atom.xml", "rdf.xml", "feed.json", "sitemap.xml", "sitemap-references.xml"]
)
def test_the_whole_feeds_among_the_seeds_have_entries(name: str) -> None:
    assert parse_feed(SEEDS[name], "https://harbour.example/").entries


@pytest.mark.parametrize("name", ["page.html", "live.html"])
def test_the_whole_pages_among_the_seeds_have_text(name: str) -> None:
    assert read_page(SEEDS[name], "https://harbour.example/x").text


@pytest.mark.parametrize("number", range(24))
def test_a_broken_document_is_read_or_refused(number: int) -> None:
    read_all(broken(number))


def test_a_number_always_gives_the_same_document_and_different_ones_different_documents() -> None:
    assert [broken(number) for number in range(8)] == [broken(number) for number in range(8)]
    assert len({broken(number) for number in range(40)}) > 30
