"""Foreign text made harmless: what a feed says is shown as words, never obeyed as markup.

Chat Markdown has no formal grammar; every character that starts markup is preceded by a backslash, which
platforms drop. Mentions, custom emoji, timestamps and automatic links lose their first character's meaning
in the same way. `bot.render.markup.parse` undoes it for the terminal and for HTML.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

LONGEST_URL: Final = 800
"""Characters of an address that are put behind a word; a longer one is left out and that is said."""

_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MARKUP = re.compile(r"([\\*_~|`\[\]<>#])")
_OPENS_LINE = re.compile(r"^([-+]|\d{1,9}(?=[.)]))")
_MASS_MENTION = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_ROUND = str.maketrans("[]", "()")
_SAFE_IN_URL: Final = "!#$%&'*+,/:;=?@~-._"


def clean(text: str) -> str:
    """The text on one line: blanks joined, control characters and direction overrides dropped."""
    return " ".join(_INVISIBLE.sub("", text).split())


def clip(text: str, limit: int) -> str:
    """The text on one line, cut between words with "…" when it is longer than `limit` characters."""
    line = clean(text)
    if len(line) <= limit:
        return line
    head, follows = line[: limit - 1], line[limit - 1]
    whole = head.rsplit(" ", 1)[0] if follows != " " and " " in head[limit // 2 :] else head
    return whole.rstrip() + "…"


def escape(text: str) -> str:
    """The text on one line, safe to stand anywhere in a message: at most about twice as long."""
    safe = _MARKUP.sub(r"\\\1", clean(text)).replace("://", r":\/\/")
    safe = _OPENS_LINE.sub(lambda m: f"\\{m[1]}" if m[1] in "-+" else f"{m[1]}\\", safe)
    return _MASS_MENTION.sub("@\u200b", safe)


def address(url: str) -> str | None:
    """The address in a form that cannot end a link early; None if it is no http(s) address or too long."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    safe = quote(_MASS_MENTION.sub("%40", _INVISIBLE.sub("", url.strip())), safe=_SAFE_IN_URL)
    return safe if len(safe) <= LONGEST_URL else None


def link(label: str, url: str) -> str:
    """`label` as a link to `url`; the label alone, escaped, where the address cannot be used."""
    target = address(url)
    words = escape(label if target is None else _even(label)) or escape(host(url)) or "…"
    return f"[{words}]({target})" if target else words


def _even(label: str) -> str:
    """The label with round brackets for square ones where those do not pair: chat clients look for pairs to
    find a link's end, and heed no backslash there."""
    depth = 0
    for letter in label:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth not in (0, 1):
            break
    return label if depth == 0 else label.translate(_ROUND)


def host(url: str) -> str:
    """The address's host without "www.", empty where there is none."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")
