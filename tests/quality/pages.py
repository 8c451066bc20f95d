"""Reads the pages of the corpus and prints the scorer's figures: python -m tests.quality.pages.

Bodies are compared as `extract_page` prints them, a paywall's teaser included; authors are people and newsrooms
together, because the gold lists both. Beside our figures stand trafilatura's own (fast on the benchmark, its
default on news, the better of its two settings on each) and the paired difference with its 95 % interval.
"""

from __future__ import annotations

import json
import random
import statistics
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import trafilatura

from bot.articles.pages import extract_page
from tests.quality.corpus import CORPUS, require

FAST: Final = {"benchmark": True, "news": False}
_RESAMPLES: Final = 2000


@dataclass(frozen=True)
class Read:
    """One set: gold, what we read and what trafilatura alone reads, by page."""

    gold: dict[str, dict[str, Any]]
    ours: dict[str, dict[str, Any]]
    others: dict[str, dict[str, Any]]


def scorer(corpus: Path) -> ModuleType:
    """The corpus's own scorer, loaded from its file."""
    spec = spec_from_file_location("score_extract", corpus / "pages" / "score_extract.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(corpus: Path, name: str) -> Read:
    """Every page of one set, read by us and by trafilatura."""
    pages = sorted((corpus / "pages" / name).glob("*.html"))
    gold = {page.stem: json.loads(page.with_suffix(".json").read_text("utf-8")) for page in pages}
    bodies = {page.stem: page.read_bytes() for page in pages}
    others = {stem: {"articleBody": _alone(body, fast=FAST[name])} for stem, body in bodies.items()}
    return Read(gold, {stem: _ours(body) for stem, body in bodies.items()}, others)


def _ours(body: bytes) -> dict[str, Any]:
    article, text = extract_page(body, "")
    date = article.published.isoformat() if article.published else None
    return {"articleBody": text, "title": article.title, "authors": [*article.byline, *article.credits], "date": date}


def _alone(body: bytes, *, fast: bool) -> str:
    found = trafilatura.bare_extraction(body, include_comments=False, fast=fast)
    return str(getattr(found, "text", "") or "")


def f1(score: ModuleType, gold: dict[str, dict[str, Any]], found: dict[str, dict[str, Any]]) -> float:
    """Body F1 as the scorer defines it."""
    rows = [score.overlap(page["articleBody"], found[stem]["articleBody"]) for stem, page in gold.items()]
    return float(score.summary(rows)[2])


def metadata(score: ModuleType, read_pages: Read) -> dict[str, int]:
    """Counts of right titles (loose), dates and author sets; a page without authors is right when none is given."""
    counted = score.metadata(read_pages.gold, read_pages.ours)
    silent = len(read_pages.gold) - counted["author_n"] - counted["author_spurious"]
    return {
        "pages": len(read_pages.gold),
        "authors": counted["author_set"] + silent,
        "date": counted["date_exact"],
        "title": counted["title_loose"],
        "title_exact": counted["title_exact"],
    }


def paired(score: ModuleType, sets: list[Read]) -> tuple[float, float, float]:
    """The mean difference of page F1 to trafilatura over all pages, with its 95 % bootstrap interval."""
    gaps = [
        _page_f1(score, page["articleBody"], part.ours[stem]) - _page_f1(score, page["articleBody"], part.others[stem])
        for part in sets
        for stem, page in part.gold.items()
    ]
    dice = random.Random(0)  # noqa: S311 - a bootstrap, not a secret
    means = sorted(statistics.mean(dice.choices(gaps, k=len(gaps))) for _ in range(_RESAMPLES))
    return statistics.mean(gaps), means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES)]


def _page_f1(score: ModuleType, gold: str, found: dict[str, Any]) -> float:
    hit, extra, missed = score.overlap(gold, found["articleBody"])
    return 2 * hit / (2 * hit + extra + missed) if hit + extra + missed else 1.0


def main() -> None:
    """Print every figure, one a line."""
    require("pages/score_extract.py", *(f"pages/{name}" for name in FAST))
    score = scorer(CORPUS)
    sets = {name: read(CORPUS, name) for name in FAST}
    for name, part in sets.items():
        ours, others = f1(score, part.gold, part.ours), f1(score, part.gold, part.others)
        print(f"pages/{name}: body F1 {ours:.4f} (trafilatura alone {others:.4f}), {len(part.gold)} pages")
    print("pages/news:", metadata(score, sets["news"]))
    print(
        "paired difference to trafilatura over all pages: {:+.4f} ({:+.4f} to {:+.4f})".format(
            *paired(score, [*sets.values()])
        )
    )


if __name__ == "__main__":
    main()
