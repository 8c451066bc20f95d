"""The roles of an article's people, as printed: before the name, or in apposition after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.condense.cues import forms
from bot.condense.lexicon import closed, words
from bot.condense.names import Entity, Mention, Names
from bot.model.span import Span

_WORD = re.compile(r"[\w.&-]+(?:['’][\w]+)*['’]?|[^\w\s]")
_AFTER = re.compile(
    r"(?:[ \xa0]\([^)\n]{1,20}\))?,[ \xa0](?:\d{1,3},[ \xa0])?(?:who (?:is|serves as) )?(?:(?:a|an|the)[ \xa0])?"
)
_RELATIVE = re.compile(
    r"(?:[ \xa0]\([^)\n]{1,20}\))?,[ \xa0](?:\d{1,3},[ \xa0])?(?=who (?:(?P<past>was|served as)|(?:also |now |then )?"
    r"(?:leads?|led|heads|headed|runs|ran|chairs|chaired|founded|co-founded|owns|owned|manages|managed|directs|directed|"
    r"represents|represented|coaches|coached|teaches|taught|edits|edited|hosts|hosted|oversees|oversaw|commands|commanded"
    r")) )"
)
_RELATIVE_END = re.compile(r"[,;:()“”\"\n—–]|\.(?=\s|$)|[ \xa0](?:said|says|told|when|while|after|before|and|but)\b")
_AFTER_END = re.compile(
    r"[,;:()“”\"\n—–]|\.(?=[\s”\"’']|$)|[ \xa0](?:who|which|that|whose|said|says|told|when|while|after|before|was|is|has|had|and (?:the|a|his|her))\b"
)
_TRAILING = re.compile(r"(?:[ \xa0](?:of|for|to|at|and|the|in|on|from|with|by|as))+[ \xa0]*$")
_LINKS = frozenset(("of", "for", "to", "at", "and", "the", "in", "on", "from", "with"))
_HONORIFICS = frozenset(("mr.", "mrs.", "ms.", "miss.", "sir.", "dame.", "mr..", "mrs..", "ms..", "sir..", "dame.."))
_MOST_WORDS = 14


class Role(NamedTuple):
    """A role as printed at `span`."""

    text: str
    span: Span


def table(text: str, sentences: tuple[Span, ...], names: Names) -> dict[int, Role]:
    """The role of each person by the person's number: the fullest that the article prints.

    Roles keep their words as printed ("former mayor of Lakeside"), without a leading article.
    """
    found: dict[int, list[Role]] = {}
    at = 0
    for mention in names.mentions:
        if names.entity(mention).kind != "person":
            continue
        while at + 1 < len(sentences) and sentences[at].end < mention.span.start:
            at += 1
        for role in _beside(text, sentences[at] if sentences else Span(0, 1), mention, names):
            found.setdefault(mention.entity, []).append(role)
    return {entity: _fullest(roles) for entity, roles in found.items()}


def _fullest(roles: list[Role]) -> Role:
    """The longest of the first few: the first mention usually says most, a later one may say more. An office of its
    own goes before what a relative clause tells."""
    return max(
        roles[:4],
        key=lambda role: (not role.text.startswith("who "), min(len(role.text.split()), 8), -role.span.start),
    )


def _beside(text: str, sentence: Span, mention: Mention, names: Names) -> Iterator[Role]:
    before = _before(text, max(sentence.start, _person_before(text, mention, names)), mention)
    after = _after(text, sentence.end, mention)
    for span in (before, after):
        if span is not None:
            yield Role(span.of(text), span)


def _person_before(text: str, mention: Mention, names: Names) -> int:
    """Where the nearest other person before the name ends. Such a name is no part of the role, unless it is a
    possessive ("Reed's lawyer") or stands right before the role's noun ("Reed spokesman")."""
    near = names.at(max(0, mention.span.start - 160), mention.whole.start)
    people = [m for m in near if names.entity(m).kind == "person" and not m.possessive]
    ends = (m.span.end for m in people if not _describes(text, m.span.end, mention))
    return max(ends, default=0)


def _describes(text: str, end: int, mention: Mention) -> bool:
    following = text[end : mention.span.start].split(maxsplit=1)
    return bool(following) and _role_noun(following[0].lower())


def _before(text: str, start: int, mention: Mention) -> Span | None:
    """The words before the name that belong to its title, from the right to the left."""
    tokens = list(_WORD.finditer(text, max(start, mention.span.start - 160), mention.span.start))
    tokens = _without_honorific(tokens)
    apposed = bool(tokens) and tokens[-1][0] == ","
    tokens = tokens[:-1] if apposed else tokens
    first, titled = len(tokens), False
    for at in range(len(tokens) - 1, max(-1, len(tokens) - _MOST_WORDS), -1):
        word = tokens[at][0].lower()
        if (word in _LINKS and not _linked(tokens, at)) or not _belongs(tokens[at][0], word):
            break
        titled = titled or (_role_noun(word) and word.rstrip(".") + "." not in _HONORIFICS)
        if word not in _LINKS:
            first = at
    while first < len(tokens) and (tokens[first][0].lower() + "." in _HONORIFICS or tokens[first][0].isdigit()):
        first += 1
    while len(tokens) > first + 1 and tokens[-1][0].lower().rstrip(".") + ".." in _HONORIFICS:
        tokens = tokens[:-1]
    if (
        not titled
        or first >= len(tokens)
        or tokens[-1][0].lower() in _LINKS
        or (apposed and not _definite(tokens, first))
    ):
        return None
    end = tokens[-1].end()
    while text[end - 1] in " \xa0,":
        end -= 1
    return Span(tokens[first].start(), end)


def _without_honorific(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without the "Sir" or "Dame" right before a name, which hides the office: "the chair, Dame Ada Quill"."""
    return tokens[:-1] if len(tokens) > 1 and tokens[-1][0].lower() in ("sir", "dame") else tokens


def _definite(tokens: list[re.Match[str]], first: int) -> bool:
    """Whether a phrase before a comma and a name is one person's role: "the club's president, Ada Quill"."""
    if any(token[0].endswith(("'s", "’s", "s'", "s’")) for token in tokens[first:]):
        return True
    return first > 0 and tokens[first - 1][0].lower() in ("the", "his", "her", "its", "their", "our", "my")


def _linked(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether the preposition at `at` stands inside a title: after a role noun or inside an organisation's name."""
    back = at - 1 if tokens[at][0].lower() != "the" else at - 2
    if back < 0:
        return False
    left = tokens[back][0]
    if tokens[at][0].lower() == "the":
        return tokens[at - 1][0].lower() in _LINKS
    return _role_noun(left.lower()) or (
        left[0].isupper()
        and tokens[at][0].lower() in ("of", "on", "and", "for")
        and left.lower() in words("organisations")
    )


def _belongs(token: str, word: str) -> bool:
    if token.isupper() and len(token) > 1:
        return True
    if not token[0].isalnum() or word in closed("pronoun", "finite", "verb"):
        return False
    if word in _LINKS:
        return True
    if token[0].isupper():
        return word not in words("function_words") or word in ("second", "first")
    return word not in words("function_words") and (word not in forms() or _role_noun(word)) and not word.endswith("ly")


def _complete(tokens: list[re.Match[str]], first: int) -> bool:
    """Whether the phrase holds a role noun before any preposition."""
    lead = []
    for token in tokens[first:]:
        if token[0].lower() in _LINKS - {"and", "the"}:
            break
        lead.append(token[0].lower())
    return any(_role_noun(word) for word in lead)


def _role_noun(word: str) -> bool:
    return word in words("titles") or word in words("person_nouns") or word.rstrip(".") + "." in words("titles")


def _after(text: str, end: int, mention: Mention) -> Span | None:
    """The apposition after the name: ", the mayor of Lakeside,"."""
    lead = _AFTER.match(text, mention.span.end, end)
    if lead is None:
        return None
    if text.startswith("who ", lead.end()):
        return _relative(text, end, mention)
    stop = _AFTER_END.search(text, lead.end(), end)
    last = stop.start() if stop else end
    trailing = _TRAILING.search(text, lead.end(), last)
    last = trailing.start() if trailing else last
    span = Span(lead.end(), last) if last > lead.end() else None
    if span is None or len(span.of(text).split()) > _MOST_WORDS:
        return None
    tokens = list(_WORD.finditer(text, span.start, span.end))
    plain = all(token[0].lower() not in closed("finite") for token in tokens)
    return span if tokens and plain and _complete(tokens, 0) and tokens[0][0].lower() not in forms() else None


def _relative(text: str, end: int, mention: Mention) -> Span | None:
    """The office in a relative clause after the name, with its "who" and its tense: "who leads the Lakes Board",
    "who was mayor of Velm": what somebody was is not what somebody is."""
    lead = _RELATIVE.match(text, mention.span.end, end)
    if lead is None:
        return None
    stop = _RELATIVE_END.search(text, lead.end(), end)
    span = Span(lead.end(), stop.start() if stop else end)
    tokens = list(_WORD.finditer(text, span.start, span.end))
    office = not lead["past"] or _complete(tokens, 2)
    return span if 3 <= len(tokens) <= _MOST_WORDS and office else None


def on_behalf(text: str, noun: str, entity: Entity) -> str:
    """The role of an unnamed spokesperson: the noun, and for whom with the title printed before the name."""
    title = max((span.of(text).strip() for span in entity.titles), key=len, default="")
    return f"{noun} for {title} {entity.full}" if title else f"{noun} for {entity.full}"
