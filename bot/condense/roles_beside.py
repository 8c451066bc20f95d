"""What stands around a role before a name: an adjunct that its comma ends, a hedge that belongs to it."""

from __future__ import annotations

import re

from bot.condense.lexicon import closed, table
from bot.condense.roles_nouns import PREPOSITIONS, WORD, is_role, lowers, word

INTRODUCES = frozenset(("the", "his", "her", "its", "their", "our", "my", "a", "an", "then", "another"))
_NEXT = re.compile(r"[ \xa0]([a-z]+)")
_AFTER_A_NAME = frozenset(("and", "or", "of", "from", "in", "at", "who", "with", "on", "to"))


def goes_on(text: str, end: int) -> bool:
    """Whether a verb follows the name: then the comma before it ends something else ("After the race, Ada Quill said")."""
    following = _NEXT.match(text, end)
    return following is not None and following[1] not in _AFTER_A_NAME


def ends_adjunct(text: str, start: int, comma: int, end: int) -> bool:
    """Whether the comma ends what opens the sentence: "With the help of the mayor, Ada Quill and her son left". Where
    another comma follows the name, it stands between two."""
    opening = WORD.match(text, start)
    lower = word(opening[0]) if opening and opening[0][0].isupper() else ""
    adjunct = lower in PREPOSITIONS or lower in closed("opens_adjunct") or lower.endswith(("ed", "ing"))
    return adjunct and text.find(",", start, comma) < 0 and text[end : end + 1] != ","


def with_hedge(tokens: list[re.Match[str]], first: int) -> int | None:
    """Where the role begins with the adverb on its first word ("wrongly convicted murderer"); None where a word before
    it takes it away: "never mayor", "reportedly the owner"."""
    at = first - 1 - (first > 1 and word(tokens[first - 1][0]) in INTRODUCES)
    before = word(tokens[at][0]) if at >= 0 else ""
    if before in table("role_words")["denial"]:
        return None
    if not lowers(before) and not (before.endswith("ly") and tokens[at][0].islower()):
        return first
    return at if at == first - 1 and not is_role(word(tokens[first][0])) else None
