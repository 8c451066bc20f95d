"""What holds for any text and any point, found by trying."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ProofError
from bot.model.brief import Cut, Edit, Keep, KeyPoint, Put, Quote, QuoteKind
from bot.model.span import Span
from bot.proof import prove_brief, prove_point, prove_quote
from bot.proof.marks import quoted
from bot.proof.printed import Printed
from tests import make

PIECES = st.sampled_from(
    [
        "Ada Quill",
        " said ",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        ". ",
        "\n\n",
        ", ",
        "not ",
        "the dam ",
        "Mr. ",
        "40 ",
        "(",
        ")",
        "é",
        "—",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join) | st.text(min_size=1, max_size=80)
WHYS = st.sampled_from(["aside", "end", "name", "connective", "parenthesis", "lead-in", "dateline", "caption", "odd"])


@st.composite
def points(draw: st.DrawFn) -> tuple[str, KeyPoint]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6))) if len(text) > 1 else [0, 1]
    edits: list[Edit] = []
    for start, end in pairwise(cuts):
        span = Span(start, end)
        kind = draw(st.integers(0, 4))
        edits.append(Cut(span, draw(WHYS)) if kind == 0 else Put(span.of(text), span) if kind == 1 else Keep(span))
    words = "".join(edit.span.of(text) for edit in edits if not isinstance(edit, Cut)).strip()
    return text, KeyPoint(words or "x", (Span(cuts[0], cuts[-1]),), tuple(edits))


def refusal(text: str, point: KeyPoint) -> str:
    try:
        prove_point(text, point)
    except ProofError as error:
        return str(error)
    return ""


@given(points())
def test_any_point_is_proved_or_refused_with_a_named_rule(made: tuple[str, KeyPoint]) -> None:
    text, point = made
    reason = refusal(text, point)
    if reason:
        assert ": " in reason
        return
    proven = prove_point(text, point)
    kept = "".join(edit.span.of(text) for edit in proven.value.edits if not isinstance(edit, Cut))
    assert point.text.casefold().rstrip(".").strip() == kept.casefold().strip().rstrip(".").strip()


@given(TEXTS, st.data())
def test_any_quote_that_proves_is_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = Quote((span,), span.of(text), data.draw(st.sampled_from([QuoteKind.DIRECT, QuoteKind.INDIRECT])))
    try:
        prove_quote(text, quote)
    except ProofError:
        return
    assert quote.text in text


@given(TEXTS)
def test_stretches_in_marks_are_in_order_and_apart(text: str) -> None:
    spans = quoted(text)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all("\n" not in span.of(text) for span in spans)


@given(st.text(max_size=200))
def test_a_brief_about_something_else_never_crashes(text: str) -> None:
    proven = prove_brief(text, make.brief())
    assert len(proven.points) + len(proven.quotes) + len(proven.non_responses) + len(proven.refused) == 4


@pytest.mark.parametrize("unit", ['"', "“", "‘a ", "'a' ", "a. ", "A ", "(", "\n", "“a,” "])
def test_a_megabyte_of_anything_is_read_within_two_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    printed = Printed.read(text)
    printed.inside(len(text) // 2)
    printed.sentence_starts(len(text) // 2)
    assert time.process_time() - began < 2.0


def test_a_megabyte_of_one_sentence_is_refused_in_time() -> None:
    text = "a " * 500_000
    began = time.process_time()
    with pytest.raises(ProofError):
        prove_point(text, KeyPoint("A a", (Span(0, 3),), (Keep(Span(0, 3)),)))
    assert time.process_time() - began < 2.0
