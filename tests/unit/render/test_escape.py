from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.escape import address, clean, clip, escape, host, link
from bot.render.markup import parse
from tests.unit.render import strategies


@given(strategies.words | st.text())
def test_escaped_text_reads_back_as_the_text_on_one_line(text: str) -> None:
    [line] = parse(escape(text))
    assert line.plain == clean(text).replace("\u200b", "")
    assert not any(piece.bold or piece.italic or piece.url for piece in line.pieces)
    assert not line.kinds


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("~~gone~~ ||spoiler||", r"\~\~gone\~\~ \|\|spoiler\|\|"),
        ("[word](https://evil.example)", r"\[word\](https:\/\/evil.example)"),
        ("<@123> <#9> <@&7> <:x:1> <t:0:R>", r"\<@123\> \<\#9\> \<@&7\> \<:x:1\> \<t:0:R\>"),
        ("@everyone and @HERE", "@\u200beveryone and @\u200bHERE"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("1. one", r"1\. one"),
        ("> said", r"\> said"),
        ("two\n\nlines", "two lines"),
        ("back\\slash", r"back\\slash"),
        ("right\u202eleft", "rightleft"),
        ("3 - 2 = 1.5", "3 - 2 = 1.5"),
        ("ann@osmund.example", "ann@osmund.example"),
    ],
)
def test_what_a_feed_says_is_shown_and_not_obeyed(text: str, safe: str) -> None:
    assert escape(text) == safe


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://a.example/x y(1)", "https://a.example/x%20y%281%29"),
        ("https://a.example/%C3%A4?q=1&r=[2]#top", "https://a.example/%C3%A4?q=1&r=%5B2%5D#top"),
        ("https://a.example/ä", "https://a.example/%C3%A4"),
        ("https://a.example/@everyone", "https://a.example/%40everyone"),
        ("https://a.example/@ann", "https://a.example/@ann"),
        ("javascript:alert(1)", None),
        ("ftp://a.example/", None),
        ("/relative", None),
        ("", None),
        ("https://[bad/", None),
        ("https://a.example/" + "a" * 900, None),
    ],
)
def test_an_address_cannot_end_its_link_early(url: str, usable: str | None) -> None:
    assert address(url) == usable


def test_a_link_without_a_usable_address_is_its_words_alone() -> None:
    assert link("Osmund [Courier]", "javascript:alert(1)") == r"Osmund \[Courier\]"
    assert link("Osmund", "https://osmund.example/") == "[Osmund](https://osmund.example/)"
    assert link("[Live] Osmund", "https://osmund.example/") == r"[\[Live\] Osmund](https://osmund.example/)"
    assert link("Osmund [live", "https://osmund.example/") == "[Osmund (live](https://osmund.example/)"
    assert link("a ]b[ c", "https://osmund.example/") == "[a )b( c](https://osmund.example/)"
    assert link("", "https://www.osmund.example/x") == "[osmund.example](https://www.osmund.example/x)"


def test_long_text_is_cut_between_words_and_says_so() -> None:
    assert clip("one two three four", 13) == "one two…"
    assert clip("one two three four", 14) == "one two three…"
    assert clip("x" * 30, 10) == "x" * 9 + "…"
    assert clip("short", 10) == "short"


def test_a_host_is_named_without_www() -> None:
    assert host("https://www.osmund.example:8080/x") == "osmund.example"
    assert host("https://[bad") == ""
