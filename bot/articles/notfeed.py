"""What an address that gave no feed gave instead, as far as somebody who typed it should be told."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from bot.articles.encoding import decode
from bot.articles.tree import parse_page, visible_text
from bot.errors import ParseError


class Instead(StrEnum):
    """The kinds that need different advice."""

    PDF = "pdf"
    FILE = "file"
    LOGIN = "login"
    PAGE = "page"


_FILES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"ID3", b"OggS", b"\x00\x00\x00", b"RIFF", b"\x7fELF", b"MZ")  # fmt: skip
_FILE_TYPES: Final = re.compile(
    r"(?:image|audio|video|font)/|application/(?:zip|gzip|octet-stream|msword|vnd\.)", re.IGNORECASE
)
_LOGIN: Final = re.compile(
    r"/(?:log-?in|sign-?in|sso|auth|oauth2?|account/login|accounts/login|users/sign_in|wp-login\.php|anmelden|connexion)(?:[/?.]|$)",
    re.IGNORECASE,
)
"""Paths that login pages have."""

_FEW_WORDS: Final = 200
"""Words below which a page with a field for a password is a login page, and not a page that has one in a corner."""


def instead(body: bytes, url: str, content_type: str = "") -> Instead:
    """What these bytes are that are no feed; `url` is where redirects ended."""
    if body.lstrip()[:5] == b"%PDF-" or content_type.lower().startswith("application/pdf"):
        return Instead.PDF
    if body.startswith(_FILES) or (_FILE_TYPES.match(content_type) and b"<" not in body[:1000]):
        return Instead.FILE
    return Instead.LOGIN if _is_login(body, url) else Instead.PAGE


def _is_login(body: bytes, url: str) -> bool:
    if b"password" not in body.lower():
        return False
    try:
        tree = parse_page(decode(body))
    except ParseError:
        return False
    asks = any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))
    words = visible_text(tree).split()
    return asks and (len(words) < _FEW_WORDS or bool(_LOGIN.search(url)))
