"""What a speaker did or met with behind the words said, which is no part of them: left the room, gave no details, was jailed."""

from __future__ import annotations

from functools import cache
from itertools import islice

from bot.condense.clauses import Clause
from bot.condense.lexicon import closed, table
from bot.condense.tokens import Token


def deed(tokens: list[Token], start: int, at: int, stop: int, clause: Clause) -> bool:
    """Whether a deed or the fate of the speaker is told from `at` on, behind words that start at `start`."""
    if _keeps_back(tokens, at, stop) or _beside_object(tokens, start, at, stop, clause):
        return True
    if _narrates(tokens, clause):
        return False
    return _scene(tokens, at, stop) or _walks_off(tokens, start, at, stop) or _fate(tokens, at, stop)


def _keeps_back(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether the speaker is told to give no more: "without giving details", "while declining to", "but gave no reason"."""
    if at + 2 >= stop:
        return False
    link, verb, after = (token.lower for token in tokens[at : at + 3])
    if link in ("but", "and"):
        near = [token.lower for token in tokens[at + 3 : at + 5]]
        return verb in row("gives") and after == "no" and any(word in row("detail") for word in near)
    return (link == "without" and verb in row("giving")) or (link == "while" and verb in ("declining", "refusing"))


def _beside_object(tokens: list[Token], start: int, at: int, stop: int, clause: Clause) -> bool:
    """Whether the speaker's next verb stands behind what is only named: "denied the charges but was convicted"."""
    verb = tokens[clause.cue.first].lower
    if tokens[at].lower not in ("and", "but") or at + 1 >= stop:
        return False
    if clause.cue.kind != "object" and verb not in closed("names_object"):
        return False
    named = tokens[start].lower in ("the", "a", "an", "his", "her", "their", "its", "any", "all")
    stated = any(token.lower in closed("finite", "verb", "opens_clause") for token in tokens[start:at])
    does = tokens[at + 1].lower in closed("finite") or tokens[at + 1].lower in row("walks_off")
    return named and not stated and (does or (tokens[at].lower == "but" and tokens[at + 1].lower.endswith("ed")))


def _scene(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether the speaker is told to leave or come: "before being led away", "as he left court"."""
    if at + 1 >= stop or tokens[at].lower not in ("as", "before", "after", "while"):
        return False
    verb = at + 1
    while verb < stop - 1 and tokens[verb].lower in ("he", "she", "they", "was", "were", "being"):
        verb += 1
    near = islice(tokens, verb + 1, min(stop, verb + 4))
    return tokens[verb].lower in row("leaves") and any(token.lower in row("scene") for token in near)


def _walks_off(tokens: list[Token], start: int, at: int, stop: int) -> bool:
    """Whether "and left the room" tells what the speaker did next; no one else came before in the words."""
    if tokens[at].lower != "and" or at + 2 >= stop:
        return False
    verb, how = tokens[at + 1].lower, tokens[at + 2].lower
    if verb not in row("walks_off") or how not in row("walks_how"):
        return False
    if how == "the" and not any(token.lower in row("scene") for token in tokens[at + 3 : at + 5]):
        return False
    stated = [token.lower for token in tokens[start:at] if token.lower in closed("finite", "verb")]
    return bool(stated) and all(word in closed("finite") for word in stated)


def _fate(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether "and was released on bail", "and will appear in court" tells what a court does with the speaker."""
    if tokens[at].lower != "and" or at + 2 >= stop:
        return False
    verb, after = tokens[at + 1].lower, tokens[at + 2].lower
    if verb in ("was", "were"):
        return after in row("sentenced", "held")
    near = islice(tokens, at + 3, min(stop, at + 8))
    return verb in ("will", "is") and after in row("appears") and any(token.lower in row("trial") for token in near)


def _narrates(tokens: list[Token], clause: Clause) -> bool:
    """Whether the speaker is one who tells what others did: then "and left the room" is told, and not done."""
    return tokens[clause.last - 1].lower in row("narrates")


@cache
def row(*names: str) -> frozenset[str]:
    """The words of the rows `names` of the list of tails."""
    return frozenset().union(*(table("tails")[name] for name in names))
