"""Whose claim a sentence is: claimant, role, cue and status, taken from the quotes that lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.condense.lexicon import words
from bot.model.brief import Quote, QuoteKind, Status
from bot.model.span import Span

CUES: Final[dict[Status, str]] = {
    Status.SAID: "say says said saying tell tells told telling according add adds added adding note notes noted noting "
    "state states stated stating explain explains explained explaining reply replies replied responded recall recalls "
    "recalled write writes wrote writing tweet tweets tweeted post posted testify testified announce announces announced "
    "declare declares declared remarked observed commented report reports reported reveal revealed disclosed describe "
    "describes described stress stressed emphasized emphasised reiterated concluded find finds found show shows showed "
    "indicate indicates indicated rule rules ruled fear fears feared agreed joked quipped praised criticized criticised condemned blasted blamed hailed "
    "shouted believe believes believed think thinks thought called calls dismissed rejected continued pointed point slammed touted complained lamented boasted hinted signaled "
    "signalled expressed voiced recounted repeated cited quoted",
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
    "maintain maintains maintained maintaining assert asserts asserted asserting suggest suggests suggested",
    Status.ASKED: "ask asks asked asking question questions questioned wonder wonders wondered",
}
"""What a cue makes of a claim. A cue that is not listed makes none: the sentence is used only if nothing in it looks
like somebody's statement."""

STANCES: Final[dict[Status, str]] = {
    Status.SAID: "respond responds reaffirm reaffirms reaffirmed reaffirming discuss discusses discussed discussing "
    "rebuke rebukes rebuked rebuking bash bashes bashed bashing denounce denounces denounced denouncing decry decries "
    "decried mock mocks mocked mocking ridiculed chided scolded berated lambasted grill grills grilled endorse endorses "
    "endorsed endorsing oppose opposes opposed opposing praise praises praising criticize criticizes criticizing "
    "criticise criticises criticising condemns condemning complimented congratulated thanked apologized apologised "
    "likened compared portrayed labeled labelled branded deem deems deemed view views viewed worry worries worried "
    "noticed fired hit talks talked spoke cite cites support "
    "supports supported supporting chastised chastises commended applauded",
    Status.ACCUSED: "charge charges charged blame blames",
    Status.ARGUED: "defend defends defended defending counter counters countered speculate speculated",
    Status.EXPECTED: "want wants hope hopes hoped foresees seek seeks seeking sought aim aims aimed plan plans planned planning intend "
    "intends intended",
    Status.WARNED: "threaten threatens threatened",
    Status.URGED: "propose proposes proposed request requests requested",
    Status.ASKED: "asking",
}
"""Verbs by which a newspaper reports what somebody thinks of something, without the words: "The mayor endorsed ..."."""

PREDICATES: Final[dict[Status, str]] = {
    Status.SAID: "critical dismissive sceptical skeptical supportive wary upbeat pessimistic doubtful opposed",
    Status.EXPECTED: "confident hopeful optimistic",
    Status.WARNED: "worried concerned afraid fearful",
    Status.ARGUED: "adamant convinced certain insistent",
}
"""Adjectives that say what somebody thinks, behind a form of "be": "The mayor is confident that ..."."""

ADJECTIVES: Final = {cue: status for status, cues in PREDICATES.items() for cue in cues.split()}
SPEECH: Final = {cue: status for status, cues in CUES.items() for cue in cues.split()}
STATUS: Final = {cue: status for status, cues in STANCES.items() for cue in cues.split()} | SPEECH
PHRASES: Final[tuple[tuple[str, Status], ...]] = (
    (r"\bcall(?:s|ed|ing)? (?:for|on|upon)\b", Status.URGED),
    (r"\bask(?:s|ed|ing)? (?:\w+ ){0,4}to\b", Status.URGED),
    (
        r"\b(?:reject|dismiss)(?:s|es|ed|ing)? (?:[\w’'-]+ ){0,3}?(?:accusation|allegation|claim|suggestion|criticism)s?\b",
        Status.DENIED,
    ),
    (r"\b(?:tell|tells|told) (?:\w+ ){1,4}to\b", Status.URGED),
)
"""Cues of several words; looked for in the cue and in what follows it."""

MAIN: Final = 0.5
"""The share of a sentence from which a reported statement makes the whole sentence its speaker's claim."""

LONGEST_NAMING: Final = 14
"""Words beyond which what stands beside a cue is a clause and names nobody."""

LABEL: Final = 4
"""Words from which a quotation is a statement and no label."""

PRONOUN: Final = re.compile(
    r"(?:he|she|they|it|we|i|you|who|that|which|this|those|these|there|what|his|her)\b", re.IGNORECASE
)
TITLES: Final = words("titles") | frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})
NAME: Final = re.compile(r"(?!The\b|He\b|She\b|It\b|They\b)[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*")
SAYING: Final = re.compile(
    r"\b(?:say|says|said|told|tells|according|alleg(?:es|ed|ing)|claim(?:s|ed)|argu(?:es|ed)|insist(?:s|ed)|"
    r"contend(?:s|ed)|assert(?:s|ed)|den(?:ies|ied)|acknowledge[sd]|admit(?:s|ted)|concede[sd]|warn(?:s|ed)|"
    r"predict(?:s|ed)|estimate[sd]|accuse[sd]|testified|tweeted|quipped|\w+ that(?= ))\b",
    re.IGNORECASE,
)
"""Words that make a sentence somebody's claim, wherever they stand outside quotation marks."""

SUBORDINATE: Final = re.compile(
    r"(?:\b(?:who|which|whom|whose|what|where)(?: [\w’'-]+){0,2} |\b(?:was|were|been|being|be|is|are|get|got) )$",
    re.IGNORECASE,
)
"""What stands before a cue that makes no claim of the sentence: a relative clause, a passive."""

NOUNS: Final = frozenset({"fears", "claims", "reports", "hopes", "demands", "calls", "fear", "hope", "claim", "report"})
OBJECT: Final = re.compile(r"\b(?:\w+ing|amid|despite|over|of|by|with|following|on|among) $", re.IGNORECASE)
"""What stands before a cue that is a noun: "raising fears that", "despite claims that"."""

ATTRIBUTE: Final = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|my|this|these|those|for|by|with|in|on|any|no|of)(?: \w+ly)? $", re.IGNORECASE
)
"""What stands before a participle that describes a noun: "their alleged role", "the estimated cost"."""

MARKED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
STATEMENT: Final = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
TRANSCRIPT: Final = re.compile(r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+: [A-Z“\"‘'](?=[^:]*$)")
"""A line of an interview or a script: the words are those of the name before the colon, without a cue."""

FINITE: Final = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:is|are|was|were|has|have|had|will|would|may|might|could|should|can|cannot|did|"
    r"does|must)\b"
)
"""What makes words a clause, which names nobody: "more than the office had predicted"."""

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
    if TRANSCRIPT.match(text, unit.start, unit.end):
        return UNUSABLE
    here = [quote for quote in quotes if covered(unit, quote)]
    if attributed_elsewhere(text, unit, here):
        return UNUSABLE
    inside = [one for one in here if attributed_inside(unit, one) and known_cue(one) and not clause_speaks(text, one)]
    if not inside:
        return UNUSABLE if somebody_says(unit.of(text)) else REPORTED
    main = leading(unit, inside)
    if share(unit, inside, main) < MAIN and main.kind is not QuoteKind.DIRECT and not somebody_says(unit.of(text)):
        return REPORTED
    return claimed(text, unit, main)


def attributed_elsewhere(text: str, unit: Span, quotes: Iterable[Quote]) -> bool:
    """Whether the sentence holds a statement whose speaker only another sentence names."""
    return any(not attributed_inside(unit, quote) and says_much(text, unit, quote) for quote in quotes)


def leading(unit: Span, quotes: Sequence[Quote]) -> Quote:
    """The statement that leads the sentence: of the speaker who says most of it, the one under the first finite cue."""
    most = max(quotes, key=lambda quote: covered(unit, quote))
    same = [quote for quote in quotes if quote.speaker == most.speaker]
    return min(same, key=lambda quote: ((quote.cue or "").endswith("ing"), quote.cue_span or unit))


def says_much(text: str, unit: Span, quote: Quote) -> bool:
    """Whether the sentence holds more of the quote than a label: four words, or most of the sentence."""
    inside = [Span(max(unit.start, s.start), min(unit.end, s.end)) for s in quote.segments if s.overlaps(unit)]
    count = sum(len(span.of(text).split()) for span in inside)
    return count >= LABEL or covered(unit, quote) > MAIN * len(unit)


def clause_speaks(text: str, quote: Quote) -> bool:
    """Whether what was taken for the speaker is a clause: "the man did so, said Piet Dorn"."""
    speaker = quote.speaker or (quote.mention.of(text) if quote.mention else "")
    return FINITE.search(speaker) is not None


def known_cue(quote: Quote) -> bool:
    """Whether the quote's cue is one whose meaning is known."""
    return any(word in STATUS for word in CLAUSE.findall((quote.cue or "").lower()))


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


def somebody_says(sentence: str) -> bool:
    """Whether the sentence stands under a cue, or holds a quotation that is a statement and no label."""
    if any(is_statement(sentence, found) for found in STATEMENT.finditer(sentence)):
        return True
    plain = MARKED.sub(lambda found: " " * len(found.group()), sentence)
    return any(makes_claim(plain, found) for found in SAYING.finditer(plain))


def is_statement(sentence: str, found: re.Match[str]) -> bool:
    """Four words or more in marks that begin the sentence or end with a stop of their own."""
    inner = found.group(1)
    ends = inner.rstrip().endswith((",", ".", "!", "?", "…"))
    return len(inner.split()) >= 4 and not is_title(inner) and (ends or not sentence[: found.start()].strip())


def is_title(words: str) -> bool:
    """Whether every longer word has a capital, as in a title of a work: "The Keeper of the Wells"."""
    return all(word[:1].isupper() for word in words.split() if len(word.strip(",.!?…’'")) > LABEL)


def makes_claim(plain: str, found: re.Match[str]) -> bool:
    """Whether a cue rules the sentence: not in a relative clause, passive or a participle ("accused of theft", "the
    alleged role"); of "... that" only real cues."""
    cue = found.group().lower().split()
    if cue[-1] == "that" and cue[0] not in SPEECH:
        return False
    before, after = plain[max(0, found.start() - 40) : found.start()], plain[found.end() : found.end() + 4]
    if cue[0] in NOUNS and OBJECT.search(before):
        return False
    if cue[-1].endswith("ed") and (after.startswith(" of ") or ATTRIBUTE.search(before)):
        return False
    return not SUBORDINATE.search(before)


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
    if (
        quote.speaker
        and not PRONOUN.match(quote.speaker)
        and (quote.shown or quote.speaker.rsplit(maxsplit=1)[-1] in printed)
    ):
        return another_name(printed, quote.speaker) or quote.speaker
    return printed if printed and not PRONOUN.match(printed) and len(printed.split()) <= LONGEST_NAMING else None


def another_name(printed: str, speaker: str) -> str | None:
    """The name beside the cue, without titles, where it is not the speaker's: no part shared and no acronym, or
    another given name or another of "Jr." and "III"; None where it is the same."""
    if not NAME.fullmatch(printed):
        return None
    parts = [part for part in CLAUSE.findall(printed) if part.lower() not in TITLES]
    known = set(CLAUSE.findall(speaker))
    if not parts or set(parts) <= known or known <= set(parts) or (len(parts) == 1 and printed.isupper()):
        return None
    shares = bool(known & set(parts))
    return printed[printed.index(parts[0]) :] if not shares or len(parts) > 1 else None


def status_of(text: str, unit: Span, quote: Quote) -> Status:
    """What the cue does to the claim."""
    cue = (quote.cue or "").lower()
    at = quote.cue_span.start if quote.cue_span else unit.start
    following = text[at : min(unit.end, at + 60)] if quote.cue_span else cue
    for pattern, status in PHRASES:
        if re.match(pattern, following, re.IGNORECASE):
            return status
    return next((STATUS[word] for word in CLAUSE.findall(cue) if word in STATUS), Status.SAID)
