"""Claims that a sentence makes by its own subject, where no reported statement was found in it.

"The Harbour Office on Monday urged the town to close the pier": the name that opens the sentence, what may stand
between, and a cue.
"""

from __future__ import annotations

import re
from typing import Final

from bot.condense.claims import SPEECH, STATUS, Claim
from bot.condense.compress import after_connective, after_dateline
from bot.condense.cue_verbs import FINITES, meant
from bot.condense.edges import LEADS
from bot.condense.names import Mention, Names
from bot.condense.sayers import bars, sayer, speaks
from bot.condense.verb_phrases import HOME, status_at, verb_of
from bot.model.span import Span

ADVERBIALS: Final = (
    re.compile(r"(?:In|At|Near|Outside) [A-Z][\w.'’ -]{1,40}, [A-Z][\w.'’ -]{1,30}, "),
    re.compile(
        r"(?:On|In|At|During|After|Before|Since|For|Despite|Following|Speaking|Late|Last|This|Earlier|Recently|"
        r"Yesterday|Today|Now|More recently)\b[^,;:\n]{0,90}, "
    ),
    re.compile(r"(?:Having )?[A-Z]?[a-z]+(?:ing|ed)\b[^,;:\n]{0,90}, "),
    re.compile(r"[Aa]s (?=[^,;:“”\"\n]{4,90}, )"),
)
"""What may stand before the subject: a time, a place, an occasion; "As the mayor pointed out, ..."."""

PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being) (?:(?:also|once|often|widely|sharply|publicly|repeatedly|immediately) )?(?P<cue>[a-z]+ed by) "
)
AGENT: Final = re.compile(
    r"(?:(?:the|an?|some|many|several|both|other|two|three) )?(?:[\w-]+ ){0,2}?(?P<head>[a-z]+)\b(?=[ ,.])"
)
"""Who does it in a passive: "... was criticised by the farmers"."""

AND: Final = re.compile(r" and ")
OTHERS: Final = re.compile(
    r" and (?:other|several|some|many|two|three|four|his|her|their|its|the|an?) [\w’' -]{3,60}?"
    rf"(?= (?:has |have |had |also )?(?:{'|'.join(sorted(cue for cue in SPEECH if cue.endswith(('ed', 'say', 'said', 'told'))))})\b)"
)
"""Who speaks together with a name, without one: "Mayor Tennant and other farmers of the shore warned"."""


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
            both, home = joined(text, mention.span, names), HOME.match(text, mention.span.end, unit.end)
            subject = Span(mention.span.start, home.end()) if home and entity.kind == "person" else mention.span
            found = under_cue(text, subject, unit.end, name) or (
                under_cue(text, both, unit.end, (both.of(text), both)) if both else None
            )
            if found:
                return found
    return None


def joined(text: str, name: Span, names: Names) -> Span | None:
    """`name` and whoever is joined to it by "and", as printed; None where nobody is."""
    others = OTHERS.match(text, name.end)
    if others:
        return Span(name.start, others.end())
    found = AND.match(text, name.end)
    other = next(iter(names.at(found.end(), found.end() + 60)), None) if found else None
    return Span(name.start, other.span.end) if other and found and other.whole.start == found.end() else None


def under_cue(text: str, subject: Span, stop: int, name: tuple[str, Span]) -> Claim | None:
    """The claim of `name`, whose mention is the subject of the cue that follows it; None where none does."""
    verb = verb_of(text, subject, stop)
    return Claim(True, name[0], None, verb.cue, verb.status, subject, name[1]) if verb else None


def nominal(text: str, unit: Span, names: Names) -> Claim | None:
    """The claim of the common noun that opens `unit`, or None; where its phrase ends with a name, of that one."""
    found = sayer(text, unit.start, unit.end, FINITES)
    if found is None or not meant(text, found.span, found.cue.start, unit.end, document=found.document):
        return None
    if bars(text[found.span.start :].split(maxsplit=1)[0].lower()):
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


def opens(text: str, unit: Span, mention: Mention) -> bool:
    """Whether nothing but an article, a role and whom it belongs to stands before the name."""
    return bool(LEADS.fullmatch(text[unit.start : mention.whole.start])) or mention.whole.start == unit.start
