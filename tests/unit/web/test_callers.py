from __future__ import annotations

import pytest

from bot.web import callers
from bot.web.callers import Callers, caller


def test_an_address_calls_as_often_as_its_bucket_holds_and_then_as_it_is_refilled() -> None:
    bucket = Callers(burst=3, per_minute=60)
    assert [bucket.wait("a", 0.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert bucket.wait("a", 0.0) == pytest.approx(1.0)
    assert bucket.wait("b", 0.0) == 0.0, "others have buckets of their own"
    assert bucket.wait("a", 0.5) == pytest.approx(0.5)
    assert bucket.wait("a", 1.0) == 0.0
    assert bucket.wait("a", 1.0) > 0
    assert [bucket.wait("a", 1000.0) for _ in range(4)][:3] == [0.0] * 3


def test_memory_does_not_grow_with_the_number_of_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "REMEMBERED", 10)
    bucket = Callers(burst=1)
    for number in range(100):
        bucket.wait(str(number), 0.0)
    assert len(bucket._left) == 10


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        ("::1", "", "::1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::99", "", "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:198.51.100.7", "", "198.51.100.7"),
        ("127.0.0.1", "unknown", "unknown"),
    ],
)
def test_only_a_proxy_of_this_machine_speaks_for_others(peer: str, forwarded: str, who: str) -> None:
    assert caller(peer, forwarded) == who
