"""Floors for reading pages, raised by hand and never lowered silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import pages

BODY = {"benchmark": 0.978, "news": 0.970}
AUTHORS, DATES, TITLES = 38, 39, 38


@pytest.mark.corpus
def test_bodies_and_metadata_of_real_pages_stay_above_the_floors(corpus: Path) -> None:
    score = pages.scorer(corpus)
    sets = {name: pages.read(corpus, name) for name in BODY}
    for name, floor in BODY.items():
        assert pages.f1(score, sets[name].gold, sets[name].ours) >= floor, name
    counted = pages.metadata(score, sets["news"])
    assert counted["authors"] >= AUTHORS
    assert counted["date"] >= DATES
    assert counted["title"] >= TITLES
    assert pages.paired(score, [*sets.values()])[1] > 0
