"""Five hundred valid points over invented articles, written from grammar and not by what writes points.

Each frame is one way in which news is written, with the edits that may be made to it. Everything is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bot.model.brief import KeyPoint, Status
from tests.golden.proof.frames import FRAMES, Cast
from tests.golden.proof.markup import build

FIRST = [
    "Ada",
    "Bo",
    "Cora",
    "Dara",
    "Emrys",
    "Fenna",
    "Goran",
    "Hedda",
    "Ivo",
    "Jorun",
    "Kasimir",
    "Lotte",
    "Maren",
    "Nils",
    "Oda",
    "Pell",
    "Runa",
    "Sven",
    "Tilde",
    "Ulla",
]
LAST = [
    "Quill",
    "Lund",
    "Tennant",
    "Brask",
    "Ashby",
    "Morrow",
    "Velasco",
    "Harrow",
    "Penwick",
    "Strand",
    "Okoro",
    "Danek",
    "Fairlie",
    "Gorst",
    "Haldane",
]
TOWNS = [
    "Velm",
    "Harrowgate",
    "Dunmore",
    "Skell",
    "Osterby",
    "Marrowdale",
    "Kelling",
    "Thornby",
    "Pelham",
    "Quarrington",
]
ROLES = ["Mayor", "Governor", "Senator", "Police Chief", "Harbour Master", "School Superintendent"]
BODIES = ["Oster Rail Board", "Velm Water Authority", "Skell Harbour Commission", "Dunmore School Council"]
QUALIFIERS = ["about", "nearly", "at least", "more than", "up to", "almost", "roughly", "fewer than"]
UNITS = ["million crowns", "percent of the budget", "tonnes of grain", "kilometres of track", "billion litres"]
HEDGES = ["may", "might", "could", "is likely to", "is expected to", "should"]
NEGATIONS = ["will not", "cannot", "would never", "did not", "has not"]
THINGS = ["the dam", "the ferry line", "the school merger", "the harbour wall", "the new tramway", "the grain store"]
DEEDS = ["approved", "opened", "closed", "rejected", "funded", "repaired", "sold"]
SAID = [
    ("said", Status.SAID),
    ("warned", Status.WARNED),
    ("alleged", Status.ALLEGED),
    ("argued", Status.ARGUED),
    ("acknowledged", Status.ACKNOWLEDGED),
    ("predicted", Status.EXPECTED),
    ("confirmed", Status.CONFIRMED),
]


@dataclass(frozen=True)
class Sample:
    """An article, a valid point of it, who is named in it, and the words that attribute it ("" where none do)."""

    frame: str
    text: str
    point: KeyPoint
    name: str
    attribution: str


def cast(random: Random) -> Cast:
    """One article's words."""
    first, other_first = random.sample(FIRST, 2)
    last, other_last = random.sample(LAST, 2)
    cue, status = random.choice(SAID)
    pick = random.choice
    return Cast(
        first=first,
        last=last,
        other=f"{other_first} {other_last}",
        town=pick(TOWNS),
        role=pick(ROLES),
        body=pick(BODIES),
        count=random.randint(11, 98),
        qualifier=pick(QUALIFIERS),
        unit=pick(UNITS),
        hedge=pick(HEDGES),
        negation=pick(NEGATIONS),
        thing=pick(THINGS),
        deed=pick(DEEDS),
        cue=cue,
        status=status,
    )


def samples(count: int, seed: int = 11) -> Iterator[Sample]:
    """`count` samples, each frame in turn; every article ends with other people, numbers and words to borrow."""
    random = Random(seed)  # noqa: S311  the same articles every time, no secret
    for number in range(count):
        frame = FRAMES[number % len(FRAMES)]
        c = cast(random)
        filled = frame(c)
        tail = f"\n\n{c.other} will stay. Some 104 trees did not fall, and none may ever grow."
        text, point = build(filled.marked + tail, claimant=filled.claimant, cue=filled.cue, status=filled.status)
        yield Sample(frame.__name__, text, point, c.name, filled.attribution)
