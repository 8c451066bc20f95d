"""What is sent, held against Discord's own description of its interface."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from bot.delivery.discord.components import to_layout
from bot.model.components import Action, Card, Link, Message, Row, Rule, Text, Tone
from bot.render import digest_messages, help_message, notice, quotes_messages, sources_messages, story_messages
from tests.unit.render import invented

EVERY_PART = Message(
    (
        Text("words"),
        Rule(),
        Row((Link("Read", "https://a.example/"), Action("More", "story", "7"), Link("x", "javascript:no"))),
        *(Card((Text("in"), Rule(), Row((Action("More", "story", tone.value),))), tone) for tone in Tone),
    )
)


@pytest.fixture(scope="module")
def request_schema(openapi: Path) -> Draft202012Validator:
    described = json.loads(openapi.read_text(encoding="utf-8"))
    registry = Registry().with_resource("urn:api", DRAFT202012.create_resource(described))
    schema = {"$ref": "urn:api#/components/schemas/MessageCreateRequest"}
    return Draft202012Validator(schema, registry=registry)


@pytest.mark.parametrize(
    "message",
    [
        EVERY_PART,
        *(part.message for part in digest_messages(invented.digest(*[invented.story(n) for n in range(1, 30)]))),
        *story_messages(invented.story(1)),
        *quotes_messages([invented.quote_view()], name="Vask"),
        *sources_messages([invented.source_view()]),
        help_message([("help", "All commands")]),
        notice("There is no such thing here."),
    ],
)
async def test_every_message_is_one_that_discord_takes(request_schema: Draft202012Validator, message: Message) -> None:
    components: Any = to_layout(message, marker="41").to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it so
    body = {"components": components, "flags": 1 << 15, "nonce": "e1-0", "enforce_nonce": True}
    assert [error.message for error in request_schema.iter_errors(body)] == []


def test_the_description_would_refuse_a_wrong_component(request_schema: Draft202012Validator) -> None:
    assert not request_schema.is_valid({"components": [{"type": 10, "content": ""}], "flags": 1 << 15})
