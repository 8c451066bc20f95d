"""Reads an article from top to bottom and notes who says what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.condense import candidates, clauses, cues, quotes_blocks
from bot.condense.boilerplate import NAMED_SENTENCES
from bot.condense.candidates import Draft
from bot.condense.candidates_loose import DASHES, before_colon
from bot.condense.lexicon import closed
from bot.condense.names import Names
from bot.condense.quotations import Quotation
from bot.condense.quotes_said import MOST_PARTS, Said, joined
from bot.condense.resolution import resolve, with_partner
from bot.condense.resolution_focus import Focus, Speaker, named
from bot.condense.resolution_heads import read as head
from bot.condense.resolution_joint import behind
from bot.condense.tokens import Token, tokenise
from bot.model.brief import SpeakerKind
from bot.model.span import Span

_LABEL = re.compile(r"[“\"]?([A-Z][A-Z.'’ -]{2,30}):\s")
_PRONOUN = re.compile(r"(?:(?:But|And|Still|Then|Yet|Later|Instead|So),? )?([Hh]e|[Ss]he)\b")
_WORDS = re.compile(r"[a-z]+")
_TELLING = frozenset(("according", "per", "heard", "hears"))
"""Words that report speech beside others only: "as per the order", "the court heard"."""

_INTRODUCES = re.compile(r"\b(?:I am|I['’]m|name is|call me|this is)[ \xa0]$", re.IGNORECASE)
_INTRODUCED = 12
_CLOCK = re.compile(
    r"[ \t]*\d{1,2}[:.]\d{2}(?:[ \xa0]?[ap]\.?m\.?)?(?:[ \xa0](?:GMT|BST|ET|EST|EDT))?[:,.]?[ \xa0]+(?=[A-Z“\"‘])"
)
"""The time of day that an entry of a live blog opens with."""

_CHUNK = 250
"""Tokens that are read at once; no sentence of a newspaper is longer."""

_MOST_CUES = 60
"""Cues in one stretch of tokens; a text with more reports nothing."""
_FARTHEST_SUBJECT = 4
"""Sentences that a subject may lie before a quotation without a speaker."""
_UNREAD = 0.7
"""How sure a speaker can be who is only carried on, where words beside the quotation are not understood."""
_UNMARKED = 0.8
"""How sure it can be that a paragraph below a colon, set off by nothing, is what was said."""

_FURNITURE = NAMED_SENTENCES["read more"]
_SHORTEST_ALONE = 4
_SHORTEST_CLAUSE = 8
_LONGEST_SIGNATURE = 14
"""Words of a line that says whose a pull quote is."""


def read(
    text: str,
    sentences: tuple[Span, ...],
    names: Names,
    quotations: tuple[Quotation, ...],
    offices: Mapping[int, str],
    *,
    every_way: bool = False,
) -> list[Said]:
    """Everything said, in order, with the parts of a split quotation as one statement; with `every_way`, what each
    rule for the speaker would say is kept beside it. `offices` are the roles of people by their numbers."""
    focus = Focus(text, names, sentences, tuple((q.start, q.end) for q in quotations), offices)
    return joined(_Reader(text, sentences, quotations, focus, every_way=every_way).read())


def _unread(draft: Draft, tokens: list[Token]) -> bool:
    """Whether words stand beside a quotation that may name its speaker in a way that no rule reads: a colon before
    it, or several words behind it."""
    first, last = draft.parts[0][0], draft.parts[-1][1]
    if first and tokens[first - 1].lower == ":":
        return True
    after = [token for token in tokens[last:] if token.kind == "w"]
    return len(after) > 2 and last < len(tokens) and tokens[last].kind == "w"


class _Reader:
    """Reads an article from top to bottom, sentence by sentence, and keeps who is in focus."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Span, ...],
        quotations: tuple[Quotation, ...],
        focus: Focus,
        *,
        every_way: bool,
    ) -> None:
        self._every_way = every_way
        self.text, self.sentences, self.names, self.quotations = text, sentences, focus.names, quotations
        self.focus = focus
        self._starts = [quotation.start for quotation in quotations]
        self._said: list[Said] = []
        self._announced: tuple[int, Speaker, bool] | None = None
        self._block: quotes_blocks.Block | None = None

    def read(self) -> list[Said]:
        """Everything said, in order."""
        paragraph = 0
        for number, sentence in enumerate(self.sentences):
            if number and "\n" in self.text[self.sentences[number - 1].end : sentence.start]:
                paragraph += 1
            self._sentence(number, sentence, paragraph)
        return self._said

    def _sentence(self, number: int, sentence: Span, paragraph: int) -> None:
        if self._announced is not None and self._in_block(number, sentence, paragraph):
            return
        opening = _PRONOUN.match(self.text, sentence.start, sentence.end)
        if opening is not None:
            self.focus.follow(opening.start(1), "m" if opening[1].lower() == "he" else "f")
        for tokens in self._chunks(sentence):
            if self._signs(tokens, number, paragraph):
                return
            found = cues.find(tokens)
            parsed = clauses.parse(tokens, found) if len(found) <= _MOST_CUES else []
            for draft in candidates.drafts(self.text, tokens, parsed):
                self._note(draft, tokens, number, paragraph)
            self._announce(tokens, parsed, paragraph)

    def _in_block(self, number: int, sentence: Span, paragraph: int) -> bool:
        """Whether the sentence is part of a block that was announced; it is noted then, as words without marks."""
        at, speaker, spoken = self._announced or (0, None, False)
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        if self._block is not None:
            self._block = quotes_blocks.following(self.text, self._block, sentence, paragraph)
        elif at == paragraph and first == last and quotes_blocks.opens(self.text, sentence, spoken=spoken):
            self._block = quotes_blocks.Block(paragraph, quotes_blocks.mark(self.text, sentence))
        if self._block is None or speaker is None:
            return False
        words = quotes_blocks.words(self.text, sentence)
        if words is not None:
            sure = speaker.sure if self._block.mark else min(speaker.sure, _UNMARKED)
            self._told(words, number, paragraph, speaker._replace(how="announced", sure=sure))
        return True

    def _told(self, words: Span, number: int, paragraph: int, speaker: Speaker) -> None:
        """Notes words of a block, with those before them in it as one statement."""
        tokens = tokenise(self.text, words.start, words.end, ())
        draft = Draft("indirect", ((0, len(tokens)),), (), None)
        said = Said(draft, tokens, number, paragraph, speaker, True, self.sentences[number], (), (speaker,))
        before = self._said[-1] if self._said else None
        goes_on = before is not None and before.speaker == speaker and before.draft.clause is None
        if before is not None and goes_on and len(before.more) < MOST_PARTS:
            self._said[-1] = replace(before, more=(*before.more, said))
        else:
            self._said.append(said)
        self.focus.heard(speaker, words.start)

    def _chunks(self, sentence: Span) -> Iterator[list[Token]]:
        """The tokens of a sentence, if it can hold a statement at all: a quotation, a cue, a colon or a dash."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        if first == last and not self._tells(sentence):
            return
        clock = _CLOCK.match(self.text, sentence.start, sentence.end)
        start = clock.end() if clock else sentence.start
        tokens = tokenise(self.text, start, sentence.end, self.quotations[first:last])
        for at in range(0, len(tokens), _CHUNK):
            yield tokens[at : at + _CHUNK]

    def _tells(self, sentence: Span) -> bool:
        printed = sentence.of(self.text)
        if printed.endswith(":") or printed[0] in DASHES:
            return True
        found = _WORDS.findall(printed.lower())
        return not cues.forms().keys().isdisjoint(found) or not _TELLING.isdisjoint(found)

    def _note(self, draft: Draft, tokens: list[Token], number: int, paragraph: int) -> None:
        if self._heading(draft, tokens, paragraph):
            return
        self.focus.spoken_of = self._named_in(draft, tokens)
        ways = self._ways(draft, tokens, number, paragraph)
        speaker = next(ways, None)
        if speaker is None and self._fragment(draft, tokens):
            return
        others = tuple(way for way in ways if way) if self._every_way else ()
        self.focus.spoken_of = frozenset()
        quotation = tokens[draft.parts[-1][1] - 1].quotation
        closed = quotation is None or quotation.closed
        told = (speaker, *others) if speaker else others
        self._said.append(Said(draft, tokens, number, paragraph, speaker, closed, self.sentences[number], (), told))
        asked = draft.clause is not None and tokens[draft.clause.cue.first].lower.startswith("ask")
        if speaker and not (asked and speaker.entity is None):  # whoever is asked by a reporter speaks next
            self.focus.heard(speaker, tokens[draft.parts[0][0]].start)

    def _named_in(self, draft: Draft, tokens: list[Token]) -> frozenset[int]:
        """Who is named in the words of a draft, unless they say who speaks ("I am Ada Quill")."""
        inside = (m for a, b in draft.parts for m in self.names.at(tokens[a].start, tokens[b - 1].end))
        return frozenset(
            m.entity
            for m in inside
            if m.certain and not _INTRODUCES.search(self.text, max(0, m.whole.start - _INTRODUCED), m.whole.start)
        )

    def _heading(self, draft: Draft, tokens: list[Token], paragraph: int) -> bool:
        """A few quoted words alone, with nobody speaking in the paragraph before them, are a heading; a line that asks
        the reader to follow or to read on is the page's."""
        if draft.clause is not None or (self._said and self._said[-1].paragraph == paragraph):
            return False
        printed = self.text[tokens[draft.parts[0][0]].start : tokens[draft.parts[-1][1] - 1].end]
        return len(printed.split()) < _SHORTEST_ALONE or _FURNITURE.search(printed.strip("“”\"'")) is not None

    def _fragment(self, draft: Draft, tokens: list[Token]) -> bool:
        """A few words in marks without a verb, beside no cue and with nobody to say them, are the outlet's own emphasis."""
        if draft.clause is not None:
            return False
        words = (
            self.text[tokens[draft.parts[0][0]].start : tokens[draft.parts[-1][1] - 1].end]
            .lower()
            .strip("“”\"'")
            .split()
        )
        return len(words) < _SHORTEST_CLAUSE and not any(
            word.strip(",.!?") in closed("finite", "verb", "pronoun") for word in words
        )

    def _announce(self, tokens: list[Token], parsed: list[clauses.Clause], paragraph: int) -> None:
        """A sentence that ends with a colon announces who speaks in the next paragraph."""
        if tokens[-1].lower != ":" or len(tokens) < 3:
            return
        clause = before_colon(tokens, len(tokens) - 1, parsed)
        speaker = self._named(clause, tokens) if clause else None
        if speaker and clause:
            spoken = clause.cue.kind in ("say", "that", "quote")
            self._announced = (paragraph + 1, speaker._replace(sure=min(speaker.sure, 0.9)), spoken)
            self._block = None

    def _signs(self, tokens: list[Token], number: int, paragraph: int) -> bool:
        """A line such as "- Ada Quill" after a quotation names who said it, and so does the last line of a pull quote."""
        behind = bool(self._said) and self._said[-1].sentence == number - 1
        if not behind or not (1 < len(tokens) < 9 and tokens[0].lower in DASHES):
            return behind and self._signature(tokens)
        speaker = resolve(head(tokens, 1, len(tokens), self.names), self.focus)
        said = self._said[-1]
        if speaker is None or said.draft.clause is not None or said.paragraph < paragraph - 1:
            return False
        self._signed(speaker, tokens[0].start)
        return True

    def _signature(self, tokens: list[Token]) -> bool:
        """Whether the line is the rest of an open quotation and only a name with its role: "Ada Quill, mayor of Velm.”"."""
        quotation = tokens[0].quotation
        if quotation is None or quotation.start != quotation.inner[0] or self._said[-1].closed:
            return False
        name = next(iter(self.names.at(*quotation.inner)), None)
        words = self.text[slice(*quotation.inner)].lower().split()
        if name is None or name.whole.start != quotation.start or len(words) > _LONGEST_SIGNATURE:
            return False
        if any(word in closed("finite") or word in cues.forms() for word in words):
            return False
        if self._said[-1].draft.clause is None:
            self._signed(named(name, self.names)._replace(mention=name.span), tokens[0].start)
        return True

    def _signed(self, speaker: Speaker, position: int) -> None:
        said = self._said[-1]
        speaker = speaker._replace(how="signed")
        self._said[-1] = replace(said, speaker=speaker, ways=(speaker, *said.ways))
        self.focus.heard(speaker, position)

    def _ways(self, draft: Draft, tokens: list[Token], number: int, paragraph: int) -> Iterator[Speaker | None]:
        """Whom each rule names, the strongest rule first: a label, the subject beside the words, who was announced,
        who goes on. A subject that names nobody is None, and no weaker rule overrules that."""
        labelled = self._label(draft, tokens)
        if labelled:
            yield labelled
        clause = draft.clause
        if clause is not None and clause.first < clause.last:
            yield self._named(clause, tokens)
        if self._announced and self._announced[0] == paragraph:
            told = self._announced[1]
            most = _UNREAD if _unread(draft, tokens) else 1.0
            yield told._replace(how="announced", sure=min(told.sure, most))
        most = _UNREAD if _unread(draft, tokens) else 1.0
        for speaker in self._continuing(number, paragraph):
            yield speaker._replace(sure=min(speaker.sure, most))

    def _named(self, clause: clauses.Clause, tokens: list[Token]) -> Speaker | None:
        speaker = resolve(head(tokens, clause.first, clause.last, self.names), self.focus)
        if clause.shape == "after" and speaker is not None and speaker.entity is not None:
            other = behind(tokens, clause.last, self.names)
            return with_partner(speaker, other, self.focus) if other else speaker
        apart = speaker is not None and clause.shape == "dash" and speaker.kind is not SpeakerKind.PERSON
        return None if apart else speaker

    def _label(self, draft: Draft, tokens: list[Token]) -> Speaker | None:
        """The speaker of a transcript's line: "QUILL: We start at noon"."""
        span = tokens[draft.parts[0][0]]
        match = _LABEL.match(self.text, span.start, span.end)
        if match is None or draft.clause is not None:
            return None
        last = match[1].split()[-1].lower()
        people = self.names.people.get(last, ())
        entity = people[0] if people else None
        if entity is None:
            return Speaker(match[1], SpeakerKind.UNKNOWN, 0.85, mention=Span(*match.span(1)))
        return Speaker(entity.full, SpeakerKind.PERSON, 0.9, None, None, entity.span, Span(*match.span(1)), "label")

    def _continuing(self, number: int, paragraph: int) -> Iterator[Speaker]:
        """Who goes on speaking where no speaker is printed: whoever became the subject since the last statement, the
        surer the nearer, else whoever spoke last, if that was close enough."""
        since = self._said[-1].sentence if self._said else max(-1, number - _FARTHEST_SUBJECT)
        mention = self.focus.new_subject(max(since, number - _FARTHEST_SUBJECT) + 1, number)
        if mention is not None:
            near = self.focus.sentence(mention.span.start) == number - 1
            yield named(mention, self.names, "subject", 0.75 if near else 0.6)
        gap = paragraph - self._said[-1].paragraph if self._said else 0
        if self._said and self.focus.last is not None and gap <= 2:
            yield self.focus.last._replace(sure=0.9 if gap == 0 else 0.76, how="continued", mention=None, ranked=())
