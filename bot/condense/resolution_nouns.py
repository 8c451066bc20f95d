"""Whom a common noun means: a person by the office, an organisation, or somebody who speaks for another."""

from __future__ import annotations

import re

from bot.condense.lexicon import closed, table, words
from bot.condense.names import Mention
from bot.condense.names_groups import bare
from bot.condense.resolution_focus import Focus, Speaker, named, person
from bot.condense.resolution_heads import Head
from bot.model.brief import SpeakerKind

_OWNERS = {"his": "m", "her": "f"}
_CERTAIN = 0.9
"""How sure it must be whom a possessive means before that name is given."""

_BROKEN = 0.6
"""How sure a speaker is whose words hold a verb or break off: the phrase was not read right."""

_NEW = ("a", "an", "one", "another")
_NOMINAL = 0.85
_KNOWN_TO_NOBODY = 0.8
"""How sure "the striker" is, whom the article most likely names elsewhere."""

_ARTICLE = re.compile(r"^(?:a|an)[ \xa0]", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:former|ex|then|was|ousted|late)\b", re.IGNORECASE)
_AGED = re.compile(r"(\d{1,3})-year-old$")
_AGE = re.compile(r"(?:,[ \xa0](?:aged[ \xa0])?|[ \xa0]\((?:aged[ \xa0])?)(\d{1,3})(?=[,.)])")
_FOR_A_FIRM = re.compile(r" (?:for|of|at|from) the ([\w-]+)$")
_OFFICE_END = re.compile(r"[ \xa0](?:of|for|to|at|in|from|with|on)[ \xa0]")


def nominal(head: Head, focus: Focus) -> Speaker | None:
    """The speaker that a common noun stands for, by name where the article makes that certain enough."""
    noun = head.noun
    owned = _of_whom(head, focus) if head.mention is None else None
    if owned is not None:
        return owned
    described = _described(head, focus) if head.definite and noun not in closed("on_behalf") else None
    if described:
        return described
    if noun in closed("spokes") or (noun in closed("on_behalf") and head.mention is not None):
        return _on_behalf(head, focus)
    known = _known_noun(head, focus) if head.definite and head.mention is None else None
    if known:
        return known
    return _as_printed(head, focus)


def _as_printed(head: Head, focus: Focus) -> Speaker:
    """The speaker as the article prints it; hardly sure of words that are no noun phrase."""
    name = printed(head, focus)
    told = [word.lower().strip(".,") for word in name.split()]
    following = [*told[1:], ""]
    verbs = (word for word, after in zip(told, following, strict=True) if after not in closed("preposition"))
    broken = any(word in closed("finite") for word in told) or any(word in closed("verb") for word in verbs)
    broken = broken or told[-1] in closed("loose_end") or told[0] in closed("adverbial")
    kind = noun_kind(head.noun)
    sure = _BROKEN if broken else _NOMINAL if kind is not SpeakerKind.UNKNOWN else _sure_of_unknown(head, focus)
    sure = min(sure, _KNOWN_TO_NOBODY) if _points_back(told, head) else sure
    return Speaker(name, kind, sure, None, None, None, None, "nominal")


def _points_back(told: list[str], head: Head) -> bool:
    """Whether the words mean nothing without a name that stands elsewhere: "one of them", "her son", "the forward"."""
    opens = told[0] in closed("possessive") and head.noun not in closed("on_behalf")
    player = told[0] == "the" and len(told) == 2 and told[1] in closed("plays")
    return opens or player or told[-1] in ("them", "these", "those")


def _sure_of_unknown(head: Head, focus: Focus) -> float:
    """How sure a noun is that no list knows: somebody new by its article, people of whom it says something, a name that
    is no common word of the article; else hardly."""
    told = focus.text[head.start : head.end].split()
    if told[0].lower() in _NEW or any(word.lower() in words("person_nouns") for word in told):
        return _NOMINAL
    if len(told) == 1 and told[0][0].isupper():
        common = re.search(rf"\b{re.escape(told[0].lower())}\b", focus.text) or told[0].lower() in _no_names()
        return _BROKEN if common else _NOMINAL
    return _KNOWN_TO_NOBODY if told[0].lower() in closed("determiner") else _BROKEN


def _no_names() -> frozenset[str]:
    """Words that a capital at the start of a sentence makes no name."""
    return words("function_words") | words("auxiliaries") | closed("connective", "time", "ago")


def printed(head: Head, focus: Focus) -> str:
    """The common noun as printed, with "the" and without "a": "the governor", "spokesman for the club"."""
    return _ARTICLE.sub("", focus.text[head.start : head.end]).replace("The ", "the ", 1)


def noun_kind(noun: str) -> SpeakerKind:
    """What a common noun names: a person, people, an organisation or a document."""
    if noun in table("body_nouns")["document"]:
        return SpeakerKind.DOCUMENT
    if noun in table("body_nouns")["organisation"]:
        return SpeakerKind.ORGANISATION
    if noun in words("person_nouns") or noun in words("occupations"):
        return SpeakerKind.GROUP if noun.endswith("s") else SpeakerKind.PERSON
    return SpeakerKind.GROUP if noun.endswith("s") else SpeakerKind.UNKNOWN


def _on_behalf(head: Head, focus: Focus) -> Speaker:
    """A spokesperson, campaign or office: never the principal; "the spokesperson" is the one who spoke before."""
    kind = SpeakerKind.SPOKESPERSON if head.noun in closed("spokes") else noun_kind(head.noun)
    if head.mention is None:
        last = focus.last
        if head.definite and last and last.kind is SpeakerKind.SPOKESPERSON and last.entity is None:
            return last._replace(sure=0.9, how="nominal", ranked=())
        known = _known_noun(head, focus) if head.definite else None
        return known or _for_a_firm(head, focus, kind)
    entity = focus.names.entity(head.mention)
    name = printed(head, focus)
    if head.noun in closed("spokes") and f"{head.noun} for " in name.lower() and head.mention.span.end == head.end:
        name = f"{head.noun} for {entity.full}"
    return Speaker(bare(name), kind, 0.9, None, entity.full, entity.span, None, "nominal")


def _for_a_firm(head: Head, focus: Focus, kind: SpeakerKind) -> Speaker:
    """Who speaks for somebody unnamed, as printed; of "the company", which means nothing alone, by the one body that the
    article has named so far, else hardly sure."""
    name = printed(head, focus)
    firm = _FOR_A_FIRM.search(name)
    if firm is None or firm[1] not in closed("firm") or kind is not SpeakerKind.SPOKESPERSON:
        return Speaker(name, kind, _NOMINAL, None, None, None, None, "nominal")
    bodies = {m.entity for m in focus.before(head.start) if focus.names.entity(m).kind == "organisation"}
    if len(bodies) != 1:
        return Speaker(name, kind, _KNOWN_TO_NOBODY, None, None, None, None, "nominal")
    body = focus.names.entities[bodies.pop()]
    return Speaker(f"{head.noun} for {body.full}", kind, 0.86, None, body.full, body.span, None, "nominal")


def _of_whom(head: Head, focus: Focus) -> Speaker | None:
    """The lawyer or aide of whom "his" or "her" certainly means: "lawyer for Dan Foss"."""
    gender = _OWNERS.get(focus.text[head.start : head.end].split()[0].lower())
    if gender is None or head.noun not in closed("in_service"):
        return None
    owner = person(head.start, gender, focus)
    if owner is None or owner.entity is None or owner.sure < _CERTAIN:
        return None
    name = f"{head.noun} for {owner.name}"
    kind = SpeakerKind.SPOKESPERSON if head.noun in closed("spokes") else noun_kind(head.noun)
    return Speaker(name, kind, 0.86, None, owner.name, owner.name_span, None, "nominal")


def _described(head: Head, focus: Focus) -> Speaker | None:
    """Whom a whole description certainly means: the only person so far whose printed role holds all its words ("the
    Lakes Party leader"), or whose age it gives ("the 19-year-old striker")."""
    told = set(focus.text[head.start : head.end].lower().split()) - {"the", "this", "that"}
    aged = next((found for word in told if (found := _AGED.match(word))), None)
    nearest = {m.entity: m for m in focus.before(head.start) if focus.names.entity(m).kind == "person"}
    if aged:
        who = [m for number, m in nearest.items() if aged[1] in _ages(number, focus)]
    elif len(told) > 1:
        who = [m for number, m in nearest.items() if told <= set(focus.offices.get(number, "").lower().split())]
    else:
        who = []
    return named(who[0], focus.names, "office", _CERTAIN) if len(who) == 1 else None


def _ages(number: int, focus: Focus) -> set[str]:
    """The ages that stand behind a person's name: "Bo Reed, 19,", "Ida Holm (34)"."""
    mentions = (m for m in focus.names.mentions if m.entity == number)
    found = (_AGE.match(focus.text, m.span.end) for m in mentions)
    return {age[1] for age in found if age}


def _known_noun(head: Head, focus: Focus) -> Speaker | None:
    """Whom "the senator" or "the agency" means: the nearest name that the article gives that office, surer where nobody
    else has it, or the nearest that is of that sort."""
    if head.noun in table("body_nouns")["organisation"]:
        return _known_body(head, focus)
    former = _FORMER.search(focus.text, head.start, head.end) is not None
    holders: dict[int, Mention] = {}
    for mention in reversed(focus.before(head.start)):
        if mention.entity not in holders and _holds(mention.entity, head.noun, focus, former=former):
            holders[mention.entity] = mention
    nearest = next(iter(holders.values()), None)
    return named(nearest, focus.names, "office", 0.88 if len(holders) == 1 else 0.8) if nearest else None


def _known_body(head: Head, focus: Focus) -> Speaker | None:
    if head.noun not in closed("body"):
        return None
    bodies = (m for m in reversed(focus.before(head.start)) if focus.names.entity(m).kind == "organisation")
    nearest = next(bodies, None)
    return named(nearest, focus.names, "nominal", 0.75) if nearest else None


def _holds(number: int, noun: str, focus: Focus, *, former: bool) -> bool:
    """Whether the article gives the person that office: in a title before the name or in a role beside it. A former
    one is meant only by "the former mayor"."""
    entity = focus.names.entities[number]
    if entity.kind != "person" or noun_kind(noun) is not SpeakerKind.PERSON:
        return False
    titles = [span.of(focus.text).lower() for span in entity.titles]
    offices = [*titles, *([focus.offices[number].lower()] if number in focus.offices else [])]
    same = {noun} | table("title_forms").get(noun, frozenset())
    found = [office for office in offices if same & set(_OFFICE_END.split(office, maxsplit=1)[0].split())]
    return any(former == bool(_FORMER.search(office)) for office in found)
