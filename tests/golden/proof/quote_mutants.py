"""True quotes of invented articles, in the forms in which news prints them, and everything false made from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from bot.model.brief import Quote, QuoteKind, SpeakerKind
from bot.model.span import Span

FIRST = "Ada Bram Cora Dario Edda Femke Goran Hedda Ivo Jorun Karsten Liv Milo Nell Orla Pavo Runa Sten Tova Ulla"
LAST = "Quill Lund Brask Tennant Ferrant Kestel Tolland Ashby Marrow Holm Oakes Varga Stroud Penn Dray Wicks Fell"
ROLES = "Mayor Councillor Judge Senator Sheriff Commissioner Treasurer Superintendent"
SAID = (
    "We will not close the pier before {n} boats are repaired",
    "The dam may cost about {n} crowns",
    "Nobody in the harbour was told for {n} days",
    "It could take at least {n} weeks to mend the bridge",
    "I never promised {n} new houses",
)


@dataclass(frozen=True)
class Sample:
    """An article with a quote in it, and the other person and role that it prints."""

    text: str
    quote: Quote
    other: str
    other_role: str


FORMS: tuple[str, ...] = (
    "“{said},” {who} said.",
    "“{said},” said {who}.",
    "“{said},” {who} told reporters on Monday.",
    "{who} said, “{said}.”",
    '"{said}," {who} said.',
    "“{said},” warned {who}, who lives in Velm.",
)


def samples(count: int) -> Iterator[Sample]:
    """So many different articles with one true quote each."""
    dice = Random(7)  # noqa: S311 - the same articles every time, no secret
    for number in range(count):
        names = dice.sample(FIRST.split(), 2), dice.sample(LAST.split(), 2)
        who, other = (f"{first} {last}" for first, last in zip(*names, strict=True))
        role, other_role = dice.sample(ROLES.split(), 2)
        said = dice.choice(SAID).format(n=11 + number)
        form = FORMS[number % len(FORMS)]
        lead = f"{other_role} {other} came to Velm on Friday, and many people listened in the rain."
        text = f"{lead}\n\n{form.format(said=said, who=f'{role} {who}')}\n\nThe harbour was quiet by night."
        yield Sample(text, _quote(text, said, who, role, closed=not form.startswith("{who}")), other, other_role)


def _quote(text: str, said: str, who: str, role: str, *, closed: bool) -> Quote:
    start = text.index(said) - 1
    segment = Span(start, start + len(said) + 3)
    named = Span(text.index(who), text.index(who) + len(who))
    assert closed or text[segment.end - 2] == "."
    return Quote(
        segments=(segment,),
        text=segment.of(text),
        kind=QuoteKind.DIRECT,
        speaker=who,
        speaker_kind=SpeakerKind.PERSON,
        mention=named,
        name_span=named,
        role=role,
        confidence=0.9,
        shown=True,
    )


def speakers(sample: Sample) -> Iterator[Quote]:
    """Somebody else of the article says it, whatever spans are given with the name."""
    quote, there = sample.quote, sample.text.index(sample.other)
    span = Span(there, there + len(sample.other))
    bare = replace(quote, role=None)
    yield replace(bare, speaker=sample.other)
    yield replace(bare, speaker=sample.other, mention=None, name_span=None)
    yield replace(bare, speaker=sample.other, mention=span, name_span=span)
    yield replace(bare, speaker=f"{(quote.speaker or '').split()[0]} {sample.other.split()[1]}")


def roles(sample: Sample) -> Iterator[Quote]:
    """The other person's title, and one that nobody has."""
    yield replace(sample.quote, role=sample.other_role)
    yield replace(sample.quote, role="Archduke")
    yield replace(sample.quote, role=f"{sample.other_role} {sample.quote.role}")


def words(sample: Sample) -> Iterator[Quote]:
    """Another number, no negation, a letter more or less; at the same span."""
    text = sample.quote.text
    for old, new in (("not ", ""), ("never ", ""), ("may ", "will "), ("Nobody", "Everybody"), ("could", "will")):
        if old in text:
            yield replace(sample.quote, text=text.replace(old, new))
    yield replace(sample.quote, text=re.sub(r"\d", lambda digit: str((int(digit.group()) + 1) % 10), text, count=1))
    yield replace(sample.quote, text=text[:4] + text[5:])
    yield replace(sample.quote, text=text[1:-1])


def segments(sample: Sample) -> Iterator[Quote]:
    """The quotation begun later, ended earlier, shifted, or reaching out of its marks; the text follows."""
    (span,), text = sample.quote.segments, sample.text
    inner = Span(span.start + 1, span.end - 1)
    blanks = [at for at in range(inner.start, inner.end) if text[at] == " "]
    moved = [Span(span.start + 3, span.end), Span(span.start, span.end - 5), Span(span.start + 2, span.end + 2)]
    cut = [Span(blanks[1] + 1, span.end), Span(span.start, blanks[-2]), Span(span.start, span.end + 12)]
    for new in (*moved, *cut, Span(max(0, span.start - 9), span.end)):
        yield replace(sample.quote, segments=(new,), text=new.of(text))
    split = (Span(span.start, blanks[1]), Span(blanks[2] + 1, span.end))
    yield replace(sample.quote, segments=split, text=" … ".join(part.of(text) for part in split))


MAKERS: dict[str, Callable[[Sample], Iterator[Quote]]] = {
    "speaker": speakers,
    "role": roles,
    "words": words,
    "segment": segments,
}
