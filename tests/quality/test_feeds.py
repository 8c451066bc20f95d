"""The corpus's feeds read as the reference reads them, its faults corrected and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import feeds


@pytest.mark.corpus
def test_counts_ids_links_and_dates_of_real_feeds_equal_the_reference(corpus: Path) -> None:
    found = feeds.compare(corpus)
    assert len(found) == 23
    assert {name: lines[:3] for name, lines in found.items() if lines} == {}
