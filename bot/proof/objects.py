"""Whether the speaker's mention is no subject: it hangs on a preposition ("Critics of Ada Quill said", "said a man hit by Ada
Quill", "he said to Ada Quill"), owns who speaks ("Ada Quill’s office said"), or is one of two names before a noun ("Velm and
Saltby officials said").

Read from the words directly beside the mention. A relative clause ("a letter to Ada Quill, who said") and "with Ada Quill
saying" make a subject of it; a statement, letter or report speaks for whose it is.
"""

from __future__ import annotations

import re
from typing import Final

from bot.model.brief import Quote
from bot.model.span import Span
from bot.proof.people import parts
from bot.proof.somebody import somebody
from bot.proof.words import TITLES, listed

_TITLE: Final = "|".join(sorted(word.capitalize() for word in TITLES - {"the", "u.s", "us"}))
_HANGS: Final = re.compile(
    r"(?:(?P<noun>[\w’'-]+[,;:]?)[ \u00a0])(?P<on>[Oo]f|[Ff]or|[Bb]y|[Ww]ith|[Aa]gainst|[Ff]rom|to|at|[Ii]n|on|behind|into|without|under|near|around|over|about|beside|between|among|beyond)[ \u00a0]"
    rf"(?:(?:the|an?|his|her|its|their)[ \u00a0])?(?:(?:{_TITLE})\.?[ \u00a0])*$"
)
_TWO: Final = re.compile(
    r"\b(?P<noun>[A-Za-zé-]+)[ \u00a0](?:of|for|to)[ \u00a0](?:[A-Z][\w.’'-]*[ \u00a0]){1,3}and[ \u00a0]$"
)
_RELATIVE: Final = re.compile(r"\b(?:who|which|that)\b|,")
_OWNS: Final = re.compile(r"(?:['’]s|(?<=s)['’])[ \u00a0](?P<owned>[a-z][\w-]*(?:[ \u00a0][\w-]+){0,3})?[ \u00a0]$")
_ONE_OF: Final = re.compile(
    r"[ \u00a0](?:and|or)[ \u00a0](?:[A-Z][\w.’'-]*[ \u00a0]){1,3}(?P<noun>(?:[a-z][\w-]*[ \u00a0]){0,2}?[a-z-]+s)[ \u00a0]$"
)
_SPEAKS: Final = re.compile(
    r"\b(?:statement|letter|e-?mail|mail|message|tweet|post|report|release|note|memo|blog|article|book|memoir|interview|speech|"
    r"testimony|lawsuit|suit|complaint|filing|affidavit|account|website|site|page|study|survey|poll|paper|document|decision|"
    r"ruling|opinion|column|editorial|order|review|diary|text|video|advert|ad|policy|profile|manifesto|indictment)s?\b",
    re.IGNORECASE,
)
"""What says what its sender or author says."""

_ADDRESSED: Final = listed("to of about with for against on")
_DETERMINERS: Final = re.compile(r"[ \u00a0](?:an?|the|one|another|two|some|many|several|his|her|their)[ \u00a0]")
_PARTICIPLE: Final = re.compile(r"\w+ing\b")
_REACH: Final = 70


def no_subject(text: str, quote: Quote) -> str | None:
    """Why the mention beside a quote is not the subject of its cue; None where nothing says so."""
    own, cue = quote.mention, quote.cue_span
    if own is None or cue is None or not _begins_as_named(text, own, quote.speaker or ""):
        return None
    if own.end <= cue.start:
        return _before_cue(text, own, cue, quote)
    return _behind_cue(text, own, cue) if cue.end <= own.start else None


def _begins_as_named(text: str, own: Span, speaker: str) -> bool:
    """Whether the mention opens with the speaker: "Velm Bo Reed" after "the ambassador to" does not."""
    first, named = parts(own.of(text)), parts(speaker)
    opening = next((part for part in first if part not in TITLES), "")
    return not named or not opening or opening in named or not text[own.start].isupper() or not set(first) & set(named)


def _before_cue(text: str, own: Span, cue: Span, quote: Quote) -> str | None:
    gap = text[own.end : cue.start]
    if len(gap) > _REACH or _RELATIVE.search(gap):
        return None
    return _hangs(text, own, (quote.cue or "").casefold()) or _owns(text, own, cue, quote) or _half(text, own, cue)


def _hangs(text: str, own: Span, cue: str) -> str | None:
    start = max(text.rfind("\n", 0, own.start) + 1, own.start - _REACH)
    found = _HANGS.search(text, start, own.start)
    noun = found["noun"] if found else ""
    on = found["on"].casefold() if found else ""
    its_own = (on == "with" and _PARTICIPLE.match(cue)) or (on in {"of", "by", "from", "in"} and _SPEAKS.match(noun))
    if on and not its_own:
        return f"it hangs on {on!r}"
    two = _TWO.search(text, start, own.start)
    return f"it is one of whom the {two['noun']!r} are" if two and somebody(two["noun"]) else None


def _owns(text: str, own: Span, cue: Span, quote: Quote) -> str | None:
    begin = own.end - 2 if own.of(text).endswith(("'s", "’s")) else own.end
    found = _OWNS.fullmatch(text, begin, cue.start)
    owned = (found["owned"] or "") if found else ""
    told = (quote.speaker or "").casefold()
    if not owned or _SPEAKS.search(owned) or any(word in told for word in owned.split()):
        return None
    return f"it only tells whose {owned!r} it is"


def _half(text: str, own: Span, cue: Span) -> str | None:
    """Why a lone name is one of two that describe who speaks: Velm in "Velm and Saltby officials said"."""
    found = _ONE_OF.fullmatch(text, own.end, cue.start) if text[own.start].isupper() else None
    alone = found is not None and not any(mark.isspace() for mark in own.of(text))
    return f"it only describes {found['noun']!r}" if found and alone else None


def _behind_cue(text: str, own: Span, cue: Span) -> str | None:
    if own.start - cue.end > _REACH:
        return None
    found = _HANGS.search(text, cue.start, own.start)
    if found is None or found.start("on") < cue.end:
        return None
    gap = text[cue.end : found.start("on")]
    if not gap.strip():
        return f"it is spoken {found['on']} and does not speak" if found["on"] in _ADDRESSED else None
    other = _DETERMINERS.match(gap) and not _RELATIVE.search(gap) and not _SPEAKS.search(gap)
    return f"it hangs on {found['on']!r}" if other else None
