"""Who speaks together with a name: those joined to it by "and", each with its description or without."""

from __future__ import annotations

from bot.condense.clauses_phrases import appositive
from bot.condense.cues import forms
from bot.condense.lexicon import closed
from bot.condense.names import Mention, Names
from bot.condense.tokens import Token


def partner(tokens: list[Token], first: int, last: int, mention: Mention, names: Names) -> Mention | None:
    """Who speaks together with `mention`: the name joined to it by "and", as in "Ada Quill and Bo Reed said"."""
    at = next((i for i in range(first, last) if tokens[i].start == mention.whole.start), first)
    at -= at > first and tokens[at - 1].lower == "the"
    if at < 2 or (at - 2 < first and tokens[at - 2].lower != ",") or tokens[at - 1].lower not in ("and", "&"):
        return None
    if tokens[at - 2].lower == ",":
        return _described_partner(tokens, at - 2, mention, names)
    near = names.at(tokens[first].start, tokens[at - 2].end)
    other = near[-1] if near else None
    if other is None or other.span.end != tokens[at - 2].end or other.entity == mention.entity or other.possessive:
        return None
    alike = names.entity(other).kind == names.entity(mention).kind
    return other if alike and names.entity(other).kind in ("person", "organisation") else None


def _described_partner(tokens: list[Token], comma: int, mention: Mention, names: Names) -> Mention | None:
    """The person who opens the sentence and whose description ends at `comma`: "Ada Quill, the mayor, and Bo Reed said"."""
    opening = next(iter(names.at(tokens[0].start, tokens[comma - 1].end)), None)
    if (
        opening is None
        or opening.whole.start != tokens[0].start
        or opening.possessive
        or opening.entity == mention.entity
    ):
        return None
    behind = next((i for i, token in enumerate(tokens[:comma]) if token.start >= opening.span.end), comma)
    described = tokens[behind].lower == "," and behind + 1 < comma and appositive(tokens, behind + 1, comma)
    plain = not any(token.lower in closed("finite") or token.lower == "," for token in tokens[behind + 1 : comma])
    both = {names.entity(opening).kind, names.entity(mention).kind}
    return opening if described and plain and both == {"person"} else None


def first_of(tokens: list[Token], other: Mention, names: Names) -> Mention:
    """The first of a list of names that ends with `other` and one more: "Ada Quill, Bo Reed and Carla Dent". A list
    stands at the start of its clause: behind a preposition or a verb the comma ends something else."""
    first = other
    while True:
        at = next((i for i, token in enumerate(tokens) if token.start == first.whole.start), 0)
        if at < 2 or tokens[at - 1].lower != ",":
            break
        before = names.at(tokens[max(0, at - 8)].start, tokens[at - 2].end)[-1:]
        alike = [m for m in before if m.span.end == tokens[at - 2].end and not m.possessive]
        if not alike or names.entity(alike[0]).kind != names.entity(other).kind:
            break
        first = alike[0]
    at = next((i for i, token in enumerate(tokens) if token.start == first.whole.start), 0)
    opens = at == 0 or tokens[at - 1].kind != "w" or tokens[at - 1].lower in closed("lead_in")
    return first if opens else other


def behind(tokens: list[Token], last: int, names: Names) -> Mention | None:
    """The person joined with a description between: "said Ada Quill, the mayor, and Bo Reed, her deputy", where the first
    name ends before `last` and nothing else follows."""
    near = tokens[last : last + 14]
    links = (i for i, token in enumerate(near) if token.lower == "and" and i > 1 and near[i - 1].lower == ",")
    at = next(links, None)
    if at is None or near[0].lower != "," or not appositive(tokens, last + 1, last + at - 1):
        return None
    rest = tokens[last + at + 1 :]
    other = next(iter(names.at(rest[0].start, rest[-1].end)), None) if rest else None
    if other is None or other.whole.start != rest[0].start or names.entity(other).kind != "person" or other.possessive:
        return None
    after = [token for token in rest if token.start >= other.span.end]
    ends = not after or after[0].lower in (",", ".", ";")
    return (
        other
        if ends and not any(token.lower in closed("finite") or token.lower in forms() for token in after)
        else None
    )
