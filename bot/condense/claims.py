"""Whose claim a sentence is: claimant, role, cue and status, taken from the quotes that lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.model.brief import Quote, QuoteKind, Status
from bot.model.span import Span

CUES: Final[dict[Status, str]] = {
    Status.ALLEGED: "allege alleges alleged alleging claim claims claimed claiming",
    Status.ACCUSED: "accuse accuses accused accusing",
    Status.DENIED: "deny denies denied denying dispute disputes disputed disputing refute refutes refuted rebut rebutted",
    Status.CONFIRMED: "confirm confirms confirmed confirming",
    Status.ACKNOWLEDGED: "acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting concede "
    "concedes conceded conceding confess confessed",
    Status.ESTIMATED: "estimate estimates estimated estimating calculated reckon reckons reckoned",
    Status.EXPECTED: "expect expects expected expecting predict predicts predicted predicting forecast forecasts "
    "forecasted project projects projected anticipate anticipates anticipated",
    Status.PROMISED: "promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing",
    Status.WARNED: "warn warns warned warning caution cautions cautioned cautioning",
    Status.URGED: "urge urges urged urging demand demands demanded demanding recommend recommends recommended "
    "encourage encouraged implore implored appealed",
    Status.ARGUED: "argue argues argued arguing contend contends contended contending insist insists insisted insisting "
    "maintain maintains maintained maintaining assert asserts asserted asserting",
    Status.ASKED: "ask asks asked asking question questions questioned wonder wonders wondered",
}
"""Cues that mean more than "said"; every other cue is `said`."""

STATUS: Final = {cue: status for status, cues in CUES.items() for cue in cues.split()}
PHRASES: Final[tuple[tuple[str, Status], ...]] = (
    (r"\bcall(?:s|ed|ing)? (?:for|on|upon)\b", Status.URGED),
    (r"\bask(?:s|ed|ing)? (?:\w+ ){0,4}to\b", Status.URGED),
    (r"\b(?:tell|tells|told) (?:\w+ ){1,4}to\b", Status.URGED),
)
"""Cues of several words; looked for in the cue and in what follows it."""

MAIN: Final = 0.5
"""The share of a sentence from which a reported statement makes the whole sentence its speaker's claim."""

PRONOUN: Final = re.compile(r"(?:he|she|they|it|we|i|you|who|that|which|this|those|these|his|her)\b", re.IGNORECASE)
QUOTED_WORDS: Final = re.compile(r"[“”\"]|(?<!\w)[‘'](?=\w)")
SAYING: Final = re.compile(
    r"\b(?:said|says|told|tells|according to|alleg(?:ed|es)|claim(?:ed|s)|argu(?:ed|es)|insist(?:ed|s)|den(?:ied|ies)|"
    r"acknowledged|warned|tweeted|testified)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence's claimant. `usable` is false where the sentence must not stand alone: its attribution lies
    outside it, or its speaker is uncertain. Where nobody claims it, `claimant` is None and it is `reported`.
    `mention` is where the claimant is named in the sentence, `name` where the article prints the fullest form.
    """

    usable: bool
    claimant: str | None = None
    role: str | None = None
    cue: str | None = None
    status: Status = Status.REPORTED
    mention: Span | None = None
    name: Span | None = None


REPORTED: Final = Claim(usable=True)
UNUSABLE: Final = Claim(usable=False)


def claim(text: str, unit: Span, quotes: Iterable[Quote]) -> Claim:
    """Whose claim the sentence at `unit` is, given the article's quotes."""
    here = [quote for quote in quotes if covered(unit, quote)]
    if any(not attributed_inside(unit, quote) for quote in here if covered(unit, quote) > 12):
        return UNUSABLE
    inside = [quote for quote in here if attributed_inside(unit, quote)]
    if not inside:
        return UNUSABLE if unvouched(unit.of(text)) else REPORTED
    main = max(inside, key=lambda quote: covered(unit, quote))
    if share(unit, inside, main) < MAIN and main.kind is not QuoteKind.DIRECT:
        return REPORTED
    return claimed(text, unit, main)


def covered(unit: Span, quote: Quote) -> int:
    """Characters of the sentence that the quote's segments cover."""
    return sum(max(0, min(unit.end, s.end) - max(unit.start, s.start)) for s in quote.segments)


def attributed_inside(unit: Span, quote: Quote) -> bool:
    """Whether the sentence itself says who says it."""
    return (
        quote.mention is not None
        and unit.covers(quote.mention)
        and (quote.cue_span is None or unit.covers(quote.cue_span))
    )


def share(unit: Span, quotes: Iterable[Quote], main: Quote) -> float:
    """The part of the sentence that the main quote's speaker and cue, and what that speaker says, make up."""
    said = sum(covered(unit, quote) for quote in quotes if quote.speaker == main.speaker)
    clause = sum(len(span) for span in (main.mention, main.cue_span) if span)
    return (said + clause) / len(unit)


def unvouched(sentence: str) -> bool:
    """Whether more words stand in marks than a name or a label has, with nobody given who says them."""
    outside = re.sub(r"[“\"][^”\"]*(?:[”\"]|$)", "", sentence)
    return len(sentence) - len(outside) > 0.5 * len(sentence) and not SAYING.search(outside)


def claimed(text: str, unit: Span, quote: Quote) -> Claim:
    """The claim that `quote` makes of the sentence, or `UNUSABLE` where its speaker is a guess."""
    speaker = claimant(text, quote)
    if not speaker or not quote.cue or quote.mention is None:
        return UNUSABLE
    status = status_of(text, unit, quote)
    return Claim(True, speaker, quote.role, quote.cue, status, quote.mention, quote.name_span)


def claimant(text: str, quote: Quote) -> str | None:
    """The speaker's fullest name where it is sure, the words printed beside the cue where those name somebody."""
    printed = quote.mention.of(text) if quote.mention else ""
    if quote.shown and quote.speaker:
        return quote.speaker
    if not printed or PRONOUN.match(printed):
        return None
    if quote.speaker and quote.speaker.split()[-1] in printed:
        return quote.speaker
    return printed


def status_of(text: str, unit: Span, quote: Quote) -> Status:
    """What the cue does to the claim."""
    cue = (quote.cue or "").lower()
    at = quote.cue_span.start if quote.cue_span else unit.start
    following = text[at : min(unit.end, at + 60)] if quote.cue_span else cue
    for pattern, status in PHRASES:
        if re.match(pattern, following, re.IGNORECASE):
            return status
    return next((STATUS[word] for word in CLAUSE.findall(cue) if word in STATUS), Status.SAID)
