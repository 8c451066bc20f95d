"""Claims that a sentence makes at its edges: "..., records show", "According to the report, ...", "As reported by ..."."""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import FINITE, STATUS, Claim
from bot.condense.names import Names
from bot.model.brief import Status
from bot.model.span import Span

DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
CUE_WORD: Final = re.compile(r"\b(?:said|says|say|told|according)\b")
MONTHS: Final = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
DAY: Final = rf"(?: here)?(?: (?:on |in |late |early )?(?:{DAYS}(?: (?:morning|afternoon|evening|night))?|{MONTHS}(?: \d{{1,2}})?))?"
ADDRESSEE: Final = (
    r"(?:(?<= told) (?:[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,4}?|(?:the )?(?:reporters|journalists|court|committee|newspaper))|"
    r"(?<! told))"
)
TAIL_CUE: Final = (
    r"said|says|say|shows?|showed|reveal(?:s|ed)|reported|reports|found|finds|suggest(?:s|ed)|announced|confirmed|"
    r"testified|wrote|tweeted|alleged|claimed|argued|added|noted|estimated?|estimates|warned|insisted|explained|"
    r"acknowledged|conceded|admitted|predicted|told"
)
TAILS: Final = (
    re.compile(
        rf", (?P<cue>said|says|according to) (?P<who>[^,;:“”\"]{{2,70}}?){DAY}(?:, [a-z][^,;:“”\"]{{2,90}})?\.$"
    ),
    re.compile(
        rf", (?P<who>[^,;:“”\"]{{3,70}}?) (?:also |first |later |has |have |had )?(?P<cue>{TAIL_CUE}){ADDRESSEE}{DAY}\.$"
    ),
    re.compile(rf",[”\"] (?P<who>[^,;:“”\"]{{3,70}}?) (?:also |first |later )?(?P<cue>reported|reports){DAY}\.$"),
)
"""An attribution at the end: ", said X.", ", X said Monday.", ", according to X."."""

CONTRAST: Final = re.compile(r", (?:while|whereas|but) ")
"""What parts the sentence's news from what another says of it."""

MIDDLE: Final = re.compile(
    rf", (?P<who>[^,;:“”\"]{{3,70}}?) (?:also |first |later )?(?P<cue>{TAIL_CUE}|told)"
    rf"(?: (?!that\b)[^,;:“”\"]{{2,40}})??{DAY}, (?=(?:while|whereas|but)\b)"
)
"""An attribution of what stands before it, where another speaks after it: "..., the mayor said, while farmers ..."."""

REACH: Final = 170
"""Characters from a sentence's end in which its attribution stands."""

ACCORDING: Final = re.compile(r"(?:(?<![^\n.?!”\"] )|(?<=, ))(?P<cue>[Aa]ccording to) (?P<who>[^,;:“”\"\n]{3,80}?), ")
"""An attribution at the start, or in commas: "According to the report, ..."."""

REPORTED_BY: Final = re.compile(
    r"[Aa]s (?:first |previously |earlier )?(?P<cue>(?:reported|noted|revealed|described|stated|explained|announced|told) (?:by|in)) "
    r"(?P<who>[^,;:“”\"\n]{3,80}?), "
)
"""The same with a participle: "As first reported by the Ledger, ..."."""

NOBODY: Final = re.compile(
    r"(?:(?:her|him|them)(?: and\b|$)|(?:he|she|it|they|we|i|you|who|which|that|this|my|our|and|but|or|as|if|when|while|because|where)\b)",
    re.IGNORECASE,
)
OWNED: Final = re.compile(r"(?:his|her|their|its|one) ")
ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
LEADS: Final = re.compile(
    r"(?:As )?(?:[Tt]he |[Aa]n? )?(?:(?!(?i:of|for|in|on|at|by|with|to|from|after|before|when|as|that|and|but|while|if|since|though|although) )[\w.’'-]+ ){0,4}"
)
"""What may stand before the name: an article and a role ("the mayor", "Independent candidate")."""


def tail_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named in an attribution at the sentence's end, or None where there is none."""
    for pattern in TAILS:
        found = pattern.search(unit.of(text)[-REACH:])
        if found and names_somebody(found.group("who")) and CUE_WORD.search(found.group("who")) is None:
            shift = max(unit.start, unit.end - REACH)
            who = Span(shift + found.start("who") + article_of(found.group("who")), shift + found.end("who"))
            name = named_in(text, who, names)
            status = STATUS.get(found.group("cue"), Status.SAID)
            return Claim(True, name[0], None, found.group("cue"), status, who, name[1])
    return None


def middle_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named between a statement and somebody else's, or None."""
    found = MIDDLE.search(text, unit.start, unit.end) if CONTRAST.search(text, unit.start, unit.end) else None
    if found is None or not names_somebody(found.group("who")) or OWNED.match(found.group("who")):
        return None
    who = Span(found.start("who") + article_of(found.group("who")), found.end("who"))
    name = named_in(text, who, names)
    return Claim(True, name[0], None, found.group("cue"), STATUS.get(found.group("cue"), Status.SAID), who, name[1])


def names_somebody(words: str) -> bool:
    """Whether the words may name a speaker: no pronoun opens them and they are no clause."""
    return NOBODY.match(words) is None and FINITE.search(words) is None


def named_in(text: str, who: Span, names: Names) -> tuple[str, Span]:
    """The fullest form of the name that ends `who` behind a role, and where it is printed; else `who` as it stands."""
    inside = names.at(who.start, who.end)
    full = names.fullest(who) if len(inside) == 1 else None
    heads = bool(inside) and bool(LEADS.fullmatch(text[who.start : inside[0].whole.start]))
    return full if full and heads and inside[0].span.end == who.end else (who.of(text), who)


def opening_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named in "According to ..., " at the sentence's start, or in commas inside it, or None."""
    given = text.find("ccording to ", unit.start, unit.end) >= 0
    found = (given and ACCORDING.search(text, unit.start, unit.end)) or REPORTED_BY.match(text, unit.start, unit.end)
    if found is None or not names_somebody(found.group("who")) or OWNED.match(found.group("who")):
        return None
    who = Span(found.start("who") + article_of(found.group("who")), found.end("who"))
    name = named_in(text, who, names)
    return Claim(True, name[0], None, found.group("cue"), Status.SAID, who, name[1])


def article_of(words: str) -> int:
    """How many characters of `words` are its article."""
    found = ARTICLE.match(words)
    return found.end() if found else 0
