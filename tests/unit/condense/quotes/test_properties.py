"""What holds for every text, whatever it is."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.condense.names import table
from bot.condense.nonresponses import find_non_responses
from bot.condense.quotes import find_quotes
from bot.condense.sentences import split
from bot.model.brief import Quote, QuoteKind
from tests.counting import calls

PIECES = [
    "“The dam will hold,” Ada Quill said.",
    '"We left," said Bo Reed, 41, of Millbrook.',
    "He said that the pier was closed.",
    "According to the board, nobody was hurt.",
    "Some shouted “Save our lake” and left.",
    "‘It’s over,’ she said.",
    "«Fini», dit-elle.",
    "“This one never closes",
    "\n\n",
    "\n",
    " ",
    "\u202eright to left\u202c",
    "👩‍🚒🔥",
    "\x00\x07",
    "Calls to Dan Foss were not returned.",
    "QUILL: No.",
    "—",
    "é́\u0301",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=12).map("".join)


def quotes_of(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, split(text), table(text))


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_every_quote_is_verbatim_and_its_spans_hold_what_it_says(text: str) -> None:
    for quote in quotes_of(text):
        assert quote.text == " … ".join(span.of(text) for span in quote.segments)
        assert all(fragment.of(text) for fragment in quote.fragments)
        assert quote.cue is None or (quote.cue_span is not None and quote.cue_span.of(text) == quote.cue)
        assert quote.setting is None or (
            quote.setting_span is not None and quote.setting_span.of(text) == quote.setting
        )
        assert quote.role_span is None or quote.role_span.of(text) == quote.role
        assert quote.mention is None or quote.mention.of(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_sentences_rejoin_to_the_text_but_for_blanks(text: str) -> None:
    sentences = split(text)
    assert "".join("".join(span.of(text) for span in sentences).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert quotes_of(text) == quotes_of(text)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_non_responses_point_into_the_text(text: str) -> None:
    for found in find_non_responses(text, split(text), table(text)):
        assert found.span.of(text)
        assert found.who_span is None or found.who in found.who_span.of(text)


FIRST = "Ada Quill opened the pier. “It is safe,” Quill said.\n\n“I checked it,” she said."
SECOND = "Bo Reed closed the road. “It is wet,” Reed said.\n\n“I checked it,” he said."


@pytest.mark.parametrize(("one", "other"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_two_articles_in_one_text_never_share_a_speaker(one: str, other: str) -> None:
    joined = quotes_of(f"{one}\n\n{other}")
    apart = [*quotes_of(one), *quotes_of(other)]
    assert [quote.speaker for quote in joined] == [quote.speaker for quote in apart]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", '"', "said", ":", "- ", "“”", "\x00", "👩‍🚒"])
def test_next_to_nothing_gives_nothing(text: str) -> None:
    assert quotes_of(text) == ()


MARKS = ['"', "“", "“”", "'", "«", "`", ".", "(", "\u202e"]
WORDS = [
    "‘a ",
    "“a “b ",
    'said "x" ',
    'He said, "x y z," ',
    ", said ",
    "A.B.",
    "Aa ",
    "X: ",
    "Jo Roe and ",
    "Roe wrote:\n> It is so.\n",
    "> It is so.\n",
    "in the words of Jo Roe, “it is so”. ",
]


@pytest.mark.parametrize("piece", MARKS)
def test_a_megabyte_of_marks_is_answered_within_two_seconds(piece: str) -> None:
    assert _seconds(piece * (1_000_000 // len(piece))) < 2


SPARE = 1.5
"""How much faster than the text the work may grow: what is found grows by steps, and the first text fills the tables."""


@pytest.mark.parametrize("piece", WORDS)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    """Quadratic work would be sixty-four times as much for eight times the text."""
    _, small, large = (_work(piece * (size // len(piece))) for size in (2_000, 5_000, 40_000))
    assert large < 8 * SPARE * small


NAMED = [
    "{} {} came. He said it. ",
    "“It is so,” said Ada {}. {}",
    "{} {}: I was there then.\n",
    "{} Quill of {} said so. ",
]


@pytest.mark.parametrize("row", NAMED)
def test_work_grows_no_faster_than_the_number_of_names(row: str) -> None:
    texts = ["".join(row.format(*pair) for pair in _pairs(count)) for count in (50, 250, 2000)]
    _, small, large = map(_work, texts)
    assert large < 8 * SPARE * small


def _pairs(count: int) -> Iterator[tuple[str, str]]:
    """So many pairs of names, no two alike."""
    syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te"]
    each = (f"{''.join(parts).capitalize()}x" for parts in itertools.product(syllables, repeat=4))
    return itertools.islice(((name, name[::-1].capitalize()) for name in each), count)


def _work(text: str) -> int:
    return calls(lambda: quotes_of(text))


def _seconds(text: str) -> float:
    before = time.process_time()
    quotes_of(text)
    return time.process_time() - before


LANGUAGES = [
    ("de", "Sie sagte: „Der Damm wird den ganzen Winter halten.“", "„Der Damm wird den ganzen Winter halten.“"),
    ("de", "»Der Damm wird den Winter halten«, sagte sie. »Gut.«", "»Der Damm wird den Winter halten«"),
    ("fr", "« Le barrage tiendra tout l’hiver », dit-elle.", "« Le barrage tiendra tout l’hiver »"),
    ("es", "«La presa aguantará todo el invierno», dijo ella.", "«La presa aguantará todo el invierno»"),
    ("pt", "“A barragem vai aguentar o inverno”, disse ela.", "“A barragem vai aguentar o inverno”"),
]


@pytest.mark.parametrize(("language", "text", "quotation"), LANGUAGES)
def test_other_languages_are_quoted_verbatim_and_credited_to_nobody(language: str, text: str, quotation: str) -> None:
    found = find_quotes(text, split(text), table(text), language=language)
    assert [quote.text for quote in found][:1] == [quotation]
    assert all(quote.kind is QuoteKind.DIRECT and quote.speaker is None and not quote.shown for quote in found)
