"""What the parser in C stumbles over is told in words."""

from __future__ import annotations

import pytest
from lxml import etree

from bot.articles.tree import in_words, parse_page
from bot.errors import ParseError


def test_what_breaks_in_the_middle_of_a_tree_is_a_refusal_with_words() -> None:
    """Fuzzing met an XPathEvalError where a worker had little memory left; here a broken question raises its kind."""

    @in_words
    def read(source: str) -> int:
        return len(parse_page(source).xpath("//*[unknown()]"))

    with pytest.raises(ParseError, match="the page's HTML could not be read: Unregistered function") as told:
        read("<p>The ferry sank.</p>")
    assert isinstance(told.value.__cause__, etree.XPathEvalError)


def test_what_can_be_read_is_read() -> None:
    @in_words
    def read(source: str) -> int:
        return len(parse_page(source).xpath("//p"))

    assert read("<p>The ferry sank.</p><p>Nobody was hurt.</p>") == 2
