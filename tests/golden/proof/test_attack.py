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


def refusals(count: int) -> list[tuple[str, str, str]]:
    """Frame, reason and text of each of so many valid points that the verifier refuses."""
    return [
        (sample.frame, why, sample.point.text)
        for sample in samples(count)
        if (why := refusal(sample.text, sample.point)) is not None
    ]


def attack(count: int) -> tuple[dict[str, list[Mutant]], Counter[str]]:
    """The mutants of so many valid points that prove, by how they were made; how many there were of each class."""
    counts: Counter[str] = Counter()
    survivors: dict[str, list[Mutant]] = defaultdict(list)
    for sample in samples(count):
        if refusal(sample.text, sample.point) is not None:
            continue
        for mutant in mutants(sample):
            counts[mutant.kind] += 1
            if refusal(mutant.text, mutant.point) is None:
                survivors[f"{mutant.kind}: {mutant.how} ({sample.frame})"].append(mutant)
    return survivors, counts


def test_of_five_hundred_valid_points_written_elsewhere_ninety_nine_percent_prove() -> None:
    refused = refusals(500)
    assert len(refused) <= 5, refused[:20]


def test_no_mutant_proves_and_there_are_enough_of_each_class() -> None:
    survivors, counts = attack(500)
    assert not survivors, {how: (len(found), found[0].point) for how, found in survivors.items()}
    assert all(counts[kind] >= 200 for kind in CLASSES), counts
    assert counts.total() >= 2000, counts
