"""The examples of docs/proof.md are run, so that the specification cannot drift from the verifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from bot.errors import ProofError
from bot.model.brief import Status
from bot.proof import prove_point
from tests.conftest import ROOT
from tests.golden.proof.markup import build


@dataclass(frozen=True)
class Example:
    """One line of a `proof` block."""

    verdict: str
    claim: tuple[str, ...]
    marked: str


def examples() -> list[Example]:
    page = (ROOT / "docs" / "proof.md").read_text("utf-8")
    lines = [line for block in re.findall(r"```proof\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    found = []
    for line in lines:
        verdict, claim, marked = (part.strip() for part in line.split("|", 2))
        found.append(Example(verdict, tuple(part.strip() for part in claim.split(",") if part.strip()), marked))
    return found


def test_the_specification_has_examples_of_every_rule() -> None:
    assert {example.verdict for example in examples()} >= {
        "ok",
        "replay",
        "evidence",
        "cut",
        "antecedent",
        "put",
        "marks",
        "claim",
        "start",
        "form",
    }


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.marked[:60])
def test_an_example_of_the_specification_is_decided_as_it_says(example: Example) -> None:
    claimant, cue, status = example.claim or (None, None, "reported")
    text, point = build(example.marked.replace("¶", "\n"), claimant=claimant, cue=cue, status=Status(status))
    verdict = "ok"
    try:
        prove_point(text, point)
    except ProofError as error:
        verdict = str(error).partition(":")[0]
    assert verdict == example.verdict
