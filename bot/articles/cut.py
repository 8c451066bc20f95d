"""Feed documents that break off in the middle: what of them is whole, and that they were cut."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Final

from bot.errors import NotAFeed
from bot.messages import text as words
from bot.model.feed import Feed

_ENTRY: Final = r"(?:[\w-]{1,20}:)?(?:item|entry|url)"
_OPENED: Final = re.compile(rf"<{_ENTRY}[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(rf"</{_ENTRY}\s*>", re.IGNORECASE)
_ITEMS: Final = re.compile(r'"items"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")
_TAIL: Final = 65536
"""Characters of the end in which the root element is looked for."""


def before_the_end(text: str, root: str) -> tuple[str, bool]:
    """The document up to the entry in which it ends, and whether it breaks off: neither that entry nor the root ends."""
    if not root or re.search(rf"</{re.escape(root)}\s*>", text[-_TAIL:], re.IGNORECASE):
        return text, False
    opened = max((found.start() for found in _OPENED.finditer(text)), default=-1)
    closed = max((found.start() for found in _CLOSED.finditer(text)), default=-1)
    return (text[:opened] if opened > closed else text), opened >= 0


def noted(feed: Feed, *, read: int, of: int) -> Feed:
    """The feed of a document that breaks off, or of which only the first `read` characters `of` all were read, with the
    reason; NotAFeed where no entry of it is whole."""
    n = len(feed.entries)
    if not n:
        raise NotAFeed(words("feed.cut"))
    long = words("feed.cut.long", all=of, most=read, n=n) if read < of else ""
    return replace(feed, cut=long or words("feed.cut.after", n=n))


def whole_json(text: str) -> str | None:
    """A JSON Feed that breaks off in its items, closed behind the last whole one; None for any other document."""
    found = _ITEMS.search(text)
    if found is None:
        return None
    decoder, at, items = json.JSONDecoder(strict=False), found.end(), 0
    try:
        while text.startswith("{", start := _skip(text, at)):
            at, items = decoder.raw_decode(text, start)[1], items + 1
    except (ValueError, RecursionError):
        pass
    return f"{text[:at]}]}}" if items else None


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at
