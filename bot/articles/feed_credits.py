"""The elements of a feed that name its authors, cleared of addresses."""

from __future__ import annotations

import re
from typing import Final

_CREDIT: Final = re.compile(
    r"(<(author|dc:creator|name)>)([^<]{1,400}|\s{0,40}<!\[CDATA\[.{0,400}?\]\]>\s{0,40})(?=</\2>)", re.DOTALL
)
"""Who is named with an address. feedparser knows endings of four letters at most and cuts names to pieces."""
_ADDRESSED: Final = re.compile(r"[^\s<>()\[\]@]+@[^\s<>()\[\]@]+\s*\(([^()@]*)\)")
_ADDRESS: Final = re.compile(r"(?:&lt;|[(<])?[^\s<>()\[\]@&;]+@[^\s<>()\[\]@&;,]+(?:&gt;|[)>])?")


def names_alone(text: str) -> str:
    """The document of a feed in which whoever is named with an address of electronic mail is named without it."""
    return _CREDIT.sub(_without_address, text)


def _without_address(credit: re.Match[str]) -> str:
    """The element with the name alone: RSS 2.0 asks for an address and the name in brackets."""
    return credit[1] + _ADDRESS.sub("", _ADDRESSED.sub(r"\1", credit[3]))
