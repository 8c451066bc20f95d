"""The verifier against two hundred true quotes, and what can be made of them that is not true."""

from __future__ import annotations

from collections import Counter

from bot.errors import ProofError
from bot.model.brief import Quote
from bot.proof import prove_quote
from tests.golden.proof.quote_mutants import MAKERS, samples

COUNT = 200


def proves(text: str, quote: Quote) -> bool:
    try:
        prove_quote(text, quote)
    except ProofError:
        return False
    return True


def test_every_true_quote_proves() -> None:
    assert [sample.quote.text for sample in samples(COUNT) if not proves(sample.text, sample.quote)] == []


def test_no_quote_with_another_speaker_role_word_or_border_proves() -> None:
    counts: Counter[str] = Counter()
    survivors = []
    for sample in samples(COUNT):
        for kind, make in MAKERS.items():
            for quote in make(sample):
                counts[kind] += 1
                survivors += [(kind, sample.text, quote)] if proves(sample.text, quote) else []
    assert survivors == [], (len(survivors), survivors[:3])
    assert all(counts[kind] >= 2 * COUNT for kind in MAKERS), counts
