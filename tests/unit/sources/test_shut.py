from __future__ import annotations

import pytest

from bot.errors import Blocked
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
        ("https://news.ZEPHYR.example./feed", "news.zephyr.example."),
        ("https://notzephyr.example/", ""),
        ("https://[zephyr/", ""),
        (None, ""),
    ],
)
def test_a_host_is_shut_with_those_below_it(url: str | None, host: str) -> None:
    assert SHUT.host(url) == host


def test_the_reason_names_what_is_shut_and_by_which_setting() -> None:
    assert "zephyr.example" in SHUT.reason("https://zephyr.example/feed")
    assert "zephyr.example" in SHUT.reason("https://feeds.example/z", "News", "https://www.zephyr.example/")
    assert "block_outlets" in SHUT.reason("https://feeds.example/z", "Daily Zephyr")
    assert SHUT.reason("https://saltby.example/feed", "Saltby Chronicle", None) == ""
    with pytest.raises(Blocked, match="Daily Zephyr is not read"):
        SHUT.check("https://feeds.example/z", "Daily Zephyr")
    assert not Shut(FetchPolicy("Byline/0")).any
