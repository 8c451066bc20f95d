"""Finds what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PARAGRAPH = re.compile(r"[^\n]+")

# opening mark -> the marks that close it; a straight mark may close a curly one that was mistyped
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    '"': '"”',
    "'": "'",
    "``": "''",
    "″": "″",
    "＂": "＂",
}
_MARK = re.compile(r"[\"“”„«»‹›‘’'″＂]|``")
_BEFORE_OPENING = " \t\xa0\u2009\u202f([{—–-/:…"
_LONG = 2000
_FARTHEST = 60
"""Marks that a quotation may hold inside; a farther closing mark belongs to another one."""
_WORD = re.compile(r"\w")


class Quotation(NamedTuple):
    """Characters `start` to `end` of a text, marks included; `closed` is false where the closing mark is
    missing, `inner` the offsets without marks, `single` whether the marks are single ones."""

    start: int
    end: int
    closed: bool
    inner: tuple[int, int]
    single: bool = False


def scan(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in order; one that runs on over paragraphs comes once a paragraph.

    Linear in the length of the text. Apostrophes, inches and stray closing marks open nothing.
    """
    german = text.count("»") and text.find("»") < (text.find("«") if "«" in text else len(text))
    found: list[Quotation] = []
    for paragraph in PARAGRAPH.finditer(text):
        start = paragraph.start()
        if found and not found[-1].closed and text[found[-1].end : start].isspace():
            carried = _carried(text, start, paragraph.end(), text[found[-1].start])
            if carried:
                found.append(carried)
                start = carried.end
        found.extend(_paragraph(text, start, paragraph.end(), german=bool(german)))
    return tuple(found)


def _carried(text: str, start: int, end: int, opener: str) -> Quotation | None:
    """The rest of a quotation that the paragraph before left open, where this one closes it without reopening."""
    mark = _MARK.search(text, start, end)
    while mark and (mark[0] in "‘’'" or _apostrophe(text, mark)):
        mark = _MARK.search(text, mark.end(), end)
    if mark is None or mark.start() == start or mark[0] not in _CLOSERS.get(opener, ""):
        return None
    closes = not text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isalnum()
    return Quotation(start, mark.end(), True, (start, mark.start())) if closes else None


def _paragraph(text: str, start: int, end: int, *, german: bool) -> Iterator[Quotation]:
    if _mostly_marks(text, start, end):
        return
    marks = [match for match in _MARK.finditer(text, start, end) if not _apostrophe(text, match)]
    at = 0
    while at < len(marks):
        if not _opens(text, marks, at, start, german=german):
            at += 1
            continue
        last = _closing(text, marks, at)
        found = _quotation(text, marks, at, last, end)
        if found and _WORD.search(text, *found.inner):
            yield found
        at = last + 1 if last is not None else _restart(marks, at)


def _mostly_marks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is so full of marks that they quote nothing."""
    if end - start < _LONG:
        return False
    return sum(text.count(mark, start, end) for mark in "\"“”„«»‹›‘’'`") * 4 > end - start


def _quotation(text: str, marks: list[re.Match[str]], at: int, last: int | None, end: int) -> Quotation | None:
    opener = marks[at]
    single = opener[0] in "‘'"
    if last is not None:
        return Quotation(opener.start(), marks[last].end(), True, (opener.end(), marks[last].start()), single)
    if single:
        return None
    following = _restart(marks, at)
    if following < len(marks):
        end = _last_stop(text, opener.end(), marks[following].start())
    while end > opener.end() and text[end - 1].isspace():
        end -= 1
    return Quotation(opener.start(), end, False, (opener.end(), end)) if end > opener.end() else None


def _last_stop(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation most likely ended: the last stop or comma before the next opening mark."""
    return max((text.rfind(mark, start, end) for mark in ".!?,…"), default=-1) + 1 or end


def _restart(marks: list[re.Match[str]], at: int) -> int:
    """The next mark that opens in the same family, or the end of the list."""
    opener = marks[at][0]
    if opener in "‘'":
        return at + 1
    return next((i for i in range(at + 1, len(marks)) if marks[i][0] in "“„«"), len(marks))


def _apostrophe(text: str, match: re.Match[str]) -> bool:
    if match[0] not in "’'":
        return False
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return before.isalnum() and after.isalnum()


def _opens(text: str, marks: list[re.Match[str]], at: int, start: int, *, german: bool) -> bool:
    mark, position = marks[at][0], marks[at].start()
    if mark not in _CLOSERS or ((mark == "»") != german and mark in "«»"):
        return False
    before = text[position - 1 : position] if position > start else " "
    after = text[marks[at].end() : marks[at].end() + 1]
    if mark in "“„«»‹``″＂":
        return True
    free = before in _BEFORE_OPENING or (mark == "'" and before == '"')
    if mark == '"':
        return before != "=" and (free or not after.isspace()) and bool(after)
    return free and (after.isalpha() or after in "[…" or (mark == "‘" and after.isdigit()))


def _closing(text: str, marks: list[re.Match[str]], at: int) -> int | None:
    opener = marks[at][0]
    if opener in "‘'":
        return _closing_single(text, marks, at)
    closers, nested = _CLOSERS[opener], 0
    for i in range(at + 1, min(len(marks), at + _FARTHEST)):
        mark = marks[i][0]
        if mark == opener and mark not in closers:
            nested += 1
        elif mark in closers:
            if nested and _nests(marks, i, closers):
                nested -= 1
                continue
            return i if not nested else None
    return None


def _nests(marks: list[re.Match[str]], at: int, closers: str) -> bool:
    """Whether the mark at `at` closes an inner quotation: another closing mark follows before any opens."""
    following = next((m[0] for m in marks[at + 1 : at + 4] if m[0] not in "‘’'"), "")
    return following in closers and following != ""


def _closing_single(text: str, marks: list[re.Match[str]], at: int) -> int | None:
    closer, best = _CLOSERS[marks[at][0]], None
    for i in range(at + 1, min(len(marks), at + 40)):
        mark = marks[i]
        if mark[0] == marks[at][0] != closer:
            break
        if mark[0] != closer or text[mark.end() : mark.end() + 1].isalnum():
            continue
        if text[mark.start() - 1] in ".,!?…":
            return i
        best = best or i
        if text[mark.start() - 1] != "s":
            return i
    return best
