"""Sentences whose content stands in another one are no points; an opinion without a byline is its author's."""

from __future__ import annotations

from functools import partial

import pytest

from bot.condense.brief import condense as draft
from bot.condense.incomplete import incomplete
from bot.model.article import Article
from bot.model.brief import ArticleKind, Status
from bot.proof import admitting, prove_brief

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("In 1961 she found the wreck of the ferry.", True),
        ("On Monday he left for the coast.", True),
        ("Two years later they sold the boats.", True),
        ("In the town that she built, Orla Tennant is a heroine.", False),
        ("In 1961 Orla Tennant found the wreck of the ferry.", False),
        ("Piet Dorn puts it more bluntly.", True),
        ("Piet Dorn puts it more bluntly: “The boat is sunk.”", False),
        ("I mention this because the council votes in May.", True),
        ("Piet Dorn said so.", True),
        ("Orla Tennant-Roe winces.", True),
        ("Piet Dorn laughed when the boat was named.", True),
        ("Piet Dorn paused the work on the pier.", False),
        ("Piet Dorn says they told him the same thing about the quay.", True),
        ("Piet Dorn said the same crew had sailed in May.", False),
        ("Orla Tennant called it a disgrace.", True),
        ("Orla Tennant called that report a lie.", False),
        ("Orla Tennant ate her bread and thought about it for some time.", True),
        ("On Monday, the company posted an apology.", True),
        ("The company posted an apology to the crews, in which it promised to pay the wages.", False),
        ("Piet Dorn was asked whether the boats would sail in winter.", True),
        ("Piet Dorn was asked whether the boats would sail in winter, and said they would not.", False),
        ("Dorn’s answer was that the boats were too old.", True),
        ("Dorn’s boat was that of the mayor.", False),
    ],
)
def test_a_sentence_lacks_what_another_one_tells(sentence: str, answer: bool) -> None:
    assert incomplete(sentence) is answer


def test_an_opinion_without_a_byline_is_its_unnamed_authors() -> None:
    text = (
        "The wells of Harrow Bay must be closed this year, and every farmer knows it. The lake has lost a third of its "
        "water. The town council has looked away for ten years, because wells win votes.\n\n"
        "A lake does not vote. The governor can still save the lake with one signature, and a free one at that."
    )
    brief = condense(Article("", "Opinion: Close the wells", text))
    assert brief.kind is ArticleKind.OPINION
    assert {(point.claimant, point.status) for point in brief.points} == {("the author", Status.ARGUED)}
    assert prove_brief(text, brief).refused == ()
