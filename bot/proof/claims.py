"""Who says it: a point keeps the attribution that its source prints, and credits nobody else."""

from __future__ import annotations

import re

from bot.errors import ProofError
from bot.model.brief import KeyPoint, Status
from bot.proof.deeds import deed
from bot.proof.governed import denied_cue
from bot.proof.offices import no_office
from bot.proof.people import one_of_two
from bot.proof.phrases import names_nobody
from bot.proof.printed import Printed
from bot.proof.replay import Replay
from bot.proof.roles import role_fits
from bot.proof.subjects import attributed
from bot.proof.words import SAY, STATUS, STRONG_CUE, listed, tokens

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_STATEMENT = re.compile(r"[“\"«‘]([^“”\"«»]{12,}?)([,.!?…]?)[”\"»’]")
_THAT = re.compile(
    r"(?:[ \u00a0](?:on|in|last|this|late|early|earlier|again|also|to|reporters|officials|\w+day|\w+ly|\d+|[A-Z]\w*\.?)){0,5}"
    r"[ \u00a0]that[ \u00a0]"
)
_FINITE = re.compile(
    r"(?:[ \u00a0](?!that\b|which\b|who\b|whose\b|to\b|of\b|for\b|and\b)[\w'’-]+){1,6}?"
    r"[ \u00a0](?:is|are|was|were|has|have|had|will|would|may|might|could|should|can|cannot|did|does|must)\b"
)
_BEFORE_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "this",
        "these",
        "those",
        "for",
        "by",
        "with",
        "in",
        "on",
        "at",
        "no",
        "any",
    ]
)
_OF = re.compile(r"[ \u00a0]of\b")
_SMALL = listed("a an the of and or in on at to for with by from is & de la")
_SPOKEN = listed("i i'm i’m i'll i’ll we we're we’re we'll we’ll my our me us you your")
_BE_IN_TITLES = listed("is are was were has have had will must can cannot should")
_BE = listed("was were been be being is are get got")


def check_claim(printed: Printed, point: KeyPoint, made: Replay, authors: tuple[str, ...] = ()) -> None:
    """Nothing when claimant, cue, role and status are what the point's own words say; ProofError else.

    `authors` may vouch for a whole article (an opinion piece): then the point needs no cue of its own.
    """
    if point.claimant is None:
        _check_reported(printed, point, made)
    elif point.cue is None:
        _check_author(printed, point, made, authors)
    else:
        _check_claimant(printed, point, point.claimant, point.cue)


def _check_reported(printed: Printed, point: KeyPoint, made: Replay) -> None:
    if point.cue or point.role:
        raise ProofError("claim: a cue or a role without a claimant")
    for stretch in made.stretches:
        cue = strong_cue(printed, stretch.start, stretch.end)
        if cue:
            raise ProofError(f"claim: the source attributes this ({cue!r}), the point does not")
    if statement(point.text):
        raise ProofError("claim: a quoted statement is nobody's in this point")


def _check_author(printed: Printed, point: KeyPoint, made: Replay, authors: tuple[str, ...]) -> None:
    if point.claimant not in authors or point.status not in (Status.ARGUED, Status.SAID):
        raise ProofError("claim: the point names a claimant but no cue")
    if any(strong_cue(printed, stretch.start, stretch.end) for stretch in made.stretches):
        raise ProofError("claim: the author's text attributes this to somebody else")


def strong_cue(printed: Printed, start: int, end: int) -> str | None:
    """A cue outside quotation marks under which the sentence stands, or None.

    A cue in a relative clause ("who said ...") and a passive one ("were told to ...") attribute no main clause.
    """
    before: list[str] = []
    for match in _TOKEN.finditer(printed.text, start, end):
        if printed.inside(match.start()):
            continue
        word = match.group().casefold()
        clause = _THAT.match(printed.text, match.end(), end) or _clause(printed.text, match, before)
        rules = word in STRONG_CUE or (clause is not None and word in SAY)
        if rules and not _subordinate(before[-4:]) and not _participle(printed.text, match, before):
            return match.group()
        before.append(word)
    return None


def _participle(text: str, cue: re.Match[str], before: list[str]) -> bool:
    """Whether the cue describes a noun and nobody says anything: "a man accused of theft", "the estimated cost"."""
    if not cue.group().endswith("ed"):
        return False
    return (before[-1:] != [] and before[-1] in _BEFORE_NOUN) or bool(_OF.match(text, cue.end()))


def _clause(text: str, cue: re.Match[str], before: list[str]) -> re.Match[str] | None:
    """A clause without "that" after a verb of saying: "confirmed the dam will close"; not "the proposed dam will"."""
    verb = cue.group().endswith("ed") and not (before and before[-1] in _BEFORE_NOUN)
    return _FINITE.match(text, cue.end()) if verb else None


def _subordinate(before: list[str]) -> bool:
    return bool({"who", "which", "whom", "whose", "what", "where"} & set(before)) or bool(
        before[-1:] and before[-1] in _BE
    )


def statement(text: str) -> str | None:
    """A quotation in `text` that is somebody's statement: four words or more that begin it or end in a stop."""
    for match in _STATEMENT.finditer(text):
        words = match.group(1).split()
        if len(words) >= 4 and not _titled(words) and (match.group(2) or not text[: match.start()].strip()):
            return match.group()
    return None


def _titled(words: list[str]) -> bool:
    """Whether the words are the title of a work: every one with a capital but for the small ones inside it; neither
    shouted nor in the first person nor a clause with a plain verb, as statements are."""
    if all(word.isupper() for word in words) or _SPOKEN & {word.casefold().strip(",.!?’'") for word in words}:
        return False
    if _BE_IN_TITLES & {word.casefold() for word in words[1:]}:
        return False
    return words[0][:1].isupper() and all(word[:1].isupper() or word in _SMALL for word in words[1:])


def _check_claimant(printed: Printed, point: KeyPoint, claimant: str, cue: str) -> None:
    nobody = names_nobody(claimant)
    if nobody:
        raise ProofError(f"claim: {claimant[:60]!r} names nobody: {nobody}")
    wanted = tokens(cue)
    if not wanted or not _holds(tokens(point.text), wanted):
        raise ProofError("claim: the cue is not in the point's words")
    denied = denied_cue(point.text, cue)
    if denied:
        raise ProofError(f"claim: the cue stands under {denied!r}")
    if deed(point.text, cue):
        raise ProofError(f"claim: {cue!r} tells a deed here and says nothing")
    if not any(word in STATUS[point.status.value] or word.endswith("ly") for word in wanted):
        raise ProofError(f"claim: {cue!r} does not mean {point.status.value!r}")
    if point.role and not role_fits(printed, point.role, claimant):
        raise ProofError("claim: the role is not printed with this name in the article")
    wrong = no_office(point.role, claimant) if point.role else None
    if wrong:
        raise ProofError(f"claim: the role tells no office: {wrong}")
    if claimant not in point.text and one_of_two(printed.text, claimant):
        raise ProofError("claim: two people of the article bear the claimant's last name")
    if not attributed(printed, point, claimant, cue):
        raise ProofError(f"claim: {claimant!r} is not who the point's words credit")


def _holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))
