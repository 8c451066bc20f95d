"""Whether Discord would take a request: its OpenAPI description, and our rules for what that does not see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.standin.openapi import OpenAPI, load
from tests.standin.rules import Sent, check_choices, check_message, check_modal
from tests.standin.rules_commands import check_commands
from tests.standin.wire import Call

_EDITS: Final = "/messages/{message_id}"
_ANSWERS: Final = {4: True, 7: False}
"""Callback types that carry a message, and whether it is a new one."""


@dataclass(frozen=True, slots=True)
class Validator:
    """Checks calls; without the OpenAPI file only by our own rules (`complete` says which)."""

    description: OpenAPI | None = None

    @classmethod
    def of(cls, file: Path | None) -> Validator:
        """With the description of a file, or without."""
        return cls(load(file) if file is not None else None)

    @property
    def complete(self) -> bool:
        """Whether Discord's own description is checked too."""
        return self.description is not None

    def check(self, call: Call) -> list[str]:
        """What is wrong with the request, in words; nothing if it is right."""
        described = list(self.description.check(call)) if self.description else []
        return described + own_rules(call)


def own_rules(call: Call) -> list[str]:
    """What breaks a rule that the description does not hold."""
    check = _CHECKS.get((call.method, call.template)) if call.body is not None else None
    try:
        return check(call) if check else []
    except (TypeError, AttributeError, KeyError) as error:
        return [f"a value of the wrong type: {error}"]


def _created(call: Call) -> list[str]:
    return check_message(Sent(call.body, True, call.files))


def _edited(call: Call) -> list[str]:
    return check_message(Sent(call.body, False, call.files))


def _thread(call: Call) -> list[str]:
    message = call.body.get("message")
    return [] if message is None else check_message(Sent(message, True, call.files))


def _callback(call: Call) -> list[str]:
    kind, data = call.body.get("type"), call.body.get("data") or {}
    if kind in _ANSWERS:
        return check_message(Sent(data, _ANSWERS[kind], call.files))
    if kind == 8:
        return check_choices(data.get("choices") or [])
    return check_modal(data) if kind == 9 else []


def _commands(call: Call) -> list[str]:
    return check_commands(call.body) if isinstance(call.body, list) else ["commands are synced as a list"]


_HOOK: Final = "/webhooks/{webhook_id}/{webhook_token}"
_CHECKS: Final[dict[tuple[str, str], Callable[[Call], Any]]] = {
    ("POST", "/channels/{channel_id}/messages"): _created,
    ("PATCH", "/channels/{channel_id}" + _EDITS): _edited,
    ("POST", "/channels/{channel_id}/threads"): _thread,
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"): _callback,
    ("POST", _HOOK): _created,
    ("PATCH", _HOOK + _EDITS): _edited,
    ("PUT", "/applications/{application_id}/commands"): _commands,
    ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"): _commands,
}
