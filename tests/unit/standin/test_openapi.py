"""Requests against Discord's own description, where it is beside the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.standin.openapi import load
from tests.standin.validate import Validator
from tests.standin.wire import Call, Json

TEXT: Json = {"type": 10, "content": "The harbour opens."}
SENT = "/channels/{channel_id}/messages"


def sending(body: Any, *, query: dict[str, str] | None = None) -> Call:
    return Call("POST", "/channels/123456789012345678/messages", query or {}, body, template=SENT)


def wrong(openapi: Path, call: Call) -> list[str]:
    return list(load(openapi).check(call))


def test_a_right_message_is_taken(openapi: Path) -> None:
    body = {"content": "a", "nonce": "n", "enforce_nonce": True, "flags": 0, "allowed_mentions": {"parse": []}}
    assert wrong(openapi, sending(body)) == []


def test_numbers_as_ids_are_taken_as_discord_takes_them(openapi: Path) -> None:
    assert wrong(openapi, sending({"content": "a", "attachments": [{"id": 0, "filename": "a.png"}]})) == []
    assert wrong(openapi, Call("POST", "/users/@me/channels", body={"recipient_id": 123456789012345678})) == []
    assert wrong(openapi, sending({"components": [{**TEXT, "id": 5}]})) == []


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ({"content": 1}, "content"),
        ({"embeds": [{"title": "t" * 257}]}, "title"),
        ({"components": [{"type": 10, "content": ""}]}, "components"),
        ({"content": "a", "colour": 1}, "'colour' is unknown"),
        ({"components": [{"type": 17, "components": [{**TEXT, "colour": 1}]}]}, "'colour' is unknown"),
        (None, "body is missing"),
    ],
)
def test_a_wrong_message_is_refused(openapi: Path, body: Any, part: str) -> None:
    assert any(part in one for one in wrong(openapi, sending(body)))


def test_unknown_paths_and_parameters_are_refused(openapi: Path) -> None:
    assert wrong(openapi, Call("GET", "/moon")) == ["no such operation in Discord's OpenAPI description"]
    assert wrong(openapi, sending({"content": "a"}, query={"fast": "1"})) == ["unknown query parameter 'fast'"]
    history = Call("GET", "/channels/123456789012345678/messages", {"limit": "5", "after": "1"})
    assert wrong(openapi, history) == []
    assert wrong(openapi, Call("GET", history.path, {"limit": "many"})) != []
    assert wrong(openapi, Call("GET", "/channels/news/messages")) != []


def test_a_body_where_none_belongs_is_refused(openapi: Path) -> None:
    assert wrong(openapi, Call("GET", "/users/@me", body={})) == ["this operation takes no body"]


def test_fixed_paths_come_before_those_with_parameters(openapi: Path) -> None:
    assert wrong(openapi, Call("GET", "/users/@me")) == []
    assert wrong(openapi, Call("POST", "/users/@me/channels", body={"recipient_id": "123456789012345678"})) == []


def test_without_the_description_our_own_rules_still_hold() -> None:
    validator = Validator.of(None)
    assert not validator.complete
    assert validator.check(sending({"content": " ", "allowed_mentions": {"parse": []}})) == ["the message is empty"]
    assert validator.check(sending({"content": 1.5, "allowed_mentions": {"parse": []}})) != []
