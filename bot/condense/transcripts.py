"""Finds the turns of transcripts and interviews: paragraphs that begin with a label and hold somebody's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.condense.lexicon import closed, table
from bot.condense.names import Entity, Names
from bot.condense.quotations import PARAGRAPH
from bot.model.span import Span

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.’'&-]*"
_LABEL = re.compile(
    rf"[ \t]*((?:Q|A)(?=[.:])|{_WORD}(?:[ \xa0](?:{_WORD}|of|the|de|van|von|bin|al)){{0,5}})"
    r"(?:[ \xa0]\([^()\n]{1,40}\))?(?::|(?<=Q)\.|(?<=A)\.)[ \t\xa0]+(?=\S)"
)
_ASIDE = re.compile(r"[ \t]*[(\[][^()\[\]]*[)\]][ \t.]*$")
_LETTERS = re.compile(r"[^\W\d_]{2,}|I\b")
_FEWEST_WORDS = 2
_LONGEST_LABEL = 48
_MOST_BETWEEN = 5
"""Paragraphs without a label that a turn may run on for, before the next label."""

_FEWEST_TURNS = 3
_MOST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says: the label and the paragraphs of words behind it, without the label."""

    label: Span
    parts: tuple[Span, ...]

    @property
    def whole(self) -> Span:
        """From the label to the last word."""
        return Span(self.label.start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: its label or None, and its words."""

    label: Span | None
    words: Span | None


def turns(text: str, names: Names) -> tuple[Turn, ...]:
    """The turns of `text` in order; none unless labels alternate and one of them is a voice. Linear in its length.

    A paragraph without a label goes on with the turn before it where another label follows, so that the article's own
    words behind the last turn are nobody's.
    """
    lines = [line for line in _lines(text) if line.label or line.words]
    labelled = [at for at, line in enumerate(lines) if line.label]
    return tuple(
        turn
        for section in _sections(labelled)
        if _speech(text, [lines[at].words for at in section])
        and _alternates(text, [label for at in section if (label := lines[at].label)], names)
        for turn in _turns(lines, section)
    )


def key(text: str, label: Span) -> str:
    """The label in lower case, without a full stop."""
    return label.of(text).lower().rstrip(".")


def voice(text: str, label: Span, names: Names) -> Entity | None:
    """The person or organisation that a label names, by its full or its last name; None where none is certain."""
    inside = [names.entity(mention) for mention in names.at(label.start, label.end) if mention.span.end == label.end]
    last = key(text, label).split()[-1]
    known = [entity for entity in inside if entity.kind in ("person", "organisation")]
    people = names.people.get(last, ())
    fuller = [entity for entity in people if " " in entity.full and not entity.full.isupper()]
    found = fuller if fuller and (not known or len(label.of(text).split()) == 1) else known
    found = _by_initials(label.of(text), names) or found
    return found[0] if found and len({entity.full for entity in found}) == 1 else None


def _by_initials(label: str, names: Names) -> list[Entity]:
    """The one person whose initials the label is: "TL" for Theo Lambrick; none where several have them."""
    letters = label.replace(".", "")
    if not (_FEWEST_WORDS <= len(letters) <= _MOST_INITIALS and letters.isalpha() and letters.isupper()):
        return []
    people = [one for one in names.entities if one.kind == "person" and " " in one.full]
    found = [one for one in people if "".join(word[0] for word in one.full.split()) == letters]
    return found if len({one.full for one in found}) == 1 else []


def _lines(text: str) -> Iterator[_Line]:
    for paragraph in PARAGRAPH.finditer(text):
        match = _LABEL.match(text, paragraph.start(), paragraph.end())
        label = Span(*match.span(1)) if match and _may_label(match[1]) else None
        start = match.end() if match and label else paragraph.start()
        words = text[start : paragraph.end()]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        yield _Line(label, Span(start, end) if start < end and not _ASIDE.match(text, start, end) else None)


def _may_label(label: str) -> bool:
    words_of = label.lower().split()
    open_ended = words_of[-1] in closed("preposition")  # "Five Questions With: Ada Quill" is a title
    return len(label) <= _LONGEST_LABEL and words_of[0] not in table("transcripts")["box"] and not open_ended


def _sections(labelled: list[int]) -> list[list[int]]:
    """The numbers of labelled lines, grouped where not too many lines lie between."""
    sections = [labelled[:1]] if labelled else []
    for before, at in pairwise(labelled):
        if at - before > _MOST_BETWEEN:
            sections.append([])
        sections[-1].append(at)
    return sections


def _speech(text: str, words: list[Span | None]) -> bool:
    """Whether at least half of the labelled lines hold a sentence's worth of words, and not a number or a name."""
    told = [len(_LETTERS.findall(span.of(text))) for span in words if span]
    return 2 * sum(count >= _FEWEST_WORDS for count in told) >= len(words)


def _alternates(text: str, spans: list[Span], names: Names) -> bool:
    """Whether these are the labels of a conversation: several voices, one of which comes again, or a Q and an A."""
    counted = Counter(key(text, label) for label in spans)
    asked = counted.keys() & table("transcripts")["question"]
    if asked and counted.keys() & table("transcripts")["answer"]:
        return True
    known = [(voice(text, label, names), key(text, label)) for label in spans]
    voices = Counter(entity.full if entity else label for entity, label in known)
    if len(spans) < _FEWEST_TURNS or len(voices) < 2 or max(voices.values()) < 2:
        return False
    shouted = sum(label.of(text).isupper() for label in spans) == len(spans)
    return bool(asked) or shouted or any(_is_voice(text, label, names) for label in spans)


def _is_voice(text: str, label: Span, names: Names) -> bool:
    entity = voice(text, label, names)
    known = entity is not None and entity.kind == "person"
    return known or key(text, label).split()[0] in table("transcripts")["voice"]


def _turns(lines: list[_Line], section: list[int]) -> Iterator[Turn]:
    for at, following in pairwise([*section, section[-1] + 1]):
        label = lines[at].label
        parts = tuple(line.words for line in lines[at:following] if line.words)
        if label and parts:
            yield Turn(label, parts)
