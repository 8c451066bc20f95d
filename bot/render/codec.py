"""Messages as JSON, for the outbox."""

from __future__ import annotations

import json
from typing import Any

from bot.errors import ParseError
from bot.messages import text
from bot.model.components import Action, Card, Link, Message, Part, Row, Rule, Text, Tone


def to_json(message: Message) -> str:
    """The message as one line of JSON; `from_json` gives the same message back."""
    tree = {"v": 1, "plain": message.plain, "parts": [_tree(part) for part in message.parts]}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def from_json(payload: str) -> Message:
    """The message that `to_json` wrote; ParseError for anything else."""
    try:
        tree = json.loads(payload)
        if tree["v"] != 1:
            raise ParseError(text("message.version", version=tree["v"]))
        return Message(tuple(_part(part) for part in tree["parts"]), tree["plain"])
    except (KeyError, TypeError, ValueError) as error:
        raise ParseError(text("message.foreign")) from error


def _tree(part: Part | Link | Action) -> dict[str, Any]:
    match part:
        case Text(words):
            return {"text": words}
        case Rule():
            return {"rule": True}
        case Link(label, url):
            return {"link": [label, url]}
        case Action(label, name, argument):
            return {"action": [label, name, argument]}
        case Row(buttons):
            return {"row": [_tree(button) for button in buttons]}
        case Card(parts, tone):
            return {"card": [_tree(inner) for inner in parts], "tone": tone.value}


def _part(tree: dict[str, Any]) -> Part:
    if "card" in tree:
        return Card(tuple(_inner(inner) for inner in tree["card"]), Tone(tree["tone"]))
    return _inner(tree)


def _inner(tree: dict[str, Any]) -> Text | Rule | Row:
    match tree:
        case {"text": str(words)}:
            return Text(words)
        case {"rule": True}:
            return Rule()
        case {"row": list(buttons)}:
            return Row(tuple(_button(button) for button in buttons))
    raise ValueError(f"no part of a message: {sorted(tree)}")


def _button(tree: dict[str, Any]) -> Link | Action:
    if "link" in tree:
        label, url = tree["link"]
        return Link(label, url)
    label, name, argument = tree["action"]
    return Action(label, name, argument)
