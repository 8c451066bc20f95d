"""One item is the same item whatever its feed changes about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.articles.identity import canonical_link, fingerprint, identify, repeated_guids
from bot.model.feed import Entry, Feed

ENTRY = Entry(
    id="g-1", link="https://h.example/ferry", title="Ferry sinks off northern mole", summary="It sank on Monday."
)
WORDS = st.text(alphabet="abcdefg ", min_size=1, max_size=40)


@pytest.mark.parametrize(
    "same",
    [
        "https://h.example/ferry?utm_source=rss&utm_medium=feed",
        "https://h.example/ferry?at_medium=RSS&at_campaign=x",
        "https://h.example/ferry#comments",
        "https://h.example/ferry?ref=rss&partner=mail",
        "https://h.example/ferry/",
        "http://h.example:80/ferry",
        "HTTPS://H.EXAMPLE:443/ferry?fbclid=abc",
        "  https://h.example./ferry?gclid=1&mc_cid=2  ",
        "https://h.example/./ferry",
    ],
)
def test_decoration_of_a_link_changes_nothing(same: str) -> None:
    assert canonical_link(same) == canonical_link("https://h.example/ferry")


@pytest.mark.parametrize(
    "other",
    [
        "https://h.example/Ferry",
        "https://h.example/ferry?id=2",
        "https://h.example/ferry?ref=2",
        "https://h.example/ferry?trk=18221",
        "https://o.example/ferry",
        "https://h.example:8443/ferry",
        "https://h.example/ferry/2",
    ],
)
def test_what_names_another_page_stays_different(other: str) -> None:
    assert canonical_link(other) != canonical_link("https://h.example/ferry")


def test_other_parameters_keep_their_order_and_index_pages_are_their_folder() -> None:
    assert canonical_link("https://h.example/a/index.html?b=2&utm_x=1&a=1") == "https://h.example/a?b=2&a=1"
    assert canonical_link("https://häfen.example/%c3%a4") == canonical_link("https://xn--hfen-loa.example/%C3%A4")


@pytest.mark.parametrize(
    "tail", ["\x0c#", " #top", "/index.html/index.php", "index.html/.", "/./index.html//", "?a=b c&utm_x=1", "?a\u2028"]
)
def test_what_hides_a_slash_an_index_or_a_dot_at_the_end_is_seen_through_at_once(tail: str) -> None:
    once = canonical_link(f"https://h.example/{tail}")
    assert canonical_link(once) == once
    assert not once.endswith((" ", "/", "\x0c"))


@pytest.mark.parametrize("start", ["http://h.example:443/a", "https://h.example:443/a", "http://h.example:80/a"])
def test_the_ports_of_the_web_are_no_difference(start: str) -> None:
    assert canonical_link(start) == "https://h.example/a"


PIECES = [
    "/",
    ".",
    "..",
    "index.html",
    "index.php",
    "#",
    "?",
    "&",
    "utm_x=1",
    "a=b",
    " ",
    "\x0c",
    "\t",
    "%2e",
    "%ZZ",
    "@",
    ":",
]


@example("@´")
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)))
def test_a_canonical_link_is_canonical_already(text: str) -> None:
    for link in (text, f"https://h.example/{text}", f"http://h.example:443{text}"):
        once = canonical_link(link)
        assert canonical_link(once) == once


def test_date_title_case_punctuation_and_layout_do_not_make_a_new_item() -> None:
    changed = replace(
        ENTRY,
        title="FERRY SINKS  off Northern Mole!",
        summary="It sank\n\non Monday",
        published=datetime(2024, 3, 5, tzinfo=UTC),
        link="https://h.example/ferry?utm_source=x#top",
    )
    assert identify(changed) == identify(ENTRY)


def test_a_changed_guid_leaves_link_and_fingerprint() -> None:
    ours, theirs = identify(ENTRY), identify(replace(ENTRY, id="g-2"))
    assert ours.guid != theirs.guid
    assert (ours.link, ours.fingerprint) == (theirs.link, theirs.fingerprint)


def test_a_guid_repeated_in_one_document_is_not_trusted() -> None:
    feed = Feed(
        "t",
        None,
        "",
        (ENTRY, replace(ENTRY, link="https://h.example/2"), replace(ENTRY, id="g-3", link="https://h.example/3")),
    )
    repeated = repeated_guids(feed)
    assert repeated == {"g-1"}
    assert [identify(entry, repeated=repeated).guid for entry in feed.entries] == ["", "", "g-3"]


def test_posts_of_one_page_that_only_a_fragment_tells_apart_are_not_known_by_its_link() -> None:
    one = replace(ENTRY, id="a", link="https://h.example/monday#one")
    two = replace(ENTRY, id="b", link="https://h.example/monday#two", title="Ferry raised", summary="In spring.")
    repeated = repeated_guids(Feed("t", None, "", (one, two)))
    assert [identify(entry, repeated=repeated).link for entry in (one, two)] == ["", ""]
    assert [identify(entry, repeated=repeated).guid for entry in (one, two)] == ["a", "b"]


def test_a_recurring_headline_without_text_is_a_new_item_under_a_new_link() -> None:
    monday = Entry("a", "https://h.example/monday", "Morning briefing")
    tuesday = Entry("b", "https://h.example/tuesday", "Morning briefing")
    assert identify(monday).fingerprint != identify(tuesday).fingerprint
    assert (
        identify(monday).fingerprint
        == identify(replace(monday, id="c", link=f"{monday.link}?utm_source=x")).fingerprint
    )


def test_one_item_printed_twice_under_its_link_is_still_known_by_it() -> None:
    feed = Feed("t", None, "", (replace(ENTRY, id="a"), replace(ENTRY, id="b")))
    assert repeated_guids(feed) == frozenset()


def test_different_short_headlines_differ_and_nothing_has_no_fingerprint() -> None:
    assert fingerprint("Ferry sinks", "") != fingerprint("Ferry floats", "")
    assert fingerprint("Ferry sinks: 3 saved", "") != fingerprint("Ferry sinks: 4 saved", "")
    assert fingerprint(" — ", "!") == ""


def test_a_title_repeated_at_the_head_of_the_text_changes_nothing() -> None:
    assert fingerprint("Ferry sinks", "Ferry sinks\n\nIt sank.") == fingerprint("Ferry sinks", "It sank.")


@given(WORDS, WORDS)
def test_a_fingerprint_sees_words_alone(title: str, text: str) -> None:
    spaced = "  ".join(text.upper().split()) + " !"
    assert fingerprint(title, spaced) == fingerprint(title, text)


@given(WORDS, WORDS)
def test_other_words_give_another_fingerprint(one: str, two: str) -> None:
    assert (fingerprint(one, "") == fingerprint(two, "")) == (one.split() == two.split())
