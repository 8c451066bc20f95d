"""Which languages Byline condenses, and how far."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.language import profiles


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code; quotes are found in each of these languages, `speakers` and key points where it is true."""

    code: str
    speakers: bool


WITH_RULES = frozenset({"en"})
"""Languages whose attribution rules exist. Elsewhere quotes are found verbatim and their speakers stay unresolved."""


def languages() -> tuple[Language, ...]:
    """The languages that Byline recognises, those with rules first."""
    return tuple(
        Language(code, code in WITH_RULES)
        for code in sorted(profiles(), key=lambda code: (code not in WITH_RULES, code))
    )
