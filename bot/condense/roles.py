"""The roles of an article's people, as printed: before the name, in apposition after it, or told in a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.condense.names import Entity, Mention, Names
from bot.condense.roles_after import after, stated
from bot.condense.roles_before import before
from bot.condense.roles_nouns import is_kin, is_personal, word
from bot.condense.roles_reported import Reported, is_office
from bot.condense.roles_told import belongs_to
from bot.model.span import Span

_OF_CHILDREN = re.compile(r"\w+-of-\w+")
_READ = 6
"""Roles of one person that are compared: the first mentions say most."""


class Role(NamedTuple):
    """A role as printed at `span`."""

    text: str
    span: Span


def table(text: str, sentences: tuple[Span, ...], names: Names) -> dict[int, Role]:
    """The role of each person by the person's number: the fullest that the article prints.

    Roles keep their words as printed ("former mayor of Lakeside"), without a leading article. What somebody whom the
    article reports calls another is no role.
    """
    found: dict[int, list[Role]] = {}
    apart: dict[int, Role] = {}
    reported = Reported(text)
    for mention, sentence in _people(sentences, names):
        if reported.quotes(mention):
            continue
        for role in _beside(text, sentence, mention, names):
            if is_office(role.text) or not reported.states(mention, role.span, sentence):
                found.setdefault(mention.entity, []).append(role)
        span = stated(text, sentence, mention, names)
        if span is not None:
            apart.setdefault(mention.entity, Role(span.of(text), span))
    return apart | {
        entity: role for entity, roles in found.items() if _worth((role := _fullest(roles)).text) or entity not in apart
    }


def _people(sentences: tuple[Span, ...], names: Names) -> Iterator[tuple[Mention, Span]]:
    """The mentions of people, each with its sentence."""
    at = 0
    for mention in names.mentions:
        if names.entity(mention).kind == "person":
            while at + 1 < len(sentences) and sentences[at].end < mention.span.start:
                at += 1
            yield mention, sentences[at] if sentences else Span(0, 1)


def _fullest(roles: list[Role]) -> Role:
    """The best of the first few, then the longest: the first mention usually says most, a later one may say more."""
    return max(roles[:_READ], key=lambda role: (_worth(role.text), min(len(role.text.split()), 8), -role.span.start))


def _worth(role: str) -> int:
    """How much a role tells: an office or a trade goes before what somebody is to another, that before what a relative
    clause tells or the body somebody is of, and a mere form of address ("Dr") comes last."""
    tokens = role.split()
    if all(is_personal(word(token)) for token in tokens):
        return 0
    if tokens[0].lower() in ("who", "of", "from", "at", "with"):
        return 1
    if tokens[0].lower() != "one" and not is_kin(word(tokens[-1])) and not _OF_CHILDREN.fullmatch(tokens[-1].lower()):
        return 4
    return 2 if tokens[0].lower() in ("his", "her", "their") else 3


def _beside(text: str, sentence: Span, mention: Mention, names: Names) -> Iterator[Role]:
    spans = [before(text, sentence.start, mention, names), after(text, sentence.end, mention, names)]
    if not any(spans):
        spans.append(belongs_to(text, sentence.end, mention, names))
    yield from (Role(span.of(text), span) for span in spans if span is not None)


def on_behalf(text: str, noun: str, entity: Entity) -> str:
    """The role of an unnamed spokesperson: the noun, and for whom with the title printed before the name."""
    title = max((span.of(text).strip() for span in entity.titles), key=len, default="")
    return f"{noun} for {title} {entity.full}" if title else f"{noun} for {entity.full}"
