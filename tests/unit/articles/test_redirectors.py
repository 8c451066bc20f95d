"""An invented example for every redirector of the tables."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from bot.articles.feeds import parse_feed
from bot.articles.redirectors import PARAMETERS, PATHS, behind, unresolvable

OWN = "https://harbour.example/ferry?id=7&page=2"
ASKED = quote(OWN, safe="")

ROWS = [
    ("Google search and Alerts", f"https://www.google.com/url?rct=j&sa=t&url={ASKED}&ct=ga"),
    ("Bing News", f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url={ASKED}&c=1"),
    ("DuckDuckGo", f"https://duckduckgo.com/l/?uddg={ASKED}&rut=x"),
    ("Facebook", f"https://l.facebook.com/l.php?u={ASKED}&h=x"),
    ("Instagram", f"https://l.instagram.com/?u={ASKED}&e=x"),
    ("YouTube", f"https://www.youtube.com/redirect?event=x&q={ASKED}"),
    ("Reddit", f"https://out.reddit.com/t3_x?url={ASKED}&token=x"),
    ("LinkedIn", f"https://www.linkedin.com/redir/redirect?url={ASKED}&urlhash=x"),
    ("VK", f"https://vk.com/away.php?to={ASKED}"),
    ("Skimlinks", f"https://go.redirectingat.com/?id=1&url={ASKED}"),
    ("Viglink", f"https://redirect.viglink.com/?key=x&u={ASKED}"),
    ("Outlook", f"https://eur01.safelinks.protection.outlook.com/?url={ASKED}&data=x"),
    ("Google's AMP viewer", f"https://www.google.com/amp/s/{OWN.removeprefix('https://')}"),
    ("AMP cache", f"https://harbour-example.cdn.ampproject.org/c/s/{OWN.removeprefix('https://')}"),
]


@pytest.mark.parametrize(("row", "link"), ROWS)
def test_the_articles_own_address_is_found_behind_its_redirector(row: str, link: str) -> None:
    assert behind(link) == OWN


def test_every_row_has_an_example() -> None:
    assert [row for row, _ in ROWS] == [row[0] for row in (*PARAMETERS, *PATHS)]


def google(inner: bytes) -> str:
    code = (
        base64.urlsafe_b64encode(b"\x08\x13\x22" + bytes([len(inner)]) + inner + b"\xd2\x01\x00").decode().rstrip("=")
    )
    return f"https://news.google.com/rss/articles/{code}?oc=5"


def test_a_google_news_link_is_decoded_where_its_code_holds_the_address_and_else_said_to_be_in_vain() -> None:
    old, new = google(b"https://harbour.example/ferry"), google(b"AU_yqLx" * 6)
    assert behind(old) == "https://harbour.example/ferry"
    assert not unresolvable(old)
    assert behind(new) == new
    assert unresolvable(new)
    assert not unresolvable("https://news.google.com/topstories")
    assert not unresolvable("http://[broken")


@pytest.mark.parametrize(
    "link",
    ["https://www.google.com/url?url=javascript:alert(1)", "https://www.google.com/url?q=words", "https://harbour.example/url?url=https://other.example/", "http://[x", ""],
)  # fmt: skip
def test_any_other_link_stays_as_it_is(link: str) -> None:
    assert behind(link) == link


def test_redirectors_inside_redirectors_are_unpacked_and_circles_end() -> None:
    inner = f"https://l.facebook.com/l.php?u={ASKED}"
    assert behind(f"https://www.google.com/url?url={quote(inner, safe='')}") == OWN


def test_a_feed_that_goes_through_feedburner_keeps_its_link_and_gives_the_articles_own_address() -> None:
    item = "<link>http://feeds.harbour.example/~r/x/1</link><feedburner:origLink>https://harbour.example/ferry</feedburner:origLink>"
    body = f"<rss version='2.0' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><title>x</title><item><title>T</title>{item}</item></channel></rss>"
    (entry,) = parse_feed(body.encode()).entries
    assert entry.link == "http://feeds.harbour.example/~r/x/1"
    assert entry.page == "https://harbour.example/ferry"
