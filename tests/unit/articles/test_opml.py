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


URLS = "<opml version='1.0'><head/><body>{}</body></opml>"


@pytest.mark.parametrize(
    ("written", "url", "title"),
    [
        ("<outline text='A &amp; B' xmlUrl='https://a.example/?x=1&amp;y=2'/>", "https://a.example/?x=1&y=2", "A & B"),
        ("<outline text='A & B' xmlUrl='https://a.example/?x=1&y=2&copy=3'/>", "https://a.example/?x=1&y=2&copy=3", "A & B"),
        ("<outline text='Caf&eacute;&nbsp;News' xmlUrl='https://a.example/'/>", "https://a.example/", "Café\xa0News"),
        ("<outline text='A &LT;b&GT;' xmlUrl='https://a.example/'/>", "https://a.example/", "A <b>"),
        ("<outline text='A&#0;B&#xD800;' xmlUrl='https://a.example/'/>", "https://a.example/", "AB"),
    ],
)  # fmt: skip
def test_marks_that_nobody_made_entities_of_are_read_as_they_are_meant(written: str, url: str, title: str) -> None:
    (feed,) = read_opml(URLS.format(written).encode())
    assert (feed.url, feed.title) == (url, title)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("latin-1", "ISO-8859-1"), ("cp1252", ""), ("utf-8", "ISO-8859-1"), ("cp1251", "windows-1251")],
)  # fmt: skip
def test_a_list_is_read_in_its_encoding_declared_or_not(encoding: str, declared: str) -> None:
    title = "Новости" if encoding == "cp1251" else "Café Øresund"
    head = f"<?xml version='1.0' encoding='{declared}'?>\n" if declared else ""
    body = head + URLS.format(f"<outline text='{title}' xmlUrl='https://a.example/'/>")
    assert read_opml(body.encode(encoding))[0].title == title


def test_a_list_that_breaks_off_or_is_too_long_is_refused_instead_of_read_in_part() -> None:
    one = "<outline text='A' xmlUrl='https://a.example/{}'/>"
    with pytest.raises(ParseError, match="breaks off before its end"):
        read_opml(URLS.format(one).encode()[:-9])
    with pytest.raises(ParseError, match="more than 10,000 feeds"):
        read_opml(URLS.format("".join(one.format(n) for n in range(10_001))).encode())
    assert len(read_opml(URLS.format("".join(one.format(n) for n in range(10_000))).encode())) == 10_000


def test_feeds_below_a_feed_are_read_too() -> None:
    inner = "<outline text='B' xmlUrl='https://b.example/'/>"
    found = read_opml(URLS.format(f"<outline text='A' xmlUrl='https://a.example/'>{inner}</outline>").encode())
    assert [feed.url for feed in found] == ["https://a.example/", "https://b.example/"]
