"""Words as the indexes hold them: folded here, so that SQLite and PostgreSQL find exactly the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ‘`")
LONGEST = 60
"""A longer word is none that anybody types; an index entry has a limit on PostgreSQL."""
MOST_WORDS = 5_000


def words(text: str) -> tuple[str, ...]:
    """The words of a text, lower-cased, without accents or punctuation, in order."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = WORD.findall(bare.casefold())
    return tuple(word[:LONGEST] for word in found[:MOST_WORDS])


def folded(texts: Iterable[str]) -> str:
    """The words of some texts, as an index wants them: divided by single blanks."""
    return " ".join(word for text in texts for word in words(text))


def name_words(name: str) -> tuple[str, ...]:
    """The parts of a name; an apostrophe divides none, so that O'Neil and ONeil are one."""
    return words(name.translate(APOSTROPHES))
