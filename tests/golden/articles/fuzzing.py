"""Documents in the shape of real ones, broken at random: what a fuzzer of the readers feeds them.

The seeds in `hostile/` are invented documents of every kind, and what a fuzzer found to break a reader once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

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

TOKENS: Final = [
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"&#xD800;", b"&#99999999999;", b"&amp;amp;", b"&nbsp;", b"{", b"[", b'"', b"\\ud800",
    b"1e999", b"-1", b"null", b"NaN", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<?xml version='1.0' encoding='utf-16'?>", b"<meta charset=utf-7>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<html>", b"<template>",
    b"<svg><title>", b"<table><tr><td>", b"<p>", b"</p>", b"<a href='http://[x'>", b"9999-99-99", b"0001-01-01T00:00:00+14:00", b"14 Mar 99999", "\u202e".encode(), "\u2028".encode(), b"xmlns:x=''", b"x:y:z",
]  # fmt: skip
"""What is put into documents: the marks that parsers are sensitive to."""


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A seed after up to eight mutations: pieces cut, doubled many times, moved from another seed, marks put in."""
    body = draw(st.sampled_from(sorted(SEEDS.values())))
    for _ in range(draw(st.integers(1, 8))):
        at, end = sorted((draw(st.integers(0, len(body))), draw(st.integers(0, len(body)))))
        match draw(st.sampled_from(["cut", "double", "put", "graft", "flip", "end"])):
            case "cut":
                body = body[:at] + body[at + min(end - at, 200) :]
            case "double":
                body = body[:at] + body[at:end][:300] * draw(st.sampled_from([2, 3, 50, 2000])) + body[at:]
            case "put":
                token = draw(st.sampled_from(TOKENS))
                body = body[:at] + token * draw(st.sampled_from([1, 1, 2, 5000])) + body[at:]
            case "graft":
                other = draw(st.sampled_from(sorted(SEEDS.values())))
                body = body[:at] + other[: draw(st.integers(0, len(other)))] + body[at:]
            case "flip":
                body = body[:at] + bytes(byte ^ 0x80 for byte in body[at : at + 3]) + body[at + 3 :]
            case "end":
                body = body[:end]
    return body[:3_000_000]


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
