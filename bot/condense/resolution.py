"""Decides whom a subject means: the person, organisation or document, by the fullest name the article prints."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from bot.condense.lexicon import closed, table, words
from bot.condense.names import Entity, Mention, Names
from bot.condense.names_groups import bare
from bot.condense.resolution_heads import Head
from bot.condense.resolution_weights import Referent, weigh
from bot.model.brief import SpeakerKind
from bot.model.span import Span

_ARTICLE = re.compile(r"^(?:a|an)[ \xa0]", re.IGNORECASE)
REACH = 3000
"""Characters that a pronoun may look back."""

_FOLLOWED_FROM = 0.7


class Speaker(NamedTuple):
    """Who said something: `name` as shown, `entity` its number in the table of names (None for a common noun),
    `sure` how sure the resolution is (0 to 1), `ranked` whom else a pronoun could have meant."""

    name: str
    kind: SpeakerKind
    sure: float
    entity: int | None = None
    principal: str | None = None
    name_span: Span | None = None
    mention: Span | None = None
    how: str = "named"
    ranked: tuple[Referent, ...] = ()


class Focus:
    """What a reader has in mind while reading: the names seen outside quotations and who spoke last."""

    def __init__(
        self, text: str, names: Names, sentences: tuple[Span, ...], quoted: tuple[tuple[int, int], ...]
    ) -> None:
        self.text, self.names = text, names
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        opened = [start for start, _ in quoted]
        self._seen = [m for m in names.mentions if not _covered(m, opened, quoted)]
        self._positions = [mention.span.start for mention in self._seen]
        self._subjects = self._opening_names()
        self._acts: dict[int, tuple[int, Mention]] = {}
        self.last: Speaker | None = None
        self.last_at = -1

    def heard(self, speaker: Speaker, position: int) -> None:
        """Notes that `speaker` said something at `position`."""
        self.last, self.last_at = speaker, position

    def follow(self, position: int, gender: str) -> None:
        """Notes whom a "he" or "she" that opens a sentence at `position` means: the subject there."""
        speaker = _person(position, gender, self)
        if speaker is not None and speaker.entity is not None and speaker.sure > _FOLLOWED_FROM:
            mention = next(m for m in reversed(self.before(position)) if m.entity == speaker.entity)
            self._acts[speaker.entity] = (position, mention)

    def acted(self, position: int) -> list[tuple[int, Mention]]:
        """Where somebody was the subject by a pronoun before `position`, within reach."""
        return [act for act in self._acts.values() if position - REACH < act[0] < position]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return bisect_right(self._starts, position) - 1

    def before(self, position: int) -> list[Mention]:
        """The names seen before `position`, within reach, the nearest last."""
        stop = bisect_right(self._positions, position - 1)
        start = bisect_right(self._positions, position - REACH)
        return self._seen[start:stop]

    def subject(self, mention: Mention) -> bool:
        """Whether the mention stands where a subject stands: first of its sentence, past any opening adjunct."""
        return mention.whole.start in self._subjects

    def subject_of(self, number: int) -> Mention | None:
        """The name that is the subject of sentence `number`, if a name is."""
        sentence = self._sentences[number]
        return next((m for m in self.names.at(sentence.start, sentence.end) if self.subject(m)), None)

    def _opening_names(self) -> frozenset[int]:
        found: dict[int, int] = {}
        for mention in self._seen:
            number = self.sentence(mention.whole.start)
            if number in found or mention.possessive or number < 0:
                continue
            lead = self.text[self._sentences[number].start : mention.whole.start].strip()
            if _describes(self.text, mention):
                continue
            if len(lead) <= 12 or lead.endswith((",", "—", "–", "”", '"', "'s", "’s")) or _titled_lead(lead):
                found[number] = mention.whole.start
        return frozenset(found.values())


def _titled_lead(lead: str) -> bool:
    """Whether the words before a name are its title: few, and the last one names people."""
    last = lead.rsplit(maxsplit=1)[-1].lower()
    return len(lead.split()) <= 6 and (last in words("person_nouns") or last in words("titles"))


def _describes(text: str, mention: Mention) -> bool:
    """Whether a name only describes the noun behind it: "Quill spokesman", "the Reed campaign"."""
    following = text[mention.span.end : mention.span.end + 24].split(maxsplit=1)
    return (
        bool(following)
        and text[mention.span.end : mention.span.end + 1] in " \xa0"
        and following[0] in closed("on_behalf")
    )


def _covered(mention: Mention, opened: list[int], quoted: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(opened, mention.span.start) - 1
    return at >= 0 and mention.span.start < quoted[at][1]


def resolve(head: Head, focus: Focus) -> Speaker | None:
    """The speaker that `head` names, or None where it names nobody."""
    mention = Span(head.start, head.end) if head.end > head.start else None
    speaker = _BY_KIND[head.kind](head, focus)
    return speaker._replace(mention=mention) if speaker else None


def _nobody(_head: Head, _focus: Focus) -> Speaker | None:
    return None


_KINDS = {"person": SpeakerKind.PERSON, "organisation": SpeakerKind.ORGANISATION}


def named(mention: Mention, names: Names, how: str = "named", sure: float = 0.97) -> Speaker:
    """The speaker that a printed name stands for."""
    entity = names.entity(mention)
    kind = _KINDS.get("person" if entity.kind == "unknown" and entity.gender else entity.kind, SpeakerKind.UNKNOWN)
    return Speaker(
        entity.full, kind, sure if mention.certain else sure - 0.12, mention.entity, None, entity.span, None, how
    )


def _name(head: Head, focus: Focus) -> Speaker | None:
    return named(head.mention, focus.names) if head.mention else None


def _pronoun(head: Head, focus: Focus) -> Speaker | None:
    if head.noun in ("he", "she"):
        return _person(head.start, "m" if head.noun == "he" else "f", focus)
    if head.noun in ("they", "it"):
        last = focus.last
        if (
            last
            and last.kind is not SpeakerKind.PERSON
            and focus.sentence(head.start) - focus.sentence(focus.last_at) <= 3
        ):
            return last._replace(sure=0.7, how="pronoun", ranked=())
    return None


def _person(position: int, gender: str, focus: Focus) -> Speaker | None:
    """Whom "he" or "she" means: whoever weighs most, the surer the farther ahead of the next."""
    ranked = weigh(position, gender, focus)
    if not ranked:
        return None
    margin = ranked[0].score - ranked[1].score if len(ranked) > 1 else 2.0
    sure = 0.93 if margin > 1.0 else 0.78 if margin > 0.4 else 0.6
    return named(ranked[0].mention, focus.names, "pronoun", sure)._replace(ranked=tuple(ranked))


def _nominal(head: Head, focus: Focus) -> Speaker | None:
    noun = head.noun
    if noun in closed("spokes") or (noun in closed("on_behalf") and head.mention is not None):
        return _on_behalf(head, focus)
    known = _known_noun(head, focus) if head.definite and head.mention is None else None
    if known:
        return known
    return Speaker(printed(head, focus), noun_kind(noun), 0.85, None, None, None, None, "nominal")


def printed(head: Head, focus: Focus) -> str:
    """The common noun as printed, with "the" and without "a": "the governor", "spokesman for the club"."""
    return _ARTICLE.sub("", focus.text[head.start : head.end]).replace("The ", "the ", 1)


def noun_kind(noun: str) -> SpeakerKind:
    """What a common noun names: a person, people, an organisation or a document."""
    if noun in table("body_nouns")["document"]:
        return SpeakerKind.DOCUMENT
    if noun in table("body_nouns")["organisation"]:
        return SpeakerKind.ORGANISATION
    if noun in words("person_nouns"):
        return SpeakerKind.GROUP if noun.endswith("s") else SpeakerKind.PERSON
    return SpeakerKind.GROUP if noun.endswith("s") else SpeakerKind.UNKNOWN


def _on_behalf(head: Head, focus: Focus) -> Speaker:
    """A spokesperson, campaign or office: never the principal; "the spokesperson" is the one who spoke before."""
    kind = SpeakerKind.SPOKESPERSON if head.noun in closed("spokes") else noun_kind(head.noun)
    if head.mention is None:
        last = focus.last
        if head.definite and last and last.kind is SpeakerKind.SPOKESPERSON and last.entity is None:
            return last._replace(sure=0.9, how="nominal")
        return Speaker(printed(head, focus), kind, 0.85, None, None, None, None, "nominal")
    entity = focus.names.entity(head.mention)
    name = printed(head, focus)
    if head.noun in closed("spokes") and f"{head.noun} for " in name.lower() and head.mention.span.end == head.end:
        name = f"{head.noun} for {entity.full}"
    return Speaker(bare(name), kind, 0.9, None, entity.full, entity.span, None, "nominal")


def _known_noun(head: Head, focus: Focus) -> Speaker | None:
    """Whom "the senator" or "the agency" means: the nearest name that the article gives that title or that is of that sort."""
    body = head.noun in table("body_nouns")["organisation"]
    for mention in reversed(focus.before(head.start)):
        entity = focus.names.entity(mention)
        if body and head.noun in closed("body") and entity.kind == "organisation":
            return named(mention, focus.names, "nominal", 0.75)
        if not body and entity.kind == "person" and head.noun in _titles(entity, focus):
            return named(mention, focus.names, "nominal", 0.85)
    return None


def _titles(entity: Entity, focus: Focus) -> str:
    return " ".join(span.of(focus.text).lower() for span in entity.titles)


def _joint(head: Head, focus: Focus) -> Speaker:
    """Those who speak together, each by the fullest name, joined as they are printed."""
    together = list(dict.fromkeys(focus.names.entity(m).full for m in focus.names.at(head.start, head.end)))
    listed = " and ".join(filter(None, [", ".join(together[:-1]), together[-1]]))
    return Speaker(listed, SpeakerKind.GROUP, 0.9, None, None, None, None, "joint")


_BY_KIND = {"name": _name, "joint": _joint, "pronoun": _pronoun, "nominal": _nominal, "none": _nobody}
