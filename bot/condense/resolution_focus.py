"""What a reader has in mind: who was named, who was the subject, who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from bot.condense.lexicon import closed, table, words
from bot.condense.names import Mention, Names
from bot.condense.resolution_weights import DISTANCE, Referent, spoke_last, weigh
from bot.model.brief import SpeakerKind
from bot.model.span import Span

REACH = 3000
"""Characters that a pronoun may look back."""

_NAMESAKE = 0.04
_NAMESAKE_OF_A_PRONOUN = 0.2
"""What it costs that somebody else in the article has the same last name."""

_CLEAR, _NARROW = 1.0, 0.4
"""How far ahead of the next the winner must be to be sure of it, and to be likely at all."""

_LEAD = 200
"""Characters before a name that are looked at; no sentence of a newspaper has a longer title before it."""

_FOLLOWED_FROM = 0.7

_LEARNT_FROM = 0.9

_LONE = 2.0
_ALONE = 3.5
"""How far ahead a winner is who is as good as the only one."""

_HARDLY = 0.8
"""How sure a pronoun can be of somebody named three sentences before or more, or before another person without a name."""

_FAR = 3
_UNNAMED_FOR = 3
"""Sentences for which a pronoun can mean a speaker without a name."""

_UNSURE = 0.68
"""How sure a pronoun can be of a name that nothing shows to be a person's."""


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
        self,
        text: str,
        names: Names,
        sentences: tuple[Span, ...],
        quoted: tuple[tuple[int, int], ...],
        offices: Mapping[int, str],
    ) -> None:
        self.text, self.names, self.offices = text, names, offices
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        opened = [start for start, _ in quoted]
        common = self._common_words()
        self._seen = [m for m in names.mentions if not _covered(m, opened, quoted) and m.entity not in common]
        self._positions = [mention.span.start for mention in self._seen]
        self._subjects = self._opening_names()
        self._acts: dict[int, tuple[int, Mention]] = {}
        self.last: Speaker | None = None
        self.last_at = -1
        self.spoken_of: frozenset[int] = frozenset()
        self._learned: dict[int, str] = {}

    def human(self, entity: int) -> bool:
        """Whether an entity is a person for certain."""
        return self.names.entities[entity].human

    def _common_words(self) -> frozenset[int]:
        """The days, the nouns for people, and the single words, no given names, that have their capital only from a
        sentence that they open: nobody's names."""
        opening = {sentence.start for sentence in self._sentences}
        inside = {m.entity for m in self.names.mentions if m.whole.start not in opening or m.whole.start < m.span.start}
        lone = {n: e.last for n, e in enumerate(self.names.entities) if " " not in e.full}
        unknown = {n for n in lone if self.names.entities[n].kind == "unknown" and n not in inside}
        return frozenset(n for n, word in lone.items() if not _proper(word) or (n in unknown and not _given(word)))

    def gender(self, entity: int) -> str:
        """The gender of an entity as the names tell it, or as a pronoun that meant it for certain told it."""
        return self.names.entities[entity].gender or self._learned.get(entity, "")

    def learn(self, entity: int, gender: str) -> None:
        """Notes that a pronoun of that gender meant the entity for certain: the other one never does."""
        self._learned.setdefault(entity, gender)

    def heard(self, speaker: Speaker, position: int) -> None:
        """Notes that `speaker` said something at `position`, or named beside it a little later."""
        self.last = speaker
        self.last_at = max(position, speaker.mention.end) if speaker.mention else position

    def follow(self, position: int, gender: str) -> None:
        """Notes whom a "he" or "she" that opens a sentence at `position` means: the subject there."""
        speaker = person(position, gender, self)
        if speaker is not None and speaker.entity is not None and speaker.sure > _FOLLOWED_FROM:
            mention = next(m for m in reversed(self.before(position)) if m.entity == speaker.entity)
            self._acts.pop(speaker.entity, None)  # the latest act stands last
            self._acts[speaker.entity] = (position, mention)

    def acted(self, position: int) -> list[tuple[int, Mention]]:
        """Where somebody was the subject by a pronoun before `position`, within reach."""
        recent = takewhile(lambda act: act[0] > position - REACH, reversed(self._acts.values()))
        return [act for act in recent if act[0] < position]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return bisect_right(self._starts, position) - 1

    def before(self, position: int) -> list[Mention]:
        """The names seen before `position`, within reach, the nearest last."""
        stop = bisect_right(self._positions, position - 1)
        start = bisect_right(self._positions, position - REACH)
        return self._seen[start:stop]

    def opening(self, pattern: re.Pattern[str], first: int, stop: int) -> list[re.Match[str]]:
        """Where `pattern` opens one of the sentences `first` to before `stop`."""
        found = (pattern.match(self.text, one.start, one.end) for one in self._sentences[first:stop])
        return [one for one in found if one]

    def subject(self, mention: Mention) -> bool:
        """Whether the mention stands where a subject stands: first of its sentence, past any opening adjunct."""
        return mention.whole.start in self._subjects

    def subject_of(self, number: int) -> Mention | None:
        """The name that is the subject of sentence `number`, if a name is."""
        sentence = self._sentences[number]
        return next((m for m in self.names.at(sentence.start, sentence.end) if self.subject(m)), None)

    def new_subject(self, first: int, stop: int) -> Mention | None:
        """The last person who is the subject of one of the sentences `first` to before `stop`, by name."""
        subjects = (self.subject_of(number) for number in range(stop - 1, first - 1, -1))
        return next((m for m in subjects if m is not None and self.names.entity(m).kind == "person"), None)

    def pair_of(self, number: int) -> tuple[Mention, ...]:
        """The two people who are the subject of sentence `number` together; empty where they are not two."""
        first = self.subject_of(number) if number >= 0 else None
        if first is None:
            return ()
        sentence = self._sentences[number]
        second = next((m for m in self.names.at(first.span.end, sentence.end)), None)
        joined = second is not None and self.text[first.span.end : second.whole.start] == " and "
        people = [m for m in (first, second) if m is not None and self.names.entity(m).kind == "person"]
        return tuple(people) if joined and len(people) == 2 else ()

    def _opening_names(self) -> frozenset[int]:
        found: dict[int, int] = {}
        joined: set[int] = set()
        for before, mention in zip([None, *self._seen], self._seen, strict=False):
            number = self.sentence(mention.whole.start)
            if before is not None and found.get(number) == before.whole.start and self._joined(before, mention):
                joined.add(mention.whole.start)
            if number in found or mention.possessive or number < 0 or _describes(self.text, mention):
                continue
            begin = max(self._sentences[number].start, mention.whole.start - _LEAD)
            lead = self.text[begin : mention.whole.start].strip()
            if len(lead) <= 12 or lead.endswith((",", "—", "–", "”", '"', "'s", "’s")) or _titled_lead(lead):
                found[number] = mention.whole.start
        return frozenset(found.values()) | joined

    def _joined(self, first: Mention, second: Mention) -> bool:
        """Whether two people are joined by "and": what the one is, the other is."""
        both = self.names.entity(first).kind == self.names.entity(second).kind == "person"
        return both and self.text[first.span.end : second.whole.start] == " and "


def _proper(name: str) -> bool:
    """Whether a name can be somebody's: no day or month ("on Saturdays"), and no noun for people that opens a sentence."""
    word = name.lower()
    return (
        word.removesuffix("s") not in words("months")
        and not (word.endswith("s") and word in words("person_nouns"))
        and word != "people"
    )


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


_KINDS = {"person": SpeakerKind.PERSON, "organisation": SpeakerKind.ORGANISATION}


def named(mention: Mention, names: Names, how: str = "named", sure: float = 0.97) -> Speaker:
    """The speaker that a printed name stands for."""
    entity = names.entity(mention)
    kind = _KINDS.get("person" if entity.kind == "unknown" and entity.gender else entity.kind, SpeakerKind.UNKNOWN)
    doubt = 0.0 if mention.certain else _NAMESAKE if how == "named" else _NAMESAKE_OF_A_PRONOUN
    return Speaker(entity.full, kind, sure - doubt, mention.entity, None, entity.span, None, how)


def person(position: int, gender: str, focus: Focus) -> Speaker | None:
    """Whom "he" or "she" means: whoever weighs most, the surer the farther ahead of the next."""
    ranked = weigh(position, gender, focus)
    unnamed = _unnamed(position, gender, focus, ranked[0].score if ranked else 0.0)
    if unnamed is not None:
        return unnamed
    if not ranked:
        return None
    margin = ranked[0].score - ranked[1].score if len(ranked) > 1 else _LONE
    sure = 0.68 if margin <= _NARROW else 0.78 if margin <= _CLEAR else 0.93
    if not focus.human(ranked[0].mention.entity):
        sure = min(sure, _UNSURE)
    alone = margin >= _ALONE and len(ranked) > 1
    if not alone and (_far(ranked[0]) or _another_since(position, ranked[0].mention, focus)):
        sure = min(sure, _HARDLY)
    if sure > _LEARNT_FROM:
        focus.learn(ranked[0].mention.entity, gender)
    return named(ranked[0].mention, focus.names, "pronoun", sure)._replace(ranked=tuple(ranked))


_UNNAMED = frozenset((SpeakerKind.PERSON, SpeakerKind.SPOKESPERSON))
_INDEFINITE = frozenset(("a", "an", "one", "another"))


def _unnamed(position: int, gender: str, focus: Focus, best: float) -> Speaker | None:
    """Whoever spoke last, where the article gives that person no name ("a man in a suit said ... he said"), if nobody
    who is named weighs `best` and so more; None otherwise."""
    last = focus.last
    if last is None or last.entity is not None or last.kind not in _UNNAMED or last.mention is None:
        return None
    opening = last.mention.of(focus.text).split(maxsplit=1)[0].lower()
    if opening not in _INDEFINITE and last.how != "pronoun":
        return None  # "the senator" is somebody whom the article names
    told = next((g for word in last.name.lower().split() for g in "mf" if word in table("gendered").get(g, ())), "")
    since = focus.sentence(position) - focus.sentence(focus.last_at)
    score = spoke_last(since) + 1.0 + DISTANCE * since - (0.0 if told else 0.6)
    if told not in (gender, "") or since > _UNNAMED_FOR or score <= best + _NARROW:
        return None
    return last._replace(sure=min(last.sure, 0.86 if score - best > _CLEAR else 0.75), how="pronoun", ranked=())


_SUBJECT = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother)((?: [a-z][\w-]*){1,4})"
)


def _far(winner: Referent) -> bool:
    """Whether the name, or the last pronoun that meant it, stands sentences before."""
    return winner.weights[0] <= DISTANCE * _FAR


def _another_since(position: int, mention: Mention, focus: Focus) -> bool:
    """Whether a sentence behind the mention opens with a person who has no name there and no office that the article
    gives the one mentioned: "The winger himself has added fuel"."""
    number = focus.sentence(mention.span.start)
    offices = " ".join(
        [focus.offices.get(mention.entity, ""), *(t.of(focus.text) for t in focus.names.entity(mention).titles)]
    )
    for found in focus.opening(_SUBJECT, number + 1, focus.sentence(position) + 1):
        nouns = [word for word in found[1].split() if word in words("person_nouns") or word in words("occupations")]
        if nouns and found.end() < position and nouns[0] not in offices.lower().split():
            return True
    return False


def _given(word: str) -> bool:
    """Whether the word is a known given name."""
    return word in words("male_names") or word in words("female_names")
