"""How much of an article's news each sentence carries: a linear score of things a reader can check.

The features follow the lead (position), repetition in the article (centrality, as in Luhn's and LexRank's idea
that what a text repeats is its subject), the people it names most, the title, and the shape of news sentences: named,
with a news verb or a number, not a question, not mostly a quotation, not what came before the news, not long. The
weights are readable constants by reasoning; the quality tests say what they are worth.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.condense.openings import news_from
from bot.condense.terms import terms

LEAD: Final = 1.3
"""What the first sentence gets for its place; later ones lose it by the factor e every `FADE` sentences."""

FADE: Final = 4.0
TEASED: Final = 6
"""Sentences by which what stands before a delayed lead is held to stand farther down."""

CENTRALITY: Final = 1.0
TITLE: Final = 0.6
NAMED: Final = 0.4
PRINCIPALS: Final = 0.4
"""Gained for naming all of those whom the article names most; for some of them in proportion."""

BACKGROUND: Final = 0.2
NEWS: Final = 0.2
NUMBERED: Final = 0.1
QUOTED: Final = 0.3
OWN_VOICE: Final = 0.3
QUESTION: Final = 0.5
DANGLING: Final = 0.3
ADDING: Final = 0.2
LENGTH: Final = 0.4
"""Lost for every hundred characters beyond `LIKED`."""

LIKED: Final = 120
SHORTEST: Final = 40
"""Below this a sentence loses up to `LENGTH`: a fragment says little by itself."""

MOST_NAMED: Final = 5
"""How many names are an article's principals, where more than one sentence holds them."""

NAME: Final = re.compile(r"[A-Z](?<=[\w,;:] [A-Z])[\w'’-]+")
NUMBER: Final = re.compile(r"\d(?<!\w\d)[\d,.]*")
QUOTATION: Final = re.compile(r"[“\"][^”\"]*[”\"]?")
FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
POINTING: Final = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Such|Both|There|Here|The "
    r"(?:man|woman|boy|girl|pair|couple|two|three|men|women|suspect|victim|group|company|agency|department|report|statement|"
    r"law|bill|move|decision|announcement|incident|attack|event|plan|ruling|others?))\b"
)
"""First words that point back; a sentence that begins with one is less of a point by itself."""

ALSO: Final = re.compile(r"\b(?:(?:is|are|was|were|has|have|had|will|would) also|as well\.|too\.|afterwards\.)(?!\w)")
"""What adds something to a sentence before, from the middle or the end of its own."""

PAST: Final = re.compile(
    r"\b(?:last (?:year|month|week)|earlier this|years? ago|months? ago|in (?:19|20)\d\d|since (?:19|20)\d\d|"
    r"had (?:been|\w+ed))\b"
)
"""How newspapers tell what came before the news."""

NEWS_VERB: Final = re.compile(
    r"\b(?:will|plan(?:s|ned)?|announce[sd]?|kill(?:s|ed)|die[sd]|injured|wounded|charged|arrested|sentenced|found|won|"
    r"lost|accuse[sd]|convicted|acquitted|sue[sd]|signed|agree[sd]|approve[sd]|vote[sd]|order(?:s|ed)|release[sd]|"
    r"filed|ruled|launche[sd]|reject(?:s|ed)|elected|resign(?:s|ed)|appointed|fired|closed|opened|struck|hit|crashed|"
    r"rescued|attacked|discovered|passed|banned|fined|raised|cut|fell|rose|reached|ended|began|began)\b"
)
"""Verbs in which newspapers tell what happened."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence's score and the terms it is made of."""

    score: float
    terms: frozenset[str]


def score(sentences: Sequence[str], title: str = "") -> tuple[Scored, ...]:
    """A score for each sentence, in the given order; higher is more of the news. Linear in the text's length."""
    subject = terms(title)
    found = [terms(sentence) for sentence in sentences]
    spread = Counter(term for one in found for term in one)
    printed = [frozenset(NAME.findall(sentence)) for sentence in sentences]
    named = [last_names(one) for one in printed]
    known = principals(named)
    start = news_from(sentences, subject, found)
    return tuple(
        Scored(
            LEAD * math.exp(-(place - start if place >= start else place + TEASED) / FADE)
            + CENTRALITY * centrality(one, spread)
            + TITLE * overlap(one, subject)
            + PRINCIPALS * overlap(people, known)
            + shape(sentence, len(capitals)),
            one,
        )
        for place, (sentence, one, capitals, people) in enumerate(zip(sentences, found, printed, named, strict=True))
    )


def centrality(one: frozenset[str], spread: Counter[str]) -> float:
    """How much of the article's repeated words a sentence is made of: the mean log of their sentence counts."""
    return sum(math.log(spread[term]) for term in one) / (len(one) + 4)


def last_names(capitals: frozenset[str]) -> frozenset[str]:
    """The words with a capital inside a sentence, without a possessive ending."""
    return frozenset(found.removesuffix("'s").removesuffix("’s") for found in capitals)


def principals(named: Sequence[frozenset[str]]) -> frozenset[str]:
    """The names that most sentences hold, at most five, none that only one holds; of equal ones the earlier."""
    spread = Counter(name for names in named for name in sorted(names))
    return frozenset(name for name, count in spread.most_common(MOST_NAMED) if count > 1)


def overlap(one: frozenset[str], subject: frozenset[str]) -> float:
    """The part of `subject` (the title's terms, the principals) that the sentence holds, 0 to 1."""
    return len(one & subject) / len(subject) if subject else 0.0


def shape(sentence: str, capitals: int) -> float:
    """What a sentence's form adds and takes away, whatever it is about; `capitals` are its words with one inside it."""
    own = QUOTATION.sub(" ", sentence)
    return (
        NAMED * min(3, capitals) / 3
        + NEWS * bool(NEWS_VERB.search(own))
        + NUMBERED * min(2, len(NUMBER.findall(sentence))) / 2
        - QUOTED * (1 - len(own.strip()) / max(1, len(sentence)))
        - BACKGROUND * bool(PAST.search(sentence))
        - OWN_VOICE * bool(FIRST_PERSON.search(own))
        - QUESTION * sentence.rstrip("\"”'’) ").endswith("?")
        - DANGLING * bool(POINTING.match(sentence))
        - ADDING * bool(ALSO.search(own))
        - length(len(sentence))
    )


def length(characters: int) -> float:
    """What a sentence of this many characters loses for being long or a fragment."""
    return LENGTH * (max(0, characters - LIKED) / 100 + max(0, SHORTEST - characters) / SHORTEST)
