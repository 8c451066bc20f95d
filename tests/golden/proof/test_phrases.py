"""What may stand beside words as whose they are, and beside a name as what it is. All of it is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.condense.brief import condense
from bot.errors import ProofError
from bot.model.article import Article
from bot.model.brief import Quote, QuoteKind
from bot.model.span import Span
from bot.proof import prove_brief, prove_quote
from bot.proof.offices import no_office
from bot.proof.phrases import names_nobody

NOBODY = [
    "mended a loose plank for the ferry",
    "painted her boat with tar",
    "sleeping in a shed in Velm",
    "standing beside Quill in the rain",
    "made a long tour from Orland to Saltby",
    "washed away",
    "described",
    "the ferry rammed the north quay",
    "the keeper locked a 40-year-old gate",
    "Keepers dug a ditch and filled it",
    "the song skips over the storm but names her boat",
    "sailors kept asking him for tea and one cook",
    "then-Mayor Ada Quill drew a map of the bay",
    "the plan came by boat",
    "few hours",
    "two days",
    "the 1990s",
    "About a decade ago",
    "Earlier this season",
    "Last winter the harbour",
    "On Sunday morning",
    "At a long supper with the Echo Quill",
    "With spring only some days away",
    "Are we about to follow Bo Lund",
    "there's",
    "that’s leaking and",
    "the coat he",
    "planks and",
    "there",
    "children weep",
    "the windows shut",
    "two ferries collapsed",
    "Mounting anger",
    "fresh evidence",
    "the storm",
    "having sold the yard",
    "Having left",
    "Responding to a question",
    "Looking at the plans",
    "a keeper who",
    "the plank which",
]
SOMEBODY = [
    "the keeper who rang two bells",
    "sailors trained on the lake",
    "harbour plans drawn by the town",
    "a letter posted the same week",
    "hooded keepers",
    "retired ferry captains",
    "more than 40 keepers",
    "at least one harbour master",
    "about 4 in 9 keepers",
    "one girl",
    "a sibling of the taller Lund",
    "Joe Day",
    "Saltby Times",
    "the group called the Friends of the Pier",
    "The Man Who Sold the Sea",
    "the United States",
    "divers from the Institute of Orland",
    "the police",
    "Quill’s campaign",
    "workers at the yard that built the ferry",
    "women voters",
    "Children First",
    "Storm",
    "Living with Tides",
    "King of the lake",
    "evidence officers",
    "the people who fled",
]
NO_OFFICE = [
    ("Keepers cheered Captain", "Ada Quill"),
    ("Governor Bo Lund", "Ada Quill"),
    ("General Bo Lund", "Ada Quill"),
    ("Lady Bo Lund", "Ada Quill"),
    ("Velm Governor Bo Lund", "Ada Quill"),
    ("Quill’s rivals to overtake", "Bo Lund"),
    ("evening ferry carried", "Bo Lund"),
    ("walked under escort", "Bo Lund"),
    ("keeper and rescued", "Bo Lund"),
    ("and taller cousin", "Bo Lund"),
    ("un-seating Councillor", "Bo Lund"),
    ("Vice", "President"),
    ("former", "Velm Road Race"),
    ("brother", "Bo Lund"),
    ("older brother", "Bo Lund"),
    ("which employs 380 people", "Bo Lund"),
    ("whose son left in May", "Bo Lund"),
    ("senior adviser to Mrs", "Bo Lund"),
]
OFFICES = [
    ("managing director of the yard", "Ada Quill"),
    ("retired teacher", "Ada Quill"),
    ("retired from the navy", "Ada Quill"),
    ("ousted President", "Ada Quill"),
    ("senior adviser to police", "Ada Quill"),
    ("adviser to Governor Bo Lund", "Ada Quill"),
    ("Bo Lund’s lawyer", "Ada Quill"),
    ("Her brother’s counsel", "Ada Quill"),
    ("her niece", "Ada Quill"),
    ("Ada Lunds’ father", "Bo Lund"),
    ("brother of the mayor", "Bo Lund"),
    ("Former Lund-Quill CEO", "Ada Quill"),
    ("adviser to Velm Sen. Bo Lund", "Ada Quill"),
    ("Lieutenant Governor", "Ada Quill"),
    ("Deputy Prime Minister", "Ada Quill"),
    ("Secretary General", "Ada Quill"),
    ("who founded the yard", "Ada Quill"),
    ("Harbour Commissioner Emeritus", "Ada Quill"),
    ("Sen.", "Ada Quill"),
]


@pytest.mark.parametrize("words", NOBODY)
def test_a_clause_a_time_and_a_place_name_nobody(words: str) -> None:
    assert names_nobody(words) is not None


@pytest.mark.parametrize("words", SOMEBODY)
def test_a_noun_with_what_hangs_on_it_names_somebody(words: str) -> None:
    assert names_nobody(words) is None


@pytest.mark.parametrize(("words", "speaker"), NO_OFFICE, ids=[row[0] for row in NO_OFFICE])
def test_a_verb_and_anothers_title_are_no_office(words: str, speaker: str) -> None:
    assert no_office(words, speaker) is not None


@pytest.mark.parametrize(("words", "speaker"), OFFICES, ids=[row[0] for row in OFFICES])
def test_an_office_is_one(words: str, speaker: str) -> None:
    assert no_office(words, speaker) is None


PLAIN = "The plan came by boat asking that the pier be shut. Captain Ada Quill, evening ferry carried, read it."


def said(speaker: str, role: str | None = None) -> Quote:
    words = "the pier be shut"
    at = PLAIN.index(words)
    name = PLAIN.index(speaker)
    return Quote(
        segments=(Span(at, at + len(words)),),
        text=words,
        kind=QuoteKind.INDIRECT,
        speaker=speaker,
        mention=Span(name, name + len(speaker)),
        role=role,
        confidence=0.9,
        shown=True,
    )


def test_a_quote_of_a_clause_is_refused_as_shown_and_kept_as_nobodys() -> None:
    with pytest.raises(ProofError, match="names nobody"):
        prove_quote(PLAIN, said("The plan came by boat"))
    brief = replace(condense(Article("", "", PLAIN)), points=(), quotes=(said("The plan came by boat"),))
    assert [quote.shown for quote in prove_brief(PLAIN, brief).brief.quotes] == [False]


def test_a_role_that_is_a_deed_is_left_out_and_the_quote_kept() -> None:
    with pytest.raises(ProofError, match="tells no office"):
        prove_quote(PLAIN, said("Ada Quill", "evening ferry carried"))
    brief = replace(condense(Article("", "", PLAIN)), points=(), quotes=(said("Ada Quill", "evening ferry carried"),))
    assert [(quote.shown, quote.role) for quote in prove_brief(PLAIN, brief).brief.quotes] == [(True, None)]
