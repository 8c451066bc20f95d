from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.stories import run

MIXED_AT_MOST = 0.04
PRECISION = 0.985
RECALL = 0.50


@pytest.mark.corpus
def test_stories_of_the_stream_rarely_mix_events_and_find_half_of_what_belongs_together(corpus: Path) -> None:
    outcome = run(corpus)
    for scope in ("ALL", "MACRO"):
        figures = outcome.figures[scope]
        assert figures["mixed_st"] <= MIXED_AT_MOST, figures
        assert figures["b3_p"] >= PRECISION, figures
        assert figures["b3_r"] >= RECALL, figures
