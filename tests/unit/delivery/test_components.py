from __future__ import annotations

from typing import Any

import discord
import pytest
from hypothesis import given, settings

from bot.delivery.discord.components import SOURCES, to_layout
from bot.model.components import Action, Card, Link, Message, Row, Rule, Text, Tone
from bot.render import digest_messages, from_json, to_json
from tests.unit.render import invented, strategies
from tests.unit.render.test_limits import few


def drawn(view: discord.ui.LayoutView) -> list[dict[str, Any]]:
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it so
    return components


def count(components: list[dict[str, Any]]) -> int:
    return sum(1 + count(component.get("components", [])) for component in components)


async def test_each_part_becomes_its_component() -> None:
    message = Message(
        (Text("words"), Rule(), Row((Link("Read", "https://a.example/"),)), Card((Text("in"),), Tone.TROUBLE))
    )
    text, rule, row, card = drawn(to_layout(message))
    assert (text["type"], text["content"]) == (10, "words")
    assert rule["type"] == 14
    assert (row["components"][0]["style"], row["components"][0]["url"]) == (5, "https://a.example/")
    assert (card["type"], card["accent_color"], card["components"][0]["content"]) == (17, 0xC4373D, "in")


async def test_a_marked_message_ends_in_a_sources_button_that_carries_the_marker() -> None:
    [part] = digest_messages(invented.digest(invented.story(1)))
    [button] = drawn(to_layout(part.message, marker="41"))[-1]["components"]
    assert (button["label"], button["custom_id"]) == ("Sources", f"{SOURCES}41")
    assert not any("custom_id" in str(part) for part in drawn(to_layout(part.message)))


async def test_a_digest_leaves_room_for_its_button() -> None:
    parts = digest_messages(invented.digest(*[invented.story(n, invented.article(n)) for n in range(1, 60)]))
    assert all(count(drawn(to_layout(part.message, marker="1" * 18))) <= 40 for part in parts)
    assert all(to_layout(part.message, marker="1").content_length() <= 4000 for part in parts)


async def test_an_action_says_what_it_asks_in_its_custom_id() -> None:
    [row] = drawn(to_layout(Message((Row((Action("More", "story", "7"),)),))))
    assert row["components"][0]["custom_id"] == "byline:story:7"
    with pytest.raises(ValueError, match="at most 100"):
        to_layout(Message((Row((Action("More", "story", "7" * 100),)),)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/" + "a" * 600])
async def test_a_button_whose_address_discord_would_refuse_cannot_be_pressed(url: str) -> None:
    [row] = drawn(to_layout(Message((Row((Link("x" * 100, url),)),))))
    assert row["components"][0]["disabled"]
    assert "url" not in row["components"][0]
    assert len(row["components"][0]["label"]) <= 80


async def test_a_sent_view_is_not_remembered_by_the_client() -> None:
    assert to_layout(Message((Text("x"),))).is_finished()


@settings(few, max_examples=10)
@given(strategies.digests())
async def test_any_digest_becomes_a_layout_within_discords_limits(digest: Any) -> None:
    for part in digest_messages(digest):
        view = to_layout(from_json(to_json(part.message)), marker="1")
        assert count(drawn(view)) <= 40
        assert view.content_length() <= 4000
        assert isinstance(view, discord.ui.LayoutView)
