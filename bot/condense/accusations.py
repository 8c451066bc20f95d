"""Which points accuse somebody, and which take issue with that: the words by which newspapers tell it."""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import MARKED
from bot.condense.proposals import Proposal
from bot.model.brief import Status

CHARGE: Final = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|alleg(?:e[sd]?|ing|ations?)|charged with|(?:faces?|facing|on) (?:\w+ ){0,3}charges?|"
    r"su(?:es|ed|ing)\b(?! for peace)|lawsuit|indict(?:ed|ment)|on trial|(?:court|jury|jurors|tribunal) (?:has |have |was |were )?(?:heard|told)|"
    r"(?:inquiry|investigation|investigators|auditors|watchdog|regulator) (?:has |have |had )?(?:found|concluded|ruled)|"
    r"(?<!being )blam(?:e[sd]?|ing)|condemn(?:s|ed|ing)|denounc(?:es|ed|ing))\b"
)
"""Words of an accusation, outside quotation marks."""

BREACH: Final = re.compile(
    r"\b(?:found|finds?|committed|identified) (?:[\w“\"’'-]+ ){0,4}?(?:breach(?:es)?|violations?|failings|failures)[”\"]? (?:of|by|at|in)\b"
)
"""What an inspector finds; the word for it often stands in marks."""

DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|disput(?:es|ed|ing)|(?:do|does|did|will|would) (?:not )?(?:dispute|deny)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted)?|"
    r"dismiss(?:es|ed|ing) (?:the|those|these|any|all|such|his|her|their|it|as)|(?:not|never) guilty|innocen(?:t|ce)|untrue|baseless|unfounded|"
    r"without (?:merit|foundation)|meritless|nothing (?:wrong|improper|illegal)|no wrongdoing|did not (?:break|breach|violate))\b",
    re.IGNORECASE,
)

ANSWER: Final = re.compile(
    r"\b(?:apologi[sz](?:es?|ed|ing)|apology|sorry|regret(?:s|ted)?|co-?operat(?:es?|ed|ing)|compl(?:y|ies|ied)|"
    r"defend(?:s|ed|ing)?|justif(?:y|ies|ied)|insist(?:s|ed)?|maintain(?:s|ed)|counter(?:s|ed)|hit back|hits back|in response|"
    r"acknowledge[sd]?|admit(?:s|ted)|concede[sd]?|had acted|acted (?:properly|lawfully|in)|not aware|unaware|misunderst\w+|"
    r"out of context|suspended|will (?:appeal|fight|contest)|would (?:appeal|fight|contest))\b",
    re.IGNORECASE,
)
"""Words by which those who are accused take issue with it, and by which they answer at all."""

ACCUSED_FIRST: Final = re.compile(
    r"\b(?:(?:is|are|was|were|been|being|stands?) (?:\w+ )?(?:accused|charged|indicted|sued|blamed|condemned)|"
    r"accused of|charged with|fac(?:es|ing|ed) (?:\w+ ){0,3}charges?|on trial|was told|has heard)\b"
)
"""Where the accused stands before the word: "Dorn is accused of ...", "a man accused of ..."."""

REFERRING: Final = re.compile(
    r"\b(?:the|those|these|all|both|such) (?:\w+ )?(?:charges?|claims?|allegations?|accusations?)\b"
    r"(?! (?:that|of|against|by|made|about|in|for|from|to|was|were)\b)"
)
"""What points at an accusation made before: "denied the allegations"."""

COURT: Final = re.compile(
    r", [^,]{0,60}\b(?:court|jury|jurors|tribunal|inquest|hearing) (?:was|were|has been|has|have) (?:told|heard)\b"
)
"""At whose hearing something was said of somebody, whoever the sentence begins with."""

COUNSEL: Final = re.compile(
    r"\b(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|defending|defen[cs]e)\b", re.IGNORECASE
)
"""Who speaks for the accused in court: what they say is an answer."""


def plain(one: Proposal) -> str:
    """The point's words outside quotation marks."""
    return MARKED.sub(" ", one.text)


def refers(words: str) -> bool:
    """Whether "the charges" stand in words that have not said before what somebody is accused of."""
    found = REFERRING.search(words)
    return found is not None and CHARGE.search(words, 0, found.start()) is None


def accuses(one: Proposal) -> bool:
    """Whether the point says that somebody did wrong, or that somebody says so."""
    words = plain(one)
    found = CHARGE.search(words) or BREACH.search(one.text)
    if one.claim.status in (Status.ACCUSED, Status.ALLEGED):
        return True
    denial = DENIAL.search(words)
    first = denial is None or (found is not None and one.claim.claimant is None and found.end() < denial.start())
    return found is not None and first and (not denies(one) or denial is not None)


def denies(one: Proposal) -> bool:
    """Whether the point takes issue with what somebody is accused of; quoted words are the claimant's own."""
    return one.claim.status is Status.DENIED or bool(DENIAL.search(one.text if one.claim.claimant else plain(one)))
