"""The work for a text grows as its length does, whatever it is made of: counted in calls, since clocks are noisy."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any, Final

import pytest

from benchmarks.hostile import PIECES, hostile
from bot.usecases.condense import condense_text

SHORT: Final = 4_000
TIMES: Final = 4
SPARE: Final = 1.3
"""How much faster than the text the work may grow: what is found grows by steps (a list, a limit that is reached)."""


def calls(text: str) -> int:
    """How many functions were called to condense the text, those of the interpreter included."""
    counted = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        condense_text(text, title="The dam held")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", sorted(set(PIECES) - {"newlines"}))
def test_four_times_the_text_takes_about_four_times_the_work(name: str) -> None:
    """Quadratic work would be sixteen times as much. Nothing but newlines is an empty article, and refused as one."""
    calls(hostile(name, SHORT // 2))  # what is read once and kept: tables, patterns; another text, since texts are kept
    assert calls(hostile(name, SHORT * TIMES)) <= SPARE * TIMES * calls(hostile(name, SHORT)), name
