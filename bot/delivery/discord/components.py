"""A message's tree as Discord's Components V2."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord import ui

from bot.messages import text
from bot.model.components import Action, Card, Link, Message, Part, Row, Rule, Text, Tone
from bot.render.escape import address, clip
from bot.render.limits import DISCORD

SOURCES: Final = "byline:sources:"
"""What the custom_id of a "Sources" button starts with; the delivery's id follows. It is the marker by which
a message is known again after a crash."""

_COLOUR: Final = {
    Tone.NEWS: discord.Colour(0x3B6FD4),
    Tone.QUOTE: discord.Colour(0x8B4FC4),
    Tone.GOOD: discord.Colour(0x2C8A4B),
    Tone.TROUBLE: discord.Colour(0xC4373D),
    Tone.PLAIN: None,
}

Layout = ui.LayoutView
Item = ui.Item[Any]


def to_layout(message: Message, *, marker: str | None = None) -> Layout:
    """The view to send, needing a running loop; with `marker` it ends in a "Sources" button that carries it.

    The view is stopped already: presses are answered by dynamic items, so discord.py must not remember it.
    """
    view = ui.LayoutView(timeout=None)
    for part in message.parts:
        view.add_item(_item(part))
    if marker is not None:
        view.add_item(ui.ActionRow(_pressed(text("button.sources"), f"{SOURCES}{marker}")))
    view.stop()
    return view


def _item(part: Part) -> Item:
    match part:
        case Text(words):
            return ui.TextDisplay(words)
        case Rule():
            return ui.Separator()
        case Row(buttons):
            return ui.ActionRow(*(_button(button) for button in buttons))
        case Card(parts, tone):
            return ui.Container(*(_item(inner) for inner in parts), accent_colour=_COLOUR[tone])


def _button(button: Link | Action) -> ui.Button[Any]:
    """A link or a press; a link whose address Discord would refuse is shown, but cannot be pressed."""
    if isinstance(button, Action):
        return _pressed(button.label, f"byline:{button.name}:{button.argument}")
    url = address(button.url)
    if url is None or len(url) > DISCORD.url:
        return ui.Button(label=clip(button.label, DISCORD.label), custom_id=f"byline:none:{id(button)}", disabled=True)
    return ui.Button(label=clip(button.label, DISCORD.label), url=url)


def _pressed(label: str, custom_id: str) -> ui.Button[Any]:
    if len(custom_id) > DISCORD.custom_id:
        raise ValueError(f"a custom_id has at most {DISCORD.custom_id} characters, got {len(custom_id)}")
    return ui.Button(label=clip(label, DISCORD.label), custom_id=custom_id)
