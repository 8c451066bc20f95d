"""A word that only describes who speaks, and a piece of a longer name, are shown as nobody. All of it is invented."""

from __future__ import annotations

import pytest

from bot.condense.brief import condense
from bot.errors import ProofError
from bot.model.article import Article
from bot.model.brief import Quote, QuoteKind
from bot.model.span import Span
from bot.proof import prove_brief, prove_quote

WORDS = "the pier must be shut"
PARTS = [
    ("Company", "said", "Company management said the pier must be shut."),
    ("Security", "said", "Security personnel on Monday said the pier must be shut."),
    ("Saltby", "said", "Saltby harbour agents said the pier must be shut."),
    ("Centers", "according to", "All agree that the pier must be shut, according to the Centers for Harbour Health."),
    ("Committee", "said", "The Committee to Protect Keepers said the pier must be shut."),
    (
        "Office",
        "according to",
        "All agree that the pier must be shut, according to the Lower Velm Prosecutor’s Office.",
    ),
]
OTHERS = [
    ("Ada Quill", "said", "The wife of Mayor Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "A press secretary for Velm Mayor Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "The lawyer for Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "All agree that the pier must be shut, said a critic of Governor Ada Quill."),
    ("Ada Quill", "said", "Ada Quill’s sister said the pier must be shut."),
    ("Bo Lund", "said", "Bo Lund’s older brother on Monday said the pier must be shut."),
    ("Bo Lund", "according to", "All agree that the pier must be shut, according to an aide to Bo Lund."),
]
WHOLES = [
    ("Ada Quill", "said", "The spokesperson for the Lakes Board Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "To please the wife of the mayor, Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "Velm Mayor Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "The head of the Saltby yard Ada Quill said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill later said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill, harbour engineer, said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill of the Saltby yard said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill herself further said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill chides Velm and again said the pier must be shut."),
    ("Ada Quill", "said", "Ada Quill somewhat uncertainly said the pier must be shut."),
    ("Harbour Office", "said", "The Harbour Office for the first time said the pier must be shut."),
    ("Saltby Council", "saying", "Saltby Council issued a statement saying the pier must be shut."),
]


def quote(text: str, speaker: str, cue: str) -> Quote:
    at, name, verb = text.index(WORDS), text.index(speaker), text.index(cue)
    return Quote(
        segments=(Span(at, at + len(WORDS)),),
        text=WORDS,
        kind=QuoteKind.INDIRECT,
        speaker=speaker,
        mention=Span(name, name + len(speaker)),
        cue=cue,
        cue_span=Span(verb, verb + len(cue)),
        confidence=0.97,
        shown=True,
    )


@pytest.mark.parametrize(("speaker", "cue", "text"), PARTS, ids=[row[2] for row in PARTS])
def test_a_part_of_the_subject_is_not_shown_as_the_speaker(speaker: str, cue: str, text: str) -> None:
    with pytest.raises(ProofError, match="cut off"):
        prove_quote(text, quote(text, speaker, cue))


@pytest.mark.parametrize(("speaker", "cue", "text"), OTHERS, ids=[row[2] for row in OTHERS])
def test_whom_the_speaker_is_something_to_is_not_shown_as_the_speaker(speaker: str, cue: str, text: str) -> None:
    with pytest.raises(ProofError, match="cut off"):
        prove_quote(text, quote(text, speaker, cue))


@pytest.mark.parametrize(("speaker", "cue", "text"), WHOLES, ids=[row[2] for row in WHOLES])
def test_the_whole_subject_is_shown(speaker: str, cue: str, text: str) -> None:
    assert prove_quote(text, quote(text, speaker, cue)).value.shown


@pytest.mark.parametrize("opener", ["Specifically", "Indeed", "Meanwhile", "There’s", "Tuesday"])
def test_a_word_that_links_sentences_is_nobody(opener: str) -> None:
    text = f"{opener} it was told that the pier must be shut. The council met. The yard is old and the sea is high."
    with pytest.raises(ProofError, match="names nobody"):
        prove_quote(text, quote(text, opener, "told"))


def test_the_quote_is_kept_without_being_shown() -> None:
    text = "Company management said the pier must be shut. The council of the town meets on Friday."
    found = prove_brief(text, condense(Article("", "", text))).brief.quotes
    assert [WORDS in one.text for one in found] == [True]
    assert not any(one.shown and one.speaker == "Company" for one in found)
