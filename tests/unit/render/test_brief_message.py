"""A brief on the terminal: whole for any article, and said where it is not."""

from __future__ import annotations

from bot.model.components import Card, Text
from bot.render.brief import MOST_QUOTES, brief_message
from bot.usecases.condense import condense_text

SAID = "“The dam number {n} is safe,” said Ada Quill. "


def told(quotes: int) -> str:
    """All that is drawn for an article of so many quotes."""
    found = brief_message(condense_text("".join(SAID.format(n=n) for n in range(quotes))))
    cards = [part for part in found.parts if isinstance(part, Card)]
    return "\n".join(inner.text for card in cards for inner in card.parts if isinstance(inner, Text))


def test_every_quote_of_an_article_is_drawn() -> None:
    """As many as any article prints, and no word of more."""
    words = told(120)
    assert all(f"number {n} is" in words for n in range(120))
    assert "more quote" not in words


def test_a_list_beyond_any_article_is_cut_and_says_so() -> None:
    """Drawing thousands takes longer than finding them."""
    words = told(MOST_QUOTES + 3)
    assert f"number {MOST_QUOTES - 1} is" in words
    assert f"number {MOST_QUOTES} is" not in words.partition("number 0 is")[2].partition("3 more quotes")[0]
    assert "3 more quotes: --json lists them all." in words


FOREIGN = (
    "Der alte Hafen von Saltby wird im Mai nicht wieder geöffnet. Die Stadt hat das am Montag nach einer langen Sitzung "
    "des Rates beschlossen, und viele Fischer waren dabei.\n\n„Der Damm ist nicht mehr sicher“, sagte die Bürgermeisterin Ada "
    "Quill. Die Reparatur wird vierzig Millionen Kronen kosten und zwei Jahre dauern, und sie ist noch nicht bezahlt."
)


def test_another_language_is_quoted_without_a_line_on_each_speaker() -> None:
    """One heading says why nobody is named; German marks are kept as printed."""
    found = brief_message(condense_text(FOREIGN))
    cards = [part for part in found.parts if isinstance(part, Card)]
    words = "\n".join(inner.text for card in cards for inner in card.parts if isinstance(inner, Text))
    assert "In quotation marks" in words
    assert "> „Der Damm ist nicht mehr sicher“" in words
    assert "not certain" not in words
    assert "Who said what" not in words
