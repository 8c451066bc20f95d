from __future__ import annotations

import pytest

from bot.errors import Blocked
from bot.model.feed import Entry
from bot.sources.guard import check_url
from bot.sources.policy import FetchPolicy
from bot.sources.shut import Shut

SHUT = Shut(FetchPolicy("Byline/0", block=("zephyr.example",)), ("Daily Zephyr", "N.N.", "!!!"))


@pytest.mark.parametrize(
    ("title", "shut"),
    [
        ("Daily Zephyr", True),
        ("The daily  ZEPHYR!", True),
        ("Daily Zephyr - World", True),
        ("World | The Daily Zephyr", True),
        ("Daily Zephyr: Latest", True),
        ("Daily Zephyr » Saltby » Sport", True),
        ("n.n.", True),
        ("The Daily Zephyr Review", False),
        ("Not the Daily Zephyr", False),
        ("Zephyr", False),
        ("", False),
        ("!!!", False),
    ],
)
def test_an_outlet_is_known_by_its_name_alone_or_beside_a_section(title: str, shut: bool) -> None:
    assert bool(SHUT.outlet(title)) is shut


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://zephyr.example/feed", "zephyr.example"),
        ("https://news.ZEPHYR.example./feed", "news.zephyr.example"),
        ("https://ｚephyr。example/feed", "zephyr.example"),
        ("https://notzephyr.example/", ""),
        ("https://[zephyr/", ""),
        (None, ""),
    ],
)
def test_a_host_is_shut_with_those_below_it(url: str | None, host: str) -> None:
    assert SHUT.host(url) == host


@pytest.mark.parametrize(
    "shut", ["hafenblatt-münde.example", "xn--hafenblatt-mnde-bwb.example", "HAFENBLATT-MÜNDE.example"]
)
def test_a_host_with_other_letters_is_shut_however_it_is_written(shut: str) -> None:
    policy = FetchPolicy("Byline/0", block=(shut,))
    for url in ("https://hafenblatt-münde.example/feed", "https://www.xn--hafenblatt-mnde-bwb.example/feed"):
        assert Shut(policy).host(url)
        with pytest.raises(Blocked):
            check_url(url, policy)


@pytest.mark.parametrize(
    ("entry", "shut"),
    [
        (Entry("1", "https://gather.example/1", "Salt", original="https://zephyr.example/salt"), True),
        (Entry("1", "https://go.zephyr.example/1", "Salt", original="https://gull.example/salt"), True),
        (Entry("1", "https://gather.example/1", "Salt", outlet_site="https://zephyr.example/feed"), True),
        (Entry("1", "https://gather.example/1", "Salt", outlet="news.Zephyr.example"), True),
        (Entry("1", "https://gather.example/1", "Salt", outlet="Daily Zephyr"), True),
        (Entry("1", None, "Salt", outlet="Daily Zephyr"), True),
        (Entry("1", "https://gather.example/1", "Daily Zephyr loses its editor", outlet="Gull Post"), False),
        (Entry("1", None, "Salt"), False),
    ],
)
def test_an_entry_is_shut_out_by_where_it_leads_and_by_whose_its_feed_says_it_is(entry: Entry, shut: bool) -> None:
    assert bool(SHUT.item(entry)) is shut


def test_a_site_shut_out_under_its_www_name_is_shut_out_as_a_whole() -> None:
    www = Shut(FetchPolicy("Byline/0", block=("www.zephyr.example",)))
    hosts = ("zephyr.example", "www.zephyr.example", "m.zephyr.example", "wwwzephyr.example")
    assert [bool(www.host(f"https://{host}/")) for host in hosts] == [True, True, True, False]


def test_the_reason_names_what_is_shut_and_by_which_setting() -> None:
    assert "zephyr.example" in SHUT.reason("https://zephyr.example/feed")
    assert "zephyr.example" in SHUT.reason("https://feeds.example/z", "News", "https://www.zephyr.example/")
    assert "block_outlets" in SHUT.reason("https://feeds.example/z", "Daily Zephyr")
    assert SHUT.reason("https://saltby.example/feed", "Saltby Chronicle", None) == ""
    with pytest.raises(Blocked, match="Daily Zephyr is not read"):
        SHUT.check("https://feeds.example/z", "Daily Zephyr")
    assert not Shut(FetchPolicy("Byline/0")).any
