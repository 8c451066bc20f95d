from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from bot.errors import ProofError
from bot.model.brief import ArticleKind, Keep, KeyPoint, Status
from bot.proof import Proven, ProvenBrief, fingerprint, prove_brief, prove_point
from tests import make


def test_a_true_brief_is_proven_whole() -> None:
    proven = prove_brief(make.TEXT, make.brief())
    assert proven.refused == ()
    assert proven.brief == make.brief()
    assert tuple(point.value for point in proven.points) == make.brief().points
    assert {len(proven.points), len(proven.quotes), len(proven.non_responses)} == {2, 1}
    assert proven.source == fingerprint(make.TEXT) == proven.points[0].source


def test_what_does_not_follow_is_left_out_and_the_reason_names_it_and_its_rule() -> None:
    false = replace(make.said_point(), claimant="Nell Ashby")
    wrong = replace(make.quote(), text="“The line will carry 900 people a day,”")
    silent = replace(make.non_response(), who="council", who_span=None)
    brief = make.brief(points=(false, make.point()), quotes=(wrong,), non_responses=(silent,))
    proven = prove_brief(make.TEXT, brief)
    assert proven.brief.points == (make.point(),)
    assert not proven.brief.quotes
    assert not proven.brief.non_responses
    assert [line.split(":")[0] for line in proven.refused] == ["point 0", "quote 0", "non-response 0"]
    assert "claim" in proven.refused[0]


def test_a_brief_of_another_text_proves_nothing() -> None:
    proven = prove_brief("Nothing of that kind was printed here.", make.brief())
    assert not proven.points
    assert not proven.quotes
    assert not proven.non_responses
    assert len(proven.refused) == 4


def test_nobody_else_can_make_a_proven_value() -> None:
    proven = prove_brief(make.TEXT, make.brief())
    with pytest.raises(TypeError, match="only prove_brief"):
        ProvenBrief(proven.brief, proven.points, proven.quotes, proven.non_responses, proven.source)
    with pytest.raises((TypeError, ValueError)):
        replace(proven, brief=make.brief(points=()))
    with pytest.raises(TypeError, match=r"only bot\.proof"):
        Proven(make.point(), "x", door=object())


@pytest.mark.parametrize("spread", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_proven_value_does_not_leave_its_process_by_copying(spread: object) -> None:
    proven = prove_brief(make.TEXT, make.brief())
    assert callable(spread)
    for value in (proven, proven.points[0]):
        with pytest.raises(TypeError, match="prove it again"):
            spread(value)


def test_a_proven_value_is_frozen() -> None:
    proven = prove_brief(make.TEXT, make.brief())
    with pytest.raises(AttributeError):
        proven.source = "x"  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError):
        proven.points[0].value = make.said_point()


def test_the_author_vouches_for_an_opinion_and_nobody_for_a_report() -> None:
    opinion = KeyPoint(
        "The Harrow Bay council approved a new ferry line on Monday.",
        (make.span("The Harrow Bay council approved a new ferry line on Monday."),),
        (Keep(make.span("The Harrow Bay council approved a new ferry line on Monday.")),),
        claimant="Nell Ashby",
        status=Status.ARGUED,
    )
    assert prove_brief(make.TEXT, make.brief(kind=ArticleKind.OPINION, points=(opinion,))).refused == ()
    assert prove_brief(make.TEXT, make.brief(points=(opinion,))).refused
    with pytest.raises(ProofError, match="claim"):
        prove_point(make.TEXT, opinion, authors=("Somebody Else",))


def test_a_fingerprint_tells_every_text_apart_and_is_always_the_same() -> None:
    assert fingerprint("a") == fingerprint("a") != fingerprint("a ")
    assert len(fingerprint("")) == 32
    assert fingerprint("\ud800") != fingerprint("?")
