"""Who said what in an article: every reported statement with its speaker, role, cue and setting."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from bot.condense import roles, settings
from bot.condense.lexicon import closed
from bot.condense.names import Names
from bot.condense.quotations import Quotation, scan
from bot.condense.quotes_explained import found, labelled, weighed
from bot.condense.quotes_reader import read
from bot.condense.quotes_said import Said
from bot.condense.quotes_turns import turn_quotes
from bot.condense.resolution_focus import Speaker
from bot.condense.transcripts import Turn, turns
from bot.model.brief import Polarity, Quote, QuoteKind, SpeakerKind
from bot.model.explained import Explained
from bot.model.span import Span

_WORD = re.compile(r"[^\W\d_]+")
_PARTICLE = re.compile(r"[ \xa0](on|for)[ \xa0]")

SUPPORTED = ("en",)
"""Languages whose speakers are resolved; elsewhere quotations are found verbatim and stay without a speaker."""

SHOWN_FROM = 0.85
"""The confidence from which a speaker is shown as fact."""


def find_quotes(text: str, sentences: tuple[Span, ...], names: Names, *, language: str = "en") -> tuple[Quote, ...]:
    """The statements that `text` reports, in order. Linear in the length of the text."""
    quotations = scan(text)
    if language and language.split("-", maxsplit=1)[0].lower() not in SUPPORTED:
        return tuple(_verbatim(text, quotation) for quotation in quotations if _long(text, quotation))
    told = turns(text, names)
    printed = roles.table(text, sentences, names)
    said = read(text, _outside(sentences, told), names, quotations, _offices(printed))
    spoken = turn_quotes(text, told, names, printed)
    return _in_order((*spoken, *(_quote(text, one, names, printed) for one in said)))


def explain_quotes(text: str, sentences: tuple[Span, ...], names: Names) -> tuple[Explained, ...]:
    """The statements of an English `text` as `find_quotes` gives them, each with all who could have said it."""
    told = turns(text, names)
    printed = roles.table(text, sentences, names)
    said = read(text, _outside(sentences, told), names, scan(text), _offices(printed), every_way=True)
    quotes = [Explained(_quote(text, one, names, printed), found(one), *weighed(one, names)) for one in said]
    quotes += [labelled(quote) for quote in turn_quotes(text, told, names, printed)]
    return tuple(sorted(quotes, key=lambda one: one.quote.segments[0]))


def _offices(printed: dict[int, roles.Role]) -> dict[int, str]:
    return {number: role.text for number, role in printed.items()}


def _in_order(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda quote: quote.segments[0]))


def _outside(sentences: tuple[Span, ...], told: tuple[Turn, ...]) -> tuple[Span, ...]:
    """The sentences outside the turns of a transcript: inside, all is said by whoever has the turn."""
    if not told:
        return sentences
    starts = [turn.whole.start for turn in told]
    return tuple(one for one in sentences if not _within(one, told[max(0, bisect_right(starts, one.start) - 1)]))


def _within(sentence: Span, turn: Turn) -> bool:
    return turn.whole.overlaps(sentence)


def _long(text: str, quotation: Quotation) -> bool:
    return len(text[quotation.inner[0] : quotation.inner[1]].split()) >= 4


def _verbatim(text: str, quotation: Quotation) -> Quote:
    span = Span(quotation.start, quotation.end)
    return Quote((span,), span.of(text), QuoteKind.DIRECT)


def _quote(text: str, said: Said, names: Names, printed: dict[int, roles.Role]) -> Quote:
    draft, tokens, speaker = said.draft, said.tokens, said.speaker
    segments = said.segments
    cue = draft.clause.cue if draft.clause else None
    cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end) if cue and cue.kind != "colon" else None
    cue_span = _with_particle(text, cue_span, segments) if cue_span else None
    setting = settings.find(text, said.within, segments, cue_span)
    plain = Quote(
        segments=segments,
        text=" … ".join(span.of(text) for span in segments),
        kind=QuoteKind(draft.kind),
        fragments=tuple(Span(tokens[at].start, tokens[at].end) for at in draft.fragments),
        cue=cue_span.of(text) if cue_span else None,
        cue_span=cue_span,
        setting=setting.of(text) if setting else None,
        setting_span=setting,
        polarity=_polarity(cue_span.of(text)) if cue_span else None,
    )
    return _credited(text, plain, speaker, names, printed) if speaker else plain


def _with_particle(text: str, cue: Span, segments: tuple[Span, ...]) -> Span:
    """The cue with the "on" or "for" without which it means something else: "called on", "called for"."""
    particle = _PARTICLE.match(text, cue.end)
    called = cue.of(text).lower() in closed("calls") and particle is not None
    return Span(cue.start, particle.end(1)) if called and particle and particle.end() == segments[0].start else cue


def _polarity(cue: str) -> Polarity:
    return Polarity.DENIED if cue.lower() in closed("denial") else Polarity.AFFIRMED


def _credited(text: str, quote: Quote, speaker: Speaker, names: Names, printed: dict[int, roles.Role]) -> Quote:
    role, span = _role(text, speaker, names, printed)
    confidence = round(speaker.sure, 2)
    return replace(
        quote,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        principal=speaker.principal,
        mention=speaker.mention,
        name_span=speaker.name_span,
        role=role,
        role_span=span,
        confidence=confidence,
        shown=confidence >= SHOWN_FROM,
    )


def _role(text: str, speaker: Speaker, names: Names, printed: dict[int, roles.Role]) -> tuple[str | None, Span | None]:
    if speaker.entity is not None and speaker.entity in printed:
        return printed[speaker.entity]
    if speaker.kind is SpeakerKind.SPOKESPERSON and speaker.principal:
        entity = names.named(speaker.principal)
        noun = _noun(speaker.name)
        return (roles.on_behalf(text, noun, entity), None) if entity and noun else (None, None)
    return None, None


def _noun(name: str) -> str:
    """The word that says that somebody speaks for another ("spokesman"), as printed; empty where none does."""
    return next((word for word in _WORD.findall(name) if word.lower() in closed("spokes")), "")
