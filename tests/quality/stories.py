"""Runs the grouping over the stream of the corpus and prints the scorer's figures: python -m tests.quality.stories.

The stream is decided in its order, each article against the ones before it, as in production; an article without a
date is taken to be of one day with the others that have none. The scorer is the corpus's own.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.model.ids import ArticleId, StoryId
from bot.model.story import Candidate, Verdict
from bot.stories import Incoming, decide, features
from tests.quality.corpus import CORPUS, require

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    """`predicted`: article id to story; `figures`: the scorer's, per track, ALL and MACRO."""

    predicted: dict[str, str]
    figures: dict[str, dict[str, float]]
    related: int


def scorer(corpus: Path) -> ModuleType:
    """The corpus's own scorer, loaded from its file."""
    spec = spec_from_file_location("score_stories", corpus / "stories" / "score_stories.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def group(rows: list[dict[str, Any]]) -> tuple[dict[str, str], int]:
    """The story of each article of the stream, and how many decisions were "related"."""
    known: list[Candidate] = []
    predicted: dict[str, str] = {}
    related = 0
    for number, row in enumerate(rows, 1):
        incoming = _incoming(row)
        decision = decide(incoming, known)
        related += decision.verdict is Verdict.RELATED
        story = decision.story if decision.verdict is Verdict.SAME else None
        story = StoryId(number) if story is None else story
        known.append(_candidate(number, story, incoming))
        predicted[row["id"]] = str(story)
    return predicted, related


def _incoming(row: dict[str, Any]) -> Incoming:
    outlet = row.get("outlet") or ""
    date = row.get("published")
    published = datetime.fromisoformat(date).replace(tzinfo=UTC) if date else UNDATED
    return Incoming(row["title"], outlet, published, features(row["title"], row.get("text") or "", outlet))


def _candidate(number: int, story: StoryId, incoming: Incoming) -> Candidate:
    found = incoming.features
    return Candidate(
        ArticleId(number),
        story,
        incoming.title,
        incoming.outlet,
        incoming.published,
        found.terms,
        found.names,
        found.numbers,
    )


def run(corpus: Path, *, boot: int = 0) -> Outcome:
    """The grouping of stories/dev.jsonl with its figures."""
    lines = (corpus / "stories" / "dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    predicted, related = group(rows)
    gold = {row["id"]: row for row in rows}
    scored = scorer(corpus).evaluate(gold, predicted, boot)
    return Outcome(predicted, {track: metrics for track, (metrics, _) in scored.items()}, related)


def main() -> int:
    """Prints precision, recall, F1 and the mixed share of each track."""
    require("stories/dev.jsonl", "stories/score_stories.py")
    outcome = run(CORPUS)
    print(f"{'track':<12}{'b3 P':>8}{'b3 R':>8}{'b3 F':>8}{'mixed':>8}{'wrong':>8}")
    for track, figures in outcome.figures.items():
        columns = (figures[name] for name in ("b3_p", "b3_r", "b3_f", "mixed_st", "wrong_art"))
        print(f"{track:<12}" + "".join(f"{value:>8.3f}" for value in columns))
    print(f"related: {outcome.related} decisions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
