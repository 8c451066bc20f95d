"""JSON as pages hold it in their scripts, with the faults that templates make."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Final

_OPENED: Final = re.compile(r"(?:<!\[CDATA\[|<!--|/\*<!\[CDATA\[\*/|//[ \t]*<!\[CDATA\[)")
_CLOSED: Final = ("]]>", "-->", "/*]]>*/", "//]]>", "// ]]>", ";")
_TRAILING: Final = re.compile(r",(\s*+[\]}])")
_NO_ESCAPE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=[^\\\"/bfnrtu])")
_BETWEEN: Final = re.compile(r"[\s,;]*")
MOST_VALUES: Final = 3000
"""Values in a row that are read."""


def load_loosely(script: str) -> object:
    """The JSON, or None; comment and CDATA wrappings, raw line ends in strings, trailing commas, escapes that are none,
    entities for quotation marks and several values in a row are forgiven."""
    text = _unwrapped(script)
    for candidate in _readings(text):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return _in_a_row(text)


def _readings(text: str) -> Iterator[str]:
    yield text
    tidied = _TRAILING.sub(r"\1", _NO_ESCAPE.sub(r"\1", text))
    yield tidied
    if "&quot;" in text or "&#34;" in text:
        yield unescape(tidied)


def _in_a_row(text: str) -> list[object] | None:
    """The values that stand one behind the other, up to what is none."""
    found: list[object] = []
    at, decoder = 0, json.JSONDecoder(strict=False)
    try:
        while len(found) < MOST_VALUES and text.startswith(("{", "["), at):
            value, end = decoder.raw_decode(text, at)
            found.append(value)
            at = _BETWEEN.match(text, end).end()  # type: ignore[union-attr] # it matches the empty string
    except (ValueError, RecursionError):
        pass
    return found or None


def _unwrapped(script: str) -> str:
    """The script without what hid it from browsers of old."""
    text = script.strip()
    if opened := _OPENED.match(text):
        text = text[opened.end() :]
    closed = next((end for end in sorted(_CLOSED, key=len, reverse=True) if text.endswith(end)), "")
    return text.removesuffix(closed).strip()
