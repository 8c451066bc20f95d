"""Numeric character references that name no character, which parsers stumble over in different ways."""

from __future__ import annotations

import re
from typing import Final

_REFERENCE: Final = re.compile(r"&#(\d+|[xX][0-9a-fA-F]+);?")


def without_impossible(text: str) -> str:
    """The text without references to NUL, to surrogates and beyond Unicode: feedparser raises on them, and lxml's
    recovery puts bytes into its tree that cannot be read out again."""
    return _REFERENCE.sub(_possible, text) if "&#" in text else text


def _possible(reference: re.Match[str]) -> str:
    digits = reference[1].lower()
    if len(digits) > 8:
        return ""
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    return reference[0] if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""
