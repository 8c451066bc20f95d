"""Whom the words beside a quotation credit, where they say so without a doubt: `," X said`, `," said X`, `X said, "`."""

from __future__ import annotations

import re

from bot.model.span import Span
from bot.proof.marks import DOUBLE
from bot.proof.people import Name, first_name, names, parts
from bot.proof.printed import Printed

_CUE = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|replied|warned|insisted|argued|explained|noted|tweeted)"
_INVERTED = re.compile(rf"[ \u00a0]{_CUE}[ \u00a0](?=[A-Z])")
_FOLLOWING = re.compile(rf"[ \u00a0]{_CUE}\b(?![ \u00a0](?:by|to be)\b)")
_LEADING = re.compile(rf"{_CUE}[,:][ \u00a0]$")
_CLOSED = re.compile(r"[,.;\n]|$")
_REACH = 120


def credited(printed: Printed, segment: Span) -> Name | None:
    """The name that the words directly beside a quotation credit with it; None where they name nobody surely."""
    return _behind(printed, segment) or _before(printed, segment)


def _behind(printed: Printed, segment: Span) -> Name | None:
    """`," X said` and `," said X,`; not the Quill of "said Quill spokesman Bo Lund"."""
    text, at = printed.text, _outside(printed.text, segment.end)
    if text[:at].rstrip("".join(DOUBLE) + "’'")[-1:] not in {",", "?", "!"} or text[at : at + 1] not in {" ", "\u00a0"}:
        return None
    inverted = _INVERTED.match(text, at)
    start = inverted.end() if inverted else at + 1
    found = first_name(text, start, min(len(text), start + _REACH))
    if found is None or text[start : found.span.start].strip():
        return None
    if inverted:
        return found if _CLOSED.match(text, found.span.end) else None
    return found if _FOLLOWING.match(text, found.span.end) else None


def _before(printed: Printed, segment: Span) -> Name | None:
    """`X said, "`, where X opens its sentence."""
    text = printed.text
    at = segment.start
    while at and text[at - 1] in DOUBLE:
        at -= 1
    cue = _LEADING.search(text, max(0, at - 20), at)
    if cue is None:
        return None
    sentence = printed.sentence(cue.start())
    ahead = list(names(text, Span(sentence.start, cue.start()))) if sentence.start < cue.start() else []
    if len(ahead) != 1 or text[sentence.start : ahead[0].span.start].strip():
        return None
    return ahead[0] if text[ahead[0].span.end : cue.start()] in {" ", "\u00a0"} else None


def _outside(text: str, at: int) -> int:
    """Past the closing marks at `at`."""
    while at < len(text) and text[at] in DOUBLE:
        at += 1
    return at


def is_another(name: Name, speaker: str) -> bool:
    """Whether a credited name shares no part with the speaker's, titles left out."""
    return not set(name.parts) & set(parts(speaker))
