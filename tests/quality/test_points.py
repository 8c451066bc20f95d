from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.condense.brief import condense as draft
from bot.model.article import Article
from bot.model.brief import Status
from bot.proof import admitting
from tests.quality.points import attribution, run

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""

ROUGE_1 = 32.0
ROUGE_2 = 12.1
GROUNDED = 0.99
DANGLING = 0.02
CHARACTERS = 140
REDUNDANT = 0.17
CUE_AND_SPEAKER_KEPT = 98
CLAIMANT_RIGHT = 87.5
ARTICLES_A_SECOND = 30


@pytest.mark.corpus
def test_points_tell_more_of_the_news_than_the_lead_sentences_and_stand_alone(corpus: Path) -> None:
    outcome = run(corpus)
    figures = outcome.ours
    assert figures["R1_k"] >= max(ROUGE_1, outcome.lead["R1_k"]), figures
    assert figures["R2_k"] >= max(ROUGE_2, outcome.lead["R2_k"]), figures
    assert figures["grounded_names"] >= GROUNDED, figures
    assert figures["dangling"] <= DANGLING, figures
    assert figures["over280"] == 0, figures
    assert figures["mean_chars"] <= CHARACTERS, figures
    assert figures["redundancy"] <= REDUNDANT, figures
    assert outcome.refused == 0
    assert not outcome.lost
    assert outcome.articles_a_second >= ARTICLES_A_SECOND


@pytest.mark.corpus
def test_attributed_points_keep_cue_and_speaker(corpus: Path) -> None:
    found = attribution(corpus, "polnear_dev")
    assert found.kept >= CUE_AND_SPEAKER_KEPT, found
    assert found.claimant >= CLAIMANT_RIGHT, found


@pytest.mark.corpus
def test_the_seed_article_keeps_figures_allegation_and_both_sides(corpus: Path) -> None:
    text = (corpus / "seed" / "article.txt").read_text(encoding="utf-8")
    brief = condense(Article("", "", text))
    agency = "U.S. Immigration and Customs Enforcement"
    assert 3 <= len(brief.points) <= 5
    assert any("urged" in point.text and "7,000" in point.text and agency in point.text for point in brief.points)
    (alleged,) = [point for point in brief.points if "6,947" in point.text]
    assert (alleged.claimant, alleged.status) == (agency, Status.ALLEGED)
    assert any(point.claimant and ("James" in point.claimant or "Hochul" in point.claimant) for point in brief.points)
    assert len(brief.non_responses) == 2
    assert brief.byline
    assert len(brief.contributors) == 2
