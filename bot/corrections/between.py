"""The correction between two versions: sentences aligned, their differences judged, what was shown compared."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

from bot.corrections.align import Aligned, Sentence, align, sentences
from bot.corrections.facts import superlative
from bot.corrections.judging import guards, judged, measured
from bot.corrections.passages import (
    Furniture,
    moved,
    not_told_twice,
    passages_added,
    passages_gone,
    points_added,
    points_gone,
)
from bot.corrections.shown import Shown, quote_changes, role_changes, shown, speaker_changes
from bot.corrections.spelling import plain
from bot.corrections.tokens import SCALES, Token
from bot.corrections.weight import says_something
from bot.corrections.words import GRAMMAR, ROLES
from bot.model.brief import Brief
from bot.model.correction import Change, Changed, Correction
from bot.model.span import Span

KEPT: Final = 1 / 3
"""Of the older sentences at least this part stands in the newer version, else it is another text."""


_FOLLOWING: Final = 4
"""Words behind a change in which the rest of a title is looked for."""


def correction_between(
    before: str, older: Brief, after: str, newer: Brief, *, furniture: Furniture, notice: Span | None = None
) -> Correction:
    """What changed from `before` to `after`, given what was made of each; `notice` is a printed correction's place,
    and of what is `furniture` nothing is told.

    Nothing where one of them has no text. Time grows with the length, and with the square of the number of
    sentences that changed, of which at most `align.MOST` are compared.
    """
    first, second = sentences(before), sentences(after)
    if not first or not second:
        return Correction(notice=notice)
    found = align(first, second)
    if found.same + len(found.pairs) < KEPT * len(first):
        return Correction(rewritten=True, notice=notice)
    was, now = shown(older), shown(newer)
    changes = [
        *_inside(before, after, found, was),
        *points_gone(before, after, found, was),
        *quote_changes(before, older, after, newer),
        *speaker_changes(before, older, after, newer),
        *role_changes(before, older, after, newer),
        *points_added(before, after, found, now),
        *passages_gone(before, found, furniture),
        *passages_added(after, found, furniture),
    ]
    return Correction(_once(not_told_twice(changes)), notice=notice)


def _inside(before: str, after: str, found: Aligned, was: Shown) -> list[Change]:
    """The changes within sentences that stand in both."""
    everywhere = _known(before, after)
    changes: list[Change] = []
    for one, two in found.pairs:
        for old, new in _differences(one, two, found):
            for kind, was_said, said in judged(old, new, known=everywhere):
                what = was.weigh(_passage(kind, was_said, said), was_said, one.span)
                changes.append(_change(what, before, was_said, after, said))
    return changes


def _cut_in_two(old: tuple[Token, ...], new: tuple[Token, ...], found: Aligned) -> bool:
    """Whether the words stand in a sentence that is new on the other side, or stood in one that is gone."""
    return bool(old) != bool(new) and moved(old or new, found.new if old else found.gone)


def _passage(what: Changed, old: tuple[Token, ...], new: tuple[Token, ...]) -> Changed:
    """The same kind; words that came or went and say something are a passage, and no other wording."""
    alone = bool(old) != bool(new)
    return Changed.PASSAGE if what is Changed.WORDING and alone and says_something(old or new) else what


def _known(before: str, after: str) -> frozenset[str]:
    old, new = ({t.folded for s in sentences(text) for t in s.tokens} for text in (before, after))
    return frozenset(old & new)


def _differences(one: Sentence, two: Sentence, found: Aligned) -> list[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """Stretches of words that differ, on either side or on both."""
    stretches = []
    for tag, a, b, c, d in SequenceMatcher(None, one.key, two.key, autojunk=False).get_opcodes():
        old, new = one.tokens[a:b], two.tokens[c:d]
        if tag != "equal" and not _cut_in_two(old, new, found):
            back, more = _belongs(old, new, one.tokens[b : b + _FOLLOWING])
            if old and new and measured(old[0]) and measured(new[0]):
                back = _numbers(one.tokens[:a])
            back = min(back, a, c)
            stretches.append((one.tokens[a - back : b + more], two.tokens[c - back : d + more]))
    return stretches


def _numbers(tokens: tuple[Token, ...]) -> int:
    """How many words at the end of a stretch are the number of what follows: "3.1 million"."""
    return sum(1 for _ in takewhile(lambda token: token.number, reversed(tokens)))


def _belongs(old: tuple[Token, ...], new: tuple[Token, ...], following: tuple[Token, ...]) -> tuple[int, int]:
    """How many words before and after are told with the change: "million" with its number, "City Manager" with its
    "Assistant", "largest" with its "second", and both neighbours of a "not" that came or went."""
    after = [plain(token.folded) for token in following]
    if old and new:
        return 0, int(old[-1].number and new[-1].number and bool(SCALES & set(after[:1])))
    if any(guards(token) for token in (*old, *new)):
        return 1, len(after[:1])
    if any(token.number for token in (*old, *new)):
        return 0, next((at for at, word in enumerate(after[:2], 1) if superlative(word)), 0)
    titled = any(token.folded in ROLES for token in (*old, *new))
    return 0, _to_title(following) if titled else 0


def _to_title(following: tuple[Token, ...]) -> int:
    """How many words reach to the end of a title that goes on here: "Manager" alone, "City Manager"; 0 without one."""
    named = [*takewhile(lambda token: token.folded not in GRAMMAR, following)]
    return next((at for at, token in enumerate(named, 1) if token.folded in ROLES), 0)


def _change(what: Changed, before: str, old: tuple[Token, ...], after: str, new: tuple[Token, ...]) -> Change:
    change = Change(what, *_words(before, old), *_words(after, new))
    return replace(change, what=Changed.TYPO) if change.before == change.after else change


def _words(text: str, tokens: tuple[Token, ...]) -> tuple[str, Span | None]:
    if not tokens:
        return "", None
    span = Span(tokens[0].start, tokens[-1].end)
    return span.of(text), span


def _once(changes: list[Change]) -> tuple[Change, ...]:
    """Each change once, in the order of the newer text, what was withdrawn last."""
    kept = [
        one
        for one in dict.fromkeys(changes)
        if not any(_part(one, other) or _named_by(one, other) for other in changes)
    ]
    return tuple(sorted(kept, key=_place))


def _part(one: Change, other: Change) -> bool:
    """Whether a change is told by another one of its kind that covers more."""
    if one.what is not other.what or one == other or one.before_span is None or other.before_span is None:
        return False
    return other.before_span.covers(one.before_span) and one.before_span != other.before_span


def _named_by(one: Change, other: Change) -> bool:
    """Whether a changed name is the name of a speaker of whom it is told that somebody else says it now."""
    if one.what is not Changed.NAME or other.what is not Changed.SPEAKER or not one.before or not one.after:
        return False
    sides = ((one.before, other.before), (one.after, other.after))
    return all(set(name.split()) <= set(speaker.split()) for name, speaker in sides)


def _place(change: Change) -> tuple[bool, int]:
    span = change.after_span or change.before_span
    return change.after_span is None, span.start if span else 0
