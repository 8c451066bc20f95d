"""Whether an article says of itself that it was corrected."""

from __future__ import annotations

import re

from bot.model.span import Span

_NOTICES = (
    r"^(?:correction|clarification|corrected)\b\s*(?:\([^)]{1,40}\)\s*)?[:.—–-]",
    r"\b(?:an|a previous|an earlier|a prior) version of this (?:article|story|report|piece)\b",
    r"\bthis (?:article|story|report|piece) (?:has been|was) (?:corrected|amended|updated to correct)\b",
)
"""How newsrooms print a correction: at the start of a paragraph, or as a sentence about "this article"."""

_NOTICE = re.compile("|".join(_NOTICES), re.IGNORECASE | re.MULTILINE)


def notice_in(text: str) -> Span | None:
    """Where the text prints a correction notice, None where it does not; that a text merely changed is not one."""
    found = _NOTICE.search(text)
    return Span(found.start(), found.end()) if found else None


def says_corrected(text: str) -> bool:
    """Whether the text prints a correction notice."""
    return notice_in(text) is not None
