"""Claims that a sentence makes by its own subject, where no reported statement was found in it.

"The Harbour Office on Monday urged the town to close the pier": the name that opens the sentence, what may stand
between, and a cue.
"""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import PHRASES, STATUS, Claim
from bot.condense.compress import after_dateline
from bot.condense.names import Mention, Names
from bot.model.brief import Status
from bot.model.span import Span

BETWEEN: Final = (
    r"(?: \([A-Z][\w.&-]{1,9}\))?(?:,? (?:on|in) (?:[A-Z][\w.]*(?: \d{1,2})?(?:, \d{4})?)| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r" (?:has|have|had|also|again|later|repeatedly|publicly))*"
)
CUE: Final = re.compile(rf"{BETWEEN} (?P<cue>[a-z]+(?: for| on| upon)?)\b(?! (?:by|of)\b)")
CUE_WORD: Final = re.compile(r"\b(?:said|says|say|told|according)\b")
FINITE: Final = re.compile(r"(?:ed|[^s]s|told|said|swore)$")
DAY: Final = r"(?: (?:on |in |late |early )?[A-Z][a-z]+(?: \d{1,2})?)?"
TAILS: Final = (
    re.compile(rf", (?P<cue>said|says|according to) (?P<who>[^,;:“”\"]{{4,70}}?){DAY}\.$"),
    re.compile(rf", (?P<who>[^,;:“”\"]{{4,70}}?) (?P<cue>said|says|say){DAY}\.$"),
)
"""An attribution at the end: ", said X.", ", X said Monday.", ", according to X."."""

NOBODY: Final = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|and|but|or|as|if|when|while|because|where)\b", re.IGNORECASE
)
ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
LEADS: Final = re.compile(
    r"(?:As )?(?:[Tt]he |[Aa]n? )?(?:(?!(?i:of|for|in|on|at|by|with|to|from|after|before|when|as|that|and|but|while|if|since|though|although) )[\w.-]+ ){0,4}"
)
"""What may stand before the name: an article and a role ("the mayor", "Independent candidate")."""


def subject_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of the name that opens the sentence, or None where it opens with no name or no cue follows it."""
    unit = after_dateline(text, unit)
    mention = next(iter(names.at(unit.start, min(unit.end, unit.start + 90))), None)
    if mention is None or mention.possessive or not opens(text, unit, mention):
        return None
    found = CUE.match(text, mention.span.end, unit.end)
    words = found.group("cue").split() if found else []
    status = meaning(words)
    if found is None or status is None:
        return None
    entity = names.entity(mention)
    name = (entity.full, entity.span) if mention.certain else (mention.span.of(text), mention.span)
    return Claim(True, name[0], None, words[0], status, mention.span, name[1])


def opens(text: str, unit: Span, mention: Mention) -> bool:
    """Whether nothing but an article and a role stands before the name."""
    return bool(LEADS.fullmatch(text[unit.start : mention.whole.start])) or mention.whole.start == unit.start


def meaning(words: list[str]) -> Status | None:
    """The status that a finite cue gives; None for a word that is no cue, or a form that is not finite."""
    if not words or not FINITE.search(words[0]) or words[0] not in STATUS:
        return None
    phrase = next((status for pattern, status in PHRASES if re.match(pattern, " ".join(words))), None)
    return phrase or STATUS[words[0]]


def tail_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named in an attribution at the sentence's end, or None where there is none."""
    for pattern in TAILS:
        found = pattern.search(unit.of(text)[-110:])
        if found and not NOBODY.match(found.group("who")) and CUE_WORD.search(found.group("who")) is None:
            shift = max(unit.start, unit.end - 110)
            who = Span(shift + found.start("who") + article_of(found.group("who")), shift + found.end("who"))
            full = names.fullest(who) if len(names.at(who.start, who.end)) == 1 else None
            named = full if full and who.of(text).endswith(full[0].rsplit(maxsplit=1)[-1]) else (who.of(text), who)
            return Claim(True, named[0], None, found.group("cue"), Status.SAID, who, named[1])
    return None


def article_of(words: str) -> int:
    """How many characters of `words` are its article."""
    found = ARTICLE.match(words)
    return found.end() if found else 0
