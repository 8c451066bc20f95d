"""Proves key points: every rule in order, each in its own module."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.errors import ProofError
from bot.model.brief import KeyPoint
from bot.proof.antecedents import check_puts
from bot.proof.claims import check_claim
from bot.proof.cuts import check_cuts, leading_connective
from bot.proof.printed import Printed, fingerprint
from bot.proof.proven import Proven, mint
from bot.proof.quoted import check_marks
from bot.proof.replay import replay
from bot.proof.words import CONNECTIVES, PRONOUNS

LONGEST = 280

_FIRST = re.compile(r"\W*(\w+)")
_PLAIN = re.compile(
    r"\W*(?:(?:this|that|these|those) (?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|"
    r"winter|season|past|coming|time)\b|both (?:the |sides|houses|[A-Z])|such (?:a|an|as)\b|"
    r"it (?:is|was|has been|will be|would be) (?!(?:\w+ ){0,2}(?:\w+ed|likely|unlikely|set|due|going|about|certain|sure|bound|"
    r"able|unable|willing|ready|thought|said|meant|known|understood|built|made|free) to\b)(?:\w+ ){1,4}?(?:that|to|who|whether|the first|the second)\b|"
    r"then-|so-called|but for\b|here are\b|also known\b)",
    re.IGNORECASE,
)


def prove_point(text: str, point: KeyPoint, *, authors: tuple[str, ...] = ()) -> Proven[KeyPoint]:
    """The proven point; ProofError whose message begins with the name of the rule that refuses it.

    `text` is the article's, `authors` are the people who vouch for an opinion piece as a whole.
    """
    return mint(check_point(Printed.read(text), point, authors), fingerprint(text))


def check_point(printed: Printed, point: KeyPoint, authors: tuple[str, ...]) -> KeyPoint:
    """The same point, when every rule passes; ProofError else."""
    _check_form(point)
    made = replay(printed, point)
    check_marks(printed, point, made)
    check_cuts(printed, made)
    check_puts(printed, made)
    _check_start(point.text)
    check_claim(printed, point, made, authors)
    return point


@lru_cache(maxsize=32)
def refusal(text: str, point: KeyPoint, authors: tuple[str, ...]) -> str | None:
    """Why `check_point` refuses the point of `text`; None where it passes. The answer is kept for a while, since who
    writes points asks beforehand (`admitting`) and `prove_brief` asks the same of the same point again."""
    try:
        check_point(Printed.read(text), point, authors)
    except ProofError as error:
        return str(error)
    return None


def _check_form(point: KeyPoint) -> None:
    if len(point.text) > LONGEST:
        raise ProofError(f"length: a point has at most {LONGEST} characters, this one {len(point.text)}")
    if not any(character.isalnum() for character in point.text):
        raise ProofError("form: a point holds words")
    if any(character in point.text for character in "\n\r\t\u2028\u2029"):
        raise ProofError("form: a point is one line")


def _check_start(text: str) -> None:
    """A pronoun or a connective at the start has its antecedent outside the point; in a quotation it is a word said."""
    match = _FIRST.match(text)
    word = match.group(1).casefold() if match else ""
    if text[:1] in "“\"‘'«„" or _PLAIN.match(text):
        return
    if word in PRONOUNS or word in CONNECTIVES or leading_connective(text):
        raise ProofError(f"start: {word!r} points at something outside the point")
