"""Words of a text with where they stand, and the form in which two of them are the same word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"[£$€]?\d[\d.,:/]*(?<=\d)%?(?:(?:st|nd|rd|th|s|m|bn)(?!\w))?|\w+(?:\.\w)+|\w+(?:['’ʼ‑-]\w+)*|%", re.UNICODE
)
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS: Final = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS: Final = {"first": "1st", "second": "2nd", "third": "3rd"}
_LATER: Final = "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"


def _spelled() -> dict[str, str]:
    small = {word: str(value) for value, word in enumerate(_SMALL.split())}
    tens = {word: str(10 * value) for value, word in enumerate(_TENS.split(), 3)}
    later = {word: f"{value}th" for value, word in enumerate(_LATER.split(), 4)}
    return {**small, **tens, **_ORDINALS, **later, "percent": "%"}


_SPELLED: Final = _spelled()


SCALES: Final = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "quarter", "double", "%"}
)
"""Words that are numbers, or belong to the one before them."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, as printed, and folded (case, accents, hyphens, apostrophes; numbers as digits)."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def number(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return any(character.isdigit() for character in self.folded) or self.folded in SCALES

    @property
    def capital(self) -> bool:
        """Whether it is printed with a capital first letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The form in which spellings of one word agree: "Forty", "40" and "40."; "café" and "cafe"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’ʼ.‑-]", "", plain) if not any(c.isdigit() for c in plain) else plain.replace(",", "")
    return _SPELLED.get(plain, plain)


def read(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `text` between `start` and `end`."""
    return tuple(
        Token(match.start(), match.end(), match.group(), fold(match.group()))
        for match in _TOKEN.finditer(text, start, end)
    )
