"""A text that breaks off in the middle of a sentence is read as far as it goes."""

from __future__ import annotations

import pytest

from bot.usecases.condense import condense_text


@pytest.mark.parametrize("word", ["as", "before", "after", "while", "and", "but", "without", "who", "that", "to"])
@pytest.mark.parametrize(
    "begun",
    [
        "The keeper said the pier, said the guide, {}",
        "The keeper said, said, {}",
        "“We will mend the pier,” the keeper said, said the guide, {}",
        "The keeper denied the charge {}",
        "Ada Quill said the pier will be shut {}",
    ],
)
def test_a_text_may_end_with_any_word(begun: str, word: str) -> None:
    """Nothing follows "as he", so nobody left and nobody came; what is taken down stands in the text."""
    text = begun.format(word)
    brief = condense_text(text).brief
    assert all(quote.text == " … ".join(span.of(text) for span in quote.segments) for quote in brief.quotes)
