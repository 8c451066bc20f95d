"""Feed documents that break off in the middle, or are no valid JSON from some place on: what of them is whole."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Final

from bot.errors import NotAFeed
from bot.messages import text as words
from bot.model.feed import Feed

_ENTRY: Final = r"(?:[\w-]{1,20}:)?(?:item|entry|url)"
_OPENED: Final = re.compile(rf"<{_ENTRY}[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(rf"</{_ENTRY}\s*>", re.IGNORECASE)
_ITEMS: Final = re.compile(r'"items"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")
_LONGEST_ESCAPE: Final = 6
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


@dataclass(frozen=True, slots=True)
class Beginning:
    """What of a broken JSON Feed is whole: the document closed behind its last whole item (empty where none is), and
    why the rest cannot be read; `cut` where that is because it breaks off."""

    whole: str
    fault: str
    cut: bool


def beginning_of_json(text: str) -> Beginning | None:
    """The whole items of a JSON Feed that cannot be read to its end; None where the document is valid, or none."""
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return Beginning(_whole(text), _place(error), cut=_ran_out(text, error))
    except RecursionError as error:
        return Beginning("", str(error), cut=False)
    return None


def spoilt(feed: Feed, fault: str) -> Feed:
    """The feed of a document that is no valid JSON behind its last whole item, with where that is."""
    return replace(feed, cut=words("feed.json.after", n=len(feed.entries), why=fault))


def _place(error: json.JSONDecodeError) -> str:
    return words("feed.json.at", line=error.lineno, column=error.colno, why=error.msg)


def _ran_out(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the parser came to the end of the document where more had to follow. One that ends with its brace has a
    fault instead, though a string that nobody closed runs to the end as well."""
    end = text.rstrip()
    within = error.msg.startswith("Unterminated") or error.pos > len(end) - _LONGEST_ESCAPE
    return error.pos >= len(end) or (within and not end.endswith("}"))


def _whole(text: str) -> str:
    found = _ITEMS.search(text)
    if found is None:
        return ""
    decoder, at, items = json.JSONDecoder(strict=False), found.end(), 0
    try:
        while text.startswith("{", start := _skip(text, at)):
            at, items = decoder.raw_decode(text, start)[1], items + 1
    except (ValueError, RecursionError):
        pass
    return f"{text[:at]}]}}" if items else ""


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at
