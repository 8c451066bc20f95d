"""What readers were told of a version: a change there weighs more than one in words that nobody was shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.corrections.tokens import Token, fold
from bot.model.brief import Brief, Quote, QuoteKind
from bot.model.correction import Change, Changed
from bot.model.span import Span


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences that points rest on, and the words in marks."""

    evidence: tuple[Span, ...]
    quoted: tuple[Span, ...]

    def weigh(self, what: Changed, words: tuple[Token, ...], sentence: Span) -> Changed:
        """The same kind; a quotation's words are the quotation, and reworded evidence is a changed point."""
        if what is Changed.TYPO or not words:
            return what
        span = Span(words[0].start, words[-1].end)
        if any(quote.overlaps(span) for quote in self.quoted):
            return Changed.QUOTE
        if what is Changed.WORDING and any(one.overlaps(sentence) for one in self.evidence):
            return Changed.POINT
        return what


def shown(brief: Brief) -> Shown:
    """What the brief shows of its text."""
    marks = [s for q in brief.quotes if q.kind is QuoteKind.DIRECT for s in q.segments]
    marks += [fragment for quote in brief.quotes for fragment in quote.fragments]
    return Shown(tuple(dict.fromkeys(e for p in brief.points for e in p.evidence)), tuple(marks))


def _letters(words: str) -> str:
    """The words alone, for finding a quotation again whatever its marks."""
    return " ".join(fold(word) for word in re.findall(r"\w+(?:['’]\w+)*", words))


def scattered(words: str, text: str) -> bool:
    """Whether fewer than half of the runs of three words stand in `text`: it says this no more, or not yet."""
    runs, there = _runs(_letters(words)), set(_runs(_letters(text)))
    return 2 * sum(run in there for run in runs) < len(runs)


def quote_changes(before: str, older: Brief, after: str, newer: Brief) -> list[Change]:
    """Direct quotations whose words do not stand together in the newer version, with those that took their place."""
    fresh = [span for span in _direct(newer) if scattered(span.of(after), before)]
    changes = []
    for span in _direct(older):
        if scattered(span.of(before), after):
            now = max(fresh, key=lambda new: _shared(span.of(before), new.of(after)), default=None)
            alike = now is not None and _shared(span.of(before), now.of(after)) >= HALF
            changes.append(_at(Changed.QUOTE, before, span, after, now if alike else None))
    return changes


HALF: Final = 0.5
"""Of their words two quotations share at least this part (Dice's coefficient), else they are two statements."""


def _direct(brief: Brief) -> list[Span]:
    return [span for quote in brief.quotes if quote.kind is QuoteKind.DIRECT for span in quote.segments]


def _shared(one: str, two: str) -> float:
    first, second = Counter(_letters(one).split()), Counter(_letters(two).split())
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _runs(words: str) -> list[tuple[str, ...]]:
    found = words.split()
    return [tuple(found[at : at + 3]) for at in range(max(1, len(found) - 2))]


def speaker_changes(before: str, older: Brief, after: str, newer: Brief) -> list[Change]:
    """Quotations in the same words that somebody else says now."""
    said = {_letters(quote.text): quote for quote in newer.quotes if quote.shown}
    changes = []
    for was in older.quotes:
        now = said.get(_letters(was.text))
        old, new = _named(was, before), _named(now, after) if now else None
        if was.shown and now is not None and _others(was, now) and old and new:
            changes.append(_at(Changed.SPEAKER, before, old, after, new))
    return changes


def _named(quote: Quote, text: str) -> Span | None:
    """Where the speaker is named: beside the quotation, or elsewhere where only a pronoun stands there."""
    beside = quote.mention
    return beside if beside and beside.of(text)[:1].isupper() and len(beside) > 4 else quote.name_span


def _others(was: Quote, now: Quote) -> bool:
    """Whether the names share no part: a fuller or a mended name is the same speaker."""
    one, two = (set(_letters(quote.speaker or "").split()) for quote in (was, now))
    return not one & two


def role_changes(before: str, older: Brief, after: str, newer: Brief) -> list[Change]:
    """Speakers of one name whose printed role is another now."""
    roles = {fold(quote.speaker): quote for quote in newer.quotes if quote.speaker and quote.role_span}
    changes = []
    for was in older.quotes:
        now = roles.get(fold(was.speaker or ""))
        if now is None or was.role_span is None or now.role_span is None:
            continue
        if not _fuller(was.role_span.of(before), now.role_span.of(after)) and _moved(was, newer, before, after):
            changes.append(_at(Changed.ROLE, before, was.role_span, after, now.role_span))
    return changes


def _fuller(one: str, other: str) -> bool:
    """Whether one role is the other, or a part of it ("mayor" and "mayor of Velm")."""
    first, second = set(_letters(one).split()), set(_letters(other).split())
    return first <= second or second <= first


def _moved(was: Quote, newer: Brief, before: str, after: str) -> bool:
    """Whether the newer version gives the speaker the older role nowhere."""
    old = _letters(was.role_span.of(before)) if was.role_span else ""
    mine = [quote.role_span for quote in newer.quotes if quote.speaker == was.speaker]
    return all(span is None or _letters(span.of(after)) != old for span in mine)


def _at(what: Changed, before: str, old: Span, after: str, new: Span | None) -> Change:
    return Change(what, old.of(before), old, new.of(after) if new else "", new)
