"""The manners that the docs promise are each held by a test that there is."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from tests.unit.sources.test_guard import BYPASSES


def test_every_test_that_the_docs_name_is_there() -> None:
    page = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)\(", written))
    assert len(named) > 20
    assert named <= there, named - there


def test_the_docs_count_the_ways_around_the_guard() -> None:
    assert len(BYPASSES) > 100
