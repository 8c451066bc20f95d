"""Runs the quote stages over the corpus and prints the scorer's figures: python -m tests.quality.quotes [SET ...].

Spans, speakers and roles are the corpus scorer's (`quotes/score_quotes.py`); those of the sets `invented`, `held` and `sealed`,
which ship with the project and need no corpus, are counted by `tests/quality/quote_scoring.py`. Three rows are counted here, over
the direct units that the scorer matches and whose gold speaker is known: `shown` (accuracy of the speakers shown as
fact, and their share), `fullest` (of the right speakers that are persons with a name: as many words as the gold name, where
that is printed in the article) and `principal` (a gold spokesperson, campaign or office credited to a bare person).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.condense.names import table
from bot.condense.quotes import find_quotes
from bot.condense.sentences import split
from bot.model.brief import Quote, SpeakerKind
from tests.quality import quote_scoring
from tests.quality.corpus import CORPUS, require

SETS = ("seed", "polnear", "wikinews")
INVENTED = Path(__file__).parent / "invented"
OURS = {
    name: INVENTED / f"{file}.jsonl" for name, file in (("invented", "quotes"), ("held", "held"), ("sealed", "sealed"))
}
"""Our own sets, which need no corpus: two whose errors are read, and last one whose errors are not."""
LETTERS = frozenset(("kc", "qc", "sc", "mp", "msp", "td", "obe", "mbe", "cbe"))
"""Letters behind a name that are a title and no part of it."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """Figures of one set, in per cent but for counts: the scorer's own (`direct`, `all`), then ours."""

    direct: Row
    all: Row
    shown_accuracy: float
    shown_share: float
    fullest: float
    fullest_n: int
    principal: int
    characters_a_second: float


def scorer(corpus: Path, name: str = "") -> ModuleType:
    """The corpus scorer, loaded from its file; for our own set our own."""
    if name in OURS:
        return quote_scoring
    spec = spec_from_file_location("score_quotes", corpus / "quotes" / "score_quotes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(corpus: Path, name: str) -> list[Row]:
    """The annotated articles of one set."""
    if name in OURS:
        return _rows(OURS[name])
    if name == "seed":
        article = json.loads((corpus / "seed" / "gold.json").read_text(encoding="utf-8"))
        return [article | {"text": (corpus / "seed" / "article.txt").read_text(encoding="utf-8")}]
    return _rows(corpus / "quotes" / f"{name}_dev.jsonl")


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def predicted(article: Row) -> Row:
    """What the stages find in one article, in the scorer's form."""
    text = article["text"]
    return {"id": article["id"], "quotes": [_row(quote) for quote in find_quotes(text, split(text), table(text))]}


def _row(quote: Quote) -> Row:
    return {
        "segments": [[span.start, span.end] for span in quote.segments],
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "speaker_start": quote.mention.start if quote.mention else None,
        "speaker_end": quote.mention.end if quote.mention else None,
        "role": quote.role,
        "cue": quote.cue,
        "shown": quote.shown,
        "speaker_kind": quote.speaker_kind,
        "confidence": quote.confidence,
    }


def run(corpus: Path, name: str) -> Outcome:
    """All figures of the set `name`."""
    score, articles = scorer(corpus, name), gold(corpus, name)
    predicted({"id": "", "text": "“Ready,” said Ada Quill."})  # the word lists are read once a process
    before = time.process_time()
    found = {article["id"]: predicted(article) for article in articles}
    speed = sum(len(article["text"]) for article in articles) / (time.process_time() - before)
    pairs = [pair for article in articles for pair in matched(score, article, found[article["id"]])]
    right = [score.name_ok(wanted, got["speaker"]) for wanted, got, _ in pairs]
    shown = [ok for ok, (_, got, _) in zip(right, pairs, strict=True) if got["shown"]]
    persons = [
        is_fullest(score, pair)
        for ok, pair in zip(right, pairs, strict=True)
        if ok and pair[1]["speaker_kind"] is SpeakerKind.PERSON and is_name(score, pair[0]["speaker"])
    ]
    return Outcome(
        direct=score.score(articles, found, True),
        all=score.score(articles, found, False),
        shown_accuracy=_percent(shown),
        shown_share=round(100 * len(shown) / len(pairs), 1),
        fullest=_percent(persons),
        fullest_n=len(persons),
        principal=sum(_principal(score, wanted, got) for wanted, got, _ in pairs),
        characters_a_second=round(speed),
    )


def _percent(flags: list[bool]) -> float:
    return round(100 * sum(flags) / len(flags), 1) if flags else 100.0


def matched(score: ModuleType, article: Row, answer: Row, *, direct: bool = True) -> Iterator[tuple[Row, Row, str]]:
    """Each gold quote with a known speaker, with the quote that the scorer matches to it, and the text; only the
    direct ones unless told otherwise."""
    wanted = [unit for unit in score.units(article, article["quotes"], False) if not unit["opt"]]
    got = score.units(article, answer["quotes"], True)
    if direct:
        wanted, got = ([unit for unit in units if unit["kind"] == "direct"] for units in (wanted, got))
    for i, j in score.match(wanted, got, False)[0].items():
        if score.known(wanted[i]["q"]):
            yield wanted[i]["q"], got[j]["q"], article["text"]


def is_fullest(score: ModuleType, pair: tuple[Row, Row, str]) -> bool:
    """Whether the speaker has as many words as the label's, or that is not printed in the article."""
    wanted, got, text = pair
    whole = len(_plain(score, wanted["speaker"])) if wanted["speaker"] in text else 1
    return len(_plain(score, got["speaker"])) >= whole


def is_name(score: ModuleType, speaker: str) -> bool:
    """Whether the label is a name and no common noun ("One poster"): its last word has a capital."""
    return bool(score.head_chunk(speaker).split()[-1:]) and bool(score.head_chunk(speaker).split()[-1][0].isupper())


def pooled(outcomes: list[Outcome]) -> tuple[float, int]:
    """How many of the named persons of all sets together are given by the fullest name, in per cent, and of how many."""
    n = sum(outcome.fullest_n for outcome in outcomes)
    return round(sum(outcome.fullest * outcome.fullest_n for outcome in outcomes) / n, 1) if n else 100.0, n


def _plain(score: ModuleType, name: str) -> list[str]:
    """The words of a name without titles, without letters behind it ("KC") and without what follows it."""
    return [word for word in score.toks(score.head_chunk(name)) if word not in score.HON and word not in LETTERS]


def _principal(score: ModuleType, wanted: Row, got: Row) -> bool:
    spoken = score.is_group(wanted["speaker"]) and got["speaker_kind"] is SpeakerKind.PERSON
    return bool(spoken) and not score.name_ok(wanted, got["speaker"]) and not score.is_group(got["speaker"] or "")


def needed(names: Iterable[str]) -> tuple[str, ...]:
    """The files of the corpus that hold these sets and score them; none for our own sets."""
    held = [f"quotes/{name}_dev.jsonl" if name != "seed" else "seed/gold.json" for name in names if name not in OURS]
    return ("quotes/score_quotes.py", *held) if held else ()


def chosen(arguments: list[str]) -> tuple[str, ...]:
    """The sets named, or all; where nothing was named and the corpus is not here our own, and a line on the others."""
    if arguments:
        names = tuple(name.removeprefix("--set=") for name in arguments)
        require(*needed(names))
        return names
    if CORPUS.is_dir():
        return (*SETS, *OURS)
    print(f"left out, as {CORPUS} is not here (set BYLINE_CORPUS to it): {', '.join(SETS)}")
    return tuple(OURS)


def main(arguments: list[str]) -> None:
    """Prints the figures of the sets named, or of all: without the corpus, of our own."""
    outcomes: list[Outcome] = []
    for name in chosen(arguments):
        outcome = run(CORPUS, name)
        outcomes.append(outcome)
        print(f"== {name}")
        for part, figures in (("direct", outcome.direct), ("all", outcome.all)):
            print(
                f"  {part:6} e2e F1 {figures['e2e']['f1']}  span F1 {figures['span_overlap']['f1']}"
                f"  speakers {figures['speaker_acc']} (n={figures['speaker_n']})"
                f"  roles {figures.get('role_tokenF1', '-')} (n={figures.get('role_n', 0)})"
                f"  cues {figures.get('cue_acc', '-')}"
            )
        print(f"  shown  {outcome.shown_accuracy} right at {outcome.shown_share} shown")
        print(f"  fullest name {outcome.fullest} (n={outcome.fullest_n}); credited to a principal: {outcome.principal}")
        print(f"  {outcome.characters_a_second:.0f} characters a CPU-second")
    share, n = pooled(outcomes)
    print(f"== together\n  fullest name {share} (n={n})")


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if argument != "--set"])
