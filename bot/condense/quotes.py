"""Who said what in an article: every reported statement with its speaker, role, cue and setting."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from bot.condense import candidates, clauses, cues, roles, settings
from bot.condense.candidates import Draft
from bot.condense.candidates_loose import DASHES, before_colon
from bot.condense.names import Names
from bot.condense.quotations import Quotation, scan
from bot.condense.resolution import Focus, Speaker, named, resolve
from bot.condense.resolution_heads import read
from bot.condense.tokens import Token, tokenise
from bot.model.brief import Quote, QuoteKind, SpeakerKind
from bot.model.span import Span

SUPPORTED = ("en",)
"""Languages whose speakers are resolved; elsewhere quotations are found verbatim and stay without a speaker."""

SHOWN_FROM = 0.85
"""The confidence from which a speaker is shown as fact."""


_LABEL = re.compile(r"[“\"]?([A-Z][A-Z.'’ -]{2,30}):\s")


class _Said(NamedTuple):
    draft: Draft
    tokens: list[Token]
    sentence: int
    paragraph: int
    speaker: Speaker | None
    closed: bool
    more: list[_Said]


def find_quotes(text: str, sentences: tuple[Span, ...], names: Names, *, language: str = "en") -> tuple[Quote, ...]:
    """The statements that `text` reports, in order. Linear in the length of the text."""
    quotations = scan(text)
    if language and language.split("-", maxsplit=1)[0].lower() not in SUPPORTED:
        return tuple(_verbatim(text, quotation) for quotation in quotations if _long(text, quotation))
    said = joined(_Reader(text, sentences, names, quotations).read())
    printed = roles.table(text, sentences, names) if said else {}
    return tuple(_quote(text, one, sentences[one.sentence], names, printed) for one in said)


def _long(text: str, quotation: Quotation) -> bool:
    return len(text[quotation.inner[0] : quotation.inner[1]].split()) >= 4


def _verbatim(text: str, quotation: Quotation) -> Quote:
    span = Span(quotation.start, quotation.end)
    return Quote((span,), span.of(text), QuoteKind.DIRECT)


def joined(said: list[_Said]) -> list[_Said]:
    """The statements, with the parts of a split quotation as one: "...," X said. "..."."""
    result: list[_Said] = []
    for one in said:
        if result and _continues(result[-1], one):
            result[-1].more.append(one)
        else:
            result.append(one)
    return result


def _continues(first: _Said, second: _Said) -> bool:
    """Whether `second` goes on with the quotation of `first`: no speaker of its own, right behind, same kind."""
    last = first.more[-1] if first.more else first
    if first.draft.kind != "direct" or second.draft.kind != "direct":
        return False
    if second.draft.clause is not None and second.draft.clause is not last.draft.clause:
        return False
    if second.speaker is None or first.speaker is None or second.speaker.name != first.speaker.name:
        return False
    if second.sentence - last.sentence > 1:
        return False
    return second.paragraph == last.paragraph or (not last.closed and second.paragraph == last.paragraph + 1)


class _Reader:
    """Reads an article from top to bottom, sentence by sentence, and keeps who is in focus."""

    def __init__(self, text: str, sentences: tuple[Span, ...], names: Names, quotations: tuple[Quotation, ...]) -> None:
        self.text, self.sentences, self.names, self.quotations = text, sentences, names, quotations
        self.focus = Focus(text, names, sentences, tuple((q.start, q.end) for q in quotations))
        self._starts = [quotation.start for quotation in quotations]
        self._said: list[_Said] = []
        self._announced: tuple[int, Speaker, clauses.Clause, list[Token]] | None = None

    def read(self) -> list[_Said]:
        """Everything said, in order."""
        paragraph = 0
        for number, sentence in enumerate(self.sentences):
            if number and "\n" in self.text[self.sentences[number - 1].end : sentence.start]:
                paragraph += 1
            self._sentence(number, sentence, paragraph)
        return self._said

    def _sentence(self, number: int, sentence: Span, paragraph: int) -> None:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        tokens = tokenise(self.text, sentence.start, sentence.end, self.quotations[first:last])
        if self._signs(tokens, number, paragraph):
            return
        found = cues.find(tokens)
        parsed = clauses.parse(tokens, found)
        for draft in candidates.drafts(self.text, tokens, parsed) if found or first < last else ():
            if self._heading(draft, tokens, paragraph):
                continue
            speaker = self._speaker(draft, tokens, number, paragraph)
            quotation = tokens[draft.parts[-1][1] - 1].quotation
            closed = quotation is None or quotation.closed
            self._said.append(_Said(draft, tokens, number, paragraph, speaker, closed, []))
            if speaker:
                self.focus.heard(speaker, tokens[draft.parts[0][0]].start)
        self._announce(tokens, parsed, paragraph)

    def _heading(self, draft: Draft, tokens: list[Token], paragraph: int) -> bool:
        """A few quoted words alone, with nobody speaking in the paragraph before them, are a heading."""
        words = self.text[tokens[draft.parts[0][0]].start : tokens[draft.parts[-1][1] - 1].end].split()
        alone = draft.clause is None and len(words) < 4
        return alone and (not self._said or self._said[-1].paragraph != paragraph)

    def _announce(self, tokens: list[Token], parsed: list[clauses.Clause], paragraph: int) -> None:
        """A sentence that ends with a colon announces who speaks in the next paragraph."""
        if tokens[-1].lower != ":" or len(tokens) < 3:
            return
        clause = before_colon(tokens, len(tokens) - 1, parsed)
        speaker = self._named(clause, tokens) if clause else None
        if speaker and clause:
            self._announced = (paragraph + 1, speaker._replace(sure=min(speaker.sure, 0.9)), clause, tokens)

    def _signs(self, tokens: list[Token], number: int, paragraph: int) -> bool:
        """A line such as "- Ada Quill" after a quotation names who said it."""
        if not (
            1 < len(tokens) < 9 and tokens[0].lower in DASHES and self._said and self._said[-1].sentence == number - 1
        ):
            return False
        speaker = resolve(read(tokens, 1, len(tokens), self.names), self.focus)
        said = self._said[-1]
        if speaker is None or said.draft.clause is not None or said.paragraph < paragraph - 1:
            return False
        self._said[-1] = said._replace(speaker=speaker)
        self.focus.heard(speaker, tokens[0].start)
        return True

    def _speaker(self, draft: Draft, tokens: list[Token], number: int, paragraph: int) -> Speaker | None:
        labelled = self._label(draft, tokens)
        if labelled:
            return labelled
        clause = draft.clause
        if clause is not None and clause.first < clause.last:
            return self._named(clause, tokens)
        if self._announced and self._announced[0] == paragraph:
            return self._announced[1]
        return self._continuing(number, paragraph)

    def _named(self, clause: clauses.Clause, tokens: list[Token]) -> Speaker | None:
        return resolve(read(tokens, clause.first, clause.last, self.names), self.focus)

    def _label(self, draft: Draft, tokens: list[Token]) -> Speaker | None:
        """The speaker of a transcript's line: "QUILL: We start at noon"."""
        span = tokens[draft.parts[0][0]]
        match = _LABEL.match(self.text, span.start, span.end)
        if match is None or draft.clause is not None:
            return None
        mention = next(iter(self.names.at(match.start(1), match.end(1))), None)
        entity = self.names.named(match[1]) or (self.names.entity(mention) if mention else None)
        if entity is None:
            return Speaker(match[1], SpeakerKind.UNKNOWN, 0.85, mention=Span(*match.span(1)))
        return Speaker(entity.full, SpeakerKind.PERSON, 0.9, None, None, entity.span, Span(*match.span(1)), "label")

    def _continuing(self, number: int, paragraph: int) -> Speaker | None:
        """Who goes on speaking where no speaker is printed: the subject of the sentence before, if nothing was
        said there, else whoever spoke last, if that was close enough."""
        if number and (not self._said or self._said[-1].sentence < number - 1):
            mention = self.focus.subject_of(number - 1)
            if mention is not None and self.names.entity(mention).kind == "person":
                return named(mention, self.names, "subject", 0.75)
        if not self._said or self.focus.last is None:
            return None
        gap = paragraph - self._said[-1].paragraph
        if gap > 2:
            return None
        return self.focus.last._replace(sure=0.9 if gap == 0 else 0.76, how="continued", mention=None)


def _quote(text: str, said: _Said, sentence: Span, names: Names, printed: dict[int, roles.Role]) -> Quote:
    draft, tokens, speaker = said.draft, said.tokens, said.speaker
    segments = tuple(
        Span(part.tokens[first].start, part.tokens[last - 1].end)
        for part in (said, *said.more)
        for first, last in part.draft.parts
    )
    cue = draft.clause.cue if draft.clause else None
    cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end) if cue and cue.kind != "colon" else None
    setting = settings.find(text, sentence, segments, cue_span)
    plain = Quote(
        segments=segments,
        text=" … ".join(span.of(text) for span in segments),
        kind=QuoteKind(draft.kind),
        fragments=tuple(Span(tokens[at].start, tokens[at].end) for at in draft.fragments),
        cue=cue_span.of(text) if cue_span else None,
        cue_span=cue_span,
        setting=setting.of(text) if setting else None,
        setting_span=setting,
    )
    return _credited(text, plain, speaker, names, printed) if speaker else plain


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
        return (roles.on_behalf(text, speaker.name.split()[0], entity), None) if entity else (None, None)
    return None, None
