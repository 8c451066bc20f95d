"""The verifier against five hundred valid points and everything that can be made of them that is not true."""

from __future__ import annotations

from bot.model.brief import Keep, KeyPoint, Status
from bot.model.span import Span
from tests.golden.proof.attacks import CLASSES, attack, refusal, refusals
from tests.golden.proof.newsroom import samples

DEEDS = {
    "fired": (Status.SAID, ("the keeper", "a warning shot", "both engineers")),
    "hit": (Status.SAID, ("a rock", "the wall of the pier", "a record")),
    "held": (Status.ARGUED, ("the post for two years", "a lamp", "the rope")),
    "put": (Status.ESTIMATED, ("the boat away", "a lamp on the wall", "the keeper to bed")),
    "committed": (Status.PROMISED, ("the theft", "a foul", "an error in the accounts")),
    "read": (Status.SAID, ("the letter twice", "a novel", "law in Velm")),
    "called": (Status.SAID, ("off the search", "an ambulance", "in the guards")),
    "charged": (Status.ACCUSED, ("the battery", "up the hill", "40 crowns for a ride")),
}
"""Verbs that say something and also tell deeds, with what follows them where they tell a deed."""


def test_no_deed_passes_for_a_claim() -> None:
    told, proved = 0, []
    for sample in samples(40):
        for cue, (status, objects) in DEEDS.items():
            for what in objects:
                text = f"{sample.name} {cue} {what}."
                whole = Span(0, len(text))
                point = KeyPoint(text, (whole,), (Keep(whole),), sample.name, None, cue, status)
                told += 1
                proved += [text] if refusal(text, point) is None else []
    assert told >= 200
    assert not proved, proved[:10]


def test_of_five_hundred_valid_points_written_elsewhere_ninety_nine_percent_prove() -> None:
    refused = refusals(500)
    assert len(refused) <= 5, refused[:20]


def test_no_mutant_proves_and_there_are_enough_of_each_class() -> None:
    survivors, counts = attack(500)
    assert not survivors, {how: (len(found), found[0].point) for how, found in survivors.items()}
    assert all(counts[kind] >= 200 for kind in CLASSES), counts
    assert counts.total() >= 2000, counts
