"""Four minutes of broken documents in real worker processes; `make fuzz` does it for an hour."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.soak

MINUTES = 4
SECONDS = 5.0
MEBIBYTES = 300


def test_broken_documents_end_in_time_and_in_little_memory_while_others_are_read(tmp_path: Path) -> None:
    ran = subprocess.run(
        (sys.executable, "-m", "tests.soak.fuzz", "--minutes", str(MINUTES), "--keep", str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60 * MINUTES + 60,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    print(said)  # noqa: T201 - the figures, with -s
    assert said["documents"] > 10 * MINUTES
    assert said["read"] > 0
    assert said["refused"] > 0
    assert said["slowest"] < SECONDS + 1  # a worker is told to stop at the fifth second, and the answer comes after it
    assert said["beside"] < SECONDS
    assert 0 < said["peak"] < MEBIBYTES
