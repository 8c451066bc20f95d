"""Claims that a sentence makes by its own subject, where no reported statement was found in it.

"The Harbour Office on Monday urged the town to close the pier": the name that opens the sentence, what may stand
between, and a cue.
"""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import PHRASES, STATUS, Claim
from bot.condense.compress import after_connective, after_dateline
from bot.condense.cue_verbs import FINITES, meant
from bot.condense.names import Mention, Names
from bot.condense.sayers import sayer, speaks
from bot.model.brief import Status
from bot.model.span import Span

DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
BETWEEN: Final = (
    r"(?: \([A-Z][\w.&-]{1,9}\))?(?:, (?!and |or |but )[^,;:“”\"()]{3,90},)?"
    rf"(?:,? (?:on|in) (?:[A-Z][\w.]*(?: \d{{1,2}})?(?:, \d{{4}})?)| {DAYS}|"
    r" (?:has been|is|are|was|were)(?= \w+ing\b)|"
    r" (?:has|have|had|did|also|again|later|then|now|once|first|often|long|still|just|already|previously|recently|"
    r"earlier|repeatedly|publicly|[a-z]+ly))*"
)
"""What may stand between a name and its cue: an acronym, an aside, a day, auxiliaries and adverbs."""

CUE: Final = re.compile(rf"{BETWEEN} (?P<cue>[a-z]+(?: for| on| upon)?)\b(?! of\b|(?<!responded) by\b)")
ADVERBIALS: Final = (
    re.compile(
        r"(?:On|In|At|During|After|Before|Since|For|Despite|Following|Speaking|Late|Last|This|Earlier|Recently|"
        r"Yesterday|Today|Now|More recently)\b[^,;:\n]{0,90}, "
    ),
    re.compile(r"(?:Having )?[A-Z]?[a-z]+(?:ing|ed)\b[^,;:\n]{0,90}, "),
    re.compile(r"[Aa]s (?=[^,;:“”\"\n]{4,90}, )"),
)
"""What may stand before the subject: a time, a place, an occasion; "As the mayor pointed out, ..."."""

CUE_WORD: Final = re.compile(r"\b(?:said|says|say|told|according)\b")
MONTHS: Final = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
DAY: Final = (
    rf"(?: (?:on |in |late |early )?(?:{DAYS}(?: (?:morning|afternoon|evening|night))?|{MONTHS}(?: \d{{1,2}})?))?"
)
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
    re.compile(rf", (?P<cue>said|says|according to) (?P<who>[^,;:“”\"]{{4,70}}?){DAY}\.$"),
    re.compile(rf", (?P<who>[^,;:“”\"]{{3,70}}?) (?:also |first |later )?(?P<cue>{TAIL_CUE}){ADDRESSEE}{DAY}\.$"),
)
"""An attribution at the end: ", said X.", ", X said Monday.", ", according to X."."""

PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being) (?:(?:also|once|often|widely|sharply|publicly|repeatedly|immediately) )?(?P<cue>[a-z]+ed by) "
)
AGENT: Final = re.compile(
    r"(?:(?:the|an?|some|many|several|both|other|two|three) )?(?:[\w-]+ ){0,2}?(?P<head>[a-z]+)\b(?=[ ,.])"
)
"""Who does it in a passive: "... was criticised by the farmers"."""

ACCORDING: Final = re.compile(r"(?:(?<![^\n.?!”\"] )|(?<=, ))(?P<cue>[Aa]ccording to) (?P<who>[^,;:“”\"\n]{3,80}?), ")
"""An attribution at the start, or in commas: "According to the report, ..."."""

NOBODY: Final = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|my|our|and|but|or|as|if|when|while|because|where)\b",
    re.IGNORECASE,
)
OWNED: Final = re.compile(r"(?:his|her|their|its|one) ")
AND: Final = re.compile(r" and ")
ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
LEADS: Final = re.compile(
    r"(?:As )?(?:[Tt]he |[Aa]n? )?(?:(?!(?i:of|for|in|on|at|by|with|to|from|after|before|when|as|that|and|but|while|if|since|though|although) )[\w.’'-]+ ){0,4}"
)
"""What may stand before the name: an article and a role ("the mayor", "Independent candidate")."""


def subject_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of whoever opens the sentence, or opens it after an adverbial; None where no cue follows.

    A name ("Mayor Tennant on Monday urged") or a noun that speaks ("federal prosecutors", "a new survey").
    """
    unit = after_connective(text, after_dateline(text, unit))
    starts = [unit.start, *(found.end() for p in ADVERBIALS if (found := p.match(text, unit.start, unit.end)))]
    claims = (named(text, Span(at, unit.end), names) or nominal(text, Span(at, unit.end), names) for at in starts)
    return next((one for one in claims if one), None) or passive(text, unit, names)


def passive(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of whoever is named after "has been criticised by", or None."""
    found = PASSIVE.search(text, unit.start, unit.end)
    verb = found.group("cue").split()[0] if found else ""
    if found is None or verb not in STATUS:
        return None
    mention = next((one for one in names.at(found.end(), found.end() + 60) if not one.possessive), None)
    if mention and LEADS.fullmatch(text[found.end() : mention.whole.start]):
        entity = names.entity(mention)
        name = (entity.full, entity.span) if mention.certain else (mention.span.of(text), mention.span)
        return Claim(True, name[0], None, found.group("cue"), STATUS[verb], mention.span, name[1])
    agent = AGENT.match(text, found.end(), unit.end)
    if agent is None or not speaks(agent.group("head").lower()):
        return None
    who = Span(found.end(), agent.end())
    return Claim(True, who.of(text), None, found.group("cue"), STATUS[verb], who, who)


def named(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of the name that opens `unit`, with what may stand before it, or None."""
    for mention in names.at(unit.start, min(unit.end, unit.start + 90)):
        if not mention.possessive and opens(text, unit, mention):
            entity = names.entity(mention)
            name = (entity.full, entity.span) if mention.certain else (mention.span.of(text), mention.span)
            both = joined(text, mention.span, names)
            found = under_cue(text, mention.span, unit.end, name) or (
                under_cue(text, both, unit.end, (both.of(text), both)) if both else None
            )
            if found:
                return found
    return None


def joined(text: str, name: Span, names: Names) -> Span | None:
    """`name` and the one that is joined to it by "and", as printed; None where none is."""
    found = AND.match(text, name.end)
    other = next(iter(names.at(found.end(), found.end() + 60)), None) if found else None
    return Span(name.start, other.span.end) if other and found and other.span.start == found.end() else None


def under_cue(text: str, subject: Span, stop: int, name: tuple[str, Span]) -> Claim | None:
    """The claim of `name`, whose mention is the subject of the cue that follows it; None where none does."""
    found = CUE.match(text, subject.end, stop)
    if found is None or not meant(text, subject, found.start("cue"), stop):
        return None
    cue = found.group("cue").split()[0]
    return Claim(True, name[0], None, cue, status_at(text, found.start("cue"), cue), subject, name[1])


def nominal(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of the common noun that opens `unit`, or None; where its phrase ends with a name, of that one."""
    found = sayer(text, unit.start, unit.end, FINITES)
    if found is None or not meant(text, found.span, found.cue.start, unit.end, document=found.document):
        return None
    inside = [one for one in names.at(found.span.start, found.span.end) if one.span.end == found.span.end]
    if inside and inside[0].whole.start <= found.span.start:
        return None
    cue = found.cue.of(text)
    status = status_at(text, found.cue.start, cue)
    return Claim(True, with_article(text, found.span), None, cue, status, found.span, found.span)


def with_article(text: str, phrase: Span) -> str:
    """The phrase with the article before it, as it is written inside a sentence: "the survey"."""
    before = next((a for a in ("the ", "an ", "a ") if text[: phrase.start].lower().endswith(a)), "")
    return before + phrase.of(text)


def status_at(text: str, start: int, cue: str) -> Status:
    """What the cue makes of the claim, with the words that follow it ("called for")."""
    phrase = next((status for pattern, status in PHRASES if re.match(pattern, text[start : start + 60])), None)
    return phrase or STATUS[cue]


def opens(text: str, unit: Span, mention: Mention) -> bool:
    """Whether nothing but an article, a role and whom it belongs to stands before the name."""
    return bool(LEADS.fullmatch(text[unit.start : mention.whole.start])) or mention.whole.start == unit.start


def tail_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named in an attribution at the sentence's end, or None where there is none."""
    for pattern in TAILS:
        found = pattern.search(unit.of(text)[-110:])
        if found and not NOBODY.match(found.group("who")) and CUE_WORD.search(found.group("who")) is None:
            shift = max(unit.start, unit.end - 110)
            who = Span(shift + found.start("who") + article_of(found.group("who")), shift + found.end("who"))
            name = named_in(text, who, names)
            status = STATUS.get(found.group("cue"), Status.SAID)
            return Claim(True, name[0], None, found.group("cue"), status, who, name[1])
    return None


def named_in(text: str, who: Span, names: Names) -> tuple[str, Span]:
    """The fullest form of the name that ends `who` behind a role, and where it is printed; else `who` as it stands."""
    inside = names.at(who.start, who.end)
    full = names.fullest(who) if len(inside) == 1 else None
    heads = bool(inside) and bool(LEADS.fullmatch(text[who.start : inside[0].whole.start]))
    return full if full and heads and inside[0].span.end == who.end else (who.of(text), who)


def opening_claim(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of who is named in "According to ..., " at the sentence's start, or in commas inside it, or None."""
    found = ACCORDING.search(text, unit.start, unit.end)
    if found is None or NOBODY.match(found.group("who")) or OWNED.match(found.group("who")):
        return None
    who = Span(found.start("who") + article_of(found.group("who")), found.end("who"))
    name = named_in(text, who, names)
    return Claim(True, name[0], None, found.group("cue"), Status.SAID, who, name[1])


def article_of(words: str) -> int:
    """How many characters of `words` are its article."""
    found = ARTICLE.match(words)
    return found.end() if found else 0
