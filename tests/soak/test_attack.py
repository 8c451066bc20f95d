"""The attack on the verifier at five times its size: 2,500 valid points, some of which no other test meets."""

from __future__ import annotations

import pytest

from tests.golden.proof.attacks import attack, refusals

pytestmark = pytest.mark.soak

POINTS = 2500


def test_of_2500_valid_points_ninety_nine_percent_prove() -> None:
    refused = refusals(POINTS)
    assert len(refused) <= POINTS // 100, refused[:20]


def test_no_mutant_of_2500_points_proves() -> None:
    survivors, counts = attack(POINTS)
    assert not survivors, {how: (len(found), found[0].point) for how, found in survivors.items()}
    assert counts.total() >= 4 * POINTS, counts
