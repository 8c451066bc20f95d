"""Runs the briefs over the corpus and prints what key points are worth: python -m tests.quality.points.

ROUGE and the quality figures are the corpus scorer's (`keypoints/score_keypoints.py`), beside the lead sentences cut
by the same splitter. Attribution is counted against the gold statements of the quote sets: a point counts when a
gold statement with a speaker fills half of its evidence and has its cue there.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import statistics
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from rouge_score.rouge_scorer import RougeScorer

from bot.condense.brief import condense as draft
from bot.condense.hedges import guarded
from bot.condense.sentences import split
from bot.model.article import Article
from bot.model.brief import Brief, KeyPoint
from bot.proof import admitting, prove_brief
from tests.quality.corpus import CORPUS, require

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""

NEEDED = (
    *(f"keypoints/{name}" for name in ("cnn_dev.jsonl", "wikinews_dev.jsonl", "score_keypoints.py")),
    *(f"quotes/{name}" for name in ("polnear_dev.jsonl", "wikinews_dev.jsonl", "score_quotes.py")),
)
"""What `main` reads of the corpus."""

HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\. ")
Row = dict[str, Any]


@dataclass(frozen=True)
class Attribution:
    """Of `points` that rest on an attributed statement: those whose text keeps cue and speaker, and whose claimant
    is right; in per cent."""

    points: int
    kept: float
    claimant: float


@dataclass(frozen=True)
class Outcome:
    """Figures of one set: the scorer's for us and for the lead sentences, the 95 % interval of the mean difference
    in ROUGE-1 (paired bootstrap), points refused by the verifier, points that lost a guarded word, speed."""

    ours: dict[str, float]
    lead: dict[str, float]
    interval: tuple[float, float]
    refused: int
    unguarded: int
    articles_a_second: float
    points: int = 0
    lost: list[str] = field(default_factory=list)


def module(corpus: Path, name: str) -> ModuleType:
    """A scorer of the corpus, loaded from its file, for example `keypoints/score_keypoints`."""
    spec = spec_from_file_location(name.replace("/", "_"), corpus / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def read(file: Path) -> list[Row]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def brief_of(row: Row) -> Brief:
    """The brief of a record of the corpus."""
    return condense(Article(row.get("url") or "", row.get("title") or "", row["text"]))


def run(corpus: Path, name: str = "cnn_dev") -> Outcome:
    """The figures over one set of key points."""
    rows = read(corpus / "keypoints" / f"{name}.jsonl")
    start = time.process_time()
    briefs = [brief_of(row) for row in rows]
    spent = time.process_time() - start
    ours = [[point.text for point in brief.points] for brief in briefs]
    lead = [[span.of(row["text"]) for span in split(row["text"])[:5]] for row in rows]
    lost = [
        point.text
        for row, brief in zip(rows, briefs, strict=True)
        for point in brief.points
        if loses(row["text"], point)
    ]
    return Outcome(
        ours=score(corpus, name, rows, ours),
        lead=score(corpus, name, rows, lead),
        interval=bootstrap(rows, ours, lead),
        refused=sum(len(refusals(row["text"], brief)) for row, brief in zip(rows, briefs, strict=True)),
        unguarded=len(lost),
        articles_a_second=len(rows) / spent,
        points=sum(len(points) for points in ours),
        lost=lost,
    )


def refusals(text: str, brief: Brief) -> list[str]:
    """The verifier's reasons against points of the brief."""
    return [reason for reason in prove_brief(text, brief).refused if reason.startswith("point")]


def loses(text: str, point: KeyPoint) -> bool:
    """Whether a guarded word of the evidence is no longer in the point."""
    before = Counter(word.lower() for span in point.evidence for word in guarded(span.of(text)))
    return bool(before - Counter(word.lower() for word in guarded(point.text)))


def score(corpus: Path, name: str, rows: list[Row], points: list[list[str]]) -> dict[str, float]:
    """The corpus scorer's figures for these points."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "points.jsonl"
        records = [{"id": row["id"], "points": made} for row, made in zip(rows, points, strict=True)]
        file.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the scorer leaves its files to the garbage collector
            found = module(corpus, "keypoints/score_keypoints").main(
                [str(corpus / "keypoints" / f"{name}.jsonl"), str(file), "--json"]
            )
    return dict(found["all"])


def bootstrap(
    rows: list[Row], ours: list[list[str]], lead: list[list[str]], samples: int = 1000
) -> tuple[float, float]:
    """The 95 % interval of the mean ROUGE-1 difference between our points and the lead sentences, paired by article."""
    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    differences = []
    for row, one, other in zip(rows, ours, lead, strict=True):
        reference, count = "\n".join(row["highlights"]), min(4, len(row["highlights"]))
        mine, theirs = (
            scorer.score(reference, "\n".join(points[:count]))["rouge1"].fmeasure for points in (one, other)
        )
        differences.append(100 * (mine - theirs))
    dice = random.Random(0)  # noqa: S311  # resampling needs repeatable dice, not secret ones
    means = sorted(statistics.mean(dice.choices(differences, k=len(differences))) for _ in range(samples))
    return means[int(0.025 * samples)], means[int(0.975 * samples) - 1]


def attribution(corpus: Path, name: str) -> Attribution:
    """How points keep the attribution of the gold statements of a quote set."""
    name_ok = module(corpus, "quotes/score_quotes").name_ok
    kept = claimants = total = 0
    for row in read(corpus / "quotes" / f"{name}.jsonl"):
        for point in brief_of(row).points:
            gold = statement(row, point)
            if gold is None:
                continue
            total += 1
            kept += keeps(gold, point.text)
            claimants += bool(name_ok(gold, point.claimant) or family_first(gold, point.claimant))
    return Attribution(total, 100 * kept / max(1, total), 100 * claimants / max(1, total))


def family_first(gold: Row, claimant: str | None) -> bool:
    """Whether the gold name is "Ms. Wen" and the claimant's full name begins with it: family names may come first."""
    bare = HONORIFIC.sub("", gold["speaker"])
    return bare != gold["speaker"] and " " not in bare and (claimant or "").split()[:1] == [bare]


def statement(row: Row, point: KeyPoint) -> Row | None:
    """The gold statement that fills at least half of the point's evidence, with a speaker and its cue there."""
    (evidence,) = point.evidence
    for gold in row["quotes"]:
        segments = gold.get("segments") or [[gold["start"], gold["end"]]]
        covered = sum(max(0, min(end, evidence.end) - max(start, evidence.start)) for start, end in segments)
        cue = gold.get("cue")
        if gold.get("speaker") and cue and cue in evidence.of(row["text"]) and covered >= 0.5 * len(evidence):
            return dict(gold)
    return None


def keeps(gold: Row, words: str) -> bool:
    """Whether the point's words hold the gold cue and a gold name of the speaker, or a longer one ("Mr. Dorn" as
    "Piet Dorn")."""
    names = [*(gold.get("speaker_names") or []), gold["speaker"], gold.get("speaker_mention") or ""]
    bare = [HONORIFIC.sub("", name).lower() for name in names if name]
    return gold["cue"] in words and any(name and name in words.lower() for name in bare)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of every set."""
    corpus = Path(arguments[0]) if arguments else CORPUS
    require(*NEEDED, corpus=corpus)
    for name in ("cnn_dev", "wikinews_dev"):
        outcome = run(corpus, name)
        for label, figures in (("points", outcome.ours), ("lead", outcome.lead)):
            print(f"[{name} {label}] " + "  ".join(f"{key}={value}" for key, value in figures.items()))
        low, high = outcome.interval
        print(f"[{name}] ROUGE-1 against lead, 95 %: {low:+.2f} .. {high:+.2f}; {outcome.points} points,")
        print(f"  refused by the verifier {outcome.refused}, guarded words lost in {outcome.unguarded}")
        print(f"  {outcome.articles_a_second:.0f} articles a CPU-second")
    for name in ("polnear_dev", "wikinews_dev"):
        print(f"[{name} attribution] {attribution(corpus, name)}")


if __name__ == "__main__":
    main(sys.argv[1:])
