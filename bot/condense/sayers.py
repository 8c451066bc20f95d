"""Who stands before a cue: a common noun that names somebody ("federal prosecutors", "a new survey"), with its verb."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bot.condense.lexicon import closed, table, words
from bot.model.span import Span

WORD: Final = re.compile(r"[\w@&]+(?:[.'’/-][\w]+)*[.'’]?")
BETWEEN: Final = (words("auxiliaries") | closed("negation")) - {"on", "to", "went"}
"""What may stand between a subject and its cue; of "is", "are", "was" and "were" see `cue_at`."""

BE: Final = frozenset({"is", "are", "was", "were", "been"})
PARTICIPLE: Final = re.compile(r" (?:of\b|with\b|(?<!responded )by\b)")
"""What follows a participle that is no finite verb: "the man accused of theft"."""

REACH: Final = 24
"""Words within which subject and cue stand."""


class Sayer(NamedTuple):
    """A noun phrase (without its article), its cue, and whether it is a document ("a survey")."""

    span: Span
    cue: Span
    document: bool


def sayer(text: str, start: int, end: int, cues: frozenset[str]) -> Sayer | None:
    """The common noun that opens `text[start:end]` and has one of `cues` as its verb; None where none does."""
    tokens = [found for found, _ in zip(WORD.finditer(text, start, end), range(REACH), strict=False)]
    if not tokens or tokens[0].start() > start:
        return None
    head = head_of(text, tokens, cues)
    if head is None:
        return None
    first = tokens[1] if tokens[0].group().lower() in ("the", "a", "an") else tokens[0]
    last, noun = phrase_end(text, tokens, head, cues), tokens[head].group().lower()
    cue = cue_at(text, tokens, last + 1, cues)
    if cue is None or first.start() > tokens[head].start():
        return None
    return Sayer(Span(first.start(), tokens[last].end()), Span(cue.start(), cue.end()), is_document(noun))


def is_document(noun: str) -> bool:
    """Whether the noun names what is written: a study, a survey."""
    documents = table("body_nouns")["document"] | {"average", "inquiry", "probe"}
    return noun in documents or noun.removesuffix("s") in documents


def speaks(word: str) -> bool:
    """Whether the noun names somebody or something that says things."""
    bodies = table("body_nouns")
    return word in words("sayers") or word in words("person_nouns") or any(word in nouns for nouns in bodies.values())


def head_of(text: str, tokens: list[re.Match[str]], cues: frozenset[str]) -> int | None:
    """The number of the noun that heads the phrase: the last speaking noun before a preposition or a verb."""
    head = None
    for at, token in enumerate(tokens):
        word = token.group().lower().removesuffix("'s").removesuffix("’s")
        if at and not adjoins(text, tokens[at - 1], token):
            break
        if speaks(word) and token.group().lower() == word:
            head = at
        elif at and (
            (bars(word) and (head is not None or word not in ("and", "or")))
            or (head is not None and (word in cues or word in BETWEEN or is_participle(word)))
        ):
            break
    return head


def bars(word: str) -> bool:
    """Whether a word ends a subject: a preposition, a conjunction, a pronoun, a finite auxiliary."""
    return word in closed("preposition", "subordinator", "relative", "pronoun", "finite") or word == "to"


def is_participle(word: str) -> bool:
    """Whether the word follows a noun and tells how a document came out: "a survey released"."""
    return word in closed("post_noun") or word == "being"


def adjoins(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a blank stands between two words."""
    return not text[one.end() : other.start()].strip()


def is_date(word: str) -> bool:
    """Whether the word is a day, a month or a year."""
    return word in words("months") or word.isdigit()


def phrase_end(text: str, tokens: list[re.Match[str]], head: int, cues: frozenset[str]) -> int:
    """The last word of the phrase: its head, or the end of what hangs on it ("residents of the shore")."""
    if head + 1 >= len(tokens):
        return head
    following = tokens[head + 1].group().lower()
    if head + 2 < len(tokens) and is_date(tokens[head + 2].group().lower()):
        return head
    if following not in closed("preposition") and not is_participle(following):
        return head
    at = head + 1
    while at + 1 < len(tokens) and adjoins(text, tokens[at], tokens[at + 1]):
        word = tokens[at + 1].group().lower()
        if word in cues or word in BETWEEN or (bars(word) and word not in closed("preposition")):
            break
        at += 1
    return at


def cue_at(text: str, tokens: list[re.Match[str]], at: int, cues: frozenset[str]) -> re.Match[str] | None:
    """The cue from word `at` on: after auxiliaries and adverbs, and after an aside between commas."""
    passive = False
    if at < len(tokens) and text[tokens[at - 1].end() : tokens[at].start()].strip() == ",":
        at = after_aside(text, tokens, at)
    for token in tokens[at : at + 6]:
        word = token.group().lower()
        if word in cues:
            participle = (passive and not word.endswith("ing")) or PARTICIPLE.match(text, token.end())
            return None if participle else token
        if word not in BETWEEN and not word.endswith("ly") and not is_date(word) and word not in ("on", "in"):
            return None
        passive = passive or word in BE
    return None


def after_aside(text: str, tokens: list[re.Match[str]], at: int) -> int:
    """The number of the first word after the next comma; that of the last word where there is none."""
    for number in range(at + 1, len(tokens)):
        if text[tokens[number - 1].end() : tokens[number].start()].strip() == ",":
            return number
    return len(tokens)
