"""Where sentences end, and where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.condense.sentences import split

CASES = [
    "The pier opened on Dec. 1 in Lakeside.|It closed in Jan. 2020.",
    "Gov. Ada Quill met Lt. Gov. Bo Reed.|They talked.",
    "“The dam will hold. We checked it.”|She left.",
    "“Are you sure?” he asked.|“Yes!” she said.",
    "“Who pays for it?” Reed demanded.|Nobody knew.",
    "She moved to the U.S. in 1990.|He stayed.",
    "The Lake Co. sold it.|Lake Inc. bought it at 3 p.m. Tuesday.",
    "J.Q. Hale wrote it.|It sold 1.2 million copies.",
    "The first line has no stop\nThe second has one.".replace("\n", "|"),
]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_only_where_one_ends(case: str) -> None:
    expected = case.split("|")
    text = ("\n" if "no stop" in case else " ").join(expected)
    assert [span.of(text) for span in split(text)] == expected


@pytest.mark.corpus
def test_the_hard_cases_are_split_as_people_do(corpus: Path) -> None:
    right = wrong = missed = 0
    for line in (corpus / "keypoints" / "hard_sentences.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split("|")
        ends, at = set(), 0
        for part in parts[:-1]:
            at += len(part)
            ends.add(at)
            at += 1
        found = {span.end for span in split(" ".join(parts))[:-1]}
        right, wrong, missed = right + len(ends & found), wrong + len(found - ends), missed + len(ends - found)
    assert 2 * right / (2 * right + wrong + missed) >= 0.975
