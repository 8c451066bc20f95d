"""Clauses that say who says it without a plain verb of saying right behind a name: a participle that trails its sentence
("closed the pier, saying ..."), an adjective ("is confident that ..."), an infinitive ("went on to say").
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.proof.mentions import Token, read
from bot.proof.words import CALENDAR, PREPOSITIONS, SAY, listed

_BE = frozenset({"was", "is", "were", "are", "been", "be", "being"})
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

_SENT = re.compile(
    r"(?:(?:issued|issues|released|releases|published|publishes|put out|puts out|sent|sends|posted|posts|wrote|writes) "
    r"(?:(?!back\b|on\b|out\b|around\b)\S+ ){0,3}?(?:an?|his|her|its|their) (?:(?!\S*s’|\S*’s|\S*'s)\S+ ){0,2}?"
    r"(?:statements?|reports?|letters?|posts?|messages?|emails?|e-mails?|memo|tweets?|release)"
    r"|(?:emailed|e-mailed|texted|wrote)\b.*)"
)
"""Who sends a letter of their own says what it says; who reads, shares or publishes another's does not."""

_AMONG_OTHERS = listed("watched saw heard let")
"""Verbs behind which another may do something: "watched Bo Lund leave"."""

_ADVERBS = listed("later again too then also once however")
_ALONE = 3
"""Words of an apposition that stands by itself."""

_NO_NOUNS = listed("a an the his her its their this that these those and or not also then later") | _BE
"""Words behind which a word in -ing is the subject's own or a noun."""

_DATING = listed("on this last late early month week year")
_NOUNS_IN_ING = listed("during morning evening meeting hearing building briefing king ruling spring spending ceiling")
_FINITE = listed("is are was were has have had will would might could should can cannot did does must am")
_MODAL = listed("might would could should can may must will")
_RELATIVE = listed("who that which whom whose where")


def clause(claimant: str) -> str | None:
    """The verb that makes the words a clause, which names nobody; None where they name somebody."""
    words = claimant.split()
    for at, word in enumerate(words):
        if word in _FINITE and not _RELATIVE & set(words[:at]):
            return word
    return None


def onward(between: list[Token]) -> list[Token]:
    """The words between subject and cue without the "continues to" or "went on to" that they end in."""
    found = _ONWARD.search(" ".join(token.word for token in between))
    ruled = any(token.word in _MODAL for token in between)
    return between[: len(between) - len(found.group().split())] if found and not ruled else between


def trails(gap: str, between: list[Token], cue: Token) -> bool:
    """Whether a participle behind `gap` is the subject's: "closed the pier on Monday, saying", "issued a statement
    saying". No other clause, no passive and no other cue stands in between, and a verb follows the subject."""
    rest = after_adjunct(between)
    words = [token.word for token in rest]
    if cue.word not in _TRAILING or not words or _passive(words) or set(words) & _OTHER_CLAUSE:
        return False
    sent = own_message(rest)
    if not sent and (any(word in SAY for word in words) or another(rest)):
        return False
    if any(mark in gap for mark in '“"«'):
        return False
    return sent or (gap.rstrip().endswith(",") and not noun_in_commas(gap))


def own_message(words: list[Token]) -> bool:
    """Whether the words send a letter or statement of the subject's own: "issued a statement on Monday"."""
    said = [token.word for token in words]
    while said and said[-1] in CALENDAR | _DATING:
        said.pop()
    said = said[1:] if said[:1] and said[0].endswith("self") else said
    return _SENT.fullmatch(" ".join(said)) is not None


def another(rest: list[Token]) -> bool:
    """Whether somebody else may be who does or says it: a verb in -ing behind a noun, or a name behind "watched"."""
    named = any(token.raw[:1].isupper() and token.word not in CALENDAR for token in rest)
    other = any(
        token.word.endswith("ing") and token.word not in _NOUNS_IN_ING and before.word not in PREPOSITIONS | _NO_NOUNS
        for before, token in pairwise(rest)
    )
    return other or (named and any(token.word in _AMONG_OTHERS for token in rest))


def noun_in_commas(gap: str) -> bool:
    """Whether a noun stands by itself between the last two commas: "faced a crowd, protesters, saying"."""
    *before, last = gap.rstrip().rstrip(",").split(",")
    words = [token.word for token in read(last)]
    if not "".join(before).strip() or not 0 < len(words) <= _ALONE or any(word.endswith("ed") for word in words):
        return False
    return not (words[0] in PREPOSITIONS | CALENDAR | _ADVERBS or words[0].endswith("ly"))


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
