"""Pages, invented, with what surrounds an article on real ones."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.metadata import META
from bot.articles.pages import extract_page, read_page
from bot.errors import NotAnArticle, ParseError
from bot.model.article import Access
from bot.model.feed import Entry

URL = "https://harbour.example/ferry"
STANDFIRST = "Two inspections found rust before the ferry left port, and nobody stopped it."
PARAGRAPHS = [
    "A ferry with forty people on board sank off the northern mole on Monday, the coast guard said, after both of its pumps failed.",
    "“We saw the lights go out one after the other,” said Ada Marsh, the harbour master, who watched from the tower with two colleagues.",
    "The owner, Quill Shipping, had been warned twice this year about the state of the hull, according to the inspection office in the town.",
    "All passengers were saved, and the wreck will be raised in the spring if the weather allows it, the coast guard said on Tuesday.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Gazette"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry sinks off northern mole",
            "datePublished": "2024-03-05T23:30:00-05:00",
            "dateModified": "2024-03-06T01:00:00-05:00",
            "author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Organization", "name": "Harbour Wire"}],
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
            "articleSection": "Harbour",
            "inLanguage": "en-GB",
        },
    ],
}


def page(body: str = "", head: str = "", linked: object = LINKED) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks | Harbour Gazette</title>{head}{script}'
        f'</head><body><nav><a href="/">Home</a></nav><article><h1>Ferry sinks off northern mole</h1>{body or paragraphs}'
        "</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


def whole(extra: str = "", before: str = "") -> str:
    return before + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + extra


def test_a_page_gives_what_its_json_ld_says_and_the_paragraphs_of_its_text() -> None:
    article = read_page(page(), URL)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == "Ferry sinks off northern mole"
    assert article.byline == ("Ada Quill",)
    assert article.credits == ("Harbour Wire",)
    assert article.outlet == "Harbour Gazette"
    assert article.published == datetime(2024, 3, 5, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert article.published.isoformat().startswith("2024-03-05")
    assert (article.section, article.language, article.access) == ("Harbour", "en", Access.OPEN)


def test_without_json_ld_the_meta_elements_speak() -> None:
    head = (
        '<meta property="og:title" content="Ferry sinks &amp;amp; is raised"><meta name="author" content="By Bo Stern">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta property="og:site_name" content="Gazette">'
    )
    article = read_page(page(head=head, linked=None), URL)
    assert article.title == "Ferry sinks & is raised"
    assert article.byline == ("Bo Stern",)
    assert article.published is not None
    assert article.outlet == "Gazette"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","headline":"From a comment"} -->',
        '{"@type":"NewsArticle","headline":"From a comment",}',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"From a comment"}\n//]]>',
        '[{"@type":"https://schema.org/NewsArticle","headline":"From a\ncomment"}];',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;From a comment&quot;}",
        '{"@type":"NewsArticle","description":"It\\\'s 5 \\% up","headline":"From a comment"}',
        '{"@type":"WebSite","name":"Gazette"}\n{"@type":"NewsArticle","headline":"From a comment"}',
        '{"@type":"WebSite","name":"Gazette"},{"@type":"NewsArticle","headline":"From a comment"},',
    ],
)
def test_careless_json_ld_is_read(script: str) -> None:
    body = page(head=f'<script type="application/ld+json">{script}</script>', linked=None)
    assert read_page(body, URL).title == "From a comment"


def test_json_ld_without_a_headline_still_says_who_and_when() -> None:
    teaser = {"@type": "NewsArticle", "url": "/other"}
    own = {"@type": "NewsArticle", "author": {"name": "Ada Quill"}, "datePublished": "2024-03-05T10:00:00Z"}
    article = read_page(page(linked=[teaser, own]), URL)
    assert (article.title, article.byline) == ("Ferry sinks off northern mole", ("Ada Quill",))
    assert article.published == datetime.fromisoformat("2024-03-05T10:00:00+00:00")


@pytest.mark.parametrize(
    ("head", "linked"),
    [
        ('<meta property="article:content_tier" content="locked">', None),
        ("", {**LINKED["@graph"][1], "hasPart": {"isAccessibleForFree": "False", "cssSelector": ".paid"}}),  # type: ignore[dict-item] # a dict, see above
    ],
)
def test_a_page_that_says_in_other_words_that_it_is_not_free_and_asks_for_money_is_a_paywall(
    head: str, linked: object
) -> None:
    body = page(whole() * 4, head, linked).replace(b"Home", b"Subscribe to continue reading")
    assert read_page(body, URL).access is Access.PAYWALL
    assert read_page(body.replace(b"locked", b"free").replace(b"False", b"True"), URL).access is Access.OPEN


def test_an_author_whose_name_is_given_in_parts_and_sections_in_a_list_are_read() -> None:
    author = {"@type": "Person", "givenName": "Ada", "familyName": "Quill"}
    linked = {"@type": "NewsArticle", "headline": "Ferry", "author": author, "articleSection": ["Harbour", "Opinion"]}
    article = read_page(page(linked=linked), URL)
    assert (article.byline, article.section, article.kind_hint) == (("Ada Quill",), "Harbour", "opinion")


def test_a_name_as_catalogues_write_it_is_turned_round() -> None:
    for content, people in (("Quill, Ada", ("Ada Quill",)), ("Ada Quill, Bo Stern", ("Ada Quill", "Bo Stern"))):
        head = f'<meta name="DC.Creator" content="{content}">'
        assert read_page(page(head=head, linked=None), URL).byline == people


PRINTED = [
    ("<p>Printed on 24 November 2026</p><p>5 March 2024</p>", "2024-03-05 00:00"),
    ("<p class='date'>Published 5 March 2024 · 3 min read</p>", "2024-03-05 00:00"),
    ("<div>Publicado el 5 de marzo de 2024</div>", "2024-03-05 00:00"),
    ("<div class='c-byline__date'>By Ada Quill | March 5, 2024 10:15 PM EST</div>", "2024-03-05 22:15"),
    ("<span>Veröffentlicht am Dienstag, 5. März 2024, 14:30 Uhr</span>", "2024-03-05 14:30"),
    ("<span>Опубликовано 5 марта 2024</span>", "2024-03-05 00:00"),
    ("<span>2024年3月5日 10:15</span>", "2024-03-05 10:15"),
    ("<p class=date>Updated 6 March 2024</p><p class=date>5 March 2024</p>", "2024-03-05 00:00"),
    ("<aside><p class=date>6 March 2024</p></aside><ul><li class=date>5 March 2024</li></ul>", "2024-03-05 00:00"),
    ("<p>The wreck of 1911 lay there until the storm of 5 March 2024 came.</p>", ""),
    ("<div>03/05/2024</div>", ""),
    ("<p class=deck>The first ferry since 1911</p>", ""),
]
"""What stands between the headline and the text, and when it says that it was published."""


@pytest.mark.parametrize(("printed", "published"), PRINTED)
def test_the_day_that_is_printed_beside_the_headline_counts_where_nothing_else_says_when(
    printed: str, published: str
) -> None:
    found = read_page(page(f"{printed}{whole()}", linked=None), URL).published
    assert (f"{found:%Y-%m-%d %H:%M}" if found else "") == published


@pytest.mark.parametrize("name", META["published"])
def test_every_name_under_which_a_page_says_when_is_read_with_its_time(name: str) -> None:
    head = f'<meta name="{name}" content="2024-03-05T10:00:00+01:00">'
    assert read_page(page(head=head, linked=None), URL).published == datetime.fromisoformat("2024-03-05T10:00:00+01:00")


@pytest.mark.parametrize(
    "unseen",
    [
        "<div data-nosnippet><p>The weather tomorrow: rain in the harbour, and wind from the west until the evening.</p></div>",
        "<p hidden>These words are for nobody's eyes, though they stand here between two paragraphs of the text.</p>",
        "<amp-consent id=c><div>Choose what we may store on your device, all of it or only what the page needs.</div></amp-consent>",
        "<p class='visually-hidden'>The next words open in a new window, and this is for screen readers alone.</p>",
        "<blockquote class='twitter-tweet'><p>I landed at the pier just now, and what a sight it was to see.</p>&mdash; Di (@di) <a href=x>March 9, 2024</a></blockquote>",
    ],
)
def test_what_is_hidden_or_withheld_or_somebody_elses_post_is_not_read(unseen: str) -> None:
    body = (
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2]) + unseen + "".join(f"<p>{t}</p>" for t in PARAGRAPHS[2:])
    )
    article = read_page(page(body, linked=None), URL)
    assert (article.text, article.published) == ("\n\n".join(PARAGRAPHS), None)


def test_a_page_that_withholds_its_whole_text_from_snippets_is_not_shown() -> None:
    article = read_page(page(f"<div data-nosnippet>{whole()}</div>"), URL)
    assert (article.access, article.text, article.title) == (Access.NO_SNIPPET, "", "Ferry sinks off northern mole")


def test_a_text_that_scripts_will_show_is_read() -> None:
    assert read_page(page(f"<div hidden>{whole()}{whole()}</div>"), URL).text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize("said", ["(opens in a new window)", "(öffnet im neuen Fenster)", "(opens in new tab)"])
def test_what_a_link_says_to_screen_readers_is_no_part_of_its_sentence(said: str) -> None:
    linked = PARAGRAPHS[2].replace("Quill Shipping", f"<a href=/q>Quill Shipping <span>{said}</span></a>")
    article = read_page(page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{linked}</p>"), URL)
    assert article.text.replace(" ,", ",").endswith(PARAGRAPHS[2])


def test_a_plea_for_money_may_be_long() -> None:
    plea = (
        "If you enjoyed this article, we have a proposition for you: join the friends of the Gazette. "
        + "Friends read all of it, without limits, and meet those who write it once a year in the harbour. " * 3
    )
    assert read_page(page(whole(f"<h3>Something to consider</h3><p>{plea}</p>")), URL).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("gap", ["<br><br>", "<br/>\n <br/>&nbsp;", "<br><br><br>"])
def test_two_line_breaks_part_paragraphs_and_one_parts_words(gap: str) -> None:
    assert read_page(page(f"<div>{gap.join(PARAGRAPHS)}</div>"), URL).text == "\n\n".join(PARAGRAPHS)
    assert read_page(page(f"<p>{'<br>'.join(PARAGRAPHS)}</p>"), URL).text == " ".join(PARAGRAPHS)


TIMES = [
    ("<time datetime='2024-03-05T10:00Z'>x</time>", "2024-03-05 10:00"),
    ("<time class=updated datetime='2024-03-06'>x</time><time class=published datetime='2024-03-05'>x</time>", "2024-03-05 00:00"),
    ("<time><span>5 March 2024, 10:15</span></time>", "2024-03-05 10:15"),
    ("<aside><time datetime='2024-01-01'>x</time></aside><time datetime='2024-03-05'>x</time>", "2024-03-05 00:00"),
    ("<aside><time datetime='2024-01-01'>x</time></aside>", "2024-02-29 00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "published"), TIMES)
def test_the_first_time_behind_the_headline_is_when_it_was_published(printed: str, published: str) -> None:
    """Above it stands today's, beside it are those of other articles and of changes; else the address may hold a day."""
    body = page(f"{printed}{whole()}", linked=None).replace(b"<nav>", b"<nav><time datetime='2026-11-24'>Today</time>")
    found = read_page(body, "https://harbour.example/2024/02/29/ferry").published
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == published


def test_what_stands_between_and_after_the_paragraphs_is_left_out() -> None:
    extra = (
        "<p>Read more: Ferry owner fined</p><p><a href='/x'>Seven ways to float</a></p><p>Sign up for our newsletter</p>"
        "<p>Ada Quill is the Gazette's harbour reporter and has covered ferries since she was young.</p>"
        "<p>Follow the rescue in our live blog:</p><p>Bo Stern and Cy Marsh contributed to this report.</p><h2>Related stories</h2><p>Another ferry entirely sank too.</p>"
    )
    article = read_page(page(whole(extra)), URL)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.contributors == ("Bo Stern", "Cy Marsh")


def test_the_standfirst_that_the_page_also_gives_as_its_description_belongs_to_the_text() -> None:
    head = f'<meta name="description" content="{STANDFIRST}">'
    body = page(f'</article><div class="x"><div>{STANDFIRST}</div></div><article>{whole()}', head=head)
    assert read_page(body, URL).text.split("\n\n") == [STANDFIRST, *PARAGRAPHS]


def test_a_description_that_the_page_does_not_print_is_not_put_into_its_text() -> None:
    article = read_page(page(head=f'<meta name="description" content="{STANDFIRST}">'), URL)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.summary == STANDFIRST


def test_the_printed_byline_counts_where_the_metadata_name_only_the_outlet() -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": "Ferry sinks",
        "author": {"name": "Gazette"},
        "publisher": {"name": "Gazette"},
    }
    article = read_page(page(whole(before="<p>By Ada Quill and Bo Stern</p>"), linked=linked), URL)
    assert article.byline == ("Ada Quill", "Bo Stern")
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_the_feed_fills_in_what_the_page_leaves_out() -> None:
    published = datetime(2024, 3, 5, tzinfo=timezone.utc)  # noqa: UP017 - the page's own offsets are plain ones too
    entry = Entry(None, URL, "From the feed", published, authors=("Cy Marsh",), summary="A summary")
    article = read_page(page(linked=None), URL, entry=entry, outlet="Gazette")
    assert (article.byline, article.published, article.summary, article.outlet) == (
        ("Cy Marsh",),
        published,
        "A summary",
        "Gazette",
    )


def test_what_a_page_sells_is_not_read_out_of_its_markup() -> None:
    sold = {**LINKED["@graph"][1], "articleBody": "\n\n".join(PARAGRAPHS * 2), "isAccessibleForFree": False}  # type: ignore[dict-item] # a dict, see above
    article, printed = extract_page(page(f"<p>{PARAGRAPHS[0]}</p><p>Subscribe to continue reading.</p>", "", sold), URL)
    assert (article.access, article.text, printed) == (Access.PAYWALL, "", PARAGRAPHS[0])
    article, printed = extract_page(page(f"<p>{PARAGRAPHS[0]}</p>", "", sold), URL)
    assert printed == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("head", "linked", "outlet"),
    [
        ('<meta property="og:site_name" content="Saltby Chronicle">', None, "Saltby Chronicle"),
        ("", LINKED, "Harbour Gazette"),
        ('<meta name="application-name" content="News app">', None, "Famous Wire"),
    ],
)
def test_the_name_that_a_page_gives_its_outlet_goes_before_the_name_that_a_feed_gives_itself(
    head: str, linked: object, outlet: str
) -> None:
    assert read_page(page(head=head, linked=linked), URL, known_as="Famous Wire").outlet == outlet


def test_a_paywall_gives_title_and_outlet_and_no_text_though_the_operator_may_see_the_teaser() -> None:
    body = page(
        f"<p>{PARAGRAPHS[0]}</p><p>Subscribe to continue reading.</p><p>Monthly: 5 crowns. Yearly: 50 crowns.</p>"
    )
    article, printed = extract_page(body, URL)
    assert article.access is Access.PAYWALL
    assert article.text == ""
    assert (article.title, article.outlet) == ("Ferry sinks off northern mole", "Harbour Gazette")
    assert printed == PARAGRAPHS[0]


def test_a_challenge_page_is_named_as_one() -> None:
    body = b"<html><head><title>Just a moment...</title></head><body><p>Verifying you are human.</p></body></html>"
    assert read_page(body, URL).access is Access.CHALLENGE


def test_nosnippet_leaves_no_text_and_max_snippet_is_kept() -> None:
    hidden = read_page(page(head='<meta name="robots" content="nosnippet">'), URL)
    assert (hidden.access, hidden.text, hidden.summary) == (Access.NO_SNIPPET, "", "")
    assert read_page(page(), URL, robots_tag="max-snippet: 80").max_snippet == 80


@pytest.mark.parametrize(
    ("body", "content_type", "word"),
    [
        (b"", "", "empty"),
        (b"%PDF-1.7 x", "text/html", "PDF"),
        (b"\x89PNG\r\n", "image/png", "image"),
        (b"{}", "application/json", "JSON"),
        (b"abc", "video/mp4", "video"),
        (b"<html><body><script>app()</script></body></html>", "text/html", "without running scripts"),
        (b"<html><body><p>Log in</p></body></html>", "text/html", "no article"),
        (b"\x00\x01\x02" * 500, "", "no article|without running scripts"),
    ],
)
def test_what_is_no_article_is_refused_with_what_it_is(body: bytes, content_type: str, word: str) -> None:
    with pytest.raises(NotAnArticle, match=word):
        read_page(body, URL, content_type=content_type)


@pytest.mark.parametrize(
    ("content", "to"),
    [
        ("0; url=https://h.example/2", "https://h.example/2"),
        ("0;URL='/2'", "https://harbour.example/2"),
        ("1, /2", "https://harbour.example/2"),
        ("0; url=javascript:x", None),
        ("0; url=/ferry", None),
        ("300", None),
        ("300; url=/2", None),
    ],
)
def test_an_empty_page_that_leads_on_says_where_to(content: str, to: str | None) -> None:
    head = (
        f'<head><title>h.example/2</title><noscript><META http-equiv="Refresh" content="{content}"></noscript></head>'
    )
    with pytest.raises(NotAnArticle) as error:
        read_page(f"<html>{head}<body></body></html>".encode(), URL)
    assert getattr(error.value, "to", None) == to


def test_a_body_in_the_json_ld_serves_where_the_page_prints_next_to_none() -> None:
    text = "\n\n".join(PARAGRAPHS * 2)
    linked = {"@type": "NewsArticle", "headline": "Ferry sinks", "articleBody": text}
    assert read_page(page("<p>The ferry sank on Monday morning.</p>", linked=linked), URL).text == text


def test_a_template_that_declares_another_language_does_not_win_over_the_text() -> None:
    assert read_page(page().replace(b'lang="en"', b'lang="de"').replace(b"en-GB", b"de"), URL).language == "en"


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="<>/&;abp =\"'!-{}[]:,", max_size=200), st.binary(max_size=60))
def test_no_page_raises_anything_but_a_parse_error(markup: str, tail: bytes) -> None:
    try:
        read_page(page(markup) + tail, URL)
        read_page(markup.encode() + tail, URL)
    except ParseError:
        return


def test_an_article_before_tens_of_thousands_of_comments_is_read() -> None:
    comments = "".join(f"<div class='comment'><b>Reader {n}</b> Well said.</div>" for n in range(20_000))
    assert read_page(page(whole(comments)), URL).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "document",
    [
        b"<rss version='2.0'><channel><title>The Gull</title><item><title>Quay opens</title></item></channel></rss>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made daily --><feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/q</loc></url></urlset>",
    ],
)
def test_a_feed_is_no_article(document: bytes) -> None:
    with pytest.raises(NotAnArticle, match="this is a feed"):
        read_page(document, "http://gull.example/rss.xml")


@pytest.mark.parametrize("comments", ["<!-- built by hand -->\n" * 150, "<!---->" * 500])
def test_a_page_that_opens_with_many_comments_is_told_from_a_feed_at_once(comments: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        read_page(f"{comments}<html><body></body></html>".encode(), "http://gull.example/quay")
    assert "feed" not in str(refused.value)
