"""Statements that their own sentence takes back: verbatim, rightly credited, and still not to be shown as said."""

from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.model.brief import ArticleKind, Brief, Quote, QuoteKind
from bot.model.span import Span
from bot.proof import prove_brief, prove_point, prove_quote
from tests import make

SPEAKER = "Ada Quill"
TAKEN_BACK = [
    ("{s} denied telling police {q}", "telling"),
    ("{s} denies ever saying {q}", "saying"),
    ("{s} has not said {q}", "said"),
    ("{s} never told reporters {q}", "told"),
    ("{s} didn’t say {q}", "say"),
    ("If {s} says {q} the talks are over.", "says"),
    ("Imagine {s} saying {q}", "saying"),
    ("{s} would say {q}", "say"),
    ("{s} stopped short of saying {q}", "saying"),
    ("A website falsely quoted {s} as saying {q}", "saying"),
    ("{s} allegedly told the clerk {q}", "told"),
    ("{s} reportedly said {q}", "said"),
    ("In a forged letter, {s} wrote {q}", "wrote"),
    ("In the novel, {s} says {q}", "says"),
    ("A doctored video shows {s} saying {q}", "saying"),
    ("The paper misquoted {s} as saying {q}", "saying"),
    ("A chatbot wrote that {s} said {q}", "said"),
    ("According to the indictment, {s} told a friend {q}", "told"),
    ("A witness testified that {s} told her {q}", "told"),
    ("Bo Lund accused {s} of saying {q}", "saying"),
]
PLAIN = [
    ("{s} said {q}", "said"),
    ("{s}, who did not vote, said {q}", "said"),
    ("{s} told reporters {q}", "told"),
    ("{s} denied the charge and said, {q}", "said"),
    ("If the dam holds, the town is safe, {s} said: {q}", "said"),
    ("{s} has said {q}", "said"),
    ("Asked whether she would resign, {s} said {q}", "said"),
    ("{s} refused to resign. She said {q}", "said"),
]
WORDS = "“We opened the gates on Friday night.”"


def printed(frame: str, cue: str) -> tuple[str, Quote]:
    text = f"The dam broke on Friday. {frame.format(s=SPEAKER, q=WORDS)} Nobody was hurt, Ada Quill added."
    where = Span(text.index(WORDS), text.index(WORDS) + len(WORDS))
    at = text.index(f" {cue} ", 25) + 1 if f" {cue} " in text[25:] else text.index(f" {cue}", 25) + 1
    quote = Quote(
        segments=(where,),
        text=WORDS,
        kind=QuoteKind.DIRECT,
        speaker=SPEAKER,
        cue=cue,
        cue_span=Span(at, at + len(cue)),
        confidence=0.95,
        shown=True,
    )
    return text, quote


@pytest.mark.parametrize(("frame", "cue"), TAKEN_BACK, ids=[row[0] for row in TAKEN_BACK])
def test_what_its_sentence_takes_back_is_kept_but_not_shown(frame: str, cue: str) -> None:
    text, quote = printed(frame, cue)
    with pytest.raises(ProofError, match=r"^frame: "):
        prove_quote(text, quote)
    (kept,) = prove_brief(text, brief_with(quote)).brief.quotes
    assert (kept.shown, kept.text) == (False, WORDS)
    assert kept.confidence <= 0.5


@pytest.mark.parametrize(("frame", "cue"), PLAIN, ids=[row[0] for row in PLAIN])
def test_a_plain_statement_is_shown(frame: str, cue: str) -> None:
    text, quote = printed(frame, cue)
    assert prove_quote(text, quote).value == quote


@pytest.mark.parametrize("speaker", ["Nobody", "No official", "None of the pilots"])
def test_nobody_says_nothing(speaker: str) -> None:
    text = f"{speaker} said “the gates are open” on Friday."
    words = "“the gates are open”"
    where = Span(text.index(words), text.index(words) + len(words))
    quote = Quote(segments=(where,), text=words, kind=QuoteKind.DIRECT, speaker=speaker, confidence=0.9, shown=True)
    with pytest.raises(ProofError, match=r"^frame: "):
        prove_quote(text, quote)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quill has not said the gates will open.",
        "Ada Quill never said the gates will open.",
        "If Ada Quill said the gates will open, the valley would empty.",
    ],
)
def test_a_point_does_not_credit_what_was_not_said(sentence: str) -> None:
    from bot.model.brief import Status

    point = make.point(sentence, claimant="Ada Quill", cue="said", status=Status.SAID)
    with pytest.raises(ProofError, match="the cue stands under"):
        prove_point(sentence, point)


def brief_with(quote: Quote) -> Brief:
    return Brief("en", ArticleKind.NEWS, None, (), (), (), (quote,), ())
