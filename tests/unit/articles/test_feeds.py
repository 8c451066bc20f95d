"""Feeds of every kind, invented, with the faults that real ones have."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.feeds import parse_feed
from bot.errors import NotAFeed

URL = "https://harbour.example/news/feed.xml"


def rss(items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>Harbour Gazette</title><link>/home</link>{head}{items}</channel></rss>"
    ).encode()


def test_an_rss_item_gives_its_fields_and_relative_links_are_resolved() -> None:
    feed = parse_feed(
        rss(
            '<item><title>Ferry sinks</title><guid isPermaLink="false">g-1</guid><link>/ferry</link>'
            "<pubDate>Tue, 05 Mar 2024 10:00:00 CET</pubDate><dc:creator>Ada Quill and Bo Stern</dc:creator>"
            "<description>&lt;p&gt;It sank.&lt;/p&gt;</description>"
            "<content:encoded><![CDATA[<p>It sank <b>fast</b>.</p>]]></content:encoded></item>"
        ),
        URL,
    )
    (entry,) = feed.entries
    assert (feed.title, feed.link, feed.kind) == ("Harbour Gazette", "https://harbour.example/home", "rss20")
    assert (entry.id, entry.link, entry.title) == ("g-1", "https://harbour.example/ferry", "Ferry sinks")
    assert entry.published == datetime(2024, 3, 5, 9, tzinfo=UTC)
    assert entry.authors == ("Ada Quill", "Bo Stern")
    assert entry.summary == "It sank."
    assert entry.content == "<p>It sank <b>fast</b>.</p>"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Salt &amp;amp; rust", "Salt & rust"),
        ("Salt &amp;amp;amp; rust", "Salt & rust"),
        ("&lt;b&gt;Salt&lt;/b&gt; and rust", "Salt and rust"),
        ("<![CDATA[Salt & rust]]>", "Salt & rust"),
        ("Depth &lt; 5 m", "Depth < 5 m"),
        ("Sa\u200blt\u00ad and\n   rust", "Salt and rust"),
        ("L&amp;#8217;eau", "L’eau"),
        ("", ""),
    ],
)
def test_a_title_is_plain_text_however_it_was_escaped(printed: str, title: str) -> None:
    (entry,) = parse_feed(rss(f"<item><title>{printed}</title><link>https://h.example/1</link></item>")).entries
    assert entry.title == title


def test_an_atom_entry_keeps_both_dates_and_its_alternate_link() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title><entry><id>tag:h,1</id>
    <title>Ferry sinks</title><link rel="self" href="https://h.example/self"/><link href="https://h.example/ferry"/>
    <published>2024-03-05T10:00:00Z</published><updated>2024-03-05T11:00:00+01:00</updated>
    <author><name>Ada Quill</name></author><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>"""
    (entry,) = parse_feed(body).entries
    assert entry.link == "https://h.example/ferry"
    assert entry.published == entry.updated == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert entry.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("printed", "outlet", "site"),
    [
        (
            "<source url='https://gull.example/feed'>Gull &amp;amp; Tern</source>",
            "Gull & Tern",
            "https://gull.example/feed",
        ),
        ("<source>Gull Post</source>", "Gull Post", None),
        ("<source url='javascript:x'> </source>", "", None),
        ("<News:Source>Gull Post</News:Source>", "Gull Post", None),
        ("<dc:publisher>Gull Post</dc:publisher>", "Gull Post", None),
        ("", "", None),
    ],
)
def test_an_rss_item_says_whose_it_is(printed: str, outlet: str, site: str | None) -> None:
    item = f"<item xmlns:News='https://www.bing.example/news'><title>Salt</title><link>/1</link>{printed}</item>"
    (entry,) = parse_feed(rss(item), URL).entries
    assert (entry.outlet, entry.outlet_site) == (outlet, site)


def test_an_atom_entry_says_which_feed_it_was_taken_from() -> None:
    source = "<id>https://gull.example/f</id><title>Gull Post</title><link href='https://gull.example/'/>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>S</title><source>{source}</source></entry></feed>"
    (entry,) = parse_feed(feed.encode(), URL).entries
    assert (entry.outlet, entry.outlet_site) == ("Gull Post", "https://gull.example/")


def test_an_rdf_feed_has_one_date_which_is_when_it_was_published() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://h.example/"><title>Gazette</title></channel>
    <item rdf:about="https://h.example/1"><title>Ferry</title><link>https://h.example/1</link>
    <dc:date>2024-03-05T10:00:00Z</dc:date></item></rdf:RDF>"""
    (entry,) = parse_feed(body).entries
    assert entry.published == datetime(2024, 3, 5, 10, tzinfo=UTC)


def test_a_json_feed_is_read_in_both_versions() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Gazette",
        "home_page_url": "https://h.example/",
        "author": {"name": "Ada Quill"},
        "items": [
            {
                "id": 7,
                "url": "/ferry",
                "title": "Ferry",
                "content_text": "One.\n\nTwo <3.",
                "date_published": "2024-03-05T10:00:00Z",
            },
            {
                "id": "8",
                "external_url": "https://o.example/x",
                "content_html": "<p>x</p>",
                "authors": [{"name": "Bo Stern"}],
            },
            "nonsense",
        ],
    }
    feed = parse_feed(json.dumps(document).encode())
    first, second = feed.entries
    assert (first.id, first.link, first.authors) == ("7", "https://h.example/ferry", ("Ada Quill",))
    assert first.content == "<p>One.</p><p>Two &lt;3.</p>"
    assert (second.link, second.authors, second.content) == ("https://o.example/x", ("Bo Stern",), "<p>x</p>")


def test_a_careless_json_feed_is_read_as_it_is_meant() -> None:
    items = [
        {"title": "A", "authors": ["Bo Stern"], "summary": "<p>Salt &amp; rust</p>", "date_published": 1709632800},
        {
            "title": "B",
            "author": "Cy Marsh",
            "authors": [],
            "url": "https://www.google.com/url?url=https://h.example/b",
        },
    ]
    feed = parse_feed(json.dumps({"language": "English (British)", "items": items}).encode("utf-16-le"), URL)
    first, second = feed.entries
    assert (first.authors, first.summary) == (("Bo Stern",), "Salt & rust")
    assert first.published == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert (second.authors, second.page, feed.language) == (("Cy Marsh",), "https://h.example/b", "")


def test_a_news_sitemap_is_a_feed_of_its_news_items() -> None:
    body = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc>https://h.example/about</loc></url>
    <url><loc>https://h.example/ferry</loc><image:image><image:title>A boat</image:title></image:image><news:news>
    <news:publication><news:name>Gazette</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2024-03-05T10:00:00Z</news:publication_date><news:title>Ferry sinks</news:title></news:news></url></urlset>"""
    feed = parse_feed(body)
    (entry,) = feed.entries
    assert (feed.title, feed.language, feed.kind) == ("Gazette", "en", "sitemap")
    assert (entry.id, entry.title) == ("https://h.example/ferry", "Ferry sinks")
    assert entry.published == datetime(2024, 3, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "ttl"),
    [
        ("<ttl>90</ttl>", timedelta(minutes=90)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", timedelta(minutes=30)),
        ("<ttl>10</ttl><sy:updatePeriod>daily</sy:updatePeriod>", timedelta(days=1)),
        ("<ttl>1440.0</ttl>", timedelta(days=1)),
        ("<ttl> 60 </ttl>", timedelta(hours=1)),
        ("<ttl>99999999999999999999</ttl>", timedelta(days=365)),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-60</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", timedelta(hours=1)),
        ("<sy:updatePeriod>fortnightly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", None),
        ("<ttl>0</ttl>", None),
        ("", None),
    ],
)
def test_a_feed_says_how_often_it_wants_to_be_asked(head: str, ttl: timedelta | None) -> None:
    assert parse_feed(rss("<item><title>x</title></item>", head)).ttl == ttl


def test_a_feed_says_when_it_does_not_want_to_be_asked() -> None:
    head = "<skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>25</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
    feed = parse_feed(rss("<item><title>x</title></item>", head))
    assert feed.skip_hours == {0, 5}
    assert feed.skip_days == {6}


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "HTML page"),
        (b"<html><head></head></html>", "HTML page"),
        (b'{"name": "x"}', "no JSON Feed"),
        (b"[1, 2]", "no JSON Feed"),
        (b"{broken", "no JSON Feed"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"just words", "neither XML nor JSON"),
        (b"<?xml version='1.0'?><opml><body/></opml>", "<opml>"),
        (b"<sitemapindex><sitemap><loc>https://h.example/s.xml</loc></sitemap></sitemapindex>", "list of sitemaps"),
        (b"<urlset><url><loc>https://h.example/x</loc></url></urlset>", "no news"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is(body: bytes, word: str) -> None:
    with pytest.raises(NotAFeed, match=word):
        parse_feed(body, URL)


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode(),
            "text/xml; charset=iso-8859-1",
            "iso-8859-1",
        ),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode(
                "latin-1"
            ),
            "text/xml",
            None,
        ),
        ('<rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode("cp1252"), "", None),
        (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode(
                "utf-16"
            ),
            "",
            None,
        ),
        (
            '<?xml version="1.0" encoding="us-ascii"?><rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode(),
            "",
            None,
        ),
    ],
)
def test_an_encoding_is_found_though_declared_wrongly_or_not_at_all(
    body: bytes, content_type: str, charset: str | None
) -> None:
    assert parse_feed(body, URL, content_type, charset).title == "Fähre"


def test_a_feed_cut_off_in_the_middle_gives_the_entries_before() -> None:
    whole = rss("<item><title>One</title></item><item><title>Two</title></item>")
    feed = parse_feed(whole[: whole.index(b"<title>Two")])
    assert [entry.title for entry in feed.entries] == ["One"]
    assert feed.cut.startswith("the feed breaks off in the middle: 1 whole item was read")
    assert parse_feed(whole).cut == parse_feed(whole.replace(b"</rss>", b"</RSS>")).cut == ""


def test_a_json_feed_cut_off_in_the_middle_gives_the_items_before() -> None:
    items = [{"id": str(n), "title": f"Tide {n}", "content_text": "in [out] {in}"} for n in range(3)]
    whole = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Gull", "items": items})
    feed = parse_feed(whole[: whole.index("Tide 2")].encode(), URL)
    assert (feed.title, [entry.title for entry in feed.entries]) == ("Gull", ["Tide 0", "Tide 1"])
    assert "2 whole items were read" in feed.cut
    assert parse_feed(whole.encode(), URL).cut == ""
    with pytest.raises(NotAFeed, match="breaks off in the middle of its first item"):
        parse_feed(whole[: whole.index("Tide 0")].encode(), URL)


@pytest.mark.parametrize(
    "cut", ["{}", '{"id": "a}", ', '{"id": "\\u20', '{"id": tru', '{"id": {"a": 1}', "", '{"id": "']
)
def test_wherever_a_json_feed_breaks_off_it_says_so(cut: str) -> None:
    feed = parse_feed(f'{{"title": "Gull", "items": [{{"title": "Tide"}}, {cut}'.encode(), URL)
    assert feed.entries[0].title == "Tide"
    assert "breaks off" in feed.cut


@pytest.mark.parametrize(
    ("second", "place"),
    [
        ('{"id": "2" "title": "Ebb"}', "line 3, column 12"),
        ('{"id": "2", "title": "The "Gull" sails"}', "line 3, column 28"),
        ('{"id": "2", "title": "Ebb}', "line 3, column 22"),
        ('{"id": "2", "title": "C:\\Saltby"}', "line 3, column 25"),
    ],
)
def test_a_json_feed_with_a_fault_in_the_middle_gives_the_items_before_and_the_place(second: str, place: str) -> None:
    """It is no document that breaks off: it ends with its brace, and trying again brings nothing."""
    body = f'{{"title": "Gull", "items": [\n{{"id": "1", "title": "Tide"}},\n{second}\n]}}\n'
    feed = parse_feed(body.encode(), URL)
    assert [entry.title for entry in feed.entries] == ["Tide"]
    assert feed.cut.startswith(f"the feed is no valid JSON behind its first item, which was read: {place}")
    with pytest.raises(NotAFeed, match=f"no JSON Feed that can be read: {place}"):
        parse_feed(body.replace('{"id": "1", "title": "Tide"},', "").encode(), URL)


def test_a_news_sitemap_cut_off_in_the_middle_gives_the_items_before() -> None:
    news = "<news:news><news:title>Tide {0}</news:title></news:news>"
    urls = "".join(f"<url><loc>https://gull.example/{n}</loc>{news.format(n)}</url>" for n in range(3))
    whole = (
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://n.example/'>{urls}</urlset>"
    )
    feed = parse_feed(whole[: whole.index("</news:title></news:news></url></urlset>")].encode(), URL)
    assert [entry.title for entry in feed.entries] == ["Tide 0", "Tide 1"]
    assert "2 whole items were read" in feed.cut
    assert parse_feed(whole.encode(), URL).cut == ""


def test_a_large_feed_that_is_not_well_formed_says_how_much_of_it_was_read() -> None:
    items = "".join(
        f"<item><title>{n}</title><description>{'tide ' * 400} < 5</description></item>" for n in range(300)
    )
    feed = parse_feed(rss(items), URL)
    assert 200 < len(feed.entries) < 300
    assert feed.entries[-1].summary
    assert f"the first 500000 were read, which hold {len(feed.entries)} items" in feed.cut


@pytest.mark.parametrize(
    "cut", ["<item><title>Two", "<item><title>Two</title><link>https://a.example/2</link>", "<item>", "<item><descri"]
)
def test_the_entry_in_which_a_document_breaks_off_is_none(cut: str) -> None:
    """It would be stored without its title or its link, and never be read again."""
    first = "<item><title>One</title><link>https://a.example/1</link></item>"
    whole = rss(first)
    body = whole[: whole.index(b"</item>") + 7] + cut.encode()
    assert [entry.title for entry in parse_feed(body).entries] == ["One"]


def test_an_atom_feed_is_cut_the_same_way() -> None:
    head = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>a</title>"
    entry = b"<entry><id>1</id><title>One</title></entry>"
    assert [one.title for one in parse_feed(head + entry + b"<entry><id>2</id>").entries] == ["One"]


def test_a_feed_that_breaks_off_in_its_first_entry_says_so() -> None:
    whole = rss("<item><title>One</title></item>")
    with pytest.raises(NotAFeed, match="breaks off in the middle of its first item"):
        parse_feed(whole[: whole.index(b"</title></item>")])


def test_a_feed_that_forgets_to_close_its_last_item_but_not_itself_is_whole() -> None:
    body = b"<rss version='2.0'><channel><title>a</title><item><title>One</title></item><item><title>Two</title></channel></rss>"
    assert [entry.title for entry in parse_feed(body).entries] == ["One", "Two"]


def test_entities_of_a_document_type_are_not_expanded_and_files_not_read(tmp_path: object) -> None:
    body = (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "'
        + b"boom" * 100
        + b'">]><rss version="2.0"><channel><title>a</title><item><title>b&x;&y;c</title></item></channel></rss>'
    )
    (entry,) = parse_feed(body).entries
    assert "boom" not in entry.title
    assert len(entry.title) < 12


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://[broken", "data:text/html,x", ""]
)
def test_only_web_links_are_links(link: str) -> None:
    (entry,) = parse_feed(rss(f"<item><title>x</title><link>{link}</link></item>")).entries
    assert entry.link is None


@pytest.mark.parametrize("number", ["1", "tide-7", "tag:h,1", "urn:uuid:1"])
def test_an_id_that_is_no_address_is_not_taken_for_the_link_that_an_entry_lacks(number: str) -> None:
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>G</title><entry><id>{number}</id><title>T</title></entry></feed>"
    for body in (atom.encode(), rss(f"<item><title>T</title><guid>{number}</guid></item>")):
        (entry,) = parse_feed(body, URL).entries
        assert (entry.id, entry.link) == (number, None)
    (entry,) = parse_feed(rss("<item><title>T</title><guid>https://h.example/1</guid></item>"), URL).entries
    assert entry.link == "https://h.example/1"


def test_a_bare_ampersand_stays_one_and_spoils_nothing_around_it() -> None:
    item = (
        "<item><title>R&D at AT&T < 5 &amp; rust &eacute;</title><link>https://h.example/?a=1&b=2&copy=3</link>"
        "<guid><![CDATA[https://h.example/?a=1&b=2]]></guid><description>x &lt;b&gt;y&lt;/b&gt; & z</description></item>"
    )
    (entry,) = parse_feed(rss(item), URL).entries
    assert (entry.title, entry.summary) == ("R&D at AT&T < 5 & rust é", "x y & z")
    assert (entry.link, entry.id) == ("https://h.example/?a=1&b=2&copy=3", "https://h.example/?a=1&b=2")


def test_a_guid_is_kept_as_printed() -> None:
    (entry,) = parse_feed(rss("<item><title>x</title><guid>/2024/1?a=B#c</guid></item>"), URL).entries
    assert entry.id == "/2024/1?a=B#c"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_not_a_feed(body: bytes) -> None:
    for start in (b"", b"<rss><channel><item><title>", b'{"items": [', b"<urlset><url>"):
        try:
            parse_feed(start + body)
        except NotAFeed:
            continue


@pytest.mark.parametrize(
    "before",
    [
        "<?xml version='1.0' encoding='utf-16'?>",
        "<?xml version='1.0'?>\n<?xml-stylesheet href='a>b'?><!-- x --><!DOCTYPE rss [<!ENTITY a 'b'>]>",
        "PHP Warning: x\n<?xml version='1.0'?>",
    ],
)
def test_what_stands_before_the_first_element_changes_nothing(before: str) -> None:
    feed = parse_feed(f"{before}<rss version='2.0'><channel><title>Saltby</title></channel></rss>".encode())
    assert (feed.title, feed.kind) == ("Saltby", "rss20")


@pytest.mark.parametrize("number", ["0", "x0", "xD800", "xdfff", "1114112", "x110000", "99999999999999999999"])
def test_a_reference_to_no_character_is_left_out(number: str) -> None:
    feed = parse_feed(f"<rss version='2.0'><channel><title>Salt&#{number};by&#8217;s</title></channel></rss>".encode())
    assert feed.title == "Saltby’s"


def test_ids_and_links_hold_nothing_that_a_database_refuses() -> None:
    body = b'{"items": [{"id": "a\\ud800\\u0000b", "url": "https://h.example/\\udfffx", "title": "T"}]}'
    (entry,) = parse_feed(body).entries
    assert (entry.id, entry.link) == ("ab", "https://h.example/x")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("<author>desk@herald.london (Ana Reyes)</author>", ("Ana Reyes",)),
        ("<author>a@h.example (Ana Reyes), b@h.example (Bo Stern)</author>", ("Ana Reyes", "Bo Stern")),
        ("<author>Ana Reyes &lt;desk@herald.london&gt;</author>", ("Ana Reyes",)),
        ("<author>Ana Reyes (desk@herald.london)</author>", ("Ana Reyes",)),
        ("<author><![CDATA[desk@herald.london (Ana Reyes)]]></author>", ("Ana Reyes",)),
        ("<author><![CDATA[Ana Reyes <desk@herald.london>]]></author>", ("Ana Reyes",)),
        ("<author>desk@herald.london</author>", ()),
        ("<author>a@b.example (Ana Reyes)</author><dc:creator>Bo Stern</dc:creator>", ("Ana Reyes", "Bo Stern")),
    ],
)
def test_an_author_with_an_address_keeps_the_whole_name(author: str, names: tuple[str, ...]) -> None:
    feed = parse_feed(
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Herald</title>"
        f"<item><title>Ferry</title>{author}</item></channel></rss>".encode()
    )
    assert feed.entries[0].authors == names
