"""What is left on an article's page when its body is taken: prompts, captions and links to other pages, taken out."""

from __future__ import annotations

import re
from typing import Final

from bot.articles.byline import fold

PROMPTS: Final[tuple[tuple[str, str], ...]] = (
    ("read more", r"(?:read|see|learn|find out|discover|watch|listen)(?: also| more| next| on)?\s*[:>»→]"),
)


def tidy(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The paragraphs that belong to the article's own text."""
    kept = list(paragraphs)
    if kept and title and fold(kept[0]) == fold(title):
        kept = kept[1:]
    return tuple(kept)
