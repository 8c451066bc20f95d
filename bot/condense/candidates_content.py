"""Where the words that a cue reports start after it: each kind of verb has its own pattern."""

from __future__ import annotations

from bot.condense.candidates_told import LONGEST_TOLD, past_addressee, told_that
from bot.condense.clauses import Clause
from bot.condense.lexicon import closed, words
from bot.condense.tokens import Token

Start = tuple[int, bool]
"""A token, and whether reported words start there."""


def content_start(tokens: list[Token], clause: Clause) -> Start:
    """The token at which the reported words start after the cue, and whether words are reported there at all."""
    cue = clause.cue
    at = max(cue.last, clause.last) if clause.shape == "after" else cue.last
    verb = tokens[cue.first].lower
    if at >= len(tokens):
        return at, False
    if cue.kind == "direct" or (verb in closed("calls") and tokens[at].lower in ("for", "on")):
        return _directive(tokens, at, verb)
    if verb.startswith("accus"):
        return _accusation(tokens, at)
    if verb.startswith("point"):
        return _after(tokens, at + 1, clause) if tokens[at].lower == "out" else (at, False)
    if verb in ("put", "puts") and tokens[at].lower == "it":
        at += 1
    if verb in closed("tells"):
        that = told_that(tokens, at)
        return (that, True) if that else _after(tokens, past_addressee(tokens, at), clause)
    return _after(tokens, at, clause)


def _after(tokens: list[Token], start: int, clause: Clause) -> Start:
    """The start behind adjuncts and addressee: "that", a quotation, a clause, an infinitive, an object."""
    if start < len(tokens) and tokens[start].lower == "to":
        if clause.cue.kind != "quote":
            return start, tokens[clause.cue.first].lower in closed("intends")
        if tokens[clause.cue.first].lower in closed("hopes"):
            return start, any(token.kind == "q" for token in tokens[start : start + LONGEST_TOLD])
    at = _past_adjuncts(tokens, _past_insertion(tokens, start))
    if at >= len(tokens):
        return at, False
    verb, token = tokens[clause.cue.first].lower, tokens[at]
    if token.lower in closed("opens_clause"):
        return at, True
    linked = at > start and tokens[start].lower in closed("preposition") and verb not in closed("plain")
    if linked or clause.cue.kind == "quote":
        return at, token.kind == "q"
    return at, _reports(tokens, at, verb, clause.cue.kind)


def _past_insertion(tokens: list[Token], at: int) -> int:
    """The token behind an insertion before "that", as in "said, in an email, that"."""
    if at >= len(tokens) or tokens[at].lower != ",":
        return at
    last = min(len(tokens) - 1, at + 12)
    ends = (i + 1 for i in range(at + 1, last) if tokens[i].lower == "," and tokens[i + 1].lower == "that")
    return next(ends, at)


def _reports(tokens: list[Token], at: int, verb: str, kind: str) -> bool:
    if kind == "object":
        return _opens_object(tokens[at])
    if _names_object(tokens[at], verb):
        return True
    if kind == "that":
        return verb != "asked" and any(token.kind == "q" for token in tokens[at : at + 10])
    return _opens_clause(tokens, at, verb)


def _directive(tokens: list[Token], at: int, verb: str) -> Start:
    """The start in "urged X to", "called on X to", "called for X"."""
    if verb in closed("calls"):
        return at + 1, tokens[at].lower in ("for", "on")
    if tokens[at].lower == "that":
        return at, True
    return at, _opens_noun(tokens[at]) and any(token.lower == "to" for token in tokens[at : at + 12])


def _accusation(tokens: list[Token], at: int) -> Start:
    """The start in "accused X of Y": at X, without whom Y would be laid to the speaker; words in marks stand alone."""
    of = next((i for i in range(at + 1, min(len(tokens), at + 12)) if tokens[i].lower == "of"), None)
    if of is None or of + 2 >= len(tokens):
        return at, of is not None and of + 1 < len(tokens) and tokens[of + 1].kind == "q"
    return of + 1 if _marked_alone(tokens, of + 1) else at, True


def _marked_alone(tokens: list[Token], at: int) -> bool:
    """Whether a quotation stands at `at` and no more of its clause follows: "of “hiding the report” and Dan Foss says"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].kind == "q" and (
        following is None or following.kind == "p" or following.lower in closed("own_clause")
    )


def _names_object(token: Token, verb: str) -> bool:
    """Whether what the verb names is itself what was said: "announced a plan", "denied the claims"."""
    opens = token.upper or token.lower in closed("determiner")
    return verb in closed("names_object") and token.kind == "w" and opens


def _opens_noun(token: Token) -> bool:
    return token.kind == "q" or token.upper or token.lower in closed("determiner", "object_pronoun")


def _opens_object(token: Token) -> bool:
    """Whether a word may open an object: no function word but a determiner or a pronoun, no adverb."""
    if _opens_noun(token):
        return True
    plain = token.kind == "w" and not token.lower.endswith("ly")
    return plain and token.lower not in closed("preposition", "subordinator", "finite")


def _past_adjuncts(tokens: list[Token], at: int) -> int:
    """Steps over times, places and settings ("on Monday", "in a statement to X") that stand before the words."""
    start = at
    while at < len(tokens):
        word = tokens[at].lower
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if _counts(word, following):
            break
        if _timely(word, following) and not (tokens[at].upper and word in closed("time")):
            at += 1
        elif word in closed("preposition") or (word == "when" and at == start):
            at = _past_phrase(tokens, at)
        elif word == "," and at > start and following is not None:
            return at + 1 if following.kind == "q" or following.lower in closed("opens_clause") else at
        else:
            break
    return at


def _counts(word: str, following: Token | None) -> bool:
    """Whether a preposition says how many and opens what was said: "at least nine people", "about 40 boats"."""
    if following is None or word not in closed("preposition"):
        return False
    return (word == "at" and following.lower in ("least", "most")) or (
        word in closed("quantity") and following.lower[0].isdigit()
    )


def _timely(word: str, following: Token | None) -> bool:
    if word == "this":
        return following is not None and following.lower in closed("this_time")
    if word == ".":
        return following is not None and following.lower.isdigit()
    if word in words("months") or word.isdigit() or word in closed("time"):
        return True
    return word.endswith("ly") and word not in ("family", "only", "early")


def _past_phrase(tokens: list[Token], start: int) -> int:
    """The end of a prepositional phrase: at "that", a mark or a quotation, else where its noun ends."""
    for i in range(start + 1, min(len(tokens), start + 24)):
        if _ends_phrase(tokens, i, start):
            return i
    for i in range(start + 1, min(len(tokens), start + 8)):
        word = tokens[i].lower
        if word in words("months") or word in closed("setting_noun"):
            return i + 1
        if word in closed("clause_pronoun") or (word in closed("determiner") and i > start + 1):
            return i
    return min(len(tokens), start + 8)


def _ends_phrase(tokens: list[Token], at: int, start: int) -> bool:
    """Whether the words said begin at `at` or a mark ends the phrase; a title in marks before "that" does not."""
    token = tokens[at]
    if token.kind == "q":
        return at + 1 >= len(tokens) or tokens[at + 1].lower != "that"
    return token.lower in (",", ":", ";") or (token.lower in ("that", "whether") and at > start + 1)


def _opens_clause(tokens: list[Token], at: int, verb: str) -> bool:
    """Whether a clause without "that" starts at `at`: a subject, and a verb somewhere after it."""
    token = tokens[at]
    if token.kind == "q":
        return True
    if token.kind != "w" or token.lower in closed("no_clause"):
        return False
    rest = tokens[at + 1 : at + 18]
    return verb in closed("plain") or any(_has_verb(other.lower) for other in rest)


def _has_verb(word: str) -> bool:
    return word in closed("finite") or word.endswith(("n't", "'s", "'re"))
