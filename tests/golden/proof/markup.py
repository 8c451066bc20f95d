"""A small notation for points: the article's text with its evidence and edits marked.

`{...}` is evidence, `<why:words>` a cut, `<name:old=new>` a name put in (printed elsewhere in the text), and `<:words>`
words that are left out without a record.
"""

from __future__ import annotations

import re

from bot.model.brief import Cut, Edit, Keep, KeyPoint, Put, Status
from bot.model.span import Span

_EDIT = re.compile(r"<([\w-]*):([^<>=]*)(?:=([^<>]*))?>")


def build(
    marked: str,
    *,
    claimant: str | None = None,
    cue: str | None = None,
    status: Status = Status.REPORTED,
    role: str | None = None,
) -> tuple[str, KeyPoint]:
    """The plain text and the point that the marks describe."""
    text, evidence, edits = _read(marked)
    placed = tuple(_place(text, edit) for edit in edits)
    words = "".join(edit.text if isinstance(edit, Put) else edit.span.of(text) for edit in placed if not _cut(edit))
    return text, KeyPoint(finish(words), evidence, placed, claimant, role, cue, status)


def _cut(edit: Edit) -> bool:
    return isinstance(edit, Cut)


def finish(words: str) -> str:
    """A raised first letter and a final full stop, where they are missing."""
    words = words.strip()
    words = words[:1].upper() + words[1:]
    return words if re.search(r"[.!?…][”\"’)]*$", words) else f"{words}."


def _read(marked: str) -> tuple[str, tuple[Span, ...], list[Edit | str]]:
    text, evidence, edits, opened, kept = "", [], [], 0, 0
    at = 0
    while at < len(marked):
        match = _EDIT.match(marked, at)
        if marked[at] == "{":
            opened = kept = len(text)
        elif marked[at] == "}":
            edits += _keep(kept, len(text))
            evidence.append(Span(opened, len(text)))
        elif match:
            edits += _keep(kept, len(text))
            why, old, new = match.groups()
            edits += [Cut(Span(len(text), len(text) + len(old)), why)] if why and old else []
            edits += [new] if new else []
            text += old
            kept, at = len(text), match.end()
            continue
        else:
            text += marked[at]
        at += 1
    return text, tuple(evidence), edits


def _keep(start: int, end: int) -> list[Edit | str]:
    return [Keep(Span(start, end))] if start < end else []


def _place(text: str, edit: Edit | str) -> Edit:
    if isinstance(edit, str):
        start = text.index(edit)
        return Put(edit, Span(start, start + len(edit)))
    return edit
