"""Tells whether a name behind a comma is a thing's, and who speaks stands before it: "the director of the film, Low Tide"."""

from __future__ import annotations

from bot.condense.clauses_phrases import chunk_start
from bot.condense.lexicon import closed, table, words
from bot.condense.names import Mention, Names
from bot.condense.names_groups import bare
from bot.condense.tokens import Token

_LINKS = ("of", "for", "from", "at")
_WORKS = frozenset(
    (
        *("film", "movie", "book", "novel", "report", "study", "song", "album", "play", "opera", "musical", "series"),
        *("show", "documentary", "programme", "program", "game", "magazine", "newspaper", "website", "app"),
        *("ship", "boat", "yacht", "ferry", "vessel", "trawler", "tanker", "horse", "dog", "cat", "racehorse"),
    )
)
"""Things whose names look like a person's."""


def described(tokens: list[Token], first: int, last: int, names: Names) -> tuple[int, int, int] | None:
    """Where the phrase for who speaks starts, where its noun ends and where it ends, if the name at tokens `first` to
    `last` is only of a thing that the phrase names last; None where it is somebody's."""
    mention = next(iter(names.at(tokens[first].start, tokens[last - 1].end)), None) if first < last else None
    if mention is None or first < 1 or tokens[first - 1].lower != "," or mention.whole.start != tokens[first].start:
        return None
    start, stop = chunk_start(tokens, first - 1), first - 1
    link = next((at for at in range(start + 1, stop - 1) if tokens[at].lower in _LINKS), None)
    if link is None or not _somebody(tokens[link - 1]) or tokens[link + 1].lower not in closed("determiner"):
        return None
    noun = tokens[stop - 1]
    thing = noun.kind == "w" and not noun.upper and not _somebody(noun) and noun.lower not in closed("time")
    return (start, link, stop) if thing and _is_named(noun.lower, mention, names) else None


def _somebody(token: Token) -> bool:
    noun = token.lower
    return noun in words("person_nouns") or noun in words("titles") or noun in words("occupations")


def _is_named(thing: str, mention: Mention, names: Names) -> bool:
    """Whether the name is the thing's: no person's, or one that may be a work's and opens with no given name."""
    entity = names.entity(mention)
    if entity.kind != "person":
        return True
    given = bare(entity.full).split()[0].lower()
    return (
        (thing in _WORKS or thing in table("body_nouns")["organisation"])
        and not entity.human
        and not entity.titles
        and given not in words("male_names")
        and given not in words("female_names")
    )
