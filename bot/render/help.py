"""What Byline answers to, as one message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import text as words
from bot.model.components import Card, Message, Text, Tone
from bot.render.escape import clip, escape
from bot.render.layout import width
from bot.render.lines import within

_ROOM = 3400


def help_message(commands: Sequence[tuple[str, str]]) -> Message:
    """The commands (name without slash, description) under a line that says what Byline is."""
    listed, _ = within([_line(name, what) for name, what in commands], width, _ROOM)
    card = Card((Text("\n".join(listed) or words("help.none")),), Tone.PLAIN)
    return Message((Text(f"## {words('help.title')}"), Text(words("help.intro")), card), plain=words("help.title"))


def _line(name: str, what: str) -> str:
    return f"**/{escape(clip(name, 40))}** — {escape(clip(what, 110))}"
