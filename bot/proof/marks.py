"""Which stretches of a text stand in quotation marks: the verifier's own reading, one paragraph at a time.

Double marks of all kinds are read first; single marks count only outside them. A quotation that its paragraph
does not close runs to the paragraph's end: newspapers open such a quotation again in the next paragraph. Where they
forget to, a mark there that can only close ends it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.model.span import Span

DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’‚‹›")
_ANY = re.compile("[" + "".join(DOUBLE | SINGLE) + "]")
_MARK = re.compile(r'(["“”„‟«»])\1*')
_SINGLE_OPEN = re.compile(r"[‘'‚‹](?<![^\s(\[—–-].)(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])[’'›](?!\w)")
_AROUND_CLOSE = re.compile(r"(?<=[.,!?…”])’(?!\w)")
_SINGLE_END = re.compile(r"(?<=\w)[’'›](?!\w)")
_ELISION = re.compile(r"[‘'](?:\d|em\b|til\b|tis\b|twas\b|cause\b)", re.IGNORECASE)


def quoted(text: str) -> tuple[Span, ...]:
    """The stretches inside marks (marks excluded), in order and disjoint."""
    found: list[Span] = []
    start, carried = 0, False
    for line in text.split("\n"):
        if _ANY.search(line):
            doubles = _doubles(line, carried=carried)
            carried = bool(doubles) and doubles[-1][1] == len(line)
            around = _around(line, doubles)
            doubles = [one for one in doubles if not any(a < one[0] and one[1] < b for a, b in around)]
            spans = sorted([*doubles, *around, *_singles(line, sorted([*doubles, *around]))])
            found += [Span(start + a, start + b) for a, b in spans if a < b]
        elif line:
            carried = False
        start += len(line) + 1
    return tuple(found)


def _doubles(line: str, *, carried: bool) -> list[tuple[int, int]]:
    """The double-marked stretches of a paragraph; `carried`: the paragraph before left a quotation open."""
    found: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(line):
        at, mark = match.start(), match.group(1)
        if opened is None:
            if _opens(line, at, mark):
                opened = (mark, at + 1)
            elif carried and not found:
                found.append((0, at))
        elif _closes(line, at, mark, opened):
            found.append((opened[1], at))
            opened = None
    if opened is not None:
        found.append((opened[1], len(line)))
    return found


def _opens(line: str, at: int, mark: str) -> bool:
    """A closing curly mark opens nothing, unless a word stands on it and none before it (Swedish, typing errors)."""
    free_before = at == 0 or not line[at - 1].isalnum()
    word_after = at + 1 < len(line) and (line[at + 1].isalnum() or line[at + 1] in "‘'’[(¿¡$£€….—–#@")
    if mark in "“„‟«":
        return True
    if mark == '"':
        return at + 1 < len(line) and (word_after or not line[at + 1].isspace()) and free_before
    return free_before and word_after and not (at > 0 and line[at - 1] in ".,!?…")


def _closes(line: str, at: int, mark: str, opened: tuple[str, int]) -> bool:
    first = opened[0]
    if first == "«":
        return mark == "»"
    if first == "»":
        return mark in "«»"
    if first == "„":
        return mark in '“”"‟'
    if mark in "«»„":
        return False
    if mark == "”":
        return True
    at_end = at + 1 >= len(line) or not line[at + 1].isalnum()
    return at_end and at > opened[1] and (mark == '"' or not line[at - 1].isspace())


def _around(line: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in curly single marks that hold whole quotations in double ones, as the British print them: ‘He told
    me “go” and I went,’ she said. The closing mark stands behind a stop, and no other single mark opens between."""
    if not doubles or "‘" not in line:
        return []
    found: list[tuple[int, int]] = []
    opens = [m for m in _SINGLE_OPEN.finditer(line) if m[0] == "‘" and not _within(m.start(), doubles)]
    for at, after in pairwise([*(m.end() for m in opens), len(line) + 1]):
        closes = (m.start() for m in _AROUND_CLOSE.finditer(line, at, after - 1) if not _within(m.start(), doubles))
        close = next(closes, None)
        holds = close is not None and any(at < a - 1 and b < close for a, b in doubles)
        if close is not None and holds and not any(a <= close < b for a, b in doubles):
            found.append((at, close))
    return found


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _singles(line: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Single marks outside double ones; the apostrophe of a word or a plural possessive closes nothing."""
    if not _SINGLE_OPEN.search(line):
        return []
    return [span for begin, end in _outside(line, doubles) for span in _singles_between(line, begin, end)]


def _singles_between(line: str, begin: int, end: int) -> list[tuple[int, int]]:
    """A mark after a stop closes before one after a letter, as long as no other quotation opens between."""
    found: list[tuple[int, int]] = []
    opens = [m.end() for m in _SINGLE_OPEN.finditer(line, begin, end) if not _ELISION.match(line, m.start())]
    for at, after in pairwise([*opens, end + 1]):
        if found and at <= found[-1][1]:
            continue
        limit = min(after - 1, end)
        close = _SINGLE_CLOSE.search(line, at, limit) or _SINGLE_END.search(line, at, limit)
        if close is not None:
            found.append((at, close.start()))
    return found


def _outside(line: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = [0, *(edge for pair in doubles for edge in pair), len(line)]
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2) if edges[i] < edges[i + 1]]
