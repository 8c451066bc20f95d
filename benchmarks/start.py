"""How long the command takes to answer, against an interpreter that does nothing."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.material import invented
from benchmarks.measuring import alternating, child, head

ROUNDS: Final = 10
BYLINE: Final = str(Path(sys.executable).with_name("byline"))


def main() -> None:
    """Print medians of wall and processor time."""
    head("Start: a fresh process from its start to its end", "click")
    with TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(invented(1).text, encoding="utf-8")
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "byline --version": (BYLINE, "--version"),
            "byline --help": (BYLINE, "--help"),
            "byline condense FILE --json": (BYLINE, "condense", str(article), "--json"),
        }
        found = alternating({name: partial(child, c) for name, c in commands.items()}, rounds=ROUNDS)
    for name, took in found.items():
        wall, cpu = median(s.wall for s in took), median(s.cpu for s in took)
        print(f"  {name:<30} {wall * 1000:6.0f} ms wall  {cpu * 1000:6.0f} ms CPU  (median of {ROUNDS}, alternating)")


if __name__ == "__main__":
    main()
