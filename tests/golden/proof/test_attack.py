"""The verifier against five hundred valid points and everything that can be made of them that is not true."""

from __future__ import annotations

from collections import Counter, defaultdict

from bot.errors import ProofError
from bot.model.brief import KeyPoint
from bot.proof import prove_point
from tests.golden.proof.mutants import Mutant, mutants
from tests.golden.proof.newsroom import samples

CLASSES = ("number", "name", "negation", "attribution", "hedge")


def refusal(text: str, point: KeyPoint) -> str | None:
    try:
        prove_point(text, point)
    except ProofError as error:
        return str(error)
    return None


def test_of_five_hundred_valid_points_written_elsewhere_ninety_nine_percent_prove() -> None:
    refused = [
        (sample.frame, why, sample.point.text)
        for sample in samples(500)
        if (why := refusal(sample.text, sample.point)) is not None
    ]
    assert len(refused) <= 5, refused[:20]


def test_no_mutant_proves_and_there_are_enough_of_each_class() -> None:
    counts: Counter[str] = Counter()
    survivors: dict[str, list[Mutant]] = defaultdict(list)
    for sample in samples(500):
        if refusal(sample.text, sample.point) is not None:
            continue
        for mutant in mutants(sample):
            counts[mutant.kind] += 1
            if refusal(mutant.text, mutant.point) is None:
                survivors[f"{mutant.kind}: {mutant.how} ({sample.frame})"].append(mutant)
    assert not survivors, {how: (len(found), found[0].point) for how, found in survivors.items()}
    assert all(counts[kind] >= 200 for kind in CLASSES), counts
    assert counts.total() >= 2000, counts
