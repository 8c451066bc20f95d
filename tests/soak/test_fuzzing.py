"""The feed and page readers under thousands of broken documents: each ends in time, in a value or a refusal, and the
process that reads them all stays small."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.soak

EXAMPLES = 400
SECONDS = 200
MEBIBYTES = 300


@pytest.mark.parametrize("seed", range(6))
def test_broken_documents_end_in_time_and_in_little_memory(seed: int) -> None:
    ran = subprocess.run(
        (sys.executable, "-m", "tests.soak.fuzz", str(EXAMPLES), str(seed)),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=SECONDS,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    print(said)  # noqa: T201 - the figures, with -s
    assert said["examples"] == EXAMPLES
    assert said["peak"] < MEBIBYTES
