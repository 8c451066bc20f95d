"""English: what the slash commands say of themselves."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {}
