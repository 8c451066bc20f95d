"""A real client over a simulated Discord (SimCord), holding a fake newsroom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.client import Byline
from bot.errors import BadSchedule
from bot.model.digest import Schedule
from tests.fakes import FakeNews
from tests.unit.render import invented


def read_schedule(times: str, zone: str) -> Schedule:
    """A schedule of times written HH:MM, as the digest room would read it."""
    try:
        return Schedule(tuple(time.fromisoformat(part.strip()) for part in times.split(",")), zone)
    except ValueError as error:
        raise BadSchedule from error


@pytest.fixture
def news() -> FakeNews:
    return FakeNews(
        stories=tuple(invented.story(n) for n in (3, 2, 1)),
        quotes=(invented.quote_view(), invented.quote_view(invented.INDIRECT, 2)),
        sources=(invented.source_view(),),
    )


@pytest.fixture
def simcord_bot(news: FakeNews, tmp_path: Path) -> Byline:
    return Byline(news.services(), read_schedule=read_schedule, synced=tmp_path / "state" / "commands")


@dataclass
class Room:
    """A server with one channel, an ordinary member, a moderator and the role that makes one."""

    env: Any
    guild: Any
    channel: Any
    member: Any
    moderator: Any
    editors: Any


@pytest.fixture
def room(simcord_env: simcord.Env) -> Room:
    guild = simcord_env.create_guild()
    manage = guild.create_role("Editors", permissions=_permissions("manage_guild"))
    return Room(
        simcord_env,
        guild,
        guild.create_text_channel("news"),
        guild.add_member(simcord_env.create_user("pell")),
        guild.add_member(simcord_env.create_user("orsa"), roles=[manage]),
        manage,
    )


def _permissions(*names: str) -> Any:
    import discord

    return discord.Permissions(**dict.fromkeys(names, True))


def said(*answers: Any) -> str:
    """All texts shown in the answers, however deep in the components they lie."""
    return "\n".join(word for answer in answers for word in _texts(answer.components))


def _texts(components: Sequence[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if "content" in component:
            yield component["content"]
        yield from _texts(component.get("components", ()))
