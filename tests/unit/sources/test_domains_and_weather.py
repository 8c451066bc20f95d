"""Who stands behind a host, whose network fails, and who asks for proof of a human."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.challenge import challenge_in
from bot.sources.domains import domain_of
from bot.sources.weather import Weather

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.harbour.co.uk/feed", "harbour.co.uk"),
        ("https://HARBOUR.com./feed", "harbour.com"),
        ("https://a.blogspot.com/feed", "blogspot.com"),
        ("https://b.github.io/", "github.io"),
        ("https://www.gazette.example/feed", "gazette.example"),
        ("http://127.0.0.3:8000/feed", "127.0.0.3"),
        ("http://[2001:db8::1]/feed", "2001:db8::1"),
        ("https://xn--mller-kva.de/feed", "xn--mller-kva.de"),
        ("https://co.uk/", "co.uk"),
        ("http://localhost/", "localhost"),
        ("nothing", ""),
    ],
)
def test_the_registered_domain_of_an_address(url: str, domain: str) -> None:
    assert domain_of(url) == domain


def weather(failed: int, answered: int, *, here: bool = False, at: datetime = NOW) -> Weather:
    made = Weather()
    for number in range(failed):
        made.failed(f"failed{number}.example", at, here=here)
    for number in range(answered):
        made.answered(f"answered{number}.example", at)
    return made


@pytest.mark.parametrize(
    ("failed", "answered", "here", "ours"),
    [
        (3, 0, False, True),
        (2, 0, False, False),
        (3, 1, False, False),
        (20, 2, False, True),
        (20, 3, False, False),
        (1, 0, True, True),
        (2, 0, True, True),
        (2, 1, True, False),
        (0, 0, False, False),
    ],
)
def test_many_unrelated_failures_at_once_are_our_own(failed: int, answered: int, here: bool, ours: bool) -> None:
    assert weather(failed, answered, here=here).ours(NOW) is ours


def test_what_was_long_ago_says_nothing_of_now() -> None:
    assert not weather(5, 0).ours(NOW + 16 * MINUTE)
    later = weather(0, 5)
    for number in range(3):
        later.failed(f"late{number}.example", NOW + 16 * MINUTE, here=False)
    assert later.ours(NOW + 16 * MINUTE)


def test_one_platform_is_one_sign_and_an_answer_takes_it_back() -> None:
    made = Weather()
    for _ in range(9):
        made.failed("blogs.example", NOW, here=False)
    assert not made.ours(NOW)
    made = weather(3, 0)
    made.answered("failed0.example", NOW)
    assert not made.ours(NOW)


def test_a_single_name_that_cannot_be_looked_up_is_blamed_after_an_hour() -> None:
    made = Weather()
    for minutes in (0, 30, 59):
        made.failed("lost.example", NOW + minutes * MINUTE, here=True)
        assert made.ours(NOW + minutes * MINUTE)
    made.failed("lost.example", NOW + 61 * MINUTE, here=True)
    assert not made.ours(NOW + 61 * MINUTE)


@pytest.mark.parametrize(
    ("body", "headers", "who"),
    [
        (b"<!DOCTYPE html><html><title>Just a moment...</title><script>window._cf_chl_opt={}", {}, "Cloudflare"),
        (b"<html><script src='/cdn-cgi/challenge-platform/h/g/orchestrate'></script>", {}, "Cloudflare"),
        (b"<html><iframe src='/_Incapsula_Resource?x=1'></iframe>", {}, "Imperva"),
        (b"", {"cf-mitigated": "challenge"}, "Cloudflare"),
        (b"", {"x-amzn-waf-action": "captcha"}, "AWS WAF"),
        (b"<html><p>Not found.</p></html>", {}, ""),
        (b"<rss><item><description>They wrote of /cdn-cgi/challenge-platform/ at length.</description>", {}, ""),
        (b"", {}, ""),
    ],
)
def test_a_challenge_is_named_by_whose_it_is(body: bytes, headers: dict[str, str], who: str) -> None:
    assert challenge_in(body, headers) == who
