"""HTML to words, and bytes to strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.encoding import decode
from bot.articles.text import feed_text, html_to_text, one_line, storable


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain words", "plain words"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two", "One\ntwo"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("a<b>b</b>c", "abc"),
        ("Salt &amp; rust &mdash; 5&nbsp;m", "Salt & rust — 5 m"),
        ("x<script>alert(1)</script><style>p{}</style>y", "xy"),
        ("x<!-- hidden -->y", "xy"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("zero\u200bwidth\ufeff and\u202e turned", "zerowidth and turned"),
        ("می\u200cشود", "می\u200cشود"),
        ("5 < 7", "5 < 7"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<p>\n  wrapped\n  line </p>", "wrapped line"),
        ("", ""),
    ],
)
def test_html_becomes_the_words_that_a_reader_sees(source: str, text: str) -> None:
    assert html_to_text(source) == text


@given(st.text(max_size=200))
def test_text_without_markup_keeps_its_words(source: str) -> None:
    plain = source.replace("<", " ").replace("&", " ")
    assert html_to_text(html_to_text(plain)) == html_to_text(plain)


@given(st.text(alphabet="<>/&;abp! -\"'=", max_size=120))
def test_no_markup_makes_it_raise(source: str) -> None:
    assert "<script" not in html_to_text(source)


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Fähre".encode(), "iso-8859-1", "Fähre"),
        ("Fähre".encode("latin-1"), None, "Fähre"),
        ("Fähre „neu“".encode("cp1252"), "iso-8859-1", "Fähre „neu“"),
        ('<meta charset="shift_jis">港'.encode("shift_jis"), None, '<meta charset="shift_jis">港'),
        ("港".encode("euc-jp"), "euc-jp", "港"),
        ("\ufeffFähre".encode(), None, "Fähre"),
        ("Fähre".encode("utf-16"), None, "Fähre"),
        ("Fähre und Hafen ähnlich öde über".encode()[:-1], None, "Fähre und Hafen ähnlich öde übe"),
        (b"", None, ""),
    ],
)
def test_bytes_become_the_text_that_was_meant(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, "", charset) == text


@pytest.mark.parametrize(
    ("carried", "text"),
    [
        ("<p>Rust &amp; salt</p>", "Rust & salt"),
        ("&lt;p&gt;Rust &amp;amp; salt&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "Rust & salt\n\nTwo"),
        ("The harbour&amp;rsquo;s end", "The harbour’s end"),
        ("<p>The harbour&amp;#8217;s end</p>", "The harbour’s end"),
        ("5 &lt; 6 and the tag <code>&lt;p&gt;</code> is HTML", "5 < 6 and the tag <p> is HTML"),
        ("AT&amp;T; both", "AT&T; both"),
    ],
)
def test_what_a_feed_escaped_twice_is_read_twice_and_other_text_once(carried: str, text: str) -> None:
    assert feed_text(carried) == text


def test_right_to_left_text_is_kept_and_its_invisible_marks_are_not() -> None:
    assert html_to_text("<p>\u202bאמר ראש העיר: \u200f“לא”\u202c</p>") == "אמר ראש העיר: “לא”"
    assert one_line("می\u200cرود") == "می\u200cرود"


def test_what_no_database_keeps_is_taken_out_and_nothing_else() -> None:
    assert storable("a\x00b\ud800\udc00c🙂\n") == "abc🙂\n"
