"""Where the words that a clause reports start and end."""

from __future__ import annotations

from bot.condense.clauses import Clause, closed
from bot.condense.lexicon import table, words
from bot.condense.tokens import Token

_TELLS = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "ask",
        "asks",
        "asked",
        "asking",
        "warn",
        "warns",
        "warned",
        "warning",
        "advise",
        "advised",
        "remind",
        "reminded",
        "assure",
        "assured",
        "reminds",
        "assures",
        "inform",
        "informed",
        "urge",
        "urges",
        "urged",
        "urging",
    ]
)
_OPENS_CLAUSE = frozenset(("that", "whether", "if", "how", "why", "what", "where", "when", "who"))
_LETS_CLAUSE = frozenset(("say",))


def content_start(tokens: list[Token], clause: Clause) -> tuple[int, bool]:
    """The token at which the reported words start after the cue, and whether words are reported there at all."""
    cue = clause.cue
    at = max(cue.last, clause.last) if clause.shape == "after" else cue.last
    verb = tokens[cue.first].lower
    if at >= len(tokens):
        return at, False
    if cue.kind == "direct" or (verb in ("called", "calls", "calling", "call") and _next(tokens, at) in ("for", "on")):
        return _directive(tokens, at, verb)
    if verb in ("put", "puts") and _next(tokens, at) == "it":
        at += 1
    if verb in _TELLS:
        at = _past_addressee(tokens, at)
    if verb.startswith("point"):
        at += 1
        if _next(tokens, at - 1) != "out":
            return at, False
    if verb.startswith("accus"):
        return _accusation(tokens, at)
    after = at
    at = _past_adjuncts(tokens, at)
    if at >= len(tokens):
        return at, False
    if (
        at > after
        and tokens[after].lower in closed("preposition")
        and verb not in _PLAIN
        and tokens[at].lower not in _OPENS_CLAUSE
    ):
        return at, tokens[at].kind == "q"
    word = tokens[at].lower
    if word in _OPENS_CLAUSE:
        return at, True
    if cue.kind == "object":
        return at, _nominal_start(tokens[at]) or token_is_noun(tokens[at])
    if cue.kind == "quote":
        return at, tokens[at].kind == "q"
    if word == "to" and verb.rstrip("sdeing") in _INTENDS:
        return at, True
    if cue.kind == "that":
        return at, _quoted_soon(tokens, at) and verb != "asked" or _names_object(tokens, at, verb)
    return at, _clause_start(tokens, at, verb)


def _next(tokens: list[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _directive(tokens: list[Token], at: int, verb: str) -> tuple[int, bool]:
    """ "urged X to", "called on X to", "called for X"."""
    if verb.startswith("call"):
        return at + 1, _next(tokens, at) in ("for", "on")
    if _next(tokens, at) == "that":
        return at, True
    window = [token.lower for token in tokens[at : at + 12]]
    return at, "to" in window and _nominal_start(tokens[at])


_PLAIN = frozenset(("said", "says", "say", "told", "saying"))
_INTENDS = frozenset(
    word.rstrip("sdeing")
    for word in "vow vowed pledge pledged promise promised agree agreed claim claimed propose proposed offer offered threaten".split()
)
_OBJECTS = frozenset(
    "announce acknowledge propose deny predict promise suggest describe estimate confirm reveal recommend stress "
    "emphasize reiterate concede demand cite".split()
)


def _stem(verb: str) -> str:
    for ending in ("ing", "ed", "d", "es", "s"):
        base = verb.removesuffix(ending)
        for tail in ("", "e", "y"):
            if base + tail in _OBJECTS:
                return base + tail
    return "deny" if verb in ("denied", "denies") else verb


def _names_object(tokens: list[Token], at: int, verb: str) -> bool:
    """Whether what the verb names is itself what was said: "announced a plan", "denied the claims"."""
    token = tokens[at]
    return _stem(verb) in _OBJECTS and token.kind == "w" and (token.upper or token.lower in closed("determiner"))


def _accusation(tokens: list[Token], at: int) -> tuple[int, bool]:
    """ "Accused X of Y": what is said starts after "of"."""
    for i in range(at, min(len(tokens), at + 12)):
        if tokens[i].lower == "of" and i > at:
            return i + 1, i + 2 < len(tokens)
    return at, False


def _quoted_soon(tokens: list[Token], at: int) -> bool:
    return any(token.kind == "q" for token in tokens[at : at + 10])


def _nominal_start(token: Token) -> bool:
    return (
        token.kind == "q"
        or token.upper
        or token.lower in closed("determiner")
        or token.lower in ("him", "her", "them", "it")
    )


def token_is_noun(token: Token) -> bool:
    """Whether a bare word may open an object: no function word, no adverb."""
    word = token.lower
    return (
        token.kind == "w"
        and word not in closed("preposition") | closed("subordinator") | closed("finite")
        and word != "to"
        and not word.endswith("ly")
    )


def _past_addressee(tokens: list[Token], at: int) -> int:
    start = at
    if at < len(tokens) and tokens[at].lower in closed("addressee"):
        return at + 1
    while (
        at < len(tokens)
        and tokens[at].kind == "w"
        and at - start < 9
        and (
            (tokens[at].upper and tokens[at].lower not in closed("pronoun"))
            or (at == start and tokens[at].lower in closed("determiner"))
            or (at > start and not _begins(tokens, at))
        )
    ):
        if tokens[at].lower.endswith("'s") and not tokens[at + 1 : at + 2]:
            break
        at += 1
    return at


def _begins(tokens: list[Token], at: int) -> bool:
    word = tokens[at].lower
    return (
        word in _OPENS_CLAUSE
        or word in closed("pronoun")
        or word in closed("determiner")
        or word in closed("preposition")
        or word in closed("finite")
        or word in words("months")
        or word == "there"
        or word == "to"
    )


def _past_adjuncts(tokens: list[Token], at: int) -> int:
    """Steps over times, places and settings ("on Monday", "in a statement to X") that stand before the words."""
    start = at
    while at < len(tokens):
        word = tokens[at].lower
        if (
            word in words("months")
            or word.isdigit()
            or word
            in (
                "last",
                "this",
                "week",
                "month",
                "year",
                "morning",
                "afternoon",
                "evening",
                "night",
                "earlier",
                "later",
                "also",
                "again",
                "recently",
                "however",
                "simply",
            )
            or (word.endswith("ly") and word not in ("family", "only", "early"))
        ):
            if word == "this" and _next(tokens, at + 1) not in (
                "week",
                "month",
                "year",
                "morning",
                "afternoon",
                "evening",
                "summer",
                "spring",
                "fall",
                "weekend",
            ):
                break
            at += 1
        elif word == "." and at + 1 < len(tokens) and tokens[at + 1].lower.isdigit():
            at += 1
        elif word in closed("preposition") or (word == "when" and at == start):
            at = _past_phrase(tokens, at)
        elif word == "," and at > start and at + 1 < len(tokens):
            return at + 1 if tokens[at + 1].kind == "q" or tokens[at + 1].lower in _OPENS_CLAUSE else at
        else:
            break
    return at


def _past_phrase(tokens: list[Token], at: int) -> int:
    """The end of a prepositional phrase: at "that", a comma, a colon, a quotation, or the sentence's end."""
    start = at
    for i in range(at + 1, min(len(tokens), at + 24)):
        token = tokens[i]
        if (token.lower in ("that", "whether") and i > at + 1) or token.kind == "q" or token.lower in (",", ":", ";"):
            return i
    for i in range(at + 1, min(len(tokens), at + 8)):
        if tokens[i].lower in words("months") or tokens[i].lower in (
            "statement",
            "interview",
            "conference",
            "speech",
            "email",
            "tweet",
            "letter",
            "report",
            "hearing",
        ):
            return i + 1
        if tokens[i].lower in ("he", "she", "they", "we", "i", "it", "there") or (
            tokens[i].lower in closed("determiner") and i > at + 1
        ):
            return i
    return min(len(tokens), start + 8)


def _clause_start(tokens: list[Token], at: int, verb: str) -> bool:
    """Whether a clause without "that" starts at `at`: a subject, and a verb somewhere after it."""
    token = tokens[at]
    word = token.lower
    if token.kind == "q":
        return True
    if token.kind != "w" or word in ("to", "as", "so", "and", "or", "but", "than", "not"):
        return False
    if verb in ("said", "says", "say", "saying", "told"):
        return True
    if _names_object(tokens, at, verb):
        return True
    rest = tokens[at : at + 18]
    return any(t.lower in closed("finite") or t.lower.endswith(("n't", "'s", "'re")) for t in rest[1:])


def right_end(tokens: list[Token], start: int, clause: Clause, clauses: list[Clause]) -> int:
    """Where reported words that start at `start` end: at the next participle cue, an "according to", another
    speaker's clause, the end."""
    stop = len(tokens)
    for other in clauses:
        first = other.cue.first
        if first <= max(start, clause.cue.first) + 1 or other is clause:
            continue
        edge = _edge(tokens, start, clause, other)
        if edge is not None:
            stop = edge
            break
    while stop > start and tokens[stop - 1].kind == "p" and tokens[stop - 1].lower in ".,;:!?—–":
        stop -= 1
    return stop


def _edge(tokens: list[Token], start: int, clause: Clause, other: Clause) -> int | None:
    """Where `other` ends the words of `clause`, if it does."""
    first = other.cue.first
    if tokens[first - 1].lower == "," and other.shape in ("participle", "according"):
        return first - 1
    if other.shape == "shared" and tokens[first - 1].lower in ("and", "but") and other.first == clause.first:
        return first - 1
    opened = other.first - 1
    if (
        other.shape == "before"
        and opened > start + 1
        and tokens[opened].lower in ("and", "but", "while", "though", "although", "as")
    ):
        return opened - 1 if tokens[opened - 1].lower == "," else None
    return None


def without_asides(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The stretch without relative clauses set off by commas, which are the outlet's own words."""
    for at in range(first + 2, last - 1):
        if tokens[at].lower != "," or tokens[at + 1].lower not in ("which", "who", "whose"):
            continue
        close = next((i for i in range(at + 2, last) if tokens[i].lower in (",", "—", "–")), last)
        if any(token.kind == "q" for token in tokens[at:close]):
            continue
        rest = [(close + 1, last)] if last - close > 3 else []
        return [(first, at), *rest]
    return [(first, last)]


def left_content(tokens: list[Token], clause: Clause) -> tuple[int, int] | None:
    """The words before ", X said" or ", according to X", from the start of the sentence, if they can be reported."""
    edge = min(clause.first, clause.cue.first) if clause.shape in ("before",) else clause.cue.first
    if clause.shape not in ("before", "after", "according") or edge < 3:
        return None
    if (
        clause.cue.kind != "according"
        and tokens[edge - 1].lower not in (",", "—", "–")
        and tokens[edge - 1].kind != "q"
    ):
        return None
    stop = edge
    while stop and tokens[stop - 1].kind == "p":
        stop -= 1
    start = 0
    while start < stop and (tokens[start].lower in ("but", "and", "so", "yet", "still") or tokens[start].kind == "p"):
        start += 1
    if (
        start < stop
        and clause.cue.kind != "according"
        and tokens[start].lower in _ADJUNCTS
        and not _second_clause(tokens, start, stop)
    ):
        return None
    return (start, stop) if stop - start >= 3 else None


_ADJUNCTS = frozenset(
    [
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "after",
        "before",
        "during",
        "since",
        "while",
        "when",
        "as",
        "if",
        "asked",
        "although",
        "though",
        "despite",
        "following",
        "according",
        "speaking",
        "citing",
        "because",
        "through",
        "under",
        "until",
        "upon",
    ]
)


def _second_clause(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether a clause follows the opening adjunct ("If X happens, Y will follow, Z said")."""
    comma = next((i for i in range(start, stop) if tokens[i].lower == ","), None)
    return comma is not None and any(tokens[i].lower in closed("finite") for i in range(comma, stop))


def past_setting(tokens: list[Token], at: int) -> int:
    """The token after "in a tweet", "on Monday" and the like, as they stand between a cue and its comma."""
    stop = at
    while stop < len(tokens) and stop - at < 8 and tokens[stop].kind == "w":
        stop += 1
    opened = stop == at or tokens[at].lower in closed("preposition") or tokens[at].lower in words("months")
    return stop if opened else at


def speaks(tokens: list[Token], clause: Clause) -> bool:
    """Whether the subject can speak: a name, a pronoun, people, an organisation or a document."""
    if clause.first >= clause.last:
        return False
    stop = clause.last
    for at in range(clause.first + 1, clause.last):
        if tokens[at].lower in ("of", "for", "in", "at", "from", "who", "with"):
            stop = at
            break
    last = tokens[stop - 1]
    nouns = (
        words("person_nouns"),
        table("body_nouns")["organisation"],
        table("body_nouns")["document"],
        closed("pronoun"),
        words("titles"),
    )
    return last.upper or last.kind != "w" or any(last.lower in group for group in nouns) or last.lower.endswith("s")
