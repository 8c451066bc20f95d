"""Every property test of the project with ten times as many examples, within a quarter of an hour."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.soak.larger import TIMES

pytestmark = pytest.mark.soak

SECONDS = 900
FEWEST = 40
"""Property tests that there were when this was written."""


def test_every_property_holds_for_ten_times_as_many_examples() -> None:
    command = (sys.executable, "-m", "pytest", "-p", "tests.soak.larger", "-m", "hypothesis", "-q", "--durations=5")
    ran = subprocess.run(
        (*command, "tests/unit", "tests/golden"),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=SECONDS,
        env={**os.environ, TIMES: "10"},
    )
    print(ran.stdout)  # noqa: T201 - which took longest, with -s
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed, ran.stdout
    assert int(passed[1]) >= FEWEST, ran.stdout
