"""Negations, hedges, modals, qualifiers and attributions of the evidence are all in the point: 100 %, over every set.

Two lists of forms that share nothing are asked: the writer's (`bot/condense/hedges.py`) and the verifier's
(`bot/proof/words.py`).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.condense.hedges import FORMS, guarded
from bot.model.brief import Keep, KeyPoint, Put
from bot.model.span import Span
from bot.proof.words import CONDITION, HEDGE, NEGATION, tokens
from bot.usecases.condense import condense_text

SETS = ("quotes/polnear_dev", "quotes/wikinews_dev", "keypoints/cnn_dev", "keypoints/wikinews_dev")
SOME = 50
"""Articles of each set in every test run; the soak reads all of them."""

CONNECTIVES = {"however", "but", "instead", "though", "because", "although"}
"""Forms of the verifier's that may go where they only open the sentence."""


def lost(text: str, point: KeyPoint) -> list[str]:
    """The guarded words of the point's evidence that the point has no more, by either list."""
    evidence = [span.of(text) for span in point.evidence]
    ours = Counter(word.casefold() for words in evidence for word in guarded(words))
    theirs = Counter(word for words in evidence for word in tokens(words) if _weighs(word))
    ours -= Counter(word.casefold() for word in guarded(point.text))
    theirs -= Counter(word for word in tokens(point.text) if _weighs(word))
    named = {word for edit in point.edits if isinstance(edit, Put) for word in tokens(edit.text)}
    return sorted((set(ours) | set(theirs)) - named)


def _weighs(word: str) -> bool:
    return (word in NEGATION | HEDGE | CONDITION or word.endswith("n't")) and word not in CONNECTIVES


def losses(corpus: Path, name: str, most: int | None) -> tuple[int, list[tuple[list[str], str]]]:
    """How many points the set's articles come to, and those that lost a word."""
    count, found = 0, []
    for line in (corpus / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:most]:
        row = json.loads(line)
        for point in condense_text(row["text"], title=row.get("title") or "").brief.points:
            count += 1
            found += [(words, point.text)] if (words := lost(row["text"], point)) else []
    return count, found


@pytest.mark.corpus
@pytest.mark.parametrize("name", SETS)
def test_no_point_loses_a_hedge_or_a_negation(corpus: Path, name: str) -> None:
    count, found = losses(corpus, name, SOME)
    print(f"{name}: {count} points, {count - len(found)} keep every form")
    assert count > SOME / 2
    assert found == []


@pytest.mark.corpus
@pytest.mark.soak
@pytest.mark.parametrize("name", SETS)
def test_no_point_of_the_whole_set_loses_one(corpus: Path, name: str) -> None:
    count, found = losses(corpus, name, None)
    print(f"{name}: {count} points, {count - len(found)} keep every form")
    assert found == []


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("negation", "not"),
        ("negation", "without"),
        ("modal", "may"),
        ("modal", "expected to"),
        ("hedge", "allegedly"),
        ("hedge", "reportedly"),
        ("qualifier", "at least"),
        ("qualifier", "about"),
        ("attribution", "according to"),
    ],
)
def test_the_list_of_forms_has_what_it_must(what: str, form: str) -> None:
    assert form in FORMS[what]
    assert guarded(f"It was {form} closed.")


@pytest.mark.parametrize(
    ("words", "gone"), [("will not hold", "not"), ("may hold", "may"), ("allegedly held", "allegedly")]
)
def test_a_point_that_lost_a_form_is_seen(words: str, gone: str) -> None:
    text = f"The dam {words}."
    left = text.replace(f" {gone}", "")
    whole = Span(0, len(text))
    assert lost(text, KeyPoint(left, (whole,), (Keep(whole),))) == [gone]
    assert lost(text, KeyPoint(text, (whole,), (Keep(whole),))) == []
