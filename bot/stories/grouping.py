"""Whether an incoming article tells a story that is known: careful first, complete second.

Two events in one story mislead; one event in two stories only repeats. So an article joins only on strong
evidence, numbers and dates in titles can forbid it, and the uncertain rest is "related".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.messages import text
from bot.model.check import aware
from bot.model.ids import StoryId
from bot.model.story import Candidate, Decision, Verdict
from bot.stories.features import Features, numbers, terms

WINDOW = timedelta(days=3)
"""How far apart two articles of one story may be published."""

JOIN = 0.31
"""Weighted share of words from which articles are one story, with two shared title words or names."""

JOIN_ALONE = 0.41
"""The same without them."""

RELATED = 0.17
"""From here stories are linked, not merged."""

PER_DAY = 0.04
"""What each day between two articles adds to the threshold: tomorrow's development uses today's words."""

MEMBERS = 0.7
"""Share of JOIN that the average over a story's known articles has to reach: a chain of look-alikes is no story."""

_UNSEEN = 20
"""Articles that an empty memory is taken to hold, so that the first words seen do not all count as rare."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The article to be decided on."""

    title: str
    outlet: str
    published: datetime
    features: Features

    def __post_init__(self) -> None:
        aware(self.published, "published")


@dataclass(frozen=True, slots=True)
class _Match:
    """A candidate with the weighted share of words it has in common, from 0 to 1."""

    candidate: Candidate
    share: float


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two articles share: title words, names, numbers."""

    titles: int
    names: int
    numbers: int


def decide(incoming: Incoming, known: Sequence[Candidate]) -> Decision:
    """New, the same story, or related to one, with the reason in words. `known` may be in any order."""
    near = [c for c in known if abs(c.published - incoming.published) <= WINDOW]
    matches = _matches(incoming, near)
    if not matches:
        return Decision(Verdict.NEW, text("story.reason.new", n=WINDOW.days))
    stories: dict[StoryId, list[_Match]] = defaultdict(list)
    for match in matches:
        stories[match.candidate.story].append(match)
    best = max(stories.values(), key=lambda of: (max(m.share for m in of), -of[0].candidate.story))
    return _judge(incoming, best)


def _matches(incoming: Incoming, near: Sequence[Candidate]) -> list[_Match]:
    mine = incoming.features.terms
    shared = [mine & candidate.terms for candidate in near]
    counts = Counter(term for terms_ in shared for term in terms_)
    weight = {term: math.log((len(near) + _UNSEEN) / (counts[term] + 1)) for term in mine}
    mass = sum(weight.values())
    if mass <= 0 or not near:
        return []
    return [_Match(c, _share(words, weight, mass, c)) for c, words in zip(near, shared, strict=True)]


def _share(words: frozenset[str], weight: dict[str, float], mass: float, candidate: Candidate) -> float:
    """The cosine of two sets of words weighted by rarity; the candidate's unseen words count as the average one."""
    if not words:
        return 0.0
    length = mass * math.sqrt(len(candidate.terms) / len(weight))
    return sum(weight[word] for word in words) / length


def _in_common(incoming: Incoming, candidate: Candidate) -> _Shared:
    figures = incoming.features.numbers & candidate.numbers
    return _Shared(
        len(frozenset(terms(incoming.title)) & frozenset(terms(candidate.title))),
        len(incoming.features.names & candidate.names),
        sum(":" not in number for number in figures),
    )


def _judge(incoming: Incoming, matches: list[_Match]) -> Decision:
    best = max(matches, key=lambda match: (match.share, -match.candidate.article))
    story, average = best.candidate.story, sum(match.share for match in matches) / len(matches)
    if best.share < RELATED:
        return Decision(Verdict.NEW, text("story.reason.new", n=WINDOW.days))
    apart = veto(incoming.title, best.candidate.title)
    if apart:
        return Decision(Verdict.RELATED, text("story.reason.apart", apart=apart), story=story)
    shared = _in_common(incoming, best.candidate)
    supported = shared.titles >= 2 and shared.names + shared.numbers >= 1
    days = abs(incoming.published - best.candidate.published) / timedelta(days=1)
    needed = (JOIN if supported else JOIN_ALONE) + PER_DAY * days
    if best.share < needed or average < MEMBERS * JOIN:
        return Decision(Verdict.RELATED, text("story.reason.little", shared=_shown(best, shared)), story=story)
    outlet = best.candidate.outlet or text("story.reason.outlet")
    reason = text("story.reason.same", shared=_shown(best, shared), outlet=outlet)
    return Decision(Verdict.SAME, reason, story=story)


def _shown(match: _Match, shared: _Shared) -> str:
    counts = {"titles": shared.titles, "names": shared.names, "numbers": shared.numbers}
    what = [text(f"story.reason.shared.{noun}", n=count) for noun, count in counts.items() if count]
    return ", ".join([text("story.reason.shared", share=match.share), *what])


def veto(one: str, other: str) -> str | None:
    """Why two titles cannot be of one event: other figures, dates or weekdays; None where nothing forbids it."""
    mine, theirs = numbers(one), numbers(other)
    for kind, what in (("date:", "dates"), ("day:", "weekdays"), ("", "numbers")):
        left, right = _of(mine, kind), _of(theirs, kind)
        if left and right and not left & right:
            return text(f"story.reason.apart.{what}")
    return None


def _of(found: set[str], kind: str) -> set[str]:
    return {number for number in found if (number.startswith(kind) if kind else ":" not in number)}
