"""Attacks the verifier and prints how it fares: python -m tests.golden.proof.attacks.

Five hundred valid points, made without the code that writes points, must prove; of everything that can be made of them
and is not true nothing may.
"""

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


def main() -> None:
    """Print the share of valid points that prove, and of each class of mutants how many there are and how many prove."""
    refused = refusals(500)
    print(f"valid points: 500, of which prove {500 - len(refused)}")
    survivors, counts = attack(500)
    for kind in sorted(counts):
        proved = sum(len(found) for how, found in survivors.items() if how.startswith(f"{kind}:"))
        print(f"{kind}: {counts[kind]} mutants, of which prove {proved}")
    print(f"together: {counts.total()}")


if __name__ == "__main__":
    main()
