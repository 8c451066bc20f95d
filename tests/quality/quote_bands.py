"""Prints how often a speaker of each band of confidence is right: python -m tests.quality.quote_bands [SET ...].

Counted over every quotation and reported statement, of any kind, that the corpus scorer matches and whose label names a
speaker. A band is calibrated when the share right lies in it, or as far from it as so few cases may lie.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from tests.quality.corpus import CORPUS, require
from tests.quality.quotes import SETS, gold, matched, needed, predicted, scorer

BANDS = ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01))
"""Each from its first figure to below its second."""


def bands(names: Iterable[str]) -> dict[tuple[float, float], tuple[int, int, float]]:
    """Of each band that holds any: how many speakers, how many of them right, and the mean of their confidence."""
    found = defaultdict(list)
    for score, article in ((scorer(CORPUS, name), article) for name in names for article in gold(CORPUS, name)):
        for wanted, got, _ in matched(score, article, predicted(article), direct=False):
            band = next((b for b in BANDS if got["speaker"] and b[0] <= got["confidence"] < b[1]), None)
            if band is not None:
                found[band].append((got["confidence"], score.name_ok(wanted, got["speaker"])))
    return {band: _figures(found[band]) for band in BANDS if found[band]}


def _figures(cases: list[tuple[float, bool]]) -> tuple[int, int, float]:
    return len(cases), sum(right for _, right in cases), sum(sure for sure, _ in cases) / len(cases)


def main(arguments: list[str]) -> None:
    """Prints the table of the sets named, or of all together."""
    require(*needed(arguments or SETS))
    print("| confidence | stated (mean) | right | of |\n| --- | --- | --- | --- |")
    for (low, high), (count, right, mean) in bands(arguments or SETS).items():
        print(f"| {low:.2f} to {min(high, 1):.2f} | {100 * mean:.1f} % | {100 * right / count:.1f} % | {count} |")


if __name__ == "__main__":
    main(sys.argv[1:])
