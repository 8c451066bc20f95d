"""Who says a quotation without one of the known cues: a colon, or a verb that the list does not hold."""

from __future__ import annotations

import re

from bot.condense.candidates_edges import speaks
from bot.condense.clauses import Clause
from bot.condense.clauses_phrases import subject_of
from bot.condense.cues import Cue, in_ones_words
from bot.condense.lexicon import closed, words
from bot.condense.tokens import Token

_WRITES = ("writes", "wrote", "writing", "write")
_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST_TITLE = 10
_SENTENCE_END = re.compile(r"\w[.!?…]+\s+[“\"']?[A-Z]")

DASHES = ("—", "–", "-", "‐", "―")
"""Marks that set a name off before or after its words."""


def loose(text: str, tokens: list[Token], at: int, clauses: list[Clause]) -> Clause | None:
    """The clause of the quotation at `at` by its place alone, or None."""
    if at and tokens[at - 1].lower == ":":
        return before_colon(tokens, at - 1, clauses)
    dashed = _dashed(text, tokens, at)
    if dashed is not None:
        return dashed
    if (
        at > 2
        and tokens[at - 1].lower == ","
        and tokens[at - 2].kind == "w"
        and _past(tokens, at - 2, 0)
        and tokens[at - 3].lower not in closed("be")
    ):
        first, last = subject_of(tokens, 0, at - 2)
        return Clause(Cue(at - 2, at - 1, "quote", False, False), first, last, "before") if first < last else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "w" or not _ended(text, tokens[at]) or announced(text, tokens, at):
        return None
    return _plain_verb(tokens, at + 1)


def _dashed(text: str, tokens: list[Token], at: int) -> Clause | None:
    """The clause of "so did Ada Quill — “We are ready,” — and others": a capitalised name, a dash, a whole sentence."""
    stop = at
    while stop and tokens[stop - 1].lower in DASHES:
        stop -= 1
    first = stop
    while first and tokens[first - 1].upper and tokens[first - 1].kind == "w":
        first -= 1
    sentence = text[tokens[at].start + 1 : tokens[at].start + 2].isupper()
    ends = at + 1 == len(tokens) or tokens[at + 1].lower in (*DASHES, ".", ",", ";")
    whole = stop < at and stop - first > 1 and sentence and ends
    return Clause(Cue(stop, at, "colon", False, False), first, stop, "dash") if whole else None


def announced(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a question belongs to what stands before it: a comma or colon leads to it, and it ends the sentence."""
    led = at > 0 and tokens[at - 1].lower in (",", ":")
    return led and text[tokens[at].start : tokens[at].end].rstrip("”\"’'» ")[-1:] in ("?", "!")


def slogan(tokens: list[Token], at: int) -> bool:
    """Whether the quotation is written or shouted: on a sign, as a slogan, as a title. Nobody is credited."""
    near = [token.lower for token in tokens[max(0, at - 4) : at] if token.kind == "w"]
    if not any(word in words("slogan_bearers") for word in near) or _led_past(tokens, at):
        return False
    where = at - 1 if tokens[at - 1].kind == "w" else at - 2
    if near[-1] == "words" and in_ones_words(tokens, where) is not None:
        return False
    if near[-1] in _WRITES and near[-2:-1] and near[-2].startswith("poster"):
        return False  # who writes as a poster is somebody on a forum: paper says and reads
    return tokens[at - 1].lower != ":" or near[-1] in words("slogan_bearers")


def headed(tokens: list[Token], at: int) -> bool:
    """Whether the quotation is the title of the work named before it: "In a column on Aug. 10, “The End,” the mayor"."""
    if at < 2 or tokens[at - 1].lower != "," or tokens[0].lower not in closed("preposition"):
        return False
    back = at - 2
    while back > 0 and (tokens[back].lower in words("months") or tokens[back].lower.isdigit() or _dates(tokens[back])):
        back -= 1
    return tokens[back].lower in words("works") and not any(token.kind == "p" for token in tokens[:back])


def of_a_work(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the quotation is the title of the work right before it: "in her memoir, “Low Tide,” writing that"."""
    back = at - 1
    while back > 0 and tokens[back].lower in (",", "called", "titled", "entitled", "named"):
        back -= 1
    if at < 2 or tokens[back].lower not in closed("has_title"):
        return False
    inner = _LETTERS.findall(text[tokens[at].start + 1 : tokens[at].end - 1])
    telling = [word for word in inner if word.lower() not in words("function_words")]
    raised = bool(telling) and all(word[0].isupper() for word in telling)
    return raised and len(inner) <= _LONGEST_TITLE and not _SENTENCE_END.search(text, tokens[at].start, tokens[at].end)


def _dates(token: Token) -> bool:
    return token.lower in (".", "on", "in", "last", "week", "month", "this", "year")


def _led_past(tokens: list[Token], at: int) -> bool:
    """Whether the bearer only says where or of what something was said: "said of the episode, “...”", "said on the
    show that “...”"."""
    if tokens[at - 1].lower not in (",", "that"):
        return False
    for back in range(at - 2, max(-1, at - 12), -1):
        if tokens[back].lower in closed("plain"):
            return tokens[back + 1].lower in closed("preposition")
        if tokens[back].kind == "p":
            return False
    return False


def title(text: str, token: Token) -> bool:
    """Whether the quotation is printed like the title of a work: all its longer words begin with a capital."""
    inner = _LETTERS.findall(text[token.start + 1 : token.end - 1])
    if _SENTENCE_END.search(text, token.start + 1, token.end - 2):
        return False
    telling = [word for word in inner if word.lower() not in words("function_words")]
    return len(inner) <= _LONGEST_TITLE and len(telling) > 1 and all(word[0].isupper() for word in telling)


def _ended(text: str, token: Token) -> bool:
    return text[token.start : token.end].rstrip("”\"’'» ").endswith((",", "?", "!", "—"))


def before_colon(tokens: list[Token], colon: int, clauses: list[Clause]) -> Clause | None:
    """The clause that a colon announces words of: the nearest cue's, a name after a dash, the sentence's subject."""
    cue = Cue(colon, colon + 1, "colon", False, False)
    dash = next((i for i in range(colon - 1, max(-1, colon - 8), -1) if tokens[i].lower in DASHES), None)
    if dash is not None and dash + 1 < colon and tokens[dash + 1].upper:
        return Clause(cue, dash + 1, colon, "colon")
    near = next((c for c in reversed(clauses) if c.cue.last <= colon and c.first < c.last and not c.cue.negated), None)
    if near is not None:
        return Clause(near.cue, near.first, near.last, "colon")
    clause = Clause(cue, *subject_of(tokens, 0, colon), "colon")
    return clause if speaks(tokens, clause) else None


def _plain_verb(tokens: list[Token], start: int) -> Clause | None:
    """The clause of ",” X VERBED" or ",” VERBED X": any verb in the past tense, next to a subject."""
    end = start
    while end < len(tokens) and end - start < 7 and tokens[end].kind == "w" and not _past(tokens, end, start):
        if tokens[end].lower in closed("relative") or tokens[end].lower == "that":
            return None
        end += 1
    if end >= len(tokens) or not _past(tokens, end, start):
        return None
    cue = Cue(end, end + 1, "say", False, False)
    if end > start:
        fits = tokens[start].upper or tokens[start].lower in closed("determiner", "pronoun")
        return Clause(cue, start, end, "before") if fits else None
    stop = end + 1
    while stop < len(tokens) and stop - end < 6 and tokens[stop].upper:
        stop += 1
    return Clause(cue, end + 1, stop, "after") if stop > end + 1 else None


def _past(tokens: list[Token], at: int, start: int) -> bool:
    token = tokens[at]
    if token.upper or not token.lower.endswith("ed") or len(token.lower) < 5:
        return False
    return at == start or tokens[at - 1].lower not in closed("determiner")
