"""Non-responses of those who did answer, but not on everything: they are no silence towards the newspaper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.model.brief import NonResponse, Quote

ON_SOMETHING: Final = re.compile(
    r"(?:declin|refus)\w+ to (?:discuss|elaborate|answer|say|speak)\b|comment(?:ed)? further\b|"
    r"(?:answer(?:ed)?|(?:respond(?:ed)?|repl(?:y|ied)) to) (?:an? |the |further |other |several |more )?(?:\w+ )?questions? (?:about|on|over)\b"
)
"""What leaves one thing open and not all: "declined to discuss the letters"."""

FOLLOWING: Final = 30
"""Characters behind the words of a non-response that tell of what nothing was said."""


def without_answered(text: str, silent: Sequence[NonResponse], quotes: Sequence[Quote]) -> tuple[NonResponse, ...]:
    """`silent` without those who are quoted in the article and left only one thing unanswered."""
    return tuple(one for one in silent if not (on_something(text, one) and speaks(text, one, quotes)))


def on_something(text: str, one: NonResponse) -> bool:
    """Whether the words name what was not answered."""
    return ON_SOMETHING.search(text[one.span.start : one.span.end + FOLLOWING]) is not None


def speaks(text: str, one: NonResponse, quotes: Sequence[Quote]) -> bool:
    """Whether the party, or somebody called by the same word beside the words said, is quoted for certain."""
    last = one.who.split()[-1]
    return any(
        quote.shown and last in f"{quote.speaker} {quote.mention.of(text) if quote.mention else ''}".split()
        for quote in quotes
    )
