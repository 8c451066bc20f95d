"""OPML lists: read with care, written so that they come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.opml import Listed, read_opml, write_opml
from bot.errors import ParseError

LIST = b"""<?xml version="1.0"?><!-- a reader's list -->
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Harbour" title="Harbour"><outline text="Fish"><outline type="rss" text="Fish &amp; Ships"
  xmlUrl="https://fish.example/feed" htmlUrl="https://fish.example/"/></outline>
  <outline text="Tide" xmlURL="https://tide.example/rss"/></outline>
<outline text="Hills" xmlUrl="https://hills.example/atom"/>
<outline text="Twice" xmlUrl="https://hills.example/atom"/>
<outline text="No web address" xmlUrl="javascript:alert(1)"/>
<outline text="A note without an address"/>
</body></opml>"""


def test_folders_are_topics_and_each_address_comes_once() -> None:
    assert read_opml(LIST) == (
        Listed("https://fish.example/feed", "Fish & Ships", "https://fish.example/", "Harbour/Fish"),
        Listed("https://tide.example/rss", "Tide", "", "Harbour"),
        Listed("https://hills.example/atom", "Hills", "", ""),
        Listed("javascript:alert(1)", "No web address"),
    ), "what is no address is told when it is added"


@pytest.mark.parametrize("body", [b"", b"no XML", b"<rss version='2.0'/>", b"\x00\xff", b"<opml"])
def test_what_is_no_list_is_said(body: bytes) -> None:
    with pytest.raises(ParseError, match="list"):
        read_opml(body if body != b"<opml" else b"<html><opml/></html>")


def test_a_list_discloses_no_file_and_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://told.example/feed")
    hostile = (
        f'<!DOCTYPE opml [<!ENTITY s SYSTEM "file://{secret}"><!ENTITY t "x">]><opml><body>'
        '<outline text="&s;&t;" xmlUrl="https://a.example/"/><outline text="b" xmlUrl="&s;"/></body></opml>'
    )
    assert "told" not in repr(read_opml(hostile.encode()))


WORD = st.text(st.characters(codec="utf-8", exclude_characters="/", exclude_categories=("C", "Z")), min_size=1)
LISTS = st.lists(
    st.builds(
        Listed,
        url=st.integers(0, 10**6).map(lambda n: f"https://outlet{n}.example/feed?a=1&b=<2>"),
        title=WORD,
        site=st.sampled_from(["", "https://outlet.example/"]),
        topic=st.lists(WORD, max_size=3).map("/".join),
    ),
    unique_by=lambda feed: feed.url,
    max_size=8,
)


@given(LISTS)
def test_a_list_comes_back_as_it_was_written(feeds: list[Listed]) -> None:
    again = read_opml(write_opml(feeds, "Mine"))
    assert sorted(again, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)


def test_a_slash_in_a_folders_name_comes_back_as_one_folder() -> None:
    listed = b"<opml><body><outline text='Sea / Sky'><outline xmlUrl='https://a.example/'/></outline></body></opml>"
    (feed,) = read_opml(listed)
    assert feed.topic == "Sea \N{DIVISION SLASH} Sky"
    written = write_opml([feed], "Mine")
    assert b'text="Sea / Sky"' in written
    assert read_opml(written)[0].topic == feed.topic
