"""Clauses that say who says it without a plain verb of saying right behind a name: a participle that trails its sentence
("closed the pier, saying ..."), an adjective ("is confident that ..."), an infinitive ("went on to say").
"""

from __future__ import annotations

import re

from bot.proof.mentions import Token
from bot.proof.words import CALENDAR, PREPOSITIONS, SAY, listed

_DEEDS = {
    "fired": r"back\b",
    "hit": r"(?:back|out)\b",
    "hold": r"that\b",
    "held": r"that\b",
    "put": r"(?:the|its|their|his|her) [\w’' -]{1,40} at\b",
    "puts": r"(?:the|its|their|his|her) [\w’' -]{1,40} at\b",
    "commit": r"to\b",
    "commits": r"to\b",
    "committed": r"to\b",
    "pressed": r"(?:for|[\w ]{1,40} to)\b",
    "read": r"[“\"]",
    "called": r"(?!in\b|off\b|an ambulance\b|the police\b|police\b)",
    "charged": r"[^.;]{0,120}(?:with|that)\b",
}
"""Verbs that also tell deeds, and what must follow them where they say something: "fired back", "held that"."""

_ONWARD = re.compile(r"(?:^| )(?:continue|continues|continued|went on|goes on|go on) to$")
_TRAILING = listed(
    "saying warning arguing insisting claiming noting stating explaining promising pledging vowing urging accusing "
    "acknowledging admitting conceding denying alleging asserting contending declaring announcing predicting demanding "
    "telling writing criticising criticizing complaining cautioning reiterating stressing confirming"
)
"""Participles that do nothing but say; "adding" and "showing" also tell deeds."""

_OTHER_CLAUSE = listed(
    "and or but nor so while as when whereas where after before because since if unless until though although who which "
    "that whom whose what why how by than whether"
)
"""Words after which a participle may be somebody else's: the end of a sentence with one of them is not read."""

_MESSAGE = listed(
    "statement statements letter letters post posts message messages email emails e-mail memo note notice video tweet "
    "tweets release"
)
_SENT = listed(
    "issued issues released releases posted posts sent sends published put shared wrote emailed e-mailed texted"
)
"""Who sends a letter says what it says; who reads one does not."""

_BE = frozenset({"was", "is", "were", "are", "been", "be", "being"})
_FINITE = listed("is are was were has have had will would might could should can cannot did does must am")
_RELATIVE = listed("who that which whom whose where")


def clause(claimant: str) -> str | None:
    """The verb that makes the words a clause, which names nobody; None where they name somebody."""
    words = claimant.split()
    for at, word in enumerate(words):
        if word in _FINITE and not _RELATIVE & set(words[:at]):
            return word
    return None


def deed(text: str, cue: str) -> bool:
    """Whether the cue tells a deed wherever it stands: "fired the keeper", "held the post"."""
    wanted = _DEEDS.get(cue.casefold())
    if wanted is None:
        return False
    return re.search(rf"(?<!\w){re.escape(cue)}(?:[,:]?\s+(?=\S)|[,:]){wanted}", text, re.IGNORECASE) is None


def onward(between: list[Token]) -> list[Token]:
    """The words between subject and cue without the "continues to" or "went on to" that they end in."""
    found = _ONWARD.search(" ".join(token.word for token in between))
    return between[: len(between) - len(found.group().split())] if found else between


def trails(gap: str, between: list[Token], cue: Token) -> bool:
    """Whether a participle behind `gap` is the subject's: "closed the pier on Monday, saying", "issued a statement
    saying". No other clause, no passive and no other cue stands in between, and a verb follows the subject."""
    words = [token.word for token in after_adjunct(between)]
    if cue.word not in _TRAILING or not words or _passive(words) or set(words) & _OTHER_CLAUSE:
        return False
    if any(word in SAY - _MESSAGE - _SENT for word in words) or any(mark in gap for mark in '“"«'):
        return False
    sent = words[0] in _SENT and (words[-1] in _MESSAGE or words[0] in {"emailed", "e-mailed", "texted", "wrote"})
    return gap.rstrip().endswith(",") or sent


def after_adjunct(between: list[Token]) -> list[Token]:
    """The words from the verb on: without "on Monday" or "at City Hall"; none where no verb can follow."""
    at = 0
    while at < len(between) and _adverbial(between[at]):
        at += 1
    rest = between[at:]
    return [] if rest and rest[0].word in {"the", "a", "an", "his", "her", "its", "their"} else rest


def _adverbial(token: Token) -> bool:
    return token.word in PREPOSITIONS or token.word in CALENDAR or token.word == "at" or not token.raw[:1].islower()


def _passive(words: list[str]) -> bool:
    """Whether a form of "be" stands among the words, and no participle in -ing behind it."""
    following = [*words[1:], ""]
    return any(word in _BE and not after.endswith("ing") for word, after in zip(words, following, strict=True))
