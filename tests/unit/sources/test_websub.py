from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from multidict import CIMultiDict

from bot.articles.hubs import hub_of
from bot.model.ids import SourceId
from bot.model.websub import Hub, HubState, HubSubscription, Intent
from bot.sources import said, websub

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ONE = HubSubscription(1, SourceId(1), Hub("https://hub.example/", "https://saltby.example/feed"), "https://b.example/hub/t", "t", "s", next_at=NOW)  # fmt: skip
ASKED = replace(ONE, asked_at=NOW)
MEANT = Intent("subscribe", ONE.hub.topic, "c-123", 3600)


def test_a_signature_counts_only_for_the_very_bytes_and_the_very_secret() -> None:
    digest = hmac.new(b"s", b"body", hashlib.sha256).hexdigest()
    assert websub.signed(b"body", f"sha256={digest}", "s")
    assert websub.signed(b"body", f" sha256={digest.upper()} ", "s")
    for body, signature, secret in (
        (b"Body", f"sha256={digest}", "s"),
        (b"body", f"sha256={digest}", "S"),
        (b"body", f"sha512={digest}", "s"),
        (b"body", digest, "s"),
        (b"body", f"sha256={digest[:-1]}", "s"),
        (b"body", f"md5={hashlib.md5(b'sbody').hexdigest()}", "s"),  # noqa: S324 - the point is that it is refused
        (b"body", "", "s"),
    ):
        assert not websub.signed(body, signature, secret)


@pytest.mark.parametrize(
    ("subscription", "intent", "meant"),
    [
        (ASKED, MEANT, True),
        (ONE, MEANT, False),
        (replace(ONE, asked_at=NOW - 2 * DAY), MEANT, False),
        (ASKED, replace(MEANT, topic="https://saltby.example/other"), False),
        (ASKED, replace(MEANT, mode="unsubscribe"), False),
        (ASKED, replace(MEANT, challenge=""), False),
        (ASKED, replace(MEANT, challenge="a b"), False),
        (replace(ASKED, state=HubState.LEAVING), MEANT, False),
        (replace(ASKED, state=HubState.LEAVING), replace(MEANT, mode="unsubscribe"), True),
        (replace(ASKED, state=HubState.LIVE), MEANT, True),
    ],
)
def test_only_what_was_asked_is_meant(subscription: HubSubscription, intent: Intent, meant: bool) -> None:
    assert websub.expects(subscription, intent, now=NOW) is meant


@pytest.mark.parametrize(
    ("given", "held"), [(3600, HOUR), (1, 5 * timedelta(minutes=1)), (10**11, 90 * DAY), (None, 10 * DAY)]
)
def test_a_lease_is_held_within_limits_and_renewed_before_it_ends(given: int | None, held: timedelta) -> None:
    live = websub.confirmed(ASKED, replace(MEANT, lease_s=given), now=NOW)
    assert live.live(NOW)
    assert live.expires_at == NOW + held
    assert live.next_at is not None
    assert 0.8 * held <= live.next_at - NOW < 0.9 * held
    assert not live.live(NOW + held)


def test_failures_wait_longer_and_longer_and_end_no_lease() -> None:
    waits, one = [], replace(ASKED, state=HubState.LIVE, expires_at=NOW + DAY)
    for _ in range(12):
        one = websub.failed(one, "down", now=NOW)
        assert one.next_at is not None
        waits.append(one.next_at - NOW)
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(minutes=10)
    assert waits[-1] <= 1.1 * DAY
    assert one.state is HubState.LIVE


def test_a_hub_that_says_when_to_come_back_is_not_asked_before() -> None:
    for asked, waits in ((6 * HOUR, 6 * HOUR), (timedelta(seconds=1), websub.AGAIN), (None, websub.AGAIN)):
        later = websub.failed(ASKED, "busy", now=NOW, retry_after=asked)
        assert later.next_at is not None
        assert waits <= later.next_at - NOW <= 1.1 * waits


def test_what_ends_is_forgotten_once_nothing_can_be_said_or_it_was_said_often_enough() -> None:
    going = websub.leaving(replace(ONE, state=HubState.LIVE, expires_at=NOW + DAY), now=NOW)
    assert not websub.left(going, now=NOW)
    assert websub.left(going, now=NOW + DAY)
    assert websub.left(replace(going, failures=3), now=NOW)
    assert websub.left(websub.leaving(ONE, now=NOW), now=NOW), "what was never confirmed has nothing to end"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (['<https://h.example/>; rel="hub"'], (("hub", "https://h.example/"),)),
        (['<https://h.example/>;rel=hub, <https://s.example/f?a,b>; title="a, b"; REL=self'], (("hub", "https://h.example/"), ("self", "https://s.example/f?a,b"))),
        (["<a>; rel=hub", '<b>; rel="self hub"'], (("hub", "a"), ("self hub", "b"))),
        (["<a>; title=rel"], ()),
        (["<" * 9000], ()),
        ([", ".join(["<a>; rel=hub"] * 500)], (("hub", "a"),) * 20),
    ],
)  # fmt: skip
def test_links_of_the_header_are_read(lines: list[str], found: tuple[tuple[str, str], ...]) -> None:
    assert said.links(CIMultiDict([("Link", line) for line in lines])) == found


@pytest.mark.parametrize(
    ("links", "hub"),
    [
        ((("hub", "http://h.example/"), ("hub", "https://g.example/")), Hub("https://g.example/", "https://s.example/f")),
        ((("hub", "/hub"), ("self", "other")), Hub("https://s.example/hub", "https://s.example/other")),
        ((("self", "https://s.example/f"),), None),
        ((("hub", "javascript:alert(1)"),), None),
        ((), None),
    ],
)  # fmt: skip
def test_the_first_hub_that_cannot_be_overheard_is_taken(links: tuple[tuple[str, str], ...], hub: Hub | None) -> None:
    assert hub_of(links, "https://s.example/f") == hub
