"""The whole brief on one core: articles and characters a CPU-second, memory and loading time of a fresh process;
beside peers that give less: the first three sentences, and where they are installed sumy's LexRank (sentences) and
textacy on spaCy (quotations with their speakers)."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from benchmarks.material import Text, texts
from benchmarks.measuring import ROOT, alternating, corpus, head, spent, times
from bot.usecases.condense import condense_text

ARTICLES: Final = 100
ROUNDS: Final = 5
SENTENCES: Final = 3
MODEL: Final = "en_core_web_sm"
_END: Final = re.compile(r"(?<=[.!?”\"])\s+")
_WORD: Final = re.compile(r"\w+")

FRESH: Final = """
import json, resource, sys, time
begun = time.perf_counter()
from bot.usecases.condense import condense_line
loaded, before = time.perf_counter() - begun, time.process_time()
for line in sys.stdin.buffer:
    condense_line(line)
peak = open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]
print(json.dumps([loaded, time.process_time() - before, int(peak) / 1024]))
"""


def main() -> None:
    """Print the figures of a fresh process, then the comparison."""
    head("Condense: an article's text to its verified brief, one process", "sumy", "textacy", "spacy")
    where, articles = texts(ARTICLES, corpus())
    chars = sum(len(article.text) for article in articles)
    print(f"  {len(articles)} {where}, {chars:,} characters, {chars // len(articles):,} each")
    fresh(articles, chars)
    compare(articles, chars)
    longest()


def fresh(articles: Sequence[Text], chars: int) -> None:
    """Print what one new process needs for all of the articles."""
    lines = "".join(json.dumps({"id": n, "title": a.title, "text": a.text}) + "\n" for n, a in enumerate(articles))
    command = (sys.executable, "-c", FRESH)
    ran = subprocess.run(command, input=lines.encode(), capture_output=True, check=True, cwd=ROOT)
    loaded, cpu, peak = json.loads(ran.stdout)
    print(f"  fresh process: loads in {loaded:.2f} s, {speed(len(articles), chars, cpu)}, peak {peak:.0f} MiB")


def compare(articles: Sequence[Text], chars: int) -> None:
    """Print each contender's speed, and how many times its processor time Byline takes."""
    contenders: dict[str, Callable[[Text], object]] = {"byline, whole brief": brief, "first three sentences": lead}
    contenders.update(peers())
    work = {name: partial(spent, partial(each, run, articles)) for name, run in contenders.items()}
    found = alternating(work, rounds=ROUNDS)
    ours = found["byline, whole brief"]
    for name, took in found.items():
        cpu = sorted(one.cpu for one in took)[ROUNDS // 2]
        ratio = "" if took is ours else f"; byline takes {times(ours, took):,.1f} times its CPU time"
        print(f"  {name:<22} {speed(len(articles), chars, cpu)}{ratio}")


def peers() -> dict[str, Callable[[Text], object]]:
    """The peers that are installed; how to install the others is printed."""
    found: dict[str, Callable[[Text], object]] = {}
    if importlib.util.find_spec("sumy"):
        found["sumy LexRank"] = lexrank()
    else:
        print("  sumy is not installed, so LexRank is not compared: pip install sumy")
    if importlib.util.find_spec("textacy") and importlib.util.find_spec(MODEL):
        found["textacy on spaCy"] = textacy()
    else:
        print(f"  textacy or {MODEL} is not installed, so it is not compared: pip install textacy, then")
        print(f"  python -m spacy download {MODEL}")
    return found


def longest() -> None:
    """Print how time grows with length: one text as it is, and 2, 4 and 8 times as long."""
    article = texts(1, None)[1][0].text
    took = [(n, _best(partial(condense_text, "\n\n".join([article] * n)))) for n in (1, 2, 4, 8)]
    grows = ", ".join(f"x{n}: {len(article) * n / cpu:,.0f}" for n, cpu in took)
    print(f"  characters a CPU-second as one text of {len(article):,} characters is repeated: {grows}")


def _best(work: Callable[[], object]) -> float:
    return min(spent(work).cpu for _ in range(3))


def speed(articles: int, chars: int, cpu: float) -> str:
    """Articles and characters in a second of processor time."""
    return f"{articles / cpu:8,.0f} articles/CPU-s {chars / cpu:12,.0f} chars/CPU-s"


def each(run: Callable[[Text], object], articles: Sequence[Text]) -> None:
    """Give every article to one contender."""
    for article in articles:
        run(article)


def brief(article: Text) -> object:
    """What Byline makes of the article."""
    return condense_text(article.text, title=article.title)


def lead(article: Text) -> object:
    """The plainest baseline: the first sentences."""
    return _END.split(article.text, SENTENCES)[:SENTENCES]


class Words:
    """Splits a text for sumy, whose own splitter wants data from the network."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """The sentences, roughly."""
        return tuple(_END.split(text.strip()))

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words, roughly."""
        return tuple(_WORD.findall(text))


def lexrank() -> Callable[[Text], object]:
    """LexRank as sumy has it, without stop words and stemming."""
    parser: Any = importlib.import_module("sumy.parsers.plaintext").PlaintextParser
    summarise: Any = importlib.import_module("sumy.summarizers.lex_rank").LexRankSummarizer()
    return lambda article: summarise(parser.from_string(article.text, Words()).document, SENTENCES)


def textacy() -> Callable[[Text], object]:
    """Direct quotations with cue and speaker as textacy finds them in spaCy's parse with its small English model."""
    parse: Any = importlib.import_module("spacy").load(MODEL)
    quotations: Any = importlib.import_module("textacy.extract").direct_quotations

    def find(article: Text) -> object:
        try:
            return list(quotations(parse(article.text)))
        except ValueError:  # an odd number of marks: it gives the whole article up
            return None

    return find


if __name__ == "__main__":
    main()
