"""The role behind a name where it is no apposition: in a relative clause, as letters, as a body behind "of"."""

from __future__ import annotations

import re

from bot.condense.lexicon import table
from bot.condense.names import Mention, Names
from bot.condense.roles_nouns import PREPOSITIONS, WORD, is_role, word
from bot.model.span import Span

ASIDE = r"(?:(?<=[ \xa0][A-Z])\.)?(?:,?[ \xa0](?:[OMCDK]BE|QPM|BEM|OAM|AO|AM|CNZM|FRS|FBA|CB|CMG|DSO|MC|PhD)\b)*(?:[ \xa0]\([^)\n]{1,20}\))?(?:,[ \xa0](?:aged[ \xa0])?\d{1,3}(?=,))?"
"""What may stand between a name and its role: a bracket, an age."""

_RELATIVE = re.compile(
    ASIDE + r",[ \xa0](?=who (?:(?P<past>was|served as)|(?:also |now |then )?"
    r"(?:leads?|led|heads|headed|runs|ran|chairs|chaired|founded|co-founded|owns|owned|manages|managed|directs|directed|"
    r"represents|represented|coaches|coached|teaches|taught|edits|edited|hosts|hosted|oversees|oversaw|commands|commanded|"
    r"studies|studied|works as|worked as|serves as|co-chairs|co-owns|lectures)) )"
)
_RELATIVE_END = re.compile(
    r",(?!\d)|[;:()“”\"\n—–]|\.(?=\s|$)|[ \xa0](?:said|says|told|when|while|after|before|and|but)\b"
)
_LETTERS = re.compile(r",?[ \xa0]([A-Z][A-Za-z]{0,3}[A-Z])\b(?:[ \xa0]for(?:[ \xa0](?:the[ \xa0])?[A-Z][\w'’-]*)+)?")
_FROM = re.compile(r",?[ \xa0](?P<role>(?:of|from|at|with)[ \xa0](?:[Tt]he[ \xa0])?(?=[A-Z]))")
_FEWEST_WORDS = 3
_MOST_WORDS = 14


def letters(text: str, end: int, mention: Mention) -> Span | None:
    """The letters of an office or a trade behind the name: "Ada Quill MP", "Bo Reed, KC", "Ida Holm, MP for Velm"."""
    found = _LETTERS.match(text, mention.span.end, end)
    office = found is not None and found[1].lower() in table("role_words")["post_nominal"]
    return Span(found.start(1), found.end()) if found and office else None


def relative(text: str, end: int, mention: Mention) -> Span | None:
    """The office in a relative clause after the name, with its "who" and its tense: "who leads the Lakes Board",
    "who was mayor of Velm": what somebody was is not what somebody is."""
    lead = _RELATIVE.match(text, mention.span.end, end)
    if lead is None:
        return None
    stop = _RELATIVE_END.search(text, lead.end(), end)
    span = Span(lead.end(), stop.start() if stop else end)
    tokens = WORD.findall(text, span.start, span.end)
    denied = table("role_words")["denial"] & {token.lower() for token in tokens}
    office = not denied and (not lead["past"] or _tells_office(tokens[2:]))
    return span if _FEWEST_WORDS <= len(tokens) <= _MOST_WORDS and office else None


def _tells_office(tokens: list[str]) -> bool:
    stop = next((at for at, token in enumerate(tokens) if token.lower() in PREPOSITIONS and at), len(tokens))
    return any(is_role(word(token)) for token in tokens[:stop])


def belongs_to(text: str, end: int, mention: Mention, names: Names) -> Span | None:
    """The body a name is of, where nothing else is told: "Jo Ng of the Lakes Trust"."""
    lead = _FROM.match(text, mention.span.end, end)
    if lead is None or mention.possessive:
        return None
    body = next(iter(names.at(lead.end(), end)), None)
    if body is None or body.whole.start != lead.end() or body.possessive:
        return None
    organisation = names.entity(body).kind == "organisation"
    return Span(lead.start("role"), body.span.end) if organisation else None
