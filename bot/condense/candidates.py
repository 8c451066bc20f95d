"""Drafts the statements of a sentence: which words are said, and by the subject of which cue."""

from __future__ import annotations

from dataclasses import dataclass

from bot.condense.candidates_beside import beside, goes_on, stands
from bot.condense.candidates_content import content_start
from bot.condense.candidates_edges import inserted, left_content, right_end, speaks, without_asides
from bot.condense.candidates_full import full, leads_in, no_comment, subjectless, told, whole
from bot.condense.candidates_loose import headed, of_a_work, slogan, title
from bot.condense.clauses import Clause
from bot.condense.cue_verbs import COUNTING
from bot.condense.cues import Cue
from bot.condense.lexicon import closed
from bot.condense.tokens import Token

Range = tuple[int, int]
"""Tokens from the first to before the second."""

_SHORTEST_AFTER_COLON = 28
_LONGEST_HEADING = 14
_FEWEST_SAID = 3
_NEAR = 7
"""Tokens behind "added" in which a clause shows its verb."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement found in one sentence: `parts` are token ranges, `fragments` the tokens that are quotations.
    `clause` is None where no cue or subject stands beside it."""

    kind: str
    parts: tuple[Range, ...]
    fragments: tuple[int, ...]
    clause: Clause | None


def drafts(text: str, tokens: list[Token], clauses: list[Clause]) -> list[Draft]:
    """The drafts of one sentence in the order of their text: first its quotations, then what its cues report."""
    quoted = [_quoted(text, tokens, at, clauses) for at, token in enumerate(tokens) if token.kind == "q"]
    found = [draft for draft in quoted if draft is not None]
    taken = frozenset(draft.parts[0][0] for draft in found)
    used = {id(draft.clause) for draft in found if draft.clause}
    reported = (_reported(text, tokens, clause, clauses, taken) for clause in clauses if id(clause) not in used)
    found.extend(_whole(text, tokens, draft) for draft in reported if draft is not None)
    outer = [draft for draft in found if not any(_nested(draft, other) for other in found)]
    return sorted(outer, key=lambda draft: draft.parts[0])


def _nested(draft: Draft, other: Draft) -> bool:
    """Whether an indirect statement lies within the words of another: who says that is said by the outer one."""
    if other is draft or draft.kind == "direct":
        return False
    first, last = draft.parts[0][0], draft.parts[-1][1]
    wider = other.parts[-1][1] - other.parts[0][0] > last - first
    return wider and any(a <= first and last <= b for a, b in other.parts)


def _quoted(text: str, tokens: list[Token], at: int, clauses: list[Clause]) -> Draft | None:
    if slogan(tokens, at):
        return None
    clause = beside(text, tokens, at, clauses)
    if _not_told(text, tokens, at, clause) or (clause is None and goes_on(tokens, at, clauses)):
        return None
    whole_words = full(text, tokens, at, clause) and (clause is not None or stands(text, tokens, at))
    if not whole_words and not (clause is not None and _led_in(text, tokens, at, clause)):
        return None
    return Draft("direct", ((at, at + 1),), (), clause)


def _not_told(text: str, tokens: list[Token], at: int, clause: Clause | None) -> bool:
    """Whether the marks hold a title, a name, "No comment" or what somebody "refused to say"."""
    spoken = clause is not None and clause.cue.kind in ("say", "quote")
    behind = clause is not None and clause.cue.first > at and clause.shape in ("before", "after")
    if no_comment(text, tokens[at]) or (of_a_work(text, tokens, at) and (not behind or title(text, tokens[at]))):
        return True
    alone = at == 0 and len(tokens) == 1 and text[: tokens[0].end].rstrip("”\"’'").endswith((".", "!", "?"))
    if not spoken and not alone and (title(text, tokens[at]) or headed(tokens, at)):
        return True
    short = tokens[at].end - tokens[at].start < _SHORTEST_AFTER_COLON
    return clause is not None and (clause.cue.negated or (clause.cue.kind == "colon" and short))


def _led_in(text: str, tokens: list[Token], at: int, clause: Clause) -> bool:
    """Whether the quotation opens its sentence but for a word or two that name nobody: "But “the dam,” Quill said"."""
    behind = min(clause.cue.first, clause.first) > at > 0
    broken = text[tokens[at].start : tokens[at].end].rstrip("”\"’'» ").endswith(",")
    return behind and broken and told(text, tokens[at]) and leads_in(tokens, 0, at)


def _lone(text: str, tokens: list[Token], clause: Clause, clauses: list[Clause]) -> int | None:
    """The quotation that is all that the clause reports: "called for “boats on every lake in the valley”"."""
    at, sure = content_start(tokens, clause)
    if not sure or at >= len(tokens) or tokens[at].kind != "q" or right_end(tokens, at, clause, clauses) != at + 1:
        return None
    return at if told(text, tokens[at]) and not title(text, tokens[at]) and not slogan(tokens, at) else None


def _reported(
    text: str, tokens: list[Token], clause: Clause, clauses: list[Clause], taken: frozenset[int]
) -> Draft | None:
    cue = clause.cue
    if cue.negated or clause.first >= clause.last or clause.shape in ("bare", "reduced") or _hypothetical(tokens, cue):
        return None
    if tokens[clause.first].lower in closed("speaker_self") or _says_nothing(text, tokens, clause):
        return None
    parts = tuple(part for span in _content(tokens, clause, clauses) for part in _free(span, taken))
    lone = _lone(text, tokens, clause, clauses) if not parts else None
    if lone is not None:
        return Draft("direct", ((lone, lone + 1),), (), clause)
    if not parts or _only_cue(parts, clauses) or _names_a_work(text, tokens, parts[0][0]):
        return None
    fragments = tuple(i for first, last in parts for i in range(first, last) if tokens[i].kind == "q")
    if fragments and cue.kind != "say" and all(slogan(tokens, i) for i in fragments):
        return None
    return Draft("mixed" if fragments else "indirect", parts, fragments, clause)


def _names_a_work(text: str, tokens: list[Token], first: int) -> bool:
    """Whether the words open with the title of a work that stands before them: "told it in a novel, “Low Tide,” which"."""
    return tokens[first].kind == "q" and of_a_work(text, tokens, first)


def _says_nothing(text: str, tokens: list[Token], clause: Clause) -> bool:
    """Whether the words that follow the cue are no statement: of a heading, a courtesy, or a thing that is added."""
    return _heading(text, tokens, clause.cue) or _courtesy(text, tokens, clause) or _adds(tokens, clause.cue)


def _adds(tokens: list[Token], cue: Cue) -> bool:
    """Whether a thing is added and nothing said: "added 22 points", "added a late goal to the score"."""
    if not tokens[cue.first].lower.startswith("add") or cue.last >= len(tokens):
        return False
    after = tokens[cue.last].lower
    near = tokens[cue.last : cue.last + _NEAR]
    counted = after[:1].isdigit() or after in COUNTING
    return counted and not any(token.kind == "q" or token.lower in closed("finite") for token in near)


def _heading(text: str, tokens: list[Token], cue: Cue) -> bool:
    """Whether the line is a heading that only names what somebody blames or praises: it has no mark at its end."""
    plain = tokens[-1].kind == "w" and not any(token.kind == "q" for token in tokens)
    ends = text[tokens[-1].end : tokens[-1].end + 1] in ("", "\n")
    return cue.kind == "object" and plain and ends and len(tokens) < _LONGEST_HEADING


def _courtesy(text: str, tokens: list[Token], clause: Clause) -> bool:
    """Whether a word or two in marks are what somebody says to people in general: says “thanks” to the driver."""
    at = clause.cue.last
    if at + 1 >= len(tokens) or tokens[at].kind != "q" or tokens[at + 1].lower != "to":
        return False
    return len(text[tokens[at].start : tokens[at].end].split()) < _FEWEST_SAID


def _whole(text: str, tokens: list[Token], draft: Draft) -> Draft:
    """The draft; as a direct quotation where all that is reported stands in one pair of marks."""
    if draft.kind != "mixed" or len(draft.parts) != 1:
        return draft
    at, bare = whole(tokens, *draft.parts[0]), subjectless(tokens, *draft.parts[0])
    if at is None or not told(text, tokens[at]):
        at = bare
    if at is None:
        return draft
    return Draft("direct", ((at, at + 1),), (), draft.clause)


def _only_cue(parts: tuple[Range, ...], clauses: list[Clause]) -> bool:
    """Whether nothing but another attribution would be left, as in "X said, according to Y"."""
    first, last = parts[0]
    return len(parts) == 1 and last - first < 7 and any(clause.cue.last == last for clause in clauses)


def _hypothetical(tokens: list[Token], cue: Cue) -> bool:
    return any(token.lower in closed("conditional") for token in tokens[max(0, cue.first - 2) : cue.first])


def _free(span: Range, taken: frozenset[int]) -> list[Range]:
    """The span without quotations that are statements of their own; nothing if too little is left."""
    first, last = span
    while last > first and last - 1 in taken:
        last -= 1
    while first < last and first in taken:
        first += 1
    return [(first, last)] if last - first >= 2 and not any(i in taken for i in range(first, last)) else []


def _content(tokens: list[Token], clause: Clause, clauses: list[Clause]) -> list[Range]:
    """The token ranges that the clause reports, on either side of it or on both."""
    left = left_content(tokens, clause)
    if clause.cue.kind == "according":
        return [left] if left else _after_according(tokens, clause, clauses)
    both = inserted(tokens, clause, clauses)
    if both:
        return both
    start, sure = content_start(tokens, clause)
    stop = right_end(tokens, start, clause, clauses)
    if sure and stop - start >= 2 and tokens[start].kind != "p":
        return without_asides(tokens, start, stop)
    if left is None or sure or clause.cue.kind not in ("say", "that") or not speaks(tokens, clause):
        return []
    return [left] if clause.shape in ("before", "after") else []


def _after_according(tokens: list[Token], clause: Clause, clauses: list[Clause]) -> list[Range]:
    """The words behind the comma of "According to X, ..."."""
    comma = next((i for i in range(clause.last, len(tokens)) if tokens[i].lower == ","), len(tokens))
    stop = right_end(tokens, comma + 1, clause, clauses) if comma + 1 < len(tokens) else 0
    return [(comma + 1, stop)] if comma + 2 < len(tokens) and stop > comma + 1 else []
