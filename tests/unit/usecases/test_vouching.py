"""Which feeds a host's pages vouch for, as remembered."""

from __future__ import annotations

from bot.usecases.vouching import KEPT, Vouchers

FEED, PAGE = "https://feeds.example/gazette", "https://www.gazette.example/news/1"


def test_nobody_vouches_before_a_page_has_said_so() -> None:
    assert Vouchers().outlet(FEED, PAGE) == ""


def test_a_host_that_declares_a_feed_vouches_for_that_feed_on_all_of_its_pages_and_on_no_others() -> None:
    vouchers = Vouchers()
    vouchers.note(FEED, PAGE, "The Gazette")
    assert vouchers.outlet(FEED, "https://gazette.example/news/2") == "The Gazette"
    assert vouchers.outlet(FEED, "https://blogs.gazette.example/news/2") == ""
    assert vouchers.outlet(FEED, "https://tribune.example/news/1") == ""
    assert vouchers.outlet("https://feeds.example/others", PAGE) == ""
    assert vouchers.outlet(FEED, "") == ""


def test_no_more_than_a_number_of_them_is_remembered_the_latest_used_longest() -> None:
    vouchers = Vouchers()
    vouchers.note(FEED, PAGE, "The Gazette")
    for number in range(KEPT):
        assert vouchers.outlet(FEED, PAGE)
        vouchers.note(f"https://feeds.example/{number}", PAGE, "Another")
    assert vouchers.outlet(FEED, PAGE) == "The Gazette"
    assert vouchers.outlet("https://feeds.example/0", PAGE) == ""
    assert vouchers.outlet(f"https://feeds.example/{KEPT - 1}", PAGE) == "Another"
