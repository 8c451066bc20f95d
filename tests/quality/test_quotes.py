from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.quotes import run

DIRECT = {"seed": 100.0, "polnear": 89.5, "wikinews": 85.0}
DIRECT_SPANS = {"seed": 100.0, "polnear": 94.2, "wikinews": 90.0}
ALL = {"seed": 100.0, "polnear": 70.0, "wikinews": 71.0}
ALL_SPANS = {"seed": 100.0, "polnear": 75.5, "wikinews": 76.0}
SPEAKERS = {"seed": 100.0, "polnear": 94.5, "wikinews": 93.0}
ROLES = {"seed": 100.0, "wikinews": 85.0}
SHOWN_ACCURACY = {"seed": 100.0, "polnear": 96.5, "wikinews": 95.0}
SHOWN_SHARE = {"seed": 100.0, "polnear": 88.0, "wikinews": 80.0}
FULLEST = {"seed": 100.0, "polnear": 97.5, "wikinews": 94.0}
CREDITED_TO_PRINCIPALS = 0


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["seed", "polnear", "wikinews"])
def test_who_said_what_is_right_as_often_as_it_was(corpus: Path, name: str) -> None:
    outcome = run(corpus, name)
    assert outcome.direct["e2e"]["f1"] >= DIRECT[name], outcome
    assert outcome.direct["span_overlap"]["f1"] >= DIRECT_SPANS[name], outcome
    assert outcome.direct["speaker_acc"] >= SPEAKERS[name], outcome
    assert outcome.all["e2e"]["f1"] >= ALL[name], outcome
    assert outcome.all["span_overlap"]["f1"] >= ALL_SPANS[name], outcome
    assert outcome.all.get("role_tokenF1", 100.0) >= ROLES.get(name, 0.0), outcome
    assert outcome.shown_accuracy >= SHOWN_ACCURACY[name], outcome
    assert outcome.shown_share >= SHOWN_SHARE[name], outcome
    assert outcome.fullest >= FULLEST[name], outcome
    assert outcome.principal <= CREDITED_TO_PRINCIPALS, outcome
