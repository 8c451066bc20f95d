"""Which of a page's titles is shown, a row for each way in which pages give several; every page is invented."""

from __future__ import annotations

import json

import pytest

from bot.articles.pages import read_page
from bot.model.feed import Entry

URL = "https://gazette.example/news/ferry"
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry company in Marsh Landing will stop its night boats in May, its board said on Monday.",
        "“We cannot fill them,” said Ada Quill, who has run the company for nine years, at a meeting on the quay.",
        "The town's council wants to pay for two boats a week until the new bridge is open to cars.",
    )
)
SITE = '<meta property="og:site_name" content="The Gazette">'
PRINTED, SHARED = "Why the night boats are going", "Ferry company in Marsh Landing stops its night boats"


def page(printed: str, shared: str, linked: str, window: str = "") -> bytes:
    """A page with a heading, an og:title, a headline in its JSON-LD and a <title>, each where it is not empty."""
    script = json.dumps({"@type": "NewsArticle", "headline": linked}) if linked else ""
    head = f'<script type="application/ld+json">{script}</script>' if script else ""
    head += f'<meta property="og:title" content="{shared}">' if shared else ""
    return (
        f"<html lang=en><head><title>{window}</title>{SITE}{head}</head><body><main>"
        f"{f'<h1>{printed}</h1>' if printed else ''}{BODY}</main></body></html>"
    ).encode()


ROWS = [
    # printed, og:title, JSON-LD, <title>                                             shown
    (PRINTED, SHARED, PRINTED, "", SHARED, "the wording for elsewhere stands alone better than the printed one"),
    (PRINTED, PRINTED, SHARED, "", SHARED, "the JSON-LD words it for search engines, and the page prints the other"),
    ("", SHARED, PRINTED, "", SHARED, "no heading is printed"),
    ("Ferries: end of the line", SHARED, PRINTED, "", SHARED, "three wordings"),
    (PRINTED, SHARED, "", "", SHARED, "no JSON-LD"),
    (PRINTED, "", SHARED, "", SHARED, "no og:title"),
    (PRINTED, f"{PRINTED} - The Gazette", PRINTED, "", PRINTED, "the outlet's name behind a dash"),
    (PRINTED, f"{PRINTED} | Harbour | The Gazette", "", "", PRINTED, "a section and the outlet's name"),
    (PRINTED, f"{SHARED} | Harbour", "", "", f"{SHARED} | Harbour", "a bar in a wording that is not printed stays"),
    (PRINTED, f"{PRINTED} | the gazette", "", "", PRINTED, "and behind a bar, in lower case"),
    (PRINTED, f"Harbour: {PRINTED}", PRINTED, "", PRINTED, "a kicker before the same words"),
    (f"Harbour {PRINTED}", PRINTED, PRINTED, "", PRINTED, "a kicker inside the heading"),
    (PRINTED, "The Gazette", PRINTED, "", PRINTED, "a template that gives its outlet's name as every page's title"),
    (PRINTED, "The Gazette", "The Gazette", "", PRINTED, "in both places"),
    (SHARED, SHARED, f"{SHARED[:28]}…", "", SHARED, "a headline cut at a number of characters"),
    (SHARED, "", f"{SHARED[:28]}...", "", SHARED, "and with three full stops"),
    ("Wait for it …", "", "Wait for it …", "", "Wait for it …", "an ellipsis that is the headline's own"),
    (PRINTED, PRINTED.upper(), PRINTED, "", PRINTED, "the same words in capitals"),
    ("", "", "", f"{SHARED} – The Gazette", SHARED, "nothing but the window's title"),
    (PRINTED, "", "", "Night boats | The Gazette", PRINTED, "a heading before the window's title"),
]


@pytest.mark.parametrize(("printed", "shared", "linked", "window", "shown", "why"), ROWS)
def test_the_headline(printed: str, shared: str, linked: str, window: str, shown: str, why: str) -> None:
    assert read_page(page(printed, shared, linked, window), URL).title == shown, why


@pytest.mark.parametrize("listed", [PRINTED, SHARED])
def test_the_wording_of_the_feed_is_taken_where_the_page_has_it_too(listed: str) -> None:
    entry = Entry(id="a", link=URL, title=listed)
    assert read_page(page(PRINTED, SHARED, PRINTED), URL, entry=entry).title == listed


def test_a_feed_that_words_it_otherwise_leaves_the_choice_to_the_page() -> None:
    entry = Entry(id="a", link=URL, title="Boats at night no more")
    assert read_page(page(PRINTED, SHARED, PRINTED), URL, entry=entry).title == SHARED
