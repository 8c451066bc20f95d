"""Live blogs, invented: entries newest first, each in its newest state, and nothing else."""

from __future__ import annotations

import json

import pytest

from bot.articles.live import ENTRIES
from bot.articles.pages import read_page
from bot.condense.brief import condense
from bot.model.brief import ArticleKind

URL = "https://harbour.example/live/regatta"
FIRST = "The first boats left the inner harbour at noon in a light wind from the west."
SECOND = "Two boats touched at the second buoy, and the jury will hear both crews tonight."
THIRD = "“We gave way as the rule asks,” said Ada Marsh, who steered the smaller of the two boats."


def linked(*updates: dict[str, str], kind: str = "LiveBlogPosting") -> str:
    about = {
        "@type": kind,
        "headline": "Saltby regatta",
        "datePublished": "2026-03-14T10:00:00Z",
        "dateModified": "2026-03-14T15:00:00Z",
        "author": {"@type": "Person", "name": "Bo Stern"},
        "liveBlogUpdate": [{"@type": "BlogPosting", "author": {"@type": "Person", "name": "Cy Marsh"}} | u for u in updates],
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(about)}</script>'


def page(head: str = "", body: str = "") -> bytes:
    return f"<html lang='en'><head>{head}</head><body><h1>Saltby regatta</h1><p>Around it all stands a long page that is no entry.</p>{body}</body></html>".encode()


def entry(at: str, text: str, name: str = "live-blog__entry") -> str:
    return f"<div class='{name}'><time datetime='{at}'>at {at[11:16]}</time><p>{text}</p><button>Share</button><p>Read more: the rules</p></div>"


def test_entries_of_the_json_ld_are_the_text_newest_first_each_in_its_newest_state() -> None:
    head = linked(
        {"@id": "#1", "headline": "Start", "datePublished": "2026-03-14T12:00:00Z", "articleBody": FIRST},
        {"@id": "#2", "headline": "Collision", "datePublished": "2026-03-14T13:00:00Z", "articleBody": "Two boats touched at the first buoy."},
        {"@id": "#2", "headline": "Collision", "datePublished": "2026-03-14T13:00:00Z", "dateModified": "2026-03-14T13:20:00Z", "articleBody": SECOND},
        {"@id": "#3", "datePublished": "2026-03-14T13:10:00Z", "articleBody": THIRD},
    )  # fmt: skip
    article = read_page(page(head), URL)
    assert article.text.split("\n\n") == ["Collision", SECOND, THIRD, "Start", FIRST]
    assert (article.kind_hint, article.byline, article.title) == ("live", ("Bo Stern",), "Saltby regatta")


def test_entries_in_marked_containers_serve_where_the_json_ld_has_none() -> None:
    body = entry("2026-03-14T12:00:00Z", FIRST) + entry("2026-03-14T14:00:00Z", THIRD) + entry("2026-03-14T13:00:00Z", SECOND)  # fmt: skip
    article = read_page(page(linked(), body), URL)
    assert article.text.split("\n\n") == [THIRD, SECOND, FIRST]
    assert article.kind_hint == "live"


def test_microdata_declares_a_live_blog_too() -> None:
    entries = "".join(
        f"<article itemprop='liveBlogUpdate'><time>{at}</time><p>{text}</p></article>"
        for at, text in (("2026-03-14 12:00", FIRST), ("2026-03-14 13:00", SECOND))
    )
    body = f"<main itemscope itemtype='https://schema.org/LiveBlogPosting'>{entries}</main>"
    assert read_page(page(body=body), URL).text.split("\n\n") == [SECOND, FIRST]


def test_a_ticker_beside_an_ordinary_article_is_not_its_text() -> None:
    body = entry("2026-03-14T12:00:00Z", FIRST) + entry("2026-03-14T13:00:00Z", SECOND)
    article = read_page(page(linked(kind="NewsArticle"), f"<article>{f'<p>{THIRD}</p>' * 6}</article><aside>{body}</aside>"), URL)  # fmt: skip
    assert THIRD in article.text
    assert article.kind_hint == ""


@pytest.mark.parametrize(
    "name",
    ["live-blog__entry", "liveblog-post", "live-ticker__item", "ticker-event", "key-event-item", "live-text-update", "a live_update b"],
)  # fmt: skip
def test_the_names_that_content_systems_give_to_entries_are_known(name: str) -> None:
    assert ENTRIES.search(name)


@pytest.mark.parametrize("name", ["delivery-post", "article", "live", "alive-entry", "live-blog", "sticker-item"])
def test_other_names_are_no_entries(name: str) -> None:
    assert not ENTRIES.search(name)


def clocked(title: str, *entries: tuple[str, str]) -> bytes:
    blocks = "".join(f"<div><time>{at}</time><h2>News</h2><p>{text}</p></div>" for at, text in entries)
    return f"<html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>{blocks}</main></body></html>".encode()


CLOCKED = (("17:42", THIRD), ("16.10 GMT", SECOND), ("2:05 p.m.", FIRST))


@pytest.mark.parametrize(
    "title", ["Saltby regatta live: two boats touch", "Live: Saltby regatta", "Saltby regatta – as it happened"]
)
def test_a_page_titled_live_whose_entries_begin_with_a_time_of_day_is_live(title: str) -> None:
    article = read_page(clocked(title, *CLOCKED), URL)
    assert [part for part in article.text.split("\n\n") if part != "News"] == [THIRD, SECOND, FIRST]
    assert article.kind_hint == "live"
    assert condense(article).kind is ArticleKind.LIVE


def test_without_such_a_title_or_with_links_for_entries_it_is_an_article() -> None:
    assert read_page(clocked("Why crews live on their boats", *CLOCKED), URL).kind_hint == ""
    links = [(at, f"<a href='/{at}'>{text}</a>") for at, text in CLOCKED]
    story = f"<article>{f'<p>{THIRD}</p>' * 6}</article>".encode()
    page = clocked("Where crews live: a map", *links).replace(b"</main>", story + b"</main>")
    assert read_page(page, URL).kind_hint == ""


FLAT = (
    "<time>{at}</time><h2>News</h2><p>{text}</p>",
    "<div class='meta'><time>{at}</time></div><h2>News</h2><p>{text}</p>",
    "<h2><time>{at}</time> News</h2><p>{text}</p>",
    "<p><time>{at}</time></p><h2>News</h2><p>{text}</p>",
    "<time>{at}</time><h2>News</h2><p>{text}</p><ul><li>The jury sits at eight.</li></ul>",
)
"""Entries that follow each other in one container: how each is built."""


@pytest.mark.parametrize("form", FLAT)
def test_entries_without_a_container_of_their_own_are_told_apart_by_their_times(form: str) -> None:
    title = "Saltby regatta live: two boats touch"
    lead = "<p>Around it all stands a long page that is no entry.</p>"
    entries = "".join(form.format(at=at, text=text) for at, text in CLOCKED)
    after = "<footer><p>More about boats and the people who sail them.</p></footer>"
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{lead}{entries}{after}</main></body></html>"
    article = read_page(page.encode(), URL)
    told = [part for part in article.text.split("\n\n") if part != "News" and "jury sits" not in part]
    assert (told, article.kind_hint) == ([THIRD, SECOND, FIRST], "live")


def test_flat_entries_of_a_page_that_says_nothing_of_live_or_that_lead_elsewhere_are_none() -> None:
    def written(title: str, form: str) -> bytes:
        entries = "".join(form.format(at=at, text=text) for at, text in CLOCKED)
        story = f"<article>{f'<p>{THIRD}</p>' * 6}</article>"
        return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{entries}</main>{story}</body></html>".encode()

    assert read_page(written("Why crews live on their boats", FLAT[0]), URL).kind_hint == ""
    links = "<time>{at}</time><p><a href='/{at}'>{text}</a></p>"
    assert read_page(written("Saltby regatta live", links), URL).kind_hint == ""
