"""Whether a verb makes a claim of its sentence: finite, in agreement with its subject, and said rather than done."""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import STATUS
from bot.model.span import Span

CLAUSE: Final = r" (?:\w+ ){0,3}?(?:that|how|why|whether|what)\b"
CALL: Final = r" (?!in\b|off\b|up\b|an ambulance|police\b)"
TO: Final = r" (?:\w+ ){0,2}to\b"
TALK: Final = r" (?:about|through|of|against|out against) "
COUNTING: Final = frozenset(
    ["a", "an", "another", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
)
"""Words before what is counted, where no figure stands."""

COUNTED: Final = (
    rf" (?!(?:\d|[$£€]|(?:{'|'.join(sorted(COUNTING))})\b)"
    r"(?![^.;,]{0,60}?\b(?:is|are|was|were|has|have|had|will|would|could|can|did)\b))"
)
"""Anything but a thing that is counted and no clause: "added 22 points"."""

NEEDS: Final[dict[str, str]] = {
    "added": COUNTED,
    "adds": COUNTED,
    "found": CLAUSE,
    "finds": CLAUSE,
    "find": CLAUSE,
    "show": CLAUSE,
    "shows": CLAUSE,
    "showed": CLAUSE,
    "agreed": CLAUSE,
    "indicate": CLAUSE,
    "indicates": CLAUSE,
    "indicated": CLAUSE,
    "noticed": CLAUSE,
    "concluded": CLAUSE,
    "rule": r" out\b",
    "rules": rf"{CLAUSE}| out\b",
    "ruled": rf"{CLAUSE}| out\b",
    "fired": r" back\b",
    "hit": r" (?:back|out)\b",
    "point": r" (?:out|to)\b",
    "pointed": r" (?:out|to)\b",
    "call": CALL,
    "called": CALL,
    "calls": CALL,
    "charged": r" [^.;]{3,120} with\b| that\b",
    "plan": TO,
    "plans": TO,
    "planned": TO,
    "aim": TO,
    "aims": TO,
    "aimed": TO,
    "sought": TO,
    "seek": TO,
    "seeks": TO,
    "talked": TALK,
    "talks": TALK,
    "spoke": TALK,
    "posted": r" (?:\w+ ){0,3}?(?:that|on|a|an|about|in)\b",
}
"""Verbs that also tell deeds: what must follow them for the sentence to be a claim."""

FINITE: Final = re.compile(r"(?:ed|[^s]s|told|said|swore|found|wrote|thought|forecast|spoke|sought)$")
"""Forms that go with any subject; the rest go with plurals ("prosecutors allege") or after "did"."""

PLURAL: Final = re.compile(r"(?:\b[Pp]eople|\b(?:wo)?men|\b[Pp]olice|[^su’']s|\band\b.*)$")
HANGING: Final = re.compile(r" (?:of|in|at|for|from|on|by|with|to|released|published)\b")
WORD: Final = re.compile(r"[a-z]+")
FINITES: Final = frozenset(STATUS)
"""Every form; `meant` tells which fits."""


FINDERS: Final = re.compile(
    r"\b(?:researchers?|scientists?|investigators?|auditors?|experts?|inspectors?|economists?)$"
)
"""Those whose findings are claims whatever they find."""


def meant(text: str, subject: Span, start: int, stop: int, *, document: bool = False) -> bool:
    """Whether the verb at `start` is a cue of the sentence that ends at `stop`.

    Finite, and one of those that also tell deeds ("found a boat") only with a clause; a document finds in any case.
    """
    found = WORD.match(text, start, stop)
    if found is None or found.group() not in STATUS or not agrees(text, subject, found):
        return False
    wanted = NEEDS.get(found.group())
    return (
        wanted is None
        or document
        or finds(text, subject, found.group())
        or bool(re.match(wanted, text[found.end() : stop]))
    )


def finds(text: str, subject: Span, verb: str) -> bool:
    """Whether the verb is one of finding, and its subject one of those whose work it is."""
    return verb.startswith(("f", "sho", "indic", "conc")) and bool(FINDERS.search(subject.of(text)))


def agrees(text: str, subject: Span, verb: re.Match[str]) -> bool:
    """Whether the form of the verb fits its subject: "says", "prosecutors allege", "is saying", "did rule out"."""
    before = text[subject.end : verb.start()].split()[-1:] or [""]
    if verb.group().endswith("ing"):
        return any(be in text[subject.end : verb.start()].split() for be in ("is", "are", "was", "were", "been"))
    if FINITE.search(verb.group()):
        return True
    return before[0] in ("did", "to") or bool(PLURAL.search(HANGING.split(subject.of(text))[0]))
