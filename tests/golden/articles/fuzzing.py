"""Documents in the shape of real ones, broken at random: what a fuzzer of the readers feeds them.

The seeds in `hostile/` are invented documents of every kind, and what a fuzzer found to break a reader once.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bot.articles.discovery import feed_links
from bot.articles.document import read_document
from bot.articles.feeds import parse_feed
from bot.articles.notfeed import instead
from bot.articles.pages import read_page
from bot.articles.sitemap import sitemaps_of
from bot.errors import ParseError

SEEDS: Final = {
    file.name: file.read_bytes()
    for file in sorted(Path(__file__).with_name("hostile").iterdir())
    if file.suffix in {".xml", ".json", ".html"}
}
URL: Final = "https://harbour.example/x"
SECONDS: Final = 5.0
READERS: Final[tuple[Callable[[bytes, str], object], ...]] = (
    parse_feed,
    read_page,
    feed_links,
    sitemaps_of,
    instead,
    lambda body, url: read_document(body, url=url),
)
"""Everything that is run over bytes from the network."""

LARGEST: Final = 3_000_000
TOKENS: Final = [
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"&#xD800;", b"&#99999999999;", b"&amp;amp;", b"&nbsp;", b"{", b"[", b'"', b"\\ud800",
    b"1e999", b"-1", b"null", b"NaN", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<?xml version='1.0' encoding='utf-16'?>", b"<meta charset=utf-7>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<html>", b"<template>",
    b"<svg><title>", b"<table><tr><td>", b"<p>", b"</p>", b"<a href='http://[x'>", b"9999-99-99", b"0001-01-01T00:00:00+14:00", b"14 Mar 99999", "\u202e".encode(), "\u2028".encode(), b"xmlns:x=''", b"x:y:z",
    b"<plaintext>", b"<select><option>", b"<frameset>", b"<noscript>", b"<math><mtext>", b"<base href='//x'>", b" xml:base='a/'", b" a='", b"<!", b"<?", b"</", b"<li><ul>", b"<b><i>", b"<blockquote>", b"<time datetime='",
    b"\x1b$B", b"\x81\x30", "\u0301".encode(), "e\u0301".encode(), "\u200d".encode(), "\u00a0".encode(), "\ufdfa".encode(), "“".encode(), "’".encode(), b"9" * 5000, b"https://a.example/?u=https%3A%2F%2F", b"By ", b" and ", b", ",
    b"(", b" - ", b" | ", b"...", b"\n", b"\r\n\r\n", b" ", b"\t", b"@", b"a@b.example (", b"Mon, ", b"+9999", b"T25:61:61Z", b'"@id":"#o",', b'"author":[', b"<item>", b"<entry>", b"<content:encoded>", b"<link>", b"<guid>",
]  # fmt: skip
"""What is put into documents: the marks that parsers are sensitive to."""


def broken(number: int) -> bytes:
    """The document of that number: a seed after up to eight mutations, in which pieces are cut, doubled many times,
    nested, moved from another seed or turned, and marks put in. The same number gives the same document."""
    dice = random.Random(number)  # noqa: S311 - the same number gives the same document
    body = dice.choice(list(SEEDS.values()))
    for _ in range(dice.randint(1, 8)):
        body = dice.choice(MUTATIONS)(body, dice)[:LARGEST]
    return body


def _place(body: bytes, dice: random.Random, most: int = 300) -> tuple[int, int]:
    """Where a piece of at most so many bytes begins and ends; half of the time it is a whole tag."""
    at = dice.randint(0, len(body))
    if dice.random() < 0.5:
        at = max(body.find(b"<", at), 0)
        return at, min(max(body.find(b">", at) + 1, at), at + most)
    return at, min(at + dice.randint(0, most), len(body))


def _cut(body: bytes, dice: random.Random) -> bytes:
    at, end = _place(body, dice)
    return body[:at] + body[end:]


def _doubled(body: bytes, dice: random.Random) -> bytes:
    at, end = _place(body, dice)
    return body[:at] + body[at:end] * dice.choice([2, 3, 50, 2000, 20_000]) + body[at:]


def _marked(body: bytes, dice: random.Random) -> bytes:
    at, _ = _place(body, dice)
    mark = b"".join(dice.choices(TOKENS, k=dice.choice([1, 1, 1, 2, 3])))
    return body[:at] + mark * dice.choice([1, 1, 2, 5000, 50_000]) + body[at:]


def _grafted(body: bytes, dice: random.Random) -> bytes:
    at, _ = _place(body, dice)
    other = dice.choice(list(SEEDS.values()))
    return body[:at] + other[slice(*sorted(dice.choices(range(len(other) + 1), k=2)))] + body[at:]


def _turned(body: bytes, dice: random.Random) -> bytes:
    at, _ = _place(body, dice)
    return body[:at] + bytes(byte ^ dice.choice([0x80, 0x20, 0xFF]) for byte in body[at : at + 3]) + body[at + 3 :]


def _ended(body: bytes, dice: random.Random) -> bytes:
    return body[: _place(body, dice)[0]]


MUTATIONS: Final = (_cut, _doubled, _doubled, _marked, _marked, _marked, _grafted, _turned, _ended)


def read_all(body: bytes) -> dict[str, float]:
    """Seconds of CPU by reader. AssertionError for one that took more than `SECONDS`; whatever a reader raises that is
    no ParseError comes through."""
    taken: dict[str, float] = {}
    for number, read in enumerate(READERS):
        began = time.process_time()
        try:
            read(body, URL)
        except ParseError as refusal:
            assert str(refusal)  # noqa: PT017 - refusing is allowed, silence is not
        taken[f"{number} {getattr(read, '__name__', '')}"] = time.process_time() - began
    assert max(taken.values()) < SECONDS, taken
    return taken
