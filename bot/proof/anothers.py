"""Whether the words under a cue may be another's than the speaker's: a participle, a relative clause or an auxiliary
behind somebody else, a letter that was only received or shared, a court that was told.

Read from the words between mention and cue with the verifier's own lists. In doubt the words are somebody else's: what is
kept back is only not shown.
"""

from __future__ import annotations

import re
from typing import Final

from bot.model.brief import Quote, QuoteKind
from bot.model.span import Span
from bot.proof.clauses import after_adjunct, another, noun_in_commas, own_message
from bot.proof.deeds import deed
from bot.proof.mentions import Token, read
from bot.proof.printed import Printed
from bot.proof.words import SAY, STRONG_CUE, listed

_WHO: Final = re.compile(r"(?P<before>[\w’'-]+[,;]?)\s+(?P<last>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*),\s+who\b")
_PLACES: Final = listed("of in from at near")
_THEN_SUBJECT: Final = re.compile(
    r"(?:^|\s)(?:that\s+)?(?:(?:M(?:r|s|rs)\.?\s+)?[A-Z][\w’'-]+|he|she|they)\s+(?:(?:had|has|have|also|then|later|once|\w+ly)\s+)*$"
)
_UNDER: Final = re.compile(
    r"\s(?:under|with|by|after|before|against|during|between|among|over|through|until|via)\s(?:[\w’'-]+\s){0,3}[A-Z]"
)
_FROM: Final = re.compile(r"\b(?:call|letter|message|e-?mail|note|statement|text|memo)s?\s+from\b", re.IGNORECASE)
_COURT: Final = r"(?:court|jury|jurors|inquest|tribunal|inquiry|hearing|magistrates|mps|committee)"
_HEARERS: Final = re.compile(rf"(?:the |an? )?{_COURT}", re.IGNORECASE)
_WAS_TOLD: Final = re.compile(
    rf"\b{_COURT}\s+(?:(?:was|were|has been|have been)\s+told|(?:has |have )?heard)\b", re.IGNORECASE
)
_BEFORE_ING: Final = listed(
    "and but by in of for from while whilst when after before without was is were are been be being also then later repeatedly often still "
    "now by keep keeps kept began started stop stopped"
)
_TAKING_IN: Final = listed("heard hears hearing learned learnt citing cites cited quoting")
"""Cues whose subject takes in, or takes from another, what is said."""

_WHAT_ONE_IS: Final = re.compile(
    r"(?:\bthat (?:the|its|his|her|their|an?) [a-z-]+|, (?:the|its|his|her|their) (?:[a-z-]+ ){0,2}[a-z-]+)$"
)
_TITLE_ROOM: Final = 12
_LOOSE: Final = listed("after before because while although though unless until whereas")


def anothers(printed: Printed, quote: Quote, sentence: Span) -> str | None:
    """Why the words may be another's; None where nothing says so."""
    return _nobody(quote) or _elsewhere(printed, quote, sentence) or _beside(printed, quote, sentence)


def _nobody(quote: Quote) -> str | None:
    """Why the speaker is none: a clause, or a court that was told."""
    speaker = quote.speaker or ""
    if _LOOSE & set(speaker.casefold().split()):
        return "its speaker is a clause"
    cue = (quote.cue or "").casefold()
    if cue == "told" and _HEARERS.fullmatch(speaker):
        return "a court is told and tells nothing"
    return f"whoever is the subject of {cue!r} says nothing by it" if cue in _TAKING_IN else None


def _elsewhere(printed: Printed, quote: Quote, sentence: Span) -> str | None:
    """Why the sentence as a whole takes the words from the speaker: a court was told of them, the cue is a deed, or they
    are what introduces the speaker."""
    if quote.kind is QuoteKind.DIRECT and _told_to_court(printed, quote, sentence):
        return "it was told to a court by another"
    if quote.kind is QuoteKind.INDIRECT and deed(sentence.of(printed.text), quote.cue or ""):
        return f"{quote.cue!r} tells a deed here"
    return _introduces(printed.text, quote)


def _introduces(text: str, quote: Quote) -> str | None:
    """Whether the words end with what the speaker is, whose name stands in commas behind it: "The inquest heard that the
    keeper, Ada Quill, found the rope"."""
    own = quote.mention
    if quote.kind is QuoteKind.DIRECT or own is None or text[own.end : own.end + 1] != ",":
        return None
    ends = quote.segments[-1].end
    between = text[ends : own.start]
    near = between.startswith(",") and len(between) < _TITLE_ROOM and not between.strip(", ").islower()
    return "its last words say who the speaker is" if near and _WHAT_ONE_IS.search(quote.text) else None


def _beside(printed: Printed, quote: Quote, sentence: Span) -> str | None:
    own, cue = quote.mention, quote.cue_span
    if own is None or cue is None or not sentence.start <= own.start < own.end <= cue.start:
        return None
    gap = printed.text[own.end : cue.start]
    if gap.startswith(", who ") and _UNDER.search(own.of(printed.text)):
        return "whoever is named last may be who says it"
    return _between(gap, read(gap), (quote.cue or "").casefold())


def _told_to_court(printed: Printed, quote: Quote, sentence: Span) -> bool:
    found = _WAS_TOLD.search(printed.text, quote.segments[-1].end, max(sentence.end, quote.segments[-1].end))
    return found is not None and not printed.inside(found.start())


def _between(gap: str, words: list[Token], cue: str) -> str | None:
    """Why the cue may be another's who stands in the gap between mention and cue."""
    relative = _WHO.search(gap)
    if relative and relative["before"] not in _PLACES:
        return f"{relative['last']!r} is who says it"
    said = [token for token in words if token.word in SAY]
    if said and _THEN_SUBJECT.search(gap[said[0].end :]):
        return "another does so in what is reported"
    if cue.endswith("ing") and words and not any(token.word in STRONG_CUE for token in said):
        return _participle(gap, words)
    return None


def _participle(gap: str, words: list[Token]) -> str | None:
    """Why a participle of saying behind these words may be another's."""
    if _FROM.search(gap):
        return "it may stand in what came from another"
    if gap.rstrip().endswith(","):
        unsure = another(words) or noun_in_commas(gap)
        return "another may be who says so" if unsure else None
    alone = words[-1].word in _BEFORE_ING or words[-1].word.endswith("ly") or own_message(after_adjunct(words))
    return None if alone else f"{words[-1].raw!r} stands before it as its subject"
