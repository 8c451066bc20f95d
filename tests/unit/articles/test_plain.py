"""Plain texts, documents of unknown kind and feed entries. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.document import read_document
from bot.articles.entry_body import FULL_TEXT
from bot.articles.from_entry import article_from_entry
from bot.articles.plain import read_plain
from bot.errors import NotAnArticle
from bot.model.feed import Entry

BODY = "The ferry sank on Monday, and all of those on board were saved, the coast guard said."


@given(st.text(max_size=300))
def test_the_text_is_exactly_the_text_given(text: str) -> None:
    assert read_plain(text).text == text


@pytest.mark.parametrize(
    ("head", "people"),
    [
        ("By Ada Quill\n", ("Ada Quill",)),
        ("By Ada Quill and Bo Stern\n\n", ("Ada Quill", "Bo Stern")),
        ("By Ada Quill, Staff Writer\n", ("Ada Quill",)),
        ("BY ADA QUILL\n", ("ADA QUILL",)),
        ("Ferry sinks\nBy Ada Quill, Harbour Wire\nPORT QUILL (HW) — ", ("Ada Quill",)),
        ("By Ada Quill | Harbour Wire ", ("Ada Quill",)),
        ("Von Ada Quill\n", ("Ada Quill",)),
        ("By Monday, the talks had failed.\n", ()),
        ("By the time help came, the ferry was gone\n", ()),
        ("PORT QUILL (Harbour Wire) — By noon it was over. ", ()),
        ("", ()),
    ],
)
def test_a_byline_is_read_from_the_head_and_a_sentence_is_none(head: str, people: tuple[str, ...]) -> None:
    assert read_plain(f"{head}{BODY}").byline == people


def test_contributors_language_and_date_are_read() -> None:
    article = read_plain(
        f"By Ada Quill\n{BODY}\nBo Stern and Cy Marsh contributed to this report.\n\n", published="2024-03-05"
    )
    assert article.contributors == ("Bo Stern", "Cy Marsh")
    assert article.language == "en"
    assert article.published is not None


def test_a_document_is_told_apart_by_its_content() -> None:
    plain = read_document(f"By Ada Quill\n{BODY}".encode())
    html = read_document(
        f"<html><head><title>Ferry</title></head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>",
        title="Given",
    )
    assert plain.text == f"By Ada Quill\n{BODY}"
    assert html.text.startswith(BODY)
    assert html.title == "Given"
    assert read_document("Speeds < 5 knots are safe; p > q.").text == "Speeds < 5 knots are safe; p > q."


@pytest.mark.parametrize("document", [b"", "  \n", b"%PDF-1.4", b"\x89PNG"])
def test_what_is_neither_page_nor_text_is_refused(document: bytes | str) -> None:
    with pytest.raises(NotAnArticle):
        read_document(document)


def test_an_entry_with_the_whole_text_is_an_article_and_a_teaser_is_not() -> None:
    body = "".join(f"<p>{BODY}</p>" for _ in range(FULL_TEXT // len(BODY) + 1))
    entry = Entry(
        "1", "https://h.example/1", "Ferry", authors=("Ada Quill", "Harbour Wire"), summary="Short.", content=body
    )
    article = article_from_entry(entry, outlet="Gazette", language="en-GB")
    assert article.text.startswith(BODY)
    assert (article.byline, article.credits, article.language) == (("Ada Quill",), ("Harbour Wire",), "en")
    teaser = article_from_entry(
        Entry("2", "https://h.example/2", "Ferry", summary="It sank."), outlet="Gazette", language=""
    )
    assert (teaser.text, teaser.summary) == ("", "It sank.")


@pytest.mark.parametrize("end", ["…", "[...]", " Continue reading on our site", " Read more »"])
def test_a_long_text_that_ends_as_a_teaser_does_is_not_whole(end: str) -> None:
    entry = Entry("1", None, "Ferry", content=f"<p>{BODY * 30}{end}</p>")
    assert article_from_entry(entry, outlet="", language="en").text == ""


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>Saltby</title></channel></rss>", "byline feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Saltby</title></feed>', "byline feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "byline feed"),
        (b'{"id": 1, "text": "The quay is open."}\n{"id": 2, "text": "It is shut."}\n', "--jsonl"),
        (bytes(range(256)) * 40, "no text has"),
        (b"The quay is open.\x00\x01\x02 " * 30, "no text has"),
    ],
)
def test_what_is_no_prose_is_refused_with_what_to_do(document: bytes, said: str) -> None:
    with pytest.raises(NotAnArticle, match=said):
        read_document(document)


@pytest.mark.parametrize(
    "document",
    ['{"Nothing is decided," said nobody.}', "A stray \x92mark\x93 in a long text. " + "The quay is open. " * 30],
)
def test_prose_with_a_brace_or_a_stray_control_is_read(document: str) -> None:
    assert read_document(document).text == document
