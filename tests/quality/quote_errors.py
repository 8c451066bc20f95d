"""Lists what a reader of errors wants to see: python -m tests.quality.quote_errors polnear shown|direct|fullest|roles.

`shown` are the direct quotations whose speaker is shown as fact and is not the label's, with the sentences around
them; `direct` the direct spans missed and the extra ones; `fullest` the right speakers given by a shorter name than
the label's; `roles` the quotes whose role is not the label's, with the line that holds the label's. Of the corpus it prints
texts: read them, and keep them out of the project.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from bot.model.brief import SpeakerKind
from tests.quality.corpus import CORPUS, require
from tests.quality.quotes import Row, gold, is_fullest, is_name, matched, needed, predicted, scorer

_AROUND = 260


def shown(score: ModuleType, article: Row, answer: Row) -> Iterator[str]:
    """The shown speakers of one article that differ from the label."""
    for wanted, got, text in matched(score, article, answer):
        if got["shown"] and not score.name_ok(wanted, got["speaker"]):
            start, end = got["segments"][0][0], got["segments"][-1][1]
            around = text[max(0, start - _AROUND) : start] + "[[" + text[start:end] + "]]" + text[end : end + 120]
            yield f"label {wanted['speaker']!r}, ours {got['speaker']!r} ({got['confidence']})\n{around}"


def direct(score: ModuleType, article: Row, answer: Row) -> Iterator[str]:
    """The direct spans of one article that were missed, extra, or credited to somebody else."""
    found: list[tuple[str, str, str]] = []
    score.score([article], {article["id"]: answer}, True, found)
    text = article["text"]
    for _, what, words in found:
        at = max(0, text.find(words))
        yield f"{what}\n{text[max(0, at - 160) : at]}[[{words}]]{text[at + len(words) : at + len(words) + 100]}"


def fullest(score: ModuleType, article: Row, answer: Row) -> Iterator[str]:
    """The right speakers of one article whose name is shorter than the label's."""
    for pair in matched(score, article, answer):
        wanted, got, _ = pair
        right = got["speaker_kind"] is SpeakerKind.PERSON and score.name_ok(wanted, got["speaker"])
        if right and is_name(score, wanted["speaker"]) and not is_fullest(score, pair):
            yield f"label {wanted['speaker']!r}, ours {got['speaker']!r}"


def roles(score: ModuleType, article: Row, answer: Row) -> Iterator[str]:
    """The roles of one article that have other words than the label, once for each speaker and role."""
    told: set[tuple[str, str]] = set()
    for wanted, got, text in matched(score, article, answer, direct=False):
        role, ours = wanted.get("role") or "", got["role"] or ""
        if score.toks(role) == score.toks(ours) or (wanted["speaker"], ours) in told:
            continue
        told.add((wanted["speaker"], ours))
        line = next((line for line in text.split("\n") if role and role in line), "")
        yield f"{wanted['speaker']!r} ({got['speaker']!r}): label {role!r}, ours {ours!r}\n{line}"


KINDS: dict[str, Any] = {"shown": shown, "direct": direct, "fullest": fullest, "roles": roles}


def main(arguments: list[str]) -> None:
    """Prints the errors of the kind and the set named, and how many there are."""
    if len(arguments) != 2 or arguments[1] not in KINDS:
        print(f"python -m tests.quality.quote_errors SET {'|'.join(KINDS)}", file=sys.stderr)
        raise SystemExit(2)
    name, kind = arguments
    require(*needed([name]))
    score, n = scorer(CORPUS, name), 0
    for article in gold(CORPUS, name):
        for line in KINDS[kind](score, article, predicted(article)):
            n += 1
            print(f"-- {n} {article['id']}: {line}\n")
    print(f"{n} errors")


if __name__ == "__main__":
    main(sys.argv[1:])
