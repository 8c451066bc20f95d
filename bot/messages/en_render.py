"""English: what lists, digests, stories and quotes say."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {}
