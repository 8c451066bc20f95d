"""The scorer of the invented set: its labels are sound, and it counts as the corpus scorer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.corpus import CORPUS
from tests.quality.quote_scoring import match, name_ok, score, units
from tests.quality.quotes import OURS, gold, predicted, scorer

MARKS = '"“‘'
ARTICLES = [article for name in OURS for article in gold(CORPUS, name)]


def test_every_label_is_verbatim() -> None:
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES) == 56
    for article in ARTICLES:
        text = article["text"]
        for quote in article["quotes"]:
            assert quote["text"] == " ".join(text[start:end] for start, end in quote["segments"])
            if "speaker_start" in quote:
                assert text[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker_mention"]
        for words in article["not_quotes"]:
            start, end = words["span"]
            assert text[start:end] == words["text"]
        for role in article["roles"].values():
            assert role.casefold() in text.casefold()


def test_every_direct_label_that_counts_stands_in_marks() -> None:
    for article in ARTICLES:
        for quote in article["quotes"]:
            if quote["kind"] == "direct" and not quote["optional"]:
                assert all(article["text"][start] in MARKS for start, _ in quote["segments"]), quote["text"]


def test_the_labels_score_full_marks_against_themselves_and_nothing_scores_none() -> None:
    right = score(ARTICLES, {article["id"]: article for article in ARTICLES})
    assert right["span_overlap"]["f1"] == right["e2e"]["f1"] == right["role_tokenF1"] == 100.0
    nothing = score(ARTICLES, {})
    assert nothing["span_overlap"]["f1"] == nothing["e2e"]["f1"] == 0.0


@pytest.mark.parametrize(
    ("label", "names", "predicted", "right"),
    [
        ("Ada Quill", ["Quill"], "Quill", True),
        ("Ada Quill", ["Quill"], "Harbour Master Ada Quill", True),
        ("Ada Quill", ["Ada"], "Ben Quill", False),
        ("Ada Quill", ["Ada"], "Quill", False),
        ("Ada Quill", ["Quill"], "spokesman for Ada Quill", False),
        ("Ada Quill", ["Quill"], "Chief Ada Quill said", False),
        ("spokesman for Ada Quill", [], "Ada Quill", False),
        ("spokesman for Ada Quill", [], "A spokesman for Quill", True),
        ("spokesman for Ada Quill", [], "spokesman for Ben Orne", False),
        ("the paper", ["the authors"], "authors", True),
        ("the mayor", [], "the sheriff", False),
        ("Ada Quill", ["Quill"], None, False),
    ],
)
def test_a_speaker_is_right_only_under_a_name_that_a_reader_would_take_for_the_same(
    label: str, names: list[str], predicted: str | None, right: bool
) -> None:
    assert name_ok({"speaker": label, "speaker_names": names}, predicted) is right


def test_units_are_trimmed_and_cut_at_blank_lines_and_matched_best_first() -> None:
    article = {"text": "“One two.\n\n“Three.” She said that four five."}
    quotes = [{"segments": [[0, 19]], "kind": "direct"}, {"segments": [[29, 45]], "kind": "indirect"}]
    found = units(article, quotes, True)
    assert [article["text"][unit["s"] : unit["e"]] for unit in found] == ["One two", "Three", "four five"]
    assert match(found, list(reversed(found)), False)[0] == {0: 2, 1: 1, 2: 0}


@pytest.mark.corpus
def test_spans_are_counted_as_the_corpus_scorer_counts_them_and_names_no_milder(corpus: Path) -> None:
    for name in ("wikinews", *OURS):
        articles = gold(corpus, name)
        found = {article["id"]: predicted(article) for article in articles}
        for direct in (True, False):
            theirs, ours = scorer(corpus).score(articles, found, direct), score(articles, found, direct)
            assert ours["span_overlap"].items() <= theirs["span_overlap"].items()
            assert ours["role_tokenF1"] == pytest.approx(theirs["role_tokenF1"], abs=0.1)
            assert ours["e2e"]["f1"] <= theirs["e2e"]["f1"]
