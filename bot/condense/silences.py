"""Non-responses of those who did answer, but not on everything: they are no silence towards the newspaper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.model.brief import NonResponse, Quote

ON_SOMETHING: Final = re.compile(
    r"(?:declin|refus)\w+ to (?:discuss|elaborate|answer|say|speak)\b|comment(?:ed)? (?:further|on|about)\b|"
    r"(?:answer(?:ed)?|(?:respond(?:ed)?|repl(?:y|ied)) to) (?:an? |the |further |other |several |more )?(?:\w+ )?questions? (?:about|on|over)\b"
)
"""What leaves one thing open and not all: "declined to discuss the letters"."""

ONE_THING: Final = re.compile(
    r"(?:declin|refus)\w+ to say,? (?:how|whether|if|what|which|who|whom|whose|when|where|why|more|exactly|precisely|if)\b"
)
"""What tells what the article could not learn, and nothing of an answer to the newspaper: "declined to say how many"."""

FORMER: Final = re.compile(r"\b(?:former|ex|then|was)\b", re.IGNORECASE)
OWNED: Final = re.compile(r"['’]s?(?= )|,")
FOLLOWING: Final = 30
"""Characters behind the words of a non-response that tell of what nothing was said."""


def without_answered(text: str, silent: Sequence[NonResponse], quotes: Sequence[Quote]) -> tuple[NonResponse, ...]:
    """`silent` without those who are quoted in the article and left only one thing unanswered, and without those of
    whom nothing is known but that they "declined to say how many"."""
    return tuple(
        one
        for one in silent
        if not (on_something(text, one) and speaks(text, one, quotes)) and not ONE_THING.search(_words(text, one))
    )


def on_something(text: str, one: NonResponse) -> bool:
    """Whether the words name what was not answered."""
    return ON_SOMETHING.search(_words(text, one)) is not None


def _words(text: str, one: NonResponse) -> str:
    return text[one.span.start : one.span.end + FOLLOWING]


def speaks(text: str, one: NonResponse, quotes: Sequence[Quote]) -> bool:
    """Whether the party, somebody called by the same word beside the words said, or who has an office of the party's, is
    quoted for certain."""
    last = one.who.split()[-1]
    return any(quote.shown and last in _called(text, quote) for quote in quotes)


def _called(text: str, quote: Quote) -> list[str]:
    mention = quote.mention.of(text) if quote.mention else ""
    role = quote.role if quote.role and not FORMER.search(quote.role) else ""
    return OWNED.sub(" ", f"{quote.speaker} {mention} {role} ").split()
