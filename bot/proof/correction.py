"""Proves corrections: what is said to have changed stood in one version and does not stand so in the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from bot.errors import ProofError
from bot.model.correction import Change, Changed, Correction
from bot.model.span import Span
from bot.proof.printed import Printed, fingerprint, fold
from bot.proof.proven import Proven, mint
from bot.proof.words import CALENDAR, HEDGE, QUALIFIER, listed, negative, numeric, tokens

_NOTICE = re.compile(
    r"\b(?:correct(?:ion|ed|s)?|clarif\w+|amended|(?:earlier|previous|prior) version)\b", re.IGNORECASE
)
_ELSEWHERE = frozenset({Changed.ROLE, Changed.SPEAKER})
"""What may be printed in a sentence that is another one in the newer version."""

_ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")

SHARED = 0.4
"""The part of their words that the sentences around two versions of a change share, at least."""


def prove_correction(before: str, after: str, correction: Correction) -> tuple[Proven[Correction], tuple[str, ...]]:
    """The correction with only the changes that the two texts bear out, proved against `after`; and the rule that
    refused each of the others, one line each. Never raises for a wrong change."""
    old, new = Printed.read(before), Printed.read(after)
    kept, refused = [], []
    for number, change in enumerate(correction.changes):
        try:
            check_change(old, new, change)
            kept.append(change)
        except ProofError as error:
            refused.append(f"change {number}: {error}")
    notice = correction.notice if correction.notice is None or _says_so(new, correction.notice) else None
    proven = replace(correction, changes=() if correction.rewritten else tuple(kept), notice=notice)
    return mint(proven, fingerprint(after)), tuple(refused)


def _says_so(new: Printed, notice: Span) -> bool:
    return notice.end <= len(new.text) and _NOTICE.search(notice.of(new.text)) is not None


def check_change(old: Printed, new: Printed, change: Change) -> None:
    """Nothing when every rule passes; ProofError, whose message begins with the rule's name, else."""
    for printed, words, span in ((old, change.before, change.before_span), (new, change.after, change.after_span)):
        if span is not None and (span.end > len(printed.text) or span.of(printed.text) != words):
            raise ProofError("verbatim: the words do not stand at their span")
    for printed, other, span in ((old, new, change.before_span), (new, old, change.after_span)):
        if span is not None and _stands(printed, other, span):
            raise ProofError("same: the sentence stands unchanged in the other version")
    _check_place(old, new, change)
    _check_kind(change)
    if change.what is Changed.QUOTE and not _in_marks(old, change.before_span):
        raise ProofError("marks: what changed was no quotation")


def _stands(printed: Printed, other: Printed, span: Span) -> bool:
    """Whether the sentence around the span stands in the other version as printed, marks and case included; "City
    Manager Roe came." does not stand in "Assistant City Manager Roe came."."""
    first, last = printed.sentence(span.start), printed.sentence(span.end - 1)
    words = printed.text[first.start : last.end].split()
    again = re.finditer(r"\s+".join(map(re.escape, words)), other.text)
    return any(other.sentence_starts(found.start()) for found in again)


def _check_place(old: Printed, new: Printed, change: Change) -> None:
    """What was changed into something else is the same place: the sentences share their words."""
    if change.before_span is None or change.after_span is None or change.what in _ELSEWHERE:
        return
    one = Counter(tokens(_around(old, change.before_span)))
    two = Counter(tokens(_around(new, change.after_span)))
    if 2 * (one & two).total() < SHARED * (one.total() + two.total()):
        raise ProofError("place: the two do not stand in one sentence")


def _around(printed: Printed, span: Span) -> str:
    first, last = printed.sentence(span.start), printed.sentence(span.end - 1)
    return printed.text[first.start : last.end]


def _check_kind(change: Change) -> None:
    one, two = tokens(change.before), tokens(change.after)
    if fold(change.before) == fold(change.after) and change.what is not Changed.TYPO:
        raise ProofError("kind: nothing but case or blanks changed")
    if change.what is Changed.NUMBER and not any(numeric(word) or word in _ORDINALS for word in one + two):
        raise ProofError("kind: no number changed")
    if change.what is Changed.DATE and not any(word in CALENDAR or word.endswith("day") for word in one + two):
        raise ProofError("kind: no date changed")
    if change.what in (Changed.NAME, Changed.SPEAKER) and not any(c.isupper() for c in change.before + change.after):
        raise ProofError("kind: no name changed")
    if change.what is Changed.PASSAGE and change.before and change.after:
        raise ProofError("kind: a passage came or went, it took no other's place")
    if change.what in (Changed.TYPO, Changed.WORDING):
        _check_immaterial(one, two)


def _check_immaterial(one: list[str], two: list[str]) -> None:
    """A typo or a rewording changes no number in digits, no negation and no hedge."""
    digits = [sorted(w.replace(",", "") for w in words if w.isdigit()) for words in (one, two)]
    if all(digits) and digits[0] != digits[1]:
        raise ProofError("kind: a typo changes no number")
    weighty = [{word for word in words if word in HEDGE | QUALIFIER} for words in (one, two)]
    if (negative(one) is None) != (negative(two) is None) or weighty[0] != weighty[1]:
        raise ProofError("kind: a rewording changes no negation and no hedge")


def _in_marks(old: Printed, span: Span | None) -> bool:
    return span is not None and any(old.inside(at) for at in range(span.start, span.end))
