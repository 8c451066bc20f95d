"""What our own process asks of the words of strangers takes no longer than it takes to go through them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.articles.corrections import says_corrected
from bot.articles.identity import canonical_link
from bot.articles.text import LONGEST_TITLE, title_to_text
from bot.model.article import Article
from bot.sources.policy import FetchPolicy
from bot.sources.shut import Shut
from bot.stories.features import features
from bot.usecases.reading import article_to_read, unread

MUCH = 200_000
SECONDS = 0.5

SHUT = Shut(FetchPolicy("Byline/0"), ("Daily Zephyr",))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (SHUT.outlet, "Daily" + " " * MUCH + "Zephyr"),
        (SHUT.outlet, "Daily -" * (MUCH // 7)),
        (says_corrected, "Correction" + " " * MUCH + "of course"),
        (says_corrected, "Corrected (" * (MUCH // 11)),
        (canonical_link, "https://zephyr.example/" + "index.html/" * (MUCH // 11)),
        (canonical_link, "https://" + "ä." * (MUCH // 2) + "example/"),
        (canonical_link, "https://zephyr.example/" + "./" * (MUCH // 2)),
    ],
    ids=range(7),
)
def test_much_of_the_same_takes_no_time(ask: Callable[[str], object], words: str) -> None:
    began = time.process_time()
    ask(words)
    assert time.process_time() - began < SECONDS


def test_no_headline_is_longer_than_what_is_compared_at_once() -> None:
    long = "Saltby opens its bridge " * MUCH
    assert len(title_to_text(long)) == len(title_to_text(long, markup=False)) == LONGEST_TITLE
    article = Article(url="https://zephyr.example/1", title=long, text="Saltby opened its bridge on Friday.")
    for read in (article_to_read(article, 1000), unread(article, "note.unreachable")):
        assert len(read.article.title) == LONGEST_TITLE
        began = time.process_time()
        features(read.article.title, "")
        assert time.process_time() - began < SECONDS
