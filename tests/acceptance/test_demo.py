"""`byline demo`: the main job works where there is no network and no account."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import missing

INSIDE = "ip link set lo up && exec {python} -m bot demo --folder {folder}"


def no_network() -> list[str]:
    """The command that runs a shell where only loopback is; skips, or fails under CI, where that cannot be had."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        missing("unshare or ip", "install util-linux and iproute2")
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    tried = subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True, text=True, check=False)
    if tried.returncode:
        missing("a network namespace", f"run as root or allow user namespaces ({tried.stderr.strip()})")
    return [*command, "sh", "-c"]


@pytest.mark.netns
def test_the_main_job_runs_without_a_network_within_a_minute(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    done = subprocess.run(
        [*no_network(), INSIDE.format(python=sys.executable, folder=folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = done.stdout
    for outlet in ("Northmoor Courier", "The Ellery Ledger", "Tamsin Valley Post", "Coastline Wire"):
        assert outlet in shown
    assert "Saltmarsh Echo" in shown, "the broken feed is told of"
    assert "corrected" in shown
    assert "News digest" in shown
    assert "Ines Halloway" in shown
    assert f"--config {folder}/config.toml" in shown
    assert "Traceback" not in done.stderr
    _stored_honestly(folder / "byline.sqlite3")


def _stored_honestly(database: Path) -> None:
    """At least 15 articles; a slogan and a wall's words are nobody's statement; each item stands once."""
    with sqlite3.connect(database) as connection:
        (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
        (links,) = connection.execute("SELECT count(DISTINCT url) FROM article").fetchone()
        texts = [row[0] for row in connection.execute("SELECT text FROM quote WHERE shown")]
    assert articles == links >= 15
    assert not any("Roots before rails" in text or "Stop the saws" in text for text in texts)
    assert not any("Accept all" in text or "Subscribe now" in text for text in texts)
