"""An article's text as printed, with what the verifier sees in it: stretches in marks, sentence borders."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from bot.model.span import Span
from bot.proof.marks import quoted

_TAIL = re.compile(r"[.!?…][\"”’'»)\]]*\s*$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Lt|Sen|Rep|Gen|Col|Maj|Capt|Sgt|Cpl|St|Mt|Ft|No|vs|v|approx|"
    r"Hon|Pres|Supt|e\.g|i\.e)\.\s*$"
)
_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$")
_CLOCK = re.compile(r"\b[ap]\.\s?m\.\s*$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_INITIAL = re.compile(r"(?:^|\s)(?:[A-Z]\.)\s*$")


_BLANK = re.compile(r"\s")
_PIECE = 120

LONGEST_SENTENCE = 3000
"""Characters after which a stretch without an end is no sentence any more."""


def fingerprint(text: str) -> str:
    """A digest of exactly this text, 32 hexadecimal characters of its SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def places(text: str, words: str) -> list[int]:
    """Where `words` stand in `text` and no word goes on at either end."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (_in_word(text[at - 1 : at]) or _in_word(text[end : end + 1])):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def fold(words: str) -> str:
    """`words` in lower case with single plain blanks, for comparing what is printed."""
    return " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """`text`, the stretches of it that stand inside quotation marks (marks excluded, in order), and itself folded.

    One is equal to itself alone, so that what is found in it can be kept by it without reading it again."""

    text: str
    quoted: tuple[Span, ...]
    starts: tuple[int, ...]
    folded: str

    @classmethod
    @lru_cache(maxsize=2)
    def read(cls, text: str) -> Printed:
        """The text with its quotations found; one pass, linear in its length; kept for who asks again."""
        spans = quoted(text)
        return cls(text, spans, tuple(span.start for span in spans), fold(text))

    def inside(self, position: int) -> Span | None:
        """The quotation that the character at `position` stands in, or None."""
        at = bisect_right(self.starts, position) - 1
        return self.quoted[at] if at >= 0 and position < self.quoted[at].end else None

    def all_inside(self, span: Span) -> bool:
        """Whether every letter and digit of `span` stands in quotation marks."""
        first = self.inside(span.start)
        if first is not None and span.end <= first.end:
            return True
        at = span.start
        begin, last = bisect_right(self.starts, span.start), bisect_left(self.starts, span.end)
        for stretch in self.quoted[max(0, begin - 1) : last]:
            if any(map(str.isalnum, self.text[at : stretch.start])):
                return False
            at = max(at, stretch.end)
        return not any(map(str.isalnum, self.text[at : span.end]))

    def sentence_starts(self, position: int) -> bool:
        """Whether a sentence may begin at `position`: at a paragraph's start, or after a sentence's end."""
        before = self.text[max(0, position - 40) : position]
        if not before.strip() or "\n" in before[len(before.rstrip()) :]:
            return True
        if not before[-1].isspace() or not _TAIL.search(before):
            return False
        return not self._abbreviation(before, position)

    def sentence_ends(self, position: int) -> bool:
        """Whether a sentence may end before `position`: after its final mark, or where a paragraph ends."""
        rest = self.text[position : position + 40]
        if not rest.strip() or "\n" in rest[: len(rest) - len(rest.lstrip())]:
            return True
        before = self.text[max(0, position - 40) : position]
        return rest[0].isspace() and bool(_TAIL.search(before)) and not self._abbreviation(before, position)

    def _abbreviation(self, before: str, position: int) -> bool:
        following = self.text[position : position + 12].lstrip()
        if _ABBREVIATED.search(before) or (_INITIAL.search(before) and following[:1].isupper()):
            return True
        if _CLOCK.search(before) and _WEEKDAY.match(following):
            return True
        return following[:1].islower() or (bool(_DAY.search(before)) and following[:1].isdigit())

    def sentence(self, position: int) -> Span:
        """The sentence around `position`, by the verifier's own borders."""
        return _sentence(self, position)

    def find_sentence(self, position: int) -> Span:
        """The same, looked for anew."""
        first, last = max(0, position - LONGEST_SENTENCE), min(len(self.text), position + LONGEST_SENTENCE)
        first = max(first, self.text.rfind("\n", first, position) + 1)
        ends = (gap.start() for gap in _BLANK.finditer(self.text, position + 1, last))
        start = next((at for at in self._gaps_before(first, position) if self.sentence_starts(at)), first)
        return Span(start, next((at for at in ends if self.sentence_ends(at)), max(last, position + 1)))

    def _gaps_before(self, first: int, position: int) -> Iterator[int]:
        """Where blanks end, from `position` back to `first`; looked for in pieces, since most sentences are short."""
        while position > first:
            low = max(first, position - _PIECE)
            yield from (gap.end() for gap in reversed(list(_BLANK.finditer(self.text, low, position))))
            position = low


@lru_cache(maxsize=8)
def _sentence(printed: Printed, position: int) -> Span:
    """Kept, since each rule asks for the sentence around the same cue."""
    return printed.find_sentence(position)
