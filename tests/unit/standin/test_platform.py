"""The platform's memory: history, nonces, rate limits, faults, permissions, options, interactions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.standin.commands import CHANNEL, INTEGER, STRING, SUB, Commands, fill, refuse_call
from tests.standin.faults import Faults
from tests.standin.interactions import COMMAND, DEFERRED, MESSAGE, Interactions
from tests.standin.limits import Limits
from tests.standin.messages import COMPONENTS_V2, EPHEMERAL, NONCE_SECONDS, Messages, walk, words
from tests.standin.wire import Call, Json, Refused
from tests.standin.world import ALL, FORUM, THREAD, Permission, World

SENT = "/channels/{channel_id}/messages"


@pytest.fixture
def world() -> World:
    world = World()
    guild = world.guild("Harbour Town")
    guild.channel("news")
    return world


def test_history_pages_by_before_after_and_around_newest_first(world: World) -> None:
    messages, channel = Messages(world), world.guilds[0].channels[0]
    made = [messages.make(channel, world.me, {"content": str(n)}) for n in range(6)]
    ids = [int(message.id) for message in made]

    def seen(**asked: Any) -> str:
        return "".join(message.content for message in messages.history(channel, **asked))

    assert seen(limit=3) == "543"
    assert seen(limit=2, cursor="before", at=ids[4]) == "32"
    assert seen(limit=2, cursor="after", at=ids[1]) == "32"
    assert seen(limit=4, cursor="around", at=ids[2]) == "3210"


def test_ids_grow_and_hold_the_time(world: World) -> None:
    first, second = world.ids.new(), world.ids.new()
    assert int(first) < int(second)
    ms = (int(second) >> 22) + 1_420_070_400_000
    assert abs(ms / 1000 - world.clock().timestamp()) < 5


def test_a_nonce_is_one_message_within_its_window_and_channel(world: World) -> None:
    messages, channel = Messages(world), world.guilds[0].channels[0]
    other = world.guilds[0].channel("talk")
    body = {"content": "a", "nonce": "n", "enforce_nonce": True}
    first, new = messages.send(channel, world.me, body, now=0.0)
    assert new
    assert messages.send(channel, world.me, body, now=NONCE_SECONDS - 1) == (first, False)
    assert messages.send(other, world.me, body, now=1.0)[1]
    assert messages.send(channel, world.me, {**body, "enforce_nonce": False}, now=1.0)[1]
    assert messages.send(channel, world.me, body, now=NONCE_SECONDS + 1)[1]


def test_components_get_ids_and_are_read_in_order(world: World) -> None:
    accessory = {"type": 2, "style": 5, "label": "Read", "url": "https://outlet.example/a"}
    tree = [
        {"type": 17, "components": [{"type": 9, "components": [{"type": 10, "content": "a"}], "accessory": accessory}]}
    ]
    kept = Messages(world).make(world.guilds[0].channels[0], world.me, {"components": tree})
    assert [component["id"] for component in walk(kept.components)] == [1, 2, 3, 4]
    assert words(kept.components) == kept.text == "a\nRead\nhttps://outlet.example/a"
    assert "id" not in tree[0]


def sending(at: float, channel: str = "1") -> Call:
    return Call("POST", f"/channels/{channel}/messages", at=at, args={"channel_id": channel}, template=SENT)


def test_the_sixth_message_in_five_seconds_is_refused_with_what_discord_py_needs() -> None:
    limits = Limits()
    told = [limits.take(sending(0.0)) for _ in range(6)]
    assert [headers["X-RateLimit-Remaining"] for headers, _ in told] == ["4", "3", "2", "1", "0", "0"]
    refused = told[5][1]
    assert refused is not None
    assert (refused.status, refused.body["global"]) == (429, False)
    assert {"Via", "Retry-After"} <= refused.headers.keys()
    assert limits.take(sending(0.0, "2"))[1] is None
    assert limits.take(sending(5.1))[1] is None
    assert limits.refused == ["POST /channels/1/messages"]


def test_the_whole_bot_has_fifty_requests_a_second_and_interactions_are_free() -> None:
    limits = Limits()
    assert all(limits.take(sending(0.0, str(n)))[1] is None for n in range(50))
    refused = limits.take(sending(0.0, "99"))[1]
    assert refused is not None
    assert refused.body["global"] is True
    free = Call("POST", "/webhooks/1/t", at=0.0, args={"webhook_id": "1"}, template="/webhooks/{webhook_id}")
    assert limits.take(free)[1] is None


def test_a_fault_wears_off_after_its_number_of_requests() -> None:
    faults = Faults()
    faults.fail(f"POST {SENT}", times=2, status=403, code=50001)
    replies = [fault and fault.reply() for fault in (faults.take(sending(0.0)) for _ in range(3))]
    assert [reply and (reply.status, reply.body["code"]) for reply in replies] == [(403, 50001)] * 2 + [None]
    assert faults.take(Call("GET", "/x", template=SENT)) is None


def test_permissions_follow_roles_then_overwrites_and_threads_their_parents(world: World) -> None:
    guild = world.guilds[0]
    channel, everybody = guild.channels[0], guild.roles[0]
    member = guild.member(world.user("noor"), guild.role("writers", Permission.MANAGE_MESSAGES))
    assert Permission.MANAGE_MESSAGES in guild.permissions(member, channel)
    channel.deny(everybody, Permission.SEND_MESSAGES)
    assert Permission.SEND_MESSAGES not in guild.permissions(member, channel)
    channel.allowed[member.user.id] = Permission.SEND_MESSAGES
    assert Permission.SEND_MESSAGES in guild.permissions(member, channel)
    thread = guild.channel("a thread", THREAD, channel)
    channel.deny(member, Permission.VIEW_CHANNEL)
    assert guild.permissions(member, thread) == Permission(0)
    owner = guild.member(guild.owner)
    assert guild.permissions(owner, channel) == ALL


def command(*options: Json, **more: Any) -> Json:
    return {"name": "news", "type": 1, "description": "d", "options": list(options), **more}


def option(kind: int, name: str = "o", **more: Any) -> Json:
    return {"type": kind, "name": name, "description": "d", **more}


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"o": True}, "wrong type"),
        ({"o": 11}, "not within"),
        ({"p": "c"}, "none of the choices"),
        ({"o": 1, "q": 1}, "no option"),
        ({"c": 7}, "wrong type"),
    ],
)
def test_values_that_a_client_would_not_send_fail(given: Json, part: str) -> None:
    choices = [{"name": "a", "value": "a"}]
    made = command(option(INTEGER, max_value=10), option(STRING, "p", choices=choices), option(CHANNEL, "c"))
    with pytest.raises(AssertionError, match=part):
        fill(made, "news", given)


def test_a_channel_of_the_wrong_kind_fails_and_a_right_one_is_resolved(world: World) -> None:
    guild = world.guilds[0]
    made = command(option(CHANNEL, "c", channel_types=[0]))
    filled = fill(made, "news", {"c": guild.channels[0]})
    assert filled.resolved["channels"][guild.channels[0].id]["name"] == "news"
    with pytest.raises(AssertionError, match="kind"):
        fill(made, "news", {"c": guild.channel("talks", FORUM)})


def test_a_group_needs_its_subcommand() -> None:
    made = command(option(SUB, "latest", options=[option(INTEGER)]))
    assert fill(made, "news latest", {"o": 1}).options[0]["options"] == [{"name": "o", "type": INTEGER, "value": 1}]
    with pytest.raises(AssertionError, match="needs a subcommand"):
        fill(made, "news", {})
    with pytest.raises(AssertionError, match="no subcommand"):
        fill(made, "news oldest", {})


def test_a_synced_command_keeps_its_id_and_who_may_use_it(world: World) -> None:
    commands = Commands(world.me.id, world.ids)
    body = {"name": "source", "description": "d", "default_member_permissions": 32, "contexts": [0]}
    first = commands.put([body])[0]
    again = commands.put([body])[0]
    assert first["id"] == again["id"]
    assert again["default_member_permissions"] == "32"
    with pytest.raises(AssertionError, match="not offered to a member"):
        refuse_call(again, world.guilds[0].channels[0], Permission.VIEW_CHANNEL)
    with pytest.raises(AssertionError, match="direct messages"):
        refuse_call(again, world.dm(world.user("noor")), None)


@pytest.mark.parametrize(("now", "code"), [(3.1, 10062), (1.0, 40060)])
def test_a_late_or_second_answer_is_refused(world: World, now: float, code: int) -> None:
    interactions = Interactions(world, Messages(world))
    it = interactions.begin(COMMAND, world.guilds[0].channels[0], world.user("noor"), now=0.0)
    if code == 40060:
        interactions.answer(it.id, it.token, {"type": MESSAGE, "data": {"content": "a"}}, now=0.5)
    with pytest.raises(Refused) as refused:
        interactions.answer(it.id, it.token, {"type": MESSAGE, "data": {"content": "a"}}, now=now)
    assert refused.value.reply.body["code"] == code


def test_a_token_lives_fifteen_minutes_and_the_waiting_message_is_filled_once(world: World) -> None:
    interactions = Interactions(world, Messages(world))
    it = interactions.begin(COMMAND, world.guilds[0].channels[0], world.user("noor"), now=0.0)
    with pytest.raises(Refused, match="10015"):
        interactions.live(it.token, now=1.0)
    told = interactions.answer(it.id, it.token, {"type": DEFERRED, "data": {"flags": EPHEMERAL}}, now=1.0)
    assert told["interaction"]["response_message_loading"] is True
    first = interactions.follow_up(it, {"content": "a"})
    second = interactions.follow_up(it, {"content": "b"})
    assert (first.id, first.ephemeral) == (told["resource"]["message"]["id"], True)
    assert (second.id != first.id, second.ephemeral) == (True, False)
    with pytest.raises(Refused, match="50027"):
        interactions.live(it.token, now=901.0)


def test_where_only_the_user_has_installed_the_bot_an_answer_has_five_follow_ups(world: World) -> None:
    interactions = Interactions(world, Messages(world))
    it = interactions.begin(COMMAND, world.guilds[0].channels[0], world.user("noor"), now=0.0)
    it.by_user = True
    interactions.answer(it.id, it.token, {"type": MESSAGE, "data": {"content": "a"}}, now=1.0)
    for _ in range(5):
        interactions.follow_up(it, {"content": "b"})
    with pytest.raises(Refused, match="40094"):
        interactions.follow_up(it, {"content": "c"})
    assert len(it.messages) == 6


def test_an_edit_keeps_the_flag_and_an_ephemeral_message_is_in_no_history(world: World) -> None:
    messages, channel = Messages(world), world.guilds[0].channels[0]
    tree = [{"type": 10, "content": "a"}]
    made = messages.make(channel, world.me, {"flags": COMPONENTS_V2, "components": tree})
    messages.edit(made, {"components": [{"type": 10, "content": "b"}], "nonce": "n"})
    assert (made.flags, made.text, made.nonce) == (COMPONENTS_V2, "b", None)
    assert made.edited
    hidden = messages.make(channel, world.me, {"content": "c", "flags": EPHEMERAL}, kept=False)
    assert messages.of(channel) == [made]
    with pytest.raises(Refused, match="10008"):
        messages.find(channel, hidden.id)
