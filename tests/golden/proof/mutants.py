"""Points that say something else than their source, made from valid ones. Every edit is consistent with its text,
so that only the rule it breaks can refuse it; a few of each class change the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.model.brief import Cut, Edit, Keep, KeyPoint, Put, Status
from bot.model.span import Span
from tests.golden.proof.markup import finish
from tests.golden.proof.newsroom import HEDGES, NEGATIONS, QUALIFIERS, UNITS, Sample

WHYS = ("aside", "parenthesis", "end", "connective", "lead-in", "dateline", "caption")
NUMBER = re.compile(r"\b\d+\b")


@dataclass(frozen=True)
class Mutant:
    """A point that must not prove."""

    kind: str
    how: str
    text: str
    point: KeyPoint


def mutants(sample: Sample) -> Iterator[Mutant]:
    """Every mutant of a sample, by class."""
    for kind, make in _MAKERS.items():
        for how, point in make(sample):
            if point.text != sample.point.text or point != sample.point:
                yield Mutant(kind, how, sample.text, point)


def numbers(sample: Sample) -> Iterator[tuple[str, KeyPoint]]:
    for found in _kept(sample, NUMBER):
        yield "text alone", _text(sample, found.of(sample.text), "7431")
        yield "another number put in", _swap(sample, found, "104")
        yield "dropped unrecorded", _drop(sample, found, None)
    for found in _kept(sample, _any(QUALIFIERS)):
        for why in WHYS:
            yield f"qualifier cut as {why}", _drop(sample, found, why)
    for found in _kept(sample, _any(unit.split()[0] for unit in UNITS)):
        for why in WHYS[:3]:
            yield f"unit cut as {why}", _drop(sample, found, why)


def names(sample: Sample) -> Iterator[tuple[str, KeyPoint]]:
    other = _other(sample)
    for found in _kept(sample, re.compile(re.escape(sample.name))):
        yield "text alone", _text(sample, sample.name, other)
        yield "another name put in", _swap(sample, found, other)
    for found in _kept(sample, re.compile(rf"\b{re.escape(sample.name.split()[1])}\b")):
        yield "another name for the last name", _swap(sample, found, other)
    for at, edit in enumerate(sample.point.edits):
        if isinstance(edit, Put):
            start = sample.text.rindex(other)
            put = Put(other, Span(start, start + len(other)))
            yield "another antecedent", _with(sample, (*sample.point.edits[:at], put, *sample.point.edits[at + 1 :]))
    if sample.point.claimant:
        yield "another claimant", replace(sample.point, claimant=other)
        yield "another claimant by last name", replace(sample.point, claimant=other.split()[1])


def negations(sample: Sample) -> Iterator[tuple[str, KeyPoint]]:
    for found in _kept(sample, re.compile(r"(?:(?<= )not|(?<=can)not|never)\b")):
        yield "text alone", _text(sample, found.of(sample.text), "")
        yield "dropped unrecorded", _drop(sample, found, None)
        for why in WHYS:
            yield f"cut as {why}", _drop(sample, found, why)
    for found in _kept(sample, _any(NEGATIONS)):
        yield "cut with its verb", _drop(sample, found, "aside")
    for found in list(_kept(sample, _any(HEDGES)))[:1]:
        yield "borrowed from another sentence", _swap(sample, found, "did not")
        yield "borrowed as a kept piece", _borrow(sample, found, "not")


def attributions(sample: Sample) -> Iterator[tuple[str, KeyPoint]]:
    if not sample.attribution or not sample.point.claimant:
        return
    plain = {"claimant": None, "cue": None, "role": None, "status": Status.REPORTED}
    bare = replace(sample.point, **plain)  # type: ignore[arg-type]  # the fields' own types
    yield "kept, but called reported", bare
    for found in _kept(sample, re.compile(re.escape(sample.attribution.strip(" ")))):
        for why in (None, *WHYS):
            dropped = _drop(sample, found, why)
            yield f"cut as {why}", replace(dropped, **plain)  # type: ignore[arg-type]  # the fields' own types
            yield f"cut as {why}, claimant kept", dropped
    for status in Status:
        if status in _CONTRARY.get(sample.point.status, ()):
            yield f"status {status.value}", replace(sample.point, status=status)
    yield "another cue", replace(sample.point, cue="denied", status=Status.DENIED)
    yield "a role of nobody", replace(sample.point, role="Archduke")


def hedges(sample: Sample) -> Iterator[tuple[str, KeyPoint]]:
    for found in _kept(sample, _any(HEDGES)):
        yield "text alone", _text(sample, found.of(sample.text), "will")
        yield "dropped unrecorded", _drop(sample, found, None)
        yield "another modal put in", _swap(sample, found, "will")
        for why in WHYS:
            yield f"cut as {why}", _drop(sample, found, why)


_CONTRARY = {
    Status.SAID: (Status.DENIED, Status.CONFIRMED, Status.ALLEGED, Status.PROMISED),
    Status.WARNED: (Status.SAID, Status.CONFIRMED, Status.PROMISED),
    Status.ALLEGED: (Status.SAID, Status.CONFIRMED, Status.ACKNOWLEDGED),
    Status.ARGUED: (Status.CONFIRMED, Status.ACKNOWLEDGED, Status.SAID),
    Status.ACKNOWLEDGED: (Status.SAID, Status.DENIED, Status.ALLEGED),
    Status.EXPECTED: (Status.SAID, Status.CONFIRMED, Status.PROMISED),
    Status.CONFIRMED: (Status.SAID, Status.DENIED, Status.ALLEGED),
}
_MAKERS: dict[str, Callable[[Sample], Iterator[tuple[str, KeyPoint]]]] = {
    "number": numbers,
    "name": names,
    "negation": negations,
    "attribution": attributions,
    "hedge": hedges,
}


def _any(words: Iterator[str] | list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")


def _other(sample: Sample) -> str:
    match = re.search(r"\n\n(\w+ \w+) will stay", sample.text)
    assert match is not None
    return match.group(1)


def _kept(sample: Sample, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern stands in kept words."""
    for edit in sample.point.edits:
        if isinstance(edit, Keep):
            for match in pattern.finditer(sample.text, edit.span.start, edit.span.end):
                if match.group():
                    yield Span(match.start(), match.end())


def _text(sample: Sample, old: str, new: str) -> KeyPoint:
    return replace(sample.point, text=" ".join(sample.point.text.replace(old, new, 1).split()))


def _with(sample: Sample, edits: tuple[Edit, ...]) -> KeyPoint:
    words = "".join(
        edit.text if isinstance(edit, Put) else edit.span.of(sample.text) for edit in edits if not isinstance(edit, Cut)
    )
    return replace(sample.point, edits=edits, text=finish(words))


def _drop(sample: Sample, gone: Span, why: str | None) -> KeyPoint:
    """The point without `gone` (and the blank that follows it), recorded as a cut or not at all."""
    end = gone.end + (sample.text[gone.end : gone.end + 1] == " ")
    return _instead(sample, Span(gone.start, end), [Cut(Span(gone.start, end), why)] if why else [])


def _swap(sample: Sample, gone: Span, new: str) -> KeyPoint:
    """The point with words of the article's last paragraph in place of `gone`."""
    start = sample.text.rindex(new)
    return _instead(sample, gone, [Cut(gone, "name"), Put(new, Span(start, start + len(new)))])


def _borrow(sample: Sample, gone: Span, new: str) -> KeyPoint:
    start = sample.text.rindex(new)
    return _instead(sample, gone, [Cut(gone, "aside"), Keep(Span(start, start + len(new)))])


def _instead(sample: Sample, gone: Span, new: list[Edit]) -> KeyPoint:
    edits: list[Edit] = []
    for edit in sample.point.edits:
        if not (isinstance(edit, Keep) and edit.span.covers(gone)):
            edits.append(edit)
            continue
        edits += [Keep(Span(edit.span.start, gone.start))] if edit.span.start < gone.start else []
        edits += new
        edits += [Keep(Span(gone.end, edit.span.end))] if gone.end < edit.span.end else []
    return _with(sample, tuple(edits))
