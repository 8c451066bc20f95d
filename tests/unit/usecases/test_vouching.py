"""Which feeds a host's pages vouch for, as remembered."""

from __future__ import annotations

import pytest

from bot.usecases.vouching import KEPT, Vouchers

FEED, PAGE = "https://feeds.example/gazette", "https://www.gazette.example/news/1"


def test_nobody_vouches_before_a_page_has_said_so() -> None:
    assert Vouchers().outlet(FEED, PAGE) == ""


def test_a_page_that_declares_a_feed_vouches_for_the_pages_of_its_folder_and_no_others() -> None:
    vouchers = Vouchers()
    vouchers.note(FEED, PAGE, "The Gazette")
    assert vouchers.outlet(FEED, "https://gazette.example/news/2") == "The Gazette"
    assert vouchers.outlet(FEED, "https://gazette.example/news/2/?utm_source=feed") == "The Gazette"
    assert vouchers.outlet(FEED, "https://gazette.example/sport/2") == ""
    assert vouchers.outlet(FEED, "https://gazette.example/news/old/2") == ""
    assert vouchers.outlet(FEED, "https://blogs.gazette.example/news/2") == ""
    assert vouchers.outlet(FEED, "https://tribune.example/news/1") == ""
    assert vouchers.outlet("https://feeds.example/others", PAGE) == ""
    assert vouchers.outlet(FEED, "") == ""


@pytest.mark.parametrize(
    ("own", "anothers"),
    [
        ("https://uni.example/~ada/1.html", "https://uni.example/~bo/1.html"),
        ("https://blogs.example/view/ada/1", "https://blogs.example/view/bo/1"),
        ("https://blogs.example/ada", "https://blogs.example/bo"),
        ("https://blogs.example/~ada/1", "https://blogs.example/~ada/../~bo/1"),
        ("https://blogs.example/~ada/1", "https://blogs.example/~ada/%2e%2e/~bo/1"),
        ("https://blogs.example/~ada/1", "https://blogs.example/~ada/..%2f~bo%2f1"),
        ("https://blogs.example/~ada/1", "https://blogs.example/~ada/.."),
        ("https://forum.example/board/show.php?user=ada", "https://forum.example/board/show.php?user=bo"),
        ("https://forum.example/board/1", "https://forum.example/board/show.php?user=bo"),
    ],
)
def test_one_of_many_who_share_a_host_does_not_vouch_for_another(own: str, anothers: str) -> None:
    vouchers = Vouchers()
    vouchers.note(FEED, own, "Ada's")
    assert vouchers.outlet(FEED, anothers) == ""


def test_no_more_than_a_number_of_them_is_remembered_the_latest_used_longest() -> None:
    vouchers = Vouchers()
    vouchers.note(FEED, PAGE, "The Gazette")
    for number in range(KEPT):
        assert vouchers.outlet(FEED, PAGE)
        vouchers.note(f"https://feeds.example/{number}", PAGE, "Another")
    assert vouchers.outlet(FEED, PAGE) == "The Gazette"
    assert vouchers.outlet("https://feeds.example/0", PAGE) == ""
    assert vouchers.outlet(f"https://feeds.example/{KEPT - 1}", PAGE) == "Another"
