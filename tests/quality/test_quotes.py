from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.corpus import CORPUS
from tests.quality.quote_bands import bands
from tests.quality.quotes import OURS, SETS, Outcome, gold, predicted, run

DIRECT = {"seed": 100.0, "polnear": 91.8, "wikinews": 88.0, "invented": 94.4, "held": 90.9, "sealed": 96.0}
DIRECT_SPANS = {"seed": 100.0, "polnear": 95.4, "wikinews": 92.0, "invented": 98.0, "held": 99.0, "sealed": 97.0}
ALL = {"seed": 100.0, "polnear": 72.6, "wikinews": 73.8, "invented": 90.0, "held": 89.5, "sealed": 90.0}
ALL_SPANS = {"seed": 100.0, "polnear": 77.6, "wikinews": 77.4, "invented": 93.6, "held": 94.3, "sealed": 94.4}
SPEAKERS = {"seed": 100.0, "polnear": 96.0, "wikinews": 94.5, "invented": 95.0, "held": 91.0, "sealed": 96.0}
ROLES = {"seed": 100.0, "wikinews": 89.5, "invented": 90.0, "held": 79.5, "sealed": 81.0}
SHOWN_ACCURACY = {"seed": 100.0, "polnear": 97.5, "wikinews": 96.5, "invented": 97.5, "held": 97.5, "sealed": 97.2}
SHOWN_SHARE = {"seed": 100.0, "polnear": 94.0, "wikinews": 85.0, "invented": 88.0, "held": 85.0, "sealed": 97.0}
FULLEST = {"seed": 100.0, "polnear": 99.6, "wikinews": 94.0, "invented": 98.5, "held": 92.5, "sealed": 97.0}
CREDITED_TO_PRINCIPALS = {"invented": 1}
MANY = 100
CALIBRATED_WITHIN = 0.06


@pytest.mark.corpus
@pytest.mark.parametrize("name", SETS)
def test_who_said_what_is_right_as_often_as_it_was(corpus: Path, name: str) -> None:
    hold(run(corpus, name), name)


@pytest.mark.parametrize("name", OURS)
def test_who_said_what_is_right_as_often_in_our_own_articles(name: str) -> None:
    hold(run(CORPUS, name), name)


def hold(outcome: Outcome, name: str) -> None:
    """Asserts that no figure of the set is below its floor."""
    assert outcome.direct["e2e"]["f1"] >= DIRECT[name], outcome
    assert outcome.direct["span_overlap"]["f1"] >= DIRECT_SPANS[name], outcome
    assert outcome.direct["speaker_acc"] >= SPEAKERS[name], outcome
    assert outcome.all["e2e"]["f1"] >= ALL[name], outcome
    assert outcome.all["span_overlap"]["f1"] >= ALL_SPANS[name], outcome
    assert outcome.all.get("role_tokenF1", 100.0) >= ROLES.get(name, 0.0), outcome
    assert outcome.shown_accuracy >= SHOWN_ACCURACY[name], outcome
    assert outcome.shown_share >= SHOWN_SHARE[name], outcome
    assert outcome.fullest >= FULLEST[name], outcome
    assert outcome.principal <= CREDITED_TO_PRINCIPALS.get(name, 0), outcome


@pytest.mark.parametrize("name", OURS)
def test_no_slogan_sign_or_title_of_our_own_articles_is_shown_as_somebodys_words(name: str) -> None:
    for article in gold(CORPUS, name):
        direct = [quote for quote in predicted(article)["quotes"] if quote["kind"] == "direct" and quote["shown"]]
        for start, end in (words["span"] for words in article["not_quotes"]):
            assert not [quote for quote in direct for a, b in quote["segments"] if a < end and start < b], (start, end)


@pytest.mark.corpus
def test_a_confidence_means_what_it_says(corpus: Path) -> None:  # the fixture skips where there is no corpus
    for (low, high), (count, right, mean) in bands(SETS).items():
        if count >= MANY:
            assert abs(right / count - mean) < CALIBRATED_WITHIN, (low, high, right / count, mean)
