"""Proves quotes: every word, every mark and every name of a quote is where it says."""

from __future__ import annotations

import re

from bot.errors import ProofError
from bot.model.brief import Quote, QuoteKind, SpeakerKind
from bot.model.span import Span
from bot.proof.antecedents import is_acronym
from bot.proof.crediting import credited, is_another
from bot.proof.governed import withheld
from bot.proof.marks import DOUBLE, SINGLE
from bot.proof.offices import no_office
from bot.proof.people import names, parts, same_person, shared_name
from bot.proof.printed import Printed, fingerprint, fold
from bot.proof.proven import Proven, mint
from bot.proof.replay import splits_word
from bot.proof.roles import composed, role_fits
from bot.proof.transcript import is_turn, stands_for
from bot.proof.words import HE, SHE, TITLES, listed

JOINT = " … "

_PRONOUN = listed("he she they it i we you who his her their him them")
_GROUP = re.compile(
    r"\b(?:spokes\w+|representatives?|campaign|office|aides?|lawyers?|attorneys?|team|administration|family|"
    r"press secretary|advis[eo]rs?|manager)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+(?:for|of|from|at|to)\s+", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+|,\s+")
_SPOKES = re.compile(r"\bspokes\w+", re.IGNORECASE)
_SPOKES_FOR = re.compile(r"\bspokes\w+\s+(?:for|of|from)\s+([^,]*)", re.IGNORECASE)


_EDGES = DOUBLE | SINGLE | {"\n"}


def prove_quote(text: str, quote: Quote) -> Proven[Quote]:
    """The proven quote; ProofError whose message begins with the name of the rule that refuses it."""
    return mint(check_quote(Printed.read(text), quote), fingerprint(text))


def check_quote(printed: Printed, quote: Quote) -> Quote:
    """The same quote, when every rule passes; ProofError else."""
    check_printed(printed, quote)
    reason = withheld(printed, quote) if quote.shown else None
    if reason:
        raise ProofError(f"frame: not to be shown as a plain statement, since {reason}")
    return quote


def check_printed(printed: Printed, quote: Quote) -> Quote:
    """The same quote, when all but the frame it is shown in passes: for one that `lowered` has looked at."""
    _check_segments(printed, quote)
    _check_marks(printed, quote)
    _check_spans(printed, quote)
    if quote.speaker is not None:
        _check_speaker(printed, quote, quote.speaker)
    if quote.role is not None and not _role(printed, quote.role, quote.speaker):
        raise ProofError("role: it is not printed with this speaker in the article")
    wrong = no_office(quote.role, quote.speaker) if quote.role is not None else None
    if wrong:
        raise ProofError(f"role: it tells no office: {wrong}")
    return quote


def _check_segments(printed: Printed, quote: Quote) -> None:
    reached = 0
    for span in quote.segments:
        if span.start < reached or span.end > len(printed.text):
            raise ProofError("segments: they overlap, are out of order or reach beyond the text")
        reached = span.end
        if splits_word(printed.text, span.start) or splits_word(printed.text, span.end):
            raise ProofError("segments: one begins or ends inside a word")
    if quote.text != JOINT.join(span.of(printed.text) for span in quote.segments):
        raise ProofError("verbatim: the text is not what stands at the segments")
    if not any(character.isalnum() for character in quote.text):
        raise ProofError("verbatim: a quote holds words")


def _check_marks(printed: Printed, quote: Quote) -> None:
    if quote.kind is QuoteKind.DIRECT and not is_turn(printed.text, quote):
        for span in quote.segments:
            if not printed.all_inside(span) and not _all_in_odd_marks(printed, span):
                raise ProofError("marks: a direct quote holds words outside quotation marks")
    if quote.kind is QuoteKind.DIRECT and any(
        printed.all_inside(s) and not _whole(printed.text, s) for s in quote.segments
    ):
        raise ProofError("marks: a part of a quotation may leave out what turns its meaning")
    for fragment in quote.fragments:
        if not any(span.covers(fragment) for span in quote.segments):
            raise ProofError("fragments: one lies outside the segments")
        if not printed.all_inside(fragment) and not _all_in_odd_marks(printed, fragment):
            raise ProofError("fragments: one holds words outside quotation marks")
    if quote.kind is QuoteKind.INDIRECT and _wrapped(quote.text):
        raise ProofError("marks: an indirect quote comes in quotation marks")


def _whole(text: str, span: Span) -> bool:
    """Whether a segment reaches from mark to mark, or to the border of its paragraph where the quotation goes on."""
    begin, end = span.start, span.end
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    head, tail = text[max(0, span.start - 1) : begin] or "\n", text[end : span.end + 1]
    opened = span.start == 0 or bool(_EDGES & set(head))
    return opened and (span.end == len(text) or bool(_EDGES & set(tail)))


def _wrapped(words: str) -> bool:
    marks = DOUBLE | SINGLE
    return words[:1] in marks and words[-1:] in marks


def _all_in_odd_marks(printed: Printed, span: Span) -> bool:
    """Marks that the reading of the paragraph misses (an odd one earlier): the segment brings its own pair."""
    words = span.of(printed.text)
    inner = words[1:-1]
    return _wrapped(words) and not any(mark in DOUBLE for mark in inner)


def _check_spans(printed: Printed, quote: Quote) -> None:
    """Cue and setting stand at their spans as given; mention, name and role spans lie in the text."""
    for label, words, span in (("cue", quote.cue, quote.cue_span), ("setting", quote.setting, quote.setting_span)):
        if span is None:
            continue
        if span.end > len(printed.text) or words is None or fold(span.of(printed.text)) != fold(words):
            raise ProofError(f"{label}: it does not stand at its span")
    for label, span in (("mention", quote.mention), ("name", quote.name_span), ("role", quote.role_span)):
        if span is not None and span.end > len(printed.text):
            raise ProofError(f"{label}: its span reaches beyond the text")
    if quote.cue and quote.cue_span is None and not _printed(printed, quote.cue):
        raise ProofError("cue: it is not printed in the article")
    if quote.setting and quote.setting_span is None and not _printed(printed, quote.setting):
        raise ProofError("setting: it is not printed in the article")
    if quote.role and quote.role_span is not None and not _role_there(printed, quote.role, quote.role_span):
        raise ProofError("role: it does not stand at its span")


def _role_there(printed: Printed, role: str, span: Span) -> bool:
    there = fold(span.of(printed.text))
    return fold(role) == there or (bool(_GROUP.search(role)) and there in fold(role)) or fold(role) in there


def _printed(printed: Printed, words: str) -> bool:
    return words in printed.text or fold(words) in printed.folded


def _role(printed: Printed, role: str, speaker: str | None) -> bool:
    if speaker is None or _GROUP.search(speaker):
        return _printed(printed, role) or composed(printed, role)
    return role_fits(printed, role, speaker)


def _check_speaker(printed: Printed, quote: Quote, speaker: str) -> None:
    group = quote.speaker_kind is SpeakerKind.SPOKESPERSON or bool(_GROUP.search(speaker))
    known = (
        _printed(printed, speaker)
        or shared_name(printed, speaker)
        or _joint(printed, speaker)
        or (group and composed(printed, speaker))
    )
    if not known:
        raise ProofError("speaker: the name is not printed in the article")
    if quote.name_span is not None and not _named_at(printed, speaker, quote.name_span):
        raise ProofError("speaker: the name does not stand at its span")
    if quote.principal and parts(quote.principal) == parts(speaker):
        raise ProofError("speaker: a spokesperson is not the principal")
    if quote.mention is not None:
        label = quote.mention.of(printed.text)
        if not (stands_for(label, speaker) and is_turn(printed.text, quote)):
            _check_mention(printed, label, speaker)
    if quote.kind is QuoteKind.DIRECT:
        _check_beside(printed, quote, speaker)


def _check_beside(printed: Printed, quote: Quote, speaker: str) -> None:
    """Nothing, or ProofError where the words beside the quotation name somebody else."""
    for segment in quote.segments:
        name = credited(printed, segment)
        if name and is_another(name, speaker) and not _acronyms(printed, name.span.of(printed.text), speaker):
            raise ProofError("speaker: the words beside the quotation credit somebody else")


def _joint(printed: Printed, speaker: str) -> bool:
    """Several printed names joined by commas and "and"."""
    found = [name for name in _AND.split(speaker) if name]
    return len(found) > 1 and all(_printed(printed, name) for name in found)


def _named_at(printed: Printed, speaker: str, span: Span) -> bool:
    """Whether the name, or for "Roe's campaign" the fuller name of Roe, stands at `span`."""
    there, wanted = parts(span.of(printed.text)), parts(speaker)
    if any(is_acronym(printed.text, word, span.of(printed.text)) for word in speaker.split()):
        return True
    if set(there) & set(wanted) and any(word[:1].islower() for word in speaker.split()):
        return True
    return bool(there) and (set(there) <= set(wanted) or set(wanted) <= set(there))


def _check_mention(printed: Printed, mention: str, speaker: str) -> None:
    """A mention by name shares a part with the speaker; one by a spokesperson's words is not the principal."""
    there, wanted = parts(mention), parts(speaker)
    by_pronoun = len(there) == 1 and there[0] in _PRONOUN
    if by_pronoun:
        return _check_agrees(printed, there[0], wanted)
    if _SPOKES.search(mention):
        return _check_spokesperson(mention, speaker)
    named = any(part not in TITLES and _capital(mention, part) for part in there)
    if named and not set(there) & set(wanted) and not _acronyms(printed, mention, speaker):
        raise ProofError("speaker: the mention beside the quote names somebody else")
    return None


def _capital(mention: str, part: str) -> bool:
    at = mention.casefold().find(part)
    return at >= 0 and mention[at].isupper() and not (at == 0 or mention[:at].strip().casefold() in {"the", "a", "an"})


def _acronyms(printed: Printed, mention: str, speaker: str) -> bool:
    short, full = mention.removeprefix("the ").removeprefix("The ").strip(), speaker
    return is_acronym(printed.text, short, full) or is_acronym(printed.text, full, short)


def _check_spokesperson(mention: str, speaker: str) -> None:
    """Nothing, or ProofError: "a spokesman for Roe" is not Roe; "spokesman John Doe" and "Doe, a spokesman for Roe" are John Doe."""
    if _SPOKES.search(speaker):
        return
    wanted = set(parts(speaker)) - TITLES
    principal = _SPOKES_FOR.search(mention)
    if principal:
        rest = mention[: principal.start()] + mention[principal.end() :]
        spoken_for = bool(wanted & set(parts(principal.group(1)))) and not wanted & set(parts(rest))
    else:
        spoken_for = any(
            re.search(rf"\b{re.escape(p)}(?:['’]s?)?\s+(?:\w+\s+)?spokes", mention, re.IGNORECASE) for p in wanted
        )
        spoken_for = spoken_for and not wanted & set(parts(_SPOKES.split(mention)[-1]))
    if spoken_for:
        raise ProofError("speaker: a spokesperson is not the principal")


def _check_agrees(printed: Printed, pronoun: str, wanted: tuple[str, ...]) -> None:
    """Nothing, or ProofError for "she" where the only bearer of the name is a Mr."""
    if pronoun not in {"he", "she"} or not wanted:
        return
    against = SHE if pronoun == "he" else HE
    if not any(title in printed.folded for title in against):
        return
    bearers = [name for name in names(printed.text) if name.last == wanted[-1]]
    told = {name.gender for name in bearers} - {""}
    if told == {"she" if pronoun == "he" else "he"} and all(same_person(name.parts, wanted) for name in bearers):
        raise ProofError("speaker: pronoun and honorific do not agree")
