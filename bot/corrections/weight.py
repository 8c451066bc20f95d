"""How much a stretch of words says by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.corrections.facts import telling
from bot.corrections.spelling import plain
from bot.corrections.tokens import Token
from bot.corrections.words import GRAMMAR, OUTCOME

_FEWEST: Final = 2
"""Words with a content of their own from which a stretch says something, and does not only word it otherwise."""


def content(words: Iterable[Token]) -> frozenset[str]:
    """The plain words that are no grammar; where there is nothing else, all of them."""
    plainly = frozenset(plain(token.folded) for token in words)
    return plainly - GRAMMAR or plainly


def says_something(words: tuple[Token, ...]) -> bool:
    """Whether words that were put in or left out are more than a wording: they tell how something ended, or several
    of them have a content of their own."""
    told = content(words)
    return len(told - GRAMMAR) >= _FEWEST or bool(told & OUTCOME) or telling(told)
