"""The work for a text grows as its length does, whatever it is made of: counted in calls, since clocks are noisy."""

from __future__ import annotations

from typing import Final

import pytest

from benchmarks.hostile import PIECES, hostile
from bot.usecases.condense import condense_text
from tests.counting import calls

SHORT: Final = 4_000
TIMES: Final = 4
SPARE: Final = 1.3
"""How much faster than the text the work may grow: what is found grows by steps (a list, a limit that is reached)."""


def work(text: str) -> int:
    """How much there is to do until the text is condensed."""
    return calls(lambda: condense_text(text, title="The dam held"))


@pytest.mark.parametrize("name", sorted(set(PIECES) - {"newlines"}))
def test_four_times_the_text_takes_about_four_times_the_work(name: str) -> None:
    """Quadratic work would be sixteen times as much. Nothing but newlines is an empty article, and refused as one."""
    work(hostile(name, SHORT // 2))  # what is read once and kept: tables, patterns; another text, since texts are kept
    assert work(hostile(name, SHORT * TIMES)) <= SPARE * TIMES * work(hostile(name, SHORT)), name
