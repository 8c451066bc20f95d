"""Documents made to hang or fill a parser end in a refusal or a plain answer, fast."""

from __future__ import annotations

import time

import pytest

from bot.articles.feeds import parse_feed
from bot.articles.pages import read_page
from bot.errors import ParseError
from tests.golden.articles.hanging import CASES

SECONDS = 5


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_hostile_document_ends_in_time(name: str) -> None:
    body = CASES[name].encode()
    for read in (parse_feed, read_page):
        began = time.process_time()
        try:
            read(body, "https://h.example/")
        except ParseError as refusal:
            assert str(refusal)  # noqa: PT017 - refusing is allowed, silence is not
        assert time.process_time() - began < SECONDS
