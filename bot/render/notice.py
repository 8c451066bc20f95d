"""A short word to one person."""

from __future__ import annotations

from bot.model.components import Card, Message, Text, Tone
from bot.render.escape import clip, escape

_LONGEST = 1500


def notice(text: str, tone: Tone = Tone.PLAIN) -> Message:
    """A card that says `text` (plain, line by line); cut with "…" beyond 1,500 characters."""
    lines = [escape(line) for line in text[:_LONGEST].splitlines() if line.strip()]
    if len(text) > _LONGEST:
        lines.append("…")
    return Message((Card((Text("\n".join(lines) or "…"),), tone),), plain=clip(text, 100))
