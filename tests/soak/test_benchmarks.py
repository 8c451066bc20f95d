"""Every benchmark still runs to its end and prints figures. How fast it is passes or fails nothing."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.soak

NAMES = re.findall(r"for name in ([a-z ]+); do .*-m benchmarks\.", (ROOT / "Makefile").read_text(encoding="utf-8"))
SECONDS = 600
"""Far more than each takes on a quiet machine."""


def test_make_bench_runs_every_script_that_the_docs_describe() -> None:
    table = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert [name.split() for name in NAMES] == [re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)]


@pytest.mark.parametrize("name", NAMES[0].split())
def test_a_benchmark_runs_and_prints_figures(name: str) -> None:
    ran = subprocess.run(
        (sys.executable, "-m", f"benchmarks.{name}"),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=SECONDS,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert len(re.findall(r"\d", ran.stdout)) > 20, ran.stdout
