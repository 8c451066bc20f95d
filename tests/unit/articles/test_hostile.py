"""Documents made to hang or fill a parser end in a refusal or a plain answer, fast."""

from __future__ import annotations

import time

import pytest

from bot.articles.feeds import parse_feed
from bot.articles.pages import read_page
from bot.errors import ParseError

ATTRIBUTES = " ".join(f'a{i}="x"' for i in range(200_000))
SECONDS = 5


def rss(description: str) -> str:
    return f'<rss version="2.0"><channel><title>t</title><item><title>x</title><description>{description}</description></item></channel></rss>'


CASES = {
    "50,000 openings of comments": rss("<![CDATA[" + "<!--" * 50_000 + "]]>"),
    "50,000 escaped openings of comments": rss("&lt;!--" * 50_000),
    "200,000 attributes": rss(f"<a {ATTRIBUTES}>x</a>"),
    "200,000 attributes in CDATA": rss(f"<![CDATA[<a {ATTRIBUTES}>x</a>]]>"),
    "200,000 attributes on a page": f"<html><body><p {ATTRIBUTES}>x</p></body></html>",
    "100,000 nested divisions": "<html><body>" + "<div>" * 100_000 + "x",
    "50,000 nested elements in a feed": rss("<b>" * 50_000),
    "entities of entities": '<!DOCTYPE r [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + "]>"
    + rss("&j;"),
    "100,000 nested lists of JSON": '{"items":' + "[" * 100_000,
    "a million angle brackets": "<html><body>" + "<" * 1_000_000,
    "a word of three million letters": f"<html><body><article><p>{'a' * 3_000_000}</p></article></body></html>",
    "5,000 declarations in a line": "<?xml version='1.0' encoding='utf-16' " * 5_000 + "?>" + rss("x"),
    "5,000 declarations in a line after words": "x <?xml version='1.0' encoding='utf-16' " * 5_000 + rss("x"),
    "100,000 line ends after a comment": "<!-- x -->" + "\n" * 100_000 + rss("x"),
    "100,000 line ends after a long comment": f"<!-- {'x' * 70_000} -->" + "\n" * 100_000 + rss("x"),
    "20,000 relative bases in one another": "<feed>" + f"<entry xml:base='{'a/' * 50}'>" * 20_000,
    "a base address without an end, and 2,000 elements in it": "<feed xml:base='https://h.example/" + "<entry>" * 2_000,
    "5,000 headings that are never closed": "<html><body>" + f"<h1>{'rust ' * 20}" * 5_000,
    "100,000 openings of skipHours": rss("") + "<skipHours>" * 100_000,
    "3,000 nested objects of JSON-LD": '<html><script type="application/ld+json">'
    + '{"x":' * 3000
    + "1"
    + "}" * 3000
    + "</script></html>",
}


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
